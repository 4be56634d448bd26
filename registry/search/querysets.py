"""`search`: the queryset method that all searches go through."""

from django.db import models
from django.db.models import F, Func, Value
from django.db.models.functions import Length

from .index import entries_of, index_name
from .query import Node, Query, Term

# search_rank
EXACT, BEGINNING, NAME, ROW, SOME = range(5)
LONGER_THAN_ANY = 10_000  # characters of a name
ANY = Value(EXACT) + Value(
    0
)  # not a bare number, which ORDER BY would take for the place of a column


class HasTerms(Func):
    """Whether an entry has the terms of a Node, by the search index that `operations` makes."""

    output_field = models.BooleanField()

    def __init__(self, node: Node, entries):
        super().__init__(F("search_entry__tokens"))
        self.node, self.entries = node, entries

    def entry(self, compiler) -> str:
        return compiler.quote_name_unless_alias(self.source_expressions[0].alias)

    def as_postgresql(self, compiler, connection, **context):
        return f"{self.entry(compiler)}.vector @@ %s::tsquery", [self.node.tsquery()]

    def as_sqlite(self, compiler, connection, **context):
        index = connection.ops.quote_name(index_name(self.entries))
        found = f"SELECT rowid FROM {index} WHERE {index} MATCH %s"
        return f"{self.entry(compiler)}.row_id IN ({found})", [self.node.match()]


class Bytewise(Func):
    """A text as both databases sort it alike: by its bytes in UTF-8."""

    template = "%(expressions)s COLLATE %(collation)s"

    def as_sqlite(self, compiler, connection, **context):
        return super().as_sql(compiler, connection, collation="BINARY", **context)

    def as_postgresql(self, compiler, connection, **context):
        return super().as_sql(compiler, connection, collation='"C"', **context)


class Has(Func):
    """Whether a folded column has every pattern. One expression, as Django's own take long to compile."""

    output_field = models.BooleanField()

    def __init__(self, column: str, patterns: tuple[str, ...]):
        super().__init__(F(column))
        self.patterns = patterns

    def as_sql(self, compiler, connection, **context):
        column, params = compiler.compile(self.source_expressions[0])
        return _like(column, len(self.patterns), " AND "), [
            *params * len(self.patterns),
            *self.patterns,
        ]


class Fit(Func):
    """How well the names of a row fit: the rank of the first case of which a name has every (or any) pattern."""

    output_field = models.IntegerField()

    def __init__(self, cases: tuple[tuple[tuple[str, ...], int], ...], otherwise, joint=" AND "):
        super().__init__(F("search_entry__names"), otherwise)
        self.cases, self.joint = cases, joint

    def as_sql(self, compiler, connection, **context):
        (column, _none), (otherwise, rest) = map(compiler.compile, self.source_expressions)
        whens = "".join(
            f" WHEN {_like(column, len(patterns), self.joint)} THEN {rank}"
            for patterns, rank in self.cases
        )
        patterns = [pattern for some, _rank in self.cases for pattern in some]
        return f"CASE{whens} ELSE {otherwise} END", [*patterns, *rest]


class Missing(Func):
    """How many of `pieces` a row lacks."""

    output_field = models.IntegerField()

    def __init__(self, pieces: tuple[Term, ...]):
        super().__init__(F("search_entry__tokens"))
        self.pieces = pieces

    def as_sql(self, compiler, connection, **context):
        column, _none = compiler.compile(self.source_expressions[0])
        one = f"CASE WHEN ' ' || {column} || ' ' LIKE %s THEN 0 ELSE 1 END"
        patterns = [f"%{piece.pattern()}%" for piece in self.pieces]
        return f"({' + '.join([one] * len(patterns))})", patterns


def _like(column: str, number: int, joint: str) -> str:
    """Folded texts hold no `%` and no `_`, so that patterns need no escape."""
    return f"({joint.join([f'{column} LIKE %s'] * number)})"


class SearchQuerySet(models.QuerySet):
    """A queryset of `Searchable` rows."""

    def search(self, text: str):
        """The rows that `text` finds, best first, annotated with `search_rank`; all rows if it is blank.

        0 a name or code is the text, 1 one begins with it, 2 a name has all of it, 3 the row has all of it;
        only where none of these rows has all: 4 for one whose name the text begins with, 4 and the number of missing
        pieces for one that has at least half of them. Within a rank the shortest name comes first, then the order of
        the characters' codes, then the key: the same order on both databases.

        Chinese is found anywhere, other words and pinyin from the beginning of a word or syllable. Call it on the
        rows that the user may see and before other filters, so that these do not change what "all" and "some" find.
        Raises ValidationError if the text is too long.
        """
        query = Query.read(text)
        if not text.strip():
            return self.annotate(search_rank=ANY)
        if not query:
            return self.none().annotate(search_rank=ANY)
        return self._closest(query).order_by(*best_first(self.model))

    def _closest(self, query: Query):
        """The rows with all of the query; else of what is left without cities and legal forms; else with some."""
        tries = [query] if query.bare == query else [query, query.bare]
        if len(query.bare.pieces) == 1 and len(tries) == 1:
            return self._with_all(query)
        for one in tries:
            found = self._with_all(one)
            if found.exists():
                return found
        return self._with_some(query.bare)

    def _with_all(self, query: Query):
        found = self.filter(HasTerms(query.every, entries_of(self.model)))
        if query.unbroken:
            unbroken = tuple(f"%{chunk}%" for chunk in query.unbroken)
            found = found.filter(Has("search_entry__names", unbroken))
        cases = (
            ((f"%| {query.folded} |%",), EXACT),
            ((f"%| {query.folded}%",), BEGINNING),
            (tuple(f"%{chunk}%|/%" for chunk in query.chunks), NAME),
        )
        return found.annotate(search_rank=Fit(cases, Value(ROW)))

    def _with_some(self, query: Query):
        pieces = query.pieces
        rank = Value(SOME) + Missing(pieces)
        if query.short_names:
            short = tuple(f"%| {name} |%" for name in query.short_names)
            rank = Fit(((short, SOME),), rank, joint=" OR ")
        rows = self.filter(HasTerms(Node(pieces, every=False), entries_of(self.model)))
        most = SOME + len(pieces) - max(1, len(pieces) // 2)
        return rows.annotate(search_rank=rank).filter(search_rank__lte=most)


def best_first(model) -> tuple:
    """The order of rows that `search` found: terms for `order_by`."""
    return F("search_rank"), _length(model), *of_one_place(model)


def place(model):
    """A whole number that `best_first` goes by first: the rank and the length of the name."""
    return F("search_rank") * LONGER_THAN_ANY + _length(model)


def of_one_place(model) -> tuple:
    """The order of rows of one place: terms for `order_by`."""
    return Bytewise(F(model.SEARCH_NAMES[0])), Bytewise(F(model.SEARCH_KEY))


def _length(model):
    return Length(model.SEARCH_NAMES[0])
