"""What the page of the match shows."""

from urllib.parse import urlencode

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy

from parks.models import Park, ParkDirection
from parks.sheet import is_doubtful
from registry.evidence import EvidenceIndex

from .criterion import Outcome, all_criteria
from .reader import read
from .requirement import MOST_WEIGHT, USUAL_WEIGHT
from .scoring import FITS, NEARLY, OUT, Judged, judge
from .sensitivity import changes

MOST_FITTING, MOST_NEARLY = 20, 5
EXAMPLES = (
    gettext_lazy("10,000 m² of standard workshop, Lin-gang, hydrogen"),
    gettext_lazy("30 mu of land in Minhang or Pudong, intelligent robots"),
    gettext_lazy("200,000 m² of premises within 20 km of Pudong, artificial intelligence"),
)


def page_of(requirement) -> dict:
    """The context of the page; `requirement` is in order."""
    reading = read(requirement.asked["text"] or "")
    requirement = requirement.with_reading(reading)
    wanted = requirement.wanted
    judged = judge(requirement) if wanted else []
    groups = {group: [one for one in judged if one.group == group] for group in (FITS, NEARLY, OUT)}
    shown = {
        "fitting": [one for one in groups[FITS] if one.score][:MOST_FITTING],
        "nearly": groups[NEARLY][:MOST_NEARLY],
    }
    parks = _parks([one.row["pk"] for some in shown.values() for one in some])
    return {
        "requirement": requirement,
        "reading": reading,
        "text": requirement.asked["text"] or "",
        "fields": [_field(one, requirement) for one in all_criteria().values()],
        "wanted": wanted,
        "most_weight": MOST_WEIGHT,
        "count": len(judged),
        "counts": {
            name: len(groups[group])
            for name, group in (("fitting", FITS), ("nearly", NEARLY), ("out", OUT))
        },
        "why_out": why_out(groups[OUT]),
        "changes": changes(groups[FITS]),
        "evidence": EvidenceIndex(*_rows_with_evidence(parks)),
        "shares": _shares(judged),
        "compare": _comparison(shown["fitting"]),
        "examples": [{"text": text, "query": urlencode({"text": text})} for text in EXAMPLES],
    } | {name: [_row(one, parks[one.row["pk"]]) for one in some] for name, some in shown.items()}


def _parks(keys: list[int]) -> dict[int, Park]:
    directions = Prefetch("direction_links", ParkDirection.objects.select_related("direction"))
    parks = Park.objects.filter(pk__in=keys).select_related("sector").with_districts()
    return {park.pk: park for park in parks.prefetch_related(directions, "spaces")}


def _rows_with_evidence(parks: dict[int, Park]) -> list[list]:
    found = list(parks.values())
    links = [
        link for park in found for link in [*park.direction_links.all(), *park.district_links.all()]
    ]
    return [found, links, [space for park in found for space in park.spaces.all()]]


def _field(criterion, requirement) -> dict:
    """A field of the form: the criterion, what is chosen, and how much it counts."""
    given = {name: requirement.data_of(name) for name in criterion.parameters}
    name = criterion.name
    chosen = next(iter(given.values()))
    weight = requirement.asked[f"weight_{name}"]
    return {
        "criterion": criterion,
        "name": name,
        "label": criterion.title,
        "values": chosen,
        "value": chosen[0] if chosen else "",
        "others": {
            key: values[0] if values else "" for key, values in given.items() if key != name
        },
        "choices": criterion.choices(),
        "must": name in requirement.asked["must"],
        "weight": USUAL_WEIGHT if weight is None else weight,
        "is_given": bool(chosen),
        "is_first": bool(chosen) or criterion.is_frequent,
    }


def _row(judged: Judged, park: Park) -> dict:
    lines = [
        _line(one, verdict, points, park)
        for (one, verdict), points in zip(judged.pairs, judged.points, strict=True)
    ]
    return {
        "park": park,
        "judged": judged,
        "is_doubtful": is_doubtful(park),
        "lines": lines,
        "fits": judged.count(Outcome.FITS),
        "unknown": judged.unknown,
        "conditions": [line["fits_if"] for line in lines if line["must"] and line["fits_if"]],
        "percent_known": round(judged.confidence * 100),
    }


def _line(wanted, verdict, points: float, park: Park) -> dict:
    criterion = wanted.criterion
    return {
        "name": criterion.name,
        "title": criterion.title,
        "outcome": verdict.outcome.value,
        "sentence": verdict.sentence
        or ("" if verdict.outcome == Outcome.UNKNOWN else criterion.tells(park)),
        "fits_if": verdict.fits_if,
        "points": points,
        "share": round(verdict.share or 0, 4),
        "weight": wanted.weight,
        "must": wanted.must,
        "source": criterion.source(park) if verdict.outcome != Outcome.UNKNOWN else None,
    }


def _comparison(fitting: list[Judged]) -> str:
    """The query string that compares the first three; nothing if there are not two."""
    slugs = [one.row["slug"] for one in fitting[:3]]
    return urlencode({"park": slugs}, doseq=True) if len(slugs) > 1 else ""


def _shares(judged: list[Judged]) -> dict:
    """What the browser needs to put the parks shown in order by other weights."""
    fitting = [one for one in judged if one.group == FITS and one.score][:MOST_FITTING]
    return {
        one.row["slug"]: [round(verdict.share or 0, 6) for verdict in one.verdicts]
        for one in fitting
    }


def why_out(judged: list[Judged]) -> list[dict]:
    """How many of the parks left out miss each criterion that must be met, the most frequent first."""
    missed = {}
    for one in judged:
        for wanted, verdict in one.pairs:
            if wanted.must and verdict.outcome == Outcome.MISSES:
                missed.setdefault(wanted.criterion.title, []).append(one)
    rows = [{"title": title, "count": len(some)} for title, some in missed.items()]
    return sorted(rows, key=lambda row: -row["count"])
