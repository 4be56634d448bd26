"""Who people are, and how a refusal is said. Rules about one park live in `parks.access`."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
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


def visible_rows(model, user):
    """Rows of `model` that `user` may read; a part of a hidden row is hidden with it.

    A model that knows who may read what says so by its queryset's `visible_to`; all others are for everybody.
    """
    rows = _visible(model, user)
    for field in model._meta.fields:
        whole = field.related_model if field.many_to_one else None
        if whole and hasattr(whole._default_manager.all(), "visible_to"):
            inside = Q(**{f"{field.name}__in": _visible(whole, user).order_by().values("pk")})
            rows = rows.filter(inside | Q(**{f"{field.name}__isnull": True}))
    return rows.order_by()


def _visible(model, user):
    rows = model._default_manager.all()
    return rows.visible_to(user) if hasattr(rows, "visible_to") else rows
