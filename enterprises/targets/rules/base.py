"""What every rule does, and the small parts that several share."""

from collections import Counter
from decimal import Decimal

from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, Count, F, OuterRef, Q, QuerySet, Subquery, Value, When, Window
from django.db.models.functions import Coalesce, RowNumber

from registry.choices import SourceKind
from registry.models import Evidence, Target

from ...models import Enterprise
from ..questions import Question
from ..verdicts import OBSERVED, Verdict

# Whose figures of revenue and scale count; what a newspaper says is shown beside them, apart.
COUNTING_SOURCES = (
    SourceKind.POLICY,
    SourceKind.OFFICIAL_LIST,
    SourceKind.COMPANY,
    SourceKind.SURVEY,
)
GOOD = (Verdict.COUNTED, Verdict.REPORTED)
ALL = Q()
RULES: dict[str, "Rule"] = {}


class Rule:
    """Counts one shape of target (`metric`)."""

    metric = ""
    counts_enterprises = False
    weight = Count("pk")  # how many a row stands for
    sector = "sector"  # from a row to its sector

    def __init_subclass__(cls):
        RULES[cls.metric] = cls()

    def tallies(self, targets: list[Target], question: Question) -> dict[int, Counter]:
        """Key of each target → {Verdict: how many}; the same number of queries for any number of rows."""
        raise NotImplementedError

    def own(self, target: Target, question: Question) -> QuerySet | list:
        """The rows that bear on `target`, each with its `verdict` for this target."""
        raise NotImplementedError

    def others(self, target: Target, question: Question) -> QuerySet | list:
        """The rows that would count or be reported, were they of the target's sector."""
        return []

    def sentence(self, target: Target, question: Question) -> str:
        """What the rule does, in the active language."""
        raise NotImplementedError

    def enterprises(self, target: Target, question: Question) -> QuerySet[Enterprise]:
        """The enterprises that count; none for a shape that does not count enterprises."""
        return Enterprise.objects.none()

    def actual(self, tally: Counter) -> Decimal | None:
        """What counts; None where the register holds nothing that bears on the target."""
        observed = any(tally[verdict] for verdict in OBSERVED)
        return Decimal(tally[Verdict.COUNTED]) if observed else None

    def reported(self, tally: Counter) -> Decimal | None:
        """What is only reported, never part of the actual; None where nothing is known."""
        return None if self.actual(tally) is None else Decimal(tally[Verdict.REPORTED])


def when(condition: Q, verdict: Verdict) -> When:
    return When(condition, then=Value(verdict.value))


def otherwise(verdict: Verdict) -> dict:
    return {"default": Value(verdict.value)}


def in_sector(target: Target, path: str) -> Q:
    """A target of no sector counts all of them."""
    return Q(**{path: target.sector_id}) if target.sector_id else Q()


def with_known_from(rows: QuerySet, start: str, said: str) -> QuerySet:
    """Annotates `known_from` and `known_precision`: the first day on which a row could be known of.

    That is its own date `start`. A report without one is known from the day that the evidence for its field `said`
    is of, else from the day on which its source came out.
    """
    kind = ContentType.objects.get_for_model(rows.model)
    facts = Evidence.objects.filter(
        subject_type=kind, subject_id=OuterRef("pk"), field=said, as_of__isnull=False
    ).order_by("as_of", "pk")
    precision = start.removesuffix("_on") + "_precision"
    reported = When(
        status="reported",
        then=Coalesce(Subquery(facts.values("as_of")[:1]), "source__published_on"),
    )
    vaguely = When(
        status="reported",
        then=Coalesce(Subquery(facts.values("as_of_precision")[:1]), "source__published_precision"),
    )
    dated = Q(**{f"{start}__isnull": False})
    return rows.annotate(
        known_from=Case(When(dated, then=F(start)), reported),
        known_precision=Case(When(dated, then=F(precision)), vaguely, default=Value("")),
    )


def of_sectors(targets: list[Target], path: str) -> Q:
    """Rows that any of the targets can count: those of their sectors, or all where one has none."""
    sectors = {target.sector_id for target in targets}
    return Q() if None in sectors else Q(**{f"{path}__in": sectors})


def first_of_each(rows: QuerySet, each: tuple[str, ...], then: tuple) -> QuerySet:
    """`rows` that speak for their group: the smallest `verdict`, ties broken by the expressions `then`.

    The choice stands in a subquery of its own, so that later filters cannot reach into it and promote another row.
    """
    place = Window(
        RowNumber(),
        partition_by=[F(name) for name in each],
        order_by=[F("verdict").asc(), *then, F("pk").asc()],
    )
    chosen = rows.annotate(place=place).filter(place=1)
    return rows.filter(pk__in=chosen.values("pk"))
