"""Short words for targets, where a row has little room."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from registry.choices import Comparator, Qualifier, Tier
from registry.formatting import Figure, figure, is_chinese
from registry.models import Target
from registry.models.plans import Metric

from ..choices import AchievementKind
from .questions import Question
from .rules.revenue import band_said

CLASSES = {
    Tier.LEADING: pgettext_lazy("short target", "Leading"),
    Tier.CORE: pgettext_lazy("short target", "Core"),
    Tier.SPECIALISED: pgettext_lazy("short target", "Specialised"),
    Tier.DISTINCTIVE: pgettext_lazy("short target", "Distinctive"),
}
HEADS, HEADS_ZH = (
    pgettext_lazy("short target, 头部", "Leading"),
    "头部",
)  # another word for the same class
BANDS = {
    Decimal(1000): pgettext_lazy("short target", "CNY 100 bn"),
    Decimal(100): pgettext_lazy("short target", "CNY 10 bn"),
    Decimal(10): pgettext_lazy("short target", "CNY 1 bn"),
}
KINDS = {
    AchievementKind.SCENARIO: pgettext_lazy("short target", "Scenarios"),
    AchievementKind.PRODUCT: pgettext_lazy("short target", "Products"),
    AchievementKind.VEHICLE: pgettext_lazy("short target", "Hit cars"),
    AchievementKind.APPLICATION: pgettext_lazy("short target", "Applications"),
    AchievementKind.CLUSTER: pgettext_lazy("short target", "Clusters"),
}
NOTHING_COUNTED = {
    Metric.CLASS_COUNT: gettext_lazy(
        "None is recognised by the authorities so far. It counts from the first day of its recognition."
    ),
    Metric.REVENUE_COUNT: gettext_lazy("No figure that counts lies in this band."),
    Metric.ACHIEVEMENT_COUNT: gettext_lazy("None is recognised so far."),
    Metric.SECTOR_SCALE: gettext_lazy("No figure for the whole city that counts is on record."),
}


def short_label(target: Target) -> str:
    """What is counted in a word or two."""
    if target.metric == Metric.CLASS_COUNT:
        return str(HEADS if HEADS_ZH in target.label_zh else CLASSES[target.tier])
    if target.metric == Metric.REVENUE_COUNT:
        return str(BANDS.get(target.revenue_from_100m) or band_said(target, Question.today()))
    if target.metric == Metric.ACHIEVEMENT_COUNT:
        return str(KINDS[target.achievement_kind])
    return target.label_zh


def short_value(target: Target) -> Figure:
    """The number set, with its comparator as a sign: 10+, ≥2, >5000."""
    parts = figure(target.value, target.unit)
    if not is_chinese() and not parts.before:
        parts = parts._replace(
            unit=""
        )  # “enterprises” is longer than the number, and the label has said it
    said_after = target.qualifier in (Qualifier.PLUS, Qualifier.OR_MORE)
    sign = {Comparator.AT_LEAST: "≥", Comparator.MORE_THAN: ">"}.get(target.comparator, "")
    if target.comparator == Comparator.AT_LEAST and said_after:
        return parts._replace(number=f"{parts.number}+")
    return parts._replace(number=f"{sign}{parts.number}")


def band(standing) -> str:
    if standing.target.metric != Metric.REVENUE_COUNT:
        return ""
    return band_said(standing.target, standing.question)


def nothing_counted(target: Target) -> str:
    return str(NOTHING_COUNTED.get(target.metric, ""))


def recognised_word(target: Target) -> str:
    """What stands behind the actual: classes and achievements are recognised, money is counted."""
    if target.metric in (Metric.CLASS_COUNT, Metric.ACHIEVEMENT_COUNT):
        return _("recognised")
    return _("counted")
