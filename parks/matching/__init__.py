"""Requirement → ranked parks, explained.

`criterion` says what a criterion is, `criteria` holds one in each file, `requirement` reads what is wanted from a
query string, `scoring` judges all parks in one query, `reader` reads free text, and `page` is what people see. Apps
above this one add criteria when they start (`AppConfig.ready`).
"""
