"""Numbers that a plan states and that the register does not count."""

from collections import Counter

from django.utils.translation import gettext as _

from registry.models.plans import Metric

from .base import Rule


class Stated(Rule):
    """Never an actual: what others publish stands beside it, apart."""

    metric = Metric.STATED

    def tallies(self, targets, question):
        return {target.pk: Counter() for target in targets}

    def own(self, target, question):
        return []

    def sentence(self, target, question):
        return _("Stated by the plan, not counted here.")
