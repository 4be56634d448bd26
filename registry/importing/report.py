"""What a load did, and what it refused."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

VERBS = {
    "created": gettext_lazy("created"),
    "changed": gettext_lazy("changed"),
    "unchanged": gettext_lazy("unchanged"),
    "kept": gettext_lazy("kept as edited on the site"),
    "refused": gettext_lazy("refused"),
}


class Refused(Exception):
    """Some rows were refused, and nothing was written; the report says which."""


@dataclass(frozen=True)
class Refusal:
    """One value that cannot be taken: where it stands, and a sentence why. `line` counts as an editor does."""

    file: str
    line: int
    column: str
    value: str
    reason: str

    def __str__(self):
        where = _("%(file)s, row %(line)s, column %(column)s") % vars(self)
        return f"{where}: {self.value!r}. {self.reason}"


@dataclass
class Report:
    """Counts per model (by its verbose name), and every refusal."""

    counts: dict[str, Counter] = field(default_factory=lambda: defaultdict(Counter))
    refusals: list[Refusal] = field(default_factory=list)

    def count(self, model, verb: str, number: int = 1) -> None:
        self.counts[str(model._meta.verbose_name_plural)][verb] += number

    def refuse(self, file: str, line: int, column: str, value, reason) -> None:
        self.refusals.append(Refusal(file, line, column, str(value), str(reason)))

    def total(self, verb: str) -> int:
        return sum(counts[verb] for counts in self.counts.values())

    def lines(self) -> list[str]:
        """The report for people: refusals first, then one line for each model."""
        found = [str(refusal) for refusal in self.refusals]
        for model, counts in self.counts.items():
            told = ", ".join(f"{VERBS[verb]} {counts[verb]}" for verb in VERBS if counts[verb])
            found.append(f"{model}: {told}")
        return found
