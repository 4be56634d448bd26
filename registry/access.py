"""Who people are, and how a refusal is said. Rules about one park live in `parks.access`."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

STEWARDS = "steward"
PRESENTERS = "presenter"


def is_steward(user) -> bool:
    """Stewards (主管部门) keep the whole register right: the group of that name, and superusers."""
    if user is None or not user.is_active:
        return False
    return user.is_superuser or user.groups.filter(name=STEWARDS).exists()


def acts_for_the_register(by) -> bool:
    """True for stewards, and for None: the importer and the commands, which run on the server itself."""
    return by is None or is_steward(by)


def require_steward(by) -> None:
    """Raise PermissionDenied unless `by` acts for the whole register."""
    if not acts_for_the_register(by):
        raise PermissionDenied(_("Only a steward of the register may do this."))
