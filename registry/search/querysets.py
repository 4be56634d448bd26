"""`search`: the queryset method that all searches go through."""

from django.db import models
from django.db.models import Case, F, Func, Q, Value, When
from django.db.models.functions import Length

from .index import index_name
from .query import Node, Query

# What PostgreSQL has indexed, and is asked for.
TERMS = "array_to_tsvector(string_to_array({}, ' '))"
# search_rank
EXACT, BEGINNING, NAME, ROW, SOME = range(5)


class HasTerms(Func):
    """Whether a row has the terms of a Node, by the search index."""

    output_field = models.BooleanField()

    def __init__(self, node: Node, model):
        super().__init__(F("pk"), F("search_tokens"))
        self.node, self.model = node, model

    def as_postgresql(self, compiler, connection, **context):
        column, params = compiler.compile(self.source_expressions[1])
        return f"{TERMS.format(column)} @@ %s::tsquery", [*params, self.node.tsquery()]

    def as_sqlite(self, compiler, connection, **context):
        pk, params = compiler.compile(self.source_expressions[0])
        index = connection.ops.quote_name(index_name(self.model))
        return f"{pk} IN (SELECT rowid FROM {index} WHERE {index} MATCH %s)", [
            *params,
            self.node.match(),
        ]


class Bytewise(Func):
    """A text as both databases sort it alike: by its bytes in UTF-8."""

    template = "%(expressions)s COLLATE %(collation)s"

    def as_sqlite(self, compiler, connection, **context):
        return super().as_sql(compiler, connection, collation="BINARY", **context)

    def as_postgresql(self, compiler, connection, **context):
        return super().as_sql(compiler, connection, collation='"C"', **context)


class Like(Func):
    """Whether a folded text has a pattern; folded texts hold no `%` and no `_` themselves."""

    template = "%(expressions)s"
    arg_joiner = " LIKE "
    output_field = models.BooleanField()

    def __init__(self, text, pattern: str):
        super().__init__(text, Value(pattern))


class Spaced(Func):
    """`search_tokens` with a space around each term."""

    template = "(' ' || %(expressions)s || ' ')"
    output_field = models.TextField()


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
            return self.annotate(search_rank=Value(EXACT))
        if not query:
            return self.none().annotate(search_rank=Value(EXACT))
        found = self._with_all(query)
        if query.is_divisible and not found.exists():
            found = self._with_some(query)
        return found.order_by(*best_first(self.model))

    def _with_all(self, query: Query):
        unbroken = [_named(f"%{chunk}%") for chunk in query.unbroken]
        rank = Case(
            When(_named(f"%| {query.folded} |%"), then=EXACT),
            When(_named(f"%| {query.folded}%"), then=BEGINNING),
            When(Q(*(_named(f"%{chunk}%|/%") for chunk in query.chunks)), then=NAME),
            default=ROW,
            output_field=models.IntegerField(),
        )
        found = self.filter(HasTerms(query.every, self.model), *unbroken)
        return found.annotate(search_rank=rank)

    def _with_some(self, query: Query):
        pieces, terms = query.pieces, Spaced(F("search_tokens"))
        has = [
            Case(When(Like(terms, f"%{piece.pattern()}%"), then=1), default=0) for piece in pieces
        ]
        rank = Value(SOME + len(pieces)) - sum(has[1:], has[0])
        if query.short_names:
            short = [_named(f"%| {name} |%") for name in query.short_names]
            rank = Case(When(Q(*short, _connector=Q.OR), then=SOME), default=rank)
        rows = self.filter(HasTerms(Node(tuple(pieces), every=False), self.model))
        most = SOME + len(pieces) - max(1, len(pieces) // 2)
        return rows.annotate(search_rank=rank).filter(search_rank__lte=most)


def best_first(model) -> tuple:
    """The order of rows that `search` found: terms for `order_by`."""
    name, key = model.SEARCH_NAMES[0], model.SEARCH_KEY
    return F("search_rank"), Length(name), Bytewise(F(name)), Bytewise(F(key))


def _named(pattern: str) -> Like:
    return Like(F("search_names"), pattern)
