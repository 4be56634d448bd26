"""Two to five parks side by side: what differs first, what is not known as such, each figure with its source.

`rows` says what is compared, `table` puts it together, `inset` draws them on one map; apps above this one add rows
when they start (`AppConfig.ready`).
"""
