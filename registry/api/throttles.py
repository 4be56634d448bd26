"""How often somebody who is not signed in may ask."""

from django.conf import settings
from rest_framework.throttling import AnonRateThrottle


class AnonymousReads(AnonRateThrottle):
    """`API_ANON_RATE` requests from one address, such as 600/min; no limit where it is empty or 0."""

    def get_rate(self):
        rate = settings.API_ANON_RATE
        return None if rate in {"", "0"} else rate
