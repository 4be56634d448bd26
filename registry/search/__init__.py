"""Search: one tokenizer, both databases."""


def index_row(row) -> None:
    """Write what the search reads into the derived columns of `row`."""
