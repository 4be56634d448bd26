"""`search`: the queryset method that all searches go through."""

from django.db import models
from django.db.models import Case, F, Func, Q, Value, When
from django.db.models.functions import Length

from .index import TERMS, index_name
from .query import Node, Query

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
        return f"{TERMS.format(column=column)} @@ %s::tsquery", [*params, self.node.tsquery()]

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
        only where none of these rows has all: 4 and more for one that has at least half of the pieces,
        counted from 4 upwards by those missing. Within a rank the shortest name comes first, then the order of the
        characters' codes, then the key: the same order on both databases.

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
        if len(query.pieces) > 1 and not found.exists():
            found = self._with_some(query)
        return found.order_by("search_rank", *self._closest_first())

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
        pieces = query.pieces
        terms = Spaced(F("search_tokens"))
        has = [
            Case(When(Like(terms, f"%{piece.pattern()}%"), then=1), default=0) for piece in pieces
        ]
        most = SOME + len(pieces) - max(1, len(pieces) // 2)
        rows = self.filter(HasTerms(Node(tuple(pieces), every=False), self.model))
        rows = rows.annotate(search_rank=Value(SOME + len(pieces)) - sum(has[1:], has[0]))
        return rows.filter(search_rank__lte=most)

    def _closest_first(self):
        name, key = self.model.SEARCH_NAMES[0], self.model.SEARCH_KEY
        return Length(name), Bytewise(F(name)), Bytewise(F(key))


def _named(pattern: str) -> Like:
    return Like(F("search_names"), pattern)
