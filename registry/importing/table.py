"""What is to be written into one model: columns of values, and where each row comes from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from ..search.tokens import Content


@dataclass
class Table:
    """The rows for one model, as lists of one length.

    `columns` are keyed by column attribute (`sector_id`), `key` names those that tell one row from another. Rows of
    the key that the register already has are compared in `columns` only. `constants` are for new rows and are
    never compared. `lines` is where each row stands in `file`; `named` says which column of the file a model's
    column was read from, where the two differ. `contents`, for the first rows of a model that the search reads, gives
    what the rows of a range are found by. `checks` are rules about several rows: each takes the cursor beside the stage
    and gives (row, column, reason). A table that is `trusted` was made from others that have been checked; the
    database's own constraints still stand below it.
    """

    model: type
    key: tuple[str, ...]
    columns: dict[str, list]
    file: str
    lines: Sequence[int]
    constants: dict[str, object] = field(default_factory=dict)
    named: dict[str, str] = field(default_factory=dict)
    contents: Callable[[range], list[Content]] | None = None
    checks: Sequence[Callable] = ()
    trusted: bool = False

    def __len__(self):
        return len(self.lines)

    def keys(self) -> list:
        """The key of each row: a value, or a tuple of several."""
        if len(self.key) == 1:
            return self.columns[self.key[0]]
        return list(zip(*(self.columns[name] for name in self.key), strict=True))

    def rows(self) -> list[tuple]:
        return list(zip(*self.columns.values(), strict=True))

    def only(self, wanted: Sequence[int]) -> "Table":
        """The rows of these numbers."""
        if len(wanted) == len(self):
            return self
        columns = {name: [values[row] for row in wanted] for name, values in self.columns.items()}
        lines = [self.lines[row] for row in wanted]
        return replace(self, columns=columns, lines=lines)

    def column_of_file(self, name: str) -> str:
        return self.named.get(name, name.removesuffix("_id"))


def table(model, key: Sequence[str], rows: Sequence[dict], file: str, lines: Sequence[int], **more):
    """A Table from dicts that all have the same keys; for small files. None without rows."""
    if not rows:
        return None
    columns = {name: [row[name] for row in rows] for name in rows[0]}
    return Table(model, tuple(key), columns, file, list(lines), **more)
