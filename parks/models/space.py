"""What a park offers, and whom to ask."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from registry.constraints import in_order, known, not_above, not_negative, positive
from registry.history import kept_history
from registry.languages import called

from ..choices import PriceUnit, SpaceKind
from .park import Block, Park


class Space(models.Model):
    """Land or premises on offer."""

    park = models.ForeignKey(Park, models.CASCADE, related_name="spaces", help_text=_("The park."))
    block = models.ForeignKey(
        Block,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="spaces",
        help_text=_("The block, if known."),
    )
    kind = models.CharField(
        max_length=12, choices=SpaceKind, help_text=_("Land, or a kind of premises.")
    )
    name_zh = models.CharField(max_length=120, blank=True, help_text=_("Building or plot."))
    name_en = models.CharField(max_length=160, blank=True, help_text=_("The same in English."))
    permitted_use_zh = models.CharField(
        max_length=120, blank=True, help_text=_("Permitted use (用地性质).")
    )
    permitted_use_en = models.CharField(
        max_length=160, blank=True, help_text=_("The same in English.")
    )
    total_m2 = models.DecimalField(
        max_digits=12, decimal_places=2, null=True, blank=True, help_text=_("Whole area, m².")
    )
    available_m2 = models.DecimalField(
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("Area still on offer, m²."),
    )
    smallest_m2 = models.DecimalField(
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("Smallest part that can be had, m²."),
    )
    price = models.DecimalField(
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("Rent or price, in its unit."),
    )
    price_unit = models.CharField(
        max_length=14, blank=True, choices=PriceUnit, help_text=_("Unit of the price.")
    )
    floor_load_t_m2 = models.DecimalField(
        max_digits=6, decimal_places=2, null=True, blank=True, help_text=_("Floor load, t/m².")
    )
    clear_height_m = models.DecimalField(
        max_digits=5, decimal_places=2, null=True, blank=True, help_text=_("Clear height, m.")
    )
    power_kva = models.DecimalField(
        max_digits=9, decimal_places=1, null=True, blank=True, help_text=_("Power supply, kVA.")
    )
    available_from = models.DateField(
        null=True, blank=True, help_text=_("First day that it can be had.")
    )
    verified_on = models.DateField(
        null=True, blank=True, help_text=_("Day on which the figures were last checked.")
    )
    review_due_on = models.DateField(
        null=True, blank=True, help_text=_("Day by which they must be checked again.")
    )
    history = kept_history("parks")

    class Meta:
        verbose_name = _("space")
        verbose_name_plural = _("space on offer")
        ordering = ["park", "kind", "id"]
        constraints = [
            known("parks_space", "kind", SpaceKind),
            known("parks_space", "price_unit", PriceUnit),
            positive("parks_space", "total_m2"),
            not_negative("parks_space", "available_m2"),
            positive("parks_space", "smallest_m2"),
            positive("parks_space", "price"),
            positive("parks_space", "floor_load_t_m2"),
            positive("parks_space", "clear_height_m"),
            positive("parks_space", "power_kva"),
            not_above(
                "parks_space",
                "available_m2",
                "total_m2",
                _("The area on offer cannot exceed the whole area."),
            ),
            not_above(
                "parks_space",
                "smallest_m2",
                "total_m2",
                _("The smallest part cannot exceed the whole area."),
            ),
            in_order("parks_space", "verified_on", "review_due_on"),
            models.CheckConstraint(
                name="parks_space_price_has_unit",
                condition=(models.Q(price__isnull=True) & models.Q(price_unit=""))
                | (models.Q(price__isnull=False) & ~models.Q(price_unit="")),
                violation_error_message=_("A price has a unit, and a unit has a price."),
            ),
        ]

    def __str__(self):
        return f"{self.park} · {self.get_kind_display()} {called(self)}".strip()


class Contact(models.Model):
    """A post to reach at a park; not a person by default."""

    park = models.ForeignKey(
        Park, models.CASCADE, related_name="contacts", help_text=_("The park.")
    )
    role_zh = models.CharField(max_length=80, help_text=_("Post or desk, such as 招商部."))
    role_en = models.CharField(max_length=120, blank=True, help_text=_("The same in English."))
    office_line = models.CharField(max_length=40, blank=True, help_text=_("Office telephone."))
    office_line_is_public = models.BooleanField(default=False, help_text=_("Shown to everybody."))
    email = models.EmailField(blank=True, help_text=_("Mailbox of the post."))
    email_is_public = models.BooleanField(default=False, help_text=_("Shown to everybody."))
    purpose = models.CharField(max_length=200, blank=True, help_text=_("What this contact is for."))
    history = kept_history("parks")

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ["park", "id"]
        constraints = [
            models.CheckConstraint(
                name="parks_contact_can_be_reached",
                condition=~models.Q(office_line="") | ~models.Q(email=""),
                violation_error_message=_("Give an office line or an e-mail address."),
            )
        ]

    def __str__(self):
        return called(self, "role")
