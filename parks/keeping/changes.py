"""When a park last changed: it, or any part of it that its page shows."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Max

from parks.models import Block, Park, ParkDirection, ParkDistrict, Space


def last_changes(keys: Iterable[int]) -> dict[int, datetime]:
    """{key: moment}, from the histories; as many queries for many parks as for one."""
    keys = list(keys)
    found = {}
    histories = [(Park, "id")]
    histories += [(model, "park_id") for model in (Space, Block, ParkDirection, ParkDistrict)]
    for model, key in histories:
        rows = model.history.filter(**{f"{key}__in": keys}).order_by().values_list(key)
        for park, moment in rows.annotate(last=Max("history_date")):
            found[park] = max(found.get(park, moment), moment)
    return found
