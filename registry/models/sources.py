"""Where facts come from."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..choices import Precision, SourceKind
from ..constraints import dated, known
from ..history import kept_history
from ..languages import called


class Source(models.Model):
    """A document that facts were read from."""

    key = models.CharField(
        max_length=500,
        unique=True,
        help_text=_("What tells it from every other: its address, or a title."),
    )
    kind = models.CharField(
        max_length=20,
        choices=SourceKind,
        help_text=_("Kind of document; official ones win over press."),
    )
    title_zh = models.CharField(max_length=300, blank=True, help_text=_("Title as printed."))
    title_en = models.CharField(
        max_length=300, blank=True, help_text=_("Title in English; our translation.")
    )
    publisher_zh = models.CharField(max_length=120, blank=True, help_text=_("Who published it."))
    publisher_en = models.CharField(max_length=160, blank=True, help_text=_("The same in English."))
    url = models.URLField(max_length=500, blank=True, help_text=_("Address where it was read."))
    published_on = models.DateField(null=True, blank=True, help_text=_("Date of publication."))
    published_precision = models.CharField(
        max_length=5, blank=True, choices=Precision, help_text=_("How exactly that date is known.")
    )
    retrieved_on = models.DateField(
        null=True, blank=True, help_text=_("Date on which it was read.")
    )
    notes_zh = models.TextField(blank=True, help_text=_("Remarks of the editors."))
    notes_en = models.TextField(blank=True, help_text=_("Remarks of the editors, in English."))
    history = kept_history("registry")

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["-published_on", "key"]
        constraints = [
            known("registry_source", "kind", SourceKind),
            dated("registry_source", "published_on", "published_precision"),
        ]

    def __str__(self):
        return called(self, "title") or called(self, "publisher") or self.key

    @property
    def is_official(self) -> bool:
        return self.kind in {SourceKind.POLICY, SourceKind.OFFICIAL_LIST}


class Evidence(models.Model):
    """One fact read in one source: what was said of one field of one row."""

    subject_type = models.ForeignKey(
        ContentType, models.CASCADE, related_name="+", help_text=_("Model of the row it is about.")
    )
    subject_id = models.PositiveBigIntegerField(help_text=_("Key of the row it is about."))
    subject = GenericForeignKey("subject_type", "subject_id")
    field = models.CharField(max_length=60, help_text=_("Field of that row."))
    source = models.ForeignKey(
        Source, models.PROTECT, related_name="evidence", help_text=_("Where it was read.")
    )
    value = models.CharField(max_length=500, blank=True, help_text=_("The value as recorded."))
    quote = models.TextField(blank=True, help_text=_("The sentence it was read from, as printed."))
    as_of = models.DateField(null=True, blank=True, help_text=_("Date for which the fact holds."))
    as_of_precision = models.CharField(
        max_length=5, blank=True, choices=Precision, help_text=_("How exactly that date is known.")
    )
    is_derived = models.BooleanField(
        default=False, help_text=_("Worked out by the register from other facts, not read.")
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Who recorded it; empty for the first load."),
    )
    recorded_at = models.DateTimeField(help_text=_("When it was recorded."))
    history = kept_history("registry")

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["subject_type", "subject_id", "field", "id"]
        constraints = [
            dated("registry_evidence", "as_of", "as_of_precision"),
            models.UniqueConstraint(
                name="registry_evidence_once_per_source",
                fields=["subject_type", "subject_id", "field", "source"],
                violation_error_message=_("This source is already recorded for this field."),
            ),
        ]

    def __str__(self):
        return f"{self.field}: {self.value}"
