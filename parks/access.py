"""Who may do what at one park: predicates that querysets, services, pages, API and admin share."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from registry.access import acts_for_the_register

from .choices import Role
from .models import Membership

EDITING = (Role.EDITOR, Role.MANAGER)
# What a park's own people change at once; the rest is the register's, because others count on it.
OWN_FIELDS = frozenset(
    {
        "directions_zh",
        "directions_en",
        "operator_zh",
        "operator_en",
        "address_zh",
        "address_en",
        "website",
    }
)


def in_force(today=None) -> Q:
    """Memberships that hold on `today`, a date; today by default."""
    today = today or timezone.localdate()
    return Q(since__lte=today) & (Q(until__isnull=True) | Q(until__gte=today))


def has_role(user, park, roles) -> bool:
    if not user.is_active:  # nobody who is signed in, or an account that is closed
        return False
    return Membership.objects.filter(in_force(), user=user, park=park, role__in=roles).exists()


def require_editor(by, park) -> None:
    """Raise PermissionDenied unless `by` may edit the offer, contacts and tenants of `park`."""
    if acts_for_the_register(by) or has_role(by, park, EDITING):
        return
    raise PermissionDenied(_("Only the managers and editors of this park may do this."))


def require_field_rights(by, park, names) -> None:
    """Raise PermissionDenied if one of the fields `names` of `park` is not for `by` to change."""
    require_editor(by, park)
    reserved = sorted(set(names) - OWN_FIELDS)
    if reserved and not acts_for_the_register(by):
        fields = ", ".join(reserved)
        raise PermissionDenied(
            _("Only a steward may change these: %(fields)s.") % {"fields": fields}
        )
