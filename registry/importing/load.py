"""One load: its folder, what it has written so far, and its report."""

import gc
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cached_property
from importlib import import_module
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from tqdm import tqdm

from .. import search
from ..models import District
from ..search.index import searchable_models
from ..versions import LAYERS
from .entries import write_entries
from .evidence import Facts
from .parsing import dated
from .reading import Frame, read_csv
from .report import Refused, Report
from .sources import Documents
from .table import Table
from .terms import terms
from .texts import Texts
from .writing import write


class Load:
    """Reads the files of `folder` into the register. What the apps' `tables` share stands here."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.report = Report()
        self.texts = Texts(folder, self.report)
        self.documents = Documents(folder, self.report)
        self.facts = Facts()
        self._frames: dict[str, Frame] = {}
        self._ids: dict[tuple, dict] = {}
        self._shared: dict[str, object] = {}
        # By model, the table that brought all its rows, and their search terms, which other processes make.
        self.first: dict[type, tuple[Table, Iterator]] = {}

    def frame(self, file: str, columns: tuple[str, ...]) -> Frame:
        """The file, read once."""
        if file not in self._frames:
            self._frames[file] = read_csv(self.folder / file, columns, self.report)
        return self._frames[file]

    @cached_property
    def collected_on(self):
        """The day on which the facts were collected, which is when they count as recorded."""
        about = self.frame("about.csv", ("name", "value"))
        facts = dict(zip(about["name"], about["value"], strict=True))
        return dated(facts.get("collected_on", ""))[0] or timezone.localdate()

    def ids(self, model, *key: str) -> dict:
        """Key (a value, or a tuple of several) to primary key of every row of the model, written ones included."""
        place = (model, key)
        if place not in self._ids:
            rows = model._base_manager.order_by().values_list("pk", *key)
            self._ids[place] = {
                values[0] if len(key) == 1 else tuple(values): pk for pk, *values in rows.iterator()
            }
        return self._ids[place]

    def shared(self, name: str, make):
        """What several tables of one app need, made once."""
        if name not in self._shared:
            self._shared[name] = make()
        return self._shared[name]

    def write(self, table: Table | None) -> None:
        if table is not None and len(table):
            if table.contents:
                self.first[table.model] = table, terms(len(table), table.contents)
            write(table, self.report)
            self._ids = {
                place: ids for place, ids in self._ids.items() if place[0] is not table.model
            }

    @staticmethod
    def is_first(model) -> bool:
        """Whether the register never had a row of the model."""
        return not model._base_manager.exists() and not model.history.exists()

    def scope(self, name_zh: str) -> tuple[str, str]:
        """An area in both languages: a district, or one that the texts name."""
        if (text := self.texts.found("scope", name_zh)) is not None:
            return text
        return name_zh, self.district_names.get(name_zh, "")

    @cached_property
    def district_names(self) -> dict[str, str]:
        return dict(District._base_manager.values_list("name_zh", "name_en"))

    def require_no_refusal(self) -> None:
        if self.report.refusals:
            raise Refused

    def close(self) -> None:
        """Let the other processes end, if they are still at work."""
        for _table, made in self.first.values():
            made.close()


@contextmanager
def progress(total: int, shown: bool):
    """A bar on a terminal, nothing elsewhere."""
    with tqdm(total=total, disable=None if shown else True, unit="", leave=False) as bar:
        yield bar


@contextmanager
def without_collector():
    """Without Python's search for rings of dead objects: a load makes millions of objects, and hardly a ring."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def run(folder: Path, *, dry: bool = False, shown: bool = False) -> Report:
    """Load the folder: everything, or nothing. A dry run checks and reports, and writes nothing.

    Raises Refused, with the report as its argument, if a row is refused.
    """
    with closing(Load(folder)) as load:
        try:
            with without_collector(), transaction.atomic():
                _write_all(load, shown)
                load.require_no_refusal()
                _index_all(load)
                transaction.set_rollback(dry)
        except Refused as refused:
            raise Refused(load.report) from refused
    return load.report


def _write_all(load: Load, shown: bool) -> None:
    """Ask the apps for their tables in the order in which they build on each other, and write them."""
    with progress(0, shown) as bar:
        for layer in LAYERS:
            for table in import_module(f"{layer}.importing").tables(load):
                load.require_no_refusal()
                if table is not None:
                    bar.set_description(str(table.model._meta.verbose_name_plural))
                    load.write(table)
                    bar.update(len(table))
        load.write(load.facts.table(load))


def _index_all(load: Load) -> None:
    """Bring the search in step, if anything has changed: rows are found by the texts of other rows too."""
    if not load.report.total("created") and not load.report.total("changed"):
        return
    for model in searchable_models():
        if model in load.first:
            table, made = load.first[model]
            write_entries(table, load.ids(model, *table.key), made)
        else:
            search.refresh(model)
