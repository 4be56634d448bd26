"""Data versions: one integer per layer, raised by every write; the ETags are made of them."""

from django.db.models import F
from django.utils import timezone

from .models import DataVersion

LAYERS = ("registry", "parks", "enterprises")


def raise_version(layer: str) -> None:
    """Say that the public data of `layer` has changed; call inside the change's transaction."""
    changed = DataVersion.objects.filter(layer=layer).update(
        number=F("number") + 1, changed_at=timezone.now()
    )
    if not changed:
        DataVersion.objects.get_or_create(layer=layer, defaults={"number": 1})


def data_version(layers=LAYERS) -> str:
    """The versions of `layers` as one short text, such as `3.17.5`; one query."""
    numbers = dict(DataVersion.objects.values_list("layer", "number"))
    return ".".join(str(numbers.get(layer, 0)) for layer in layers)
