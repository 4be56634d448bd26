"""Search: one tokenizer, both databases.

`text` folds, `pinyin` spells, `tokens` makes the terms of a row, `query` those of a search, `index` keeps them, and
`querysets` asks.
"""

from .index import follow, found_by, index_row, refresh, sync

__all__ = ["follow", "found_by", "index_row", "refresh", "sync"]
