"""What is asked of the rules: the date, and how revenue bands are read."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone


@dataclass(frozen=True)
class Question:
    """`as_of`: the day that is counted for. `cumulative`: a band also holds what lies above it."""

    as_of: date
    cumulative: bool = False

    @classmethod
    def today(cls) -> "Question":
        return cls(timezone.localdate())

    @property
    def last_full_year(self) -> int:
        """The newest year that is over: no figure of a later one can be known on this day."""
        return self.as_of.year - ((self.as_of.month, self.as_of.day) < (12, 31))
