"""GET /api/v1/enterprises/clusters/: what the map draws of the enterprises at one zoom."""

import orjson
from django.utils.translation import gettext_lazy as _
from rest_framework.response import Response

from enterprises.api.serializers import EnterpriseRowSerializer
from enterprises.filtersets import EnterpriseFilterSet
from enterprises.models import Enterprise
from maps.clusters import LEAST_ZOOM, MOST_ZOOM, at_parks, clusters, tiers_of
from registry.api.defaults import GeoJSONRenderer
from registry.api.document import feature_collection_schema, in_words_of, reads
from registry.api.reading import ReadViewSet
from registry.filters import Parameter
from registry.parameters import NumberField

USUAL_ZOOM = 10
GATHERED = {
    "count": {"type": "integer", "description": _("How many enterprises.")},
    "tiers": {
        "type": "object",
        "additionalProperties": {"type": "integer"},
        "description": _("How many of them hold each class; each once, by its highest."),
    },
}
REPORTED = {"type": "boolean", "description": _("Whether its class is only reported.")}
MAYBE = {"type": "string", "nullable": True}
OF_ONE = {"uid": {"type": "string"}, "name_zh": {"type": "string"}, "name_en": {"type": "string"}}
CLUSTERS = feature_collection_schema(
    GATHERED,
    has_id=False,
    sometimes=in_words_of(EnterpriseRowSerializer, OF_ONE | {"sector": MAYBE})
    | {"reported": REPORTED},
    parks={
        "type": "object",
        "additionalProperties": {
            "type": "object",
            "required": list(GATHERED),
            "properties": GATHERED,
        },
        "description": _("Those without a position, at each park (slug)."),
    },
)


class ClusterFilterSet(EnterpriseFilterSet):
    """The one query for enterprises, and the zoom that they are gathered for."""

    zoom = Parameter(
        NumberField,
        least=LEAST_ZOOM,
        most=MOST_ZOOM,
        whole=True,
        help_text=_("Zoom of the map; a cell is 72 pixels wide at it. 10 if not given."),
    )


class ClusterViewSet(ReadViewSet):
    """Enterprises gathered on a grid, and those without a position counted at their park."""

    filterset_class = ClusterFilterSet
    renderer_classes = [GeoJSONRenderer]

    @reads(
        "enterprises_clusters",
        _(
            "Enterprises gathered on a grid for one zoom; those without a position are counted at their park."
        ),
        CLUSTERS,
        ClusterFilterSet,
        400,
        media_type="application/geo+json",
    )
    def list(self, request):
        filterset = self.filterset(Enterprise.objects.visible_to(request.user))
        zoom = filterset.asked["zoom"]
        rows = clusters(filterset, USUAL_ZOOM if zoom is None else zoom)
        parks = at_parks(filterset, filterset.visible_parks())
        body = {
            "type": "FeatureCollection",
            "features": [feature(row) for row in rows],
            "parks": {row["park"]: at_park(row) for row in parks},
        }
        return Response(orjson.dumps(body))


def at_park(row: dict) -> dict:
    return {"count": row["count"], "tiers": tiers_of(row)}


def feature(row: dict) -> dict:
    """A cell as a Feature; one enterprise alone keeps its name and sector."""
    properties = {"count": row["count"], "tiers": tiers_of(row)}
    if row["count"] == 1:
        alone = ("uid", "name_zh", "name_en", "sector")
        properties |= {name: row[name] for name in alone} | {
            "reported": row["status"] == "reported"
        }
    point = [round(row["lon"], 6), round(row["lat"], 6)]
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": point},
        "properties": properties,
    }
