"""What a file says, what the last load wrote, and what the register holds: a three-way comparison.

A value that somebody changed on the site since the last load is kept, a row that somebody removed stays removed.
"""

from dataclasses import dataclass, field

from django.contrib.gis.db.models import GeometryField
from django.contrib.gis.db.models.functions import AsWKB
from django.db.models.expressions import RawSQL

from . import REASON
from .encoding import plain, plain_column
from .stage import NAME, fields_of, quote, staged
from .table import Table


@dataclass
class Merge:
    """Row numbers of a table by what must happen, and the column values to change by key of the register's row."""

    new: list[int] = field(default_factory=list)
    unchanged: int = 0
    kept: int = 0
    changes: dict[int, dict[str, object]] = field(default_factory=dict)
    changed_rows: list[int] = field(default_factory=list)

    def add(self, row: int, pk: int, *values: tuple, fields) -> None:
        """Compare one row's values: those of the file, of the last load (None without one), and of the register."""
        new, old, now = (None if said is None else _plain(fields, said) for said in values)
        before = now if old is None else old
        rows = zip(fields, new, before, now, strict=True)
        changes = {f.attname: said for f, said, was, held in rows if said != held == was}
        if changes and old is not None:
            self.changes[pk] = changes
            self.changed_rows.append(row)
        elif new != now:
            self.kept += 1
        else:
            self.unchanged += 1


def merge(table: Table) -> Merge:
    """Compare the rows of `table` with the register: those that it holds just so by one statement, the rest here."""
    if not table.model._base_manager.exists() and not table.model.history.exists():
        return Merge(new=list(range(len(table))))
    with staged(table) as cursor:
        rest = _unlike(cursor, table)
        if not rest:
            return Merge(unchanged=len(table))
        live, base = held(table), last_loaded(table)
    return _compared(table, rest, live, base)


def _unlike(cursor, table: Table) -> list[int]:
    """The rows that the register does not hold just so; the others leave the stage."""
    live = quote(table.model._meta.db_table)
    same = " AND ".join(
        f"{live}.{quote(name)} {'IS NOT DISTINCT FROM' if field.null else '='} {NAME}.{quote(name)}"
        for name, field in fields_of(table).items()
    )
    like = f"EXISTS (SELECT 1 FROM {live} WHERE {same})"
    cursor.execute(f"SELECT stage_no FROM {NAME} WHERE NOT {like} ORDER BY stage_no")
    rest = [row for (row,) in cursor.fetchall()]
    if rest:
        cursor.execute(f"DELETE FROM {NAME} WHERE {like}")
    return rest


def _concerned(table: Table) -> RawSQL:
    """Primary keys of the rows that are, or ever were, under the keys on the stage."""
    key = ", ".join(quote(name) for name in table.key if not fields_of(table)[name].null)
    of = " UNION ".join(
        f"SELECT id FROM {quote(model._meta.db_table)} WHERE ({key}) IN (SELECT {key} FROM {NAME})"
        for model in (table.model, table.model.history.model)
    )
    return RawSQL(of, [])  # noqa: S611 - made of names of our own tables and columns only


def last_loaded(table: Table) -> dict[object, tuple[int, tuple]]:
    """Key of each row on the stage that loads have written, to its primary key and what they wrote into each column.

    A load that changes one column leaves a record of the whole row, with what people wrote into the others; only
    columns that differ from the record before are the load's own.
    """
    records = table.model.history.filter(id__in=_concerned(table)).order_by("history_id")
    facts = ("history_change_reason", "history_user_id", "id")
    before, written = {}, {}
    for (reason, user, pk), values in _plain_values(records, table, *facts):
        if reason == REASON and user is None:
            if pk not in before:
                written[pk] = values
            elif pk in written:
                pairs = zip(values, before[pk], written[pk], strict=True)
                written[pk] = [new if new != old else own for new, old, own in pairs]
        before[pk] = values
    places = [list(table.columns).index(name) for name in table.key]
    return {_key(values, places): (pk, tuple(values)) for pk, values in written.items()}


def held(table: Table) -> dict[int, tuple]:
    """Primary key of every row of the register that is on the stage to its values."""
    rows = table.model._base_manager.filter(pk__in=_concerned(table)).order_by()
    return {pk: tuple(values) for (pk,), values in _plain_values(rows, table, "pk")}


def _plain_values(rows, table: Table, *facts: str):
    """`facts` and the values of the table's columns of each row; geometry as WKB, which costs no object."""
    shapes = {f"{f.name}_wkb": AsWKB(f.name) for f in _geometries(table)}
    names = [f"{name}_wkb" if f"{name}_wkb" in shapes else name for name in table.columns]
    binary = [place for place, name in enumerate(names) if name in shapes]
    for row in rows.annotate(**shapes).values_list(*facts, *names).iterator(chunk_size=5000):
        values = list(row[len(facts) :])
        for place in binary:
            values[place] = None if values[place] is None else bytes(values[place])
        yield row[: len(facts)], values


def _geometries(table: Table) -> list:
    return [f for f in fields_of(table).values() if isinstance(f, GeometryField)]


def _key(values, places: list[int]):
    return values[places[0]] if len(places) == 1 else tuple(values[place] for place in places)


def _compared(table: Table, rest: list[int], live: dict, base: dict) -> Merge:
    """The three-way comparison of the rows `rest` of the table."""
    fields = list(fields_of(table).values())
    places = [list(table.columns).index(name) for name in table.key]
    live_keys = {_key(values, places): pk for pk, values in live.items()}
    found = Merge(unchanged=len(table) - len(rest))
    part = table.only(rest)
    plained = [plain_column(f, part.columns[f.attname]) for f in fields]
    for row, key, new in zip(rest, part.keys(), zip(*plained, strict=True), strict=True):
        pk, old = base.get(key, (None, None))
        if pk not in live and key in live_keys:
            pk, old = live_keys[key], None
        if pk is None:
            found.new.append(row)
        elif pk not in live:
            found.kept += 1  # somebody removed it
        elif new == old == live[pk]:
            found.unchanged += 1
        else:
            found.add(row, pk, new, old, live[pk], fields=fields)
    return found


def _plain(fields, values: tuple) -> tuple:
    return tuple(plain(f, value) for f, value in zip(fields, values, strict=True))
