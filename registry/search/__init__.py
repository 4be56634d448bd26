"""Search: one tokenizer, both databases.

`text` folds, `pinyin` spells, `contents` reads what a row is found by, `tokens` makes its terms, `query` those of a
search, `index` keeps them, and `querysets` asks.
"""

from .index import follow, found_by, refresh, sync, tidy

__all__ = ["follow", "found_by", "refresh", "sync", "tidy"]
