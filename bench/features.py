"""10,000 features as GeoJSON: ours, the same answer by bare SQL, and by djangorestframework-gis.

All give the same FeatureCollection; that is checked first. They run in turns; medians and ranges are of the rounds.
On PostGIS the bare SQL builds the whole text in the database and is sent by pgbench, prepared. Beside it stand our
own statements, sent bare. The peer has its related rows read ahead; the naive one, which asks for class and park row by
row as one is first written, takes so long that it runs once.
"""

import orjson

from bench.timing import bare, in_turns, report, statements

CENTRE = (121.47, 31.23)
SQL = """
WITH e AS MATERIALIZED (
  SELECT id, uid, name_zh, name_en, sector_id, location FROM enterprises_enterprise
  WHERE merged_into_id IS NULL AND location && ST_MakeEnvelope({min_lon}, {min_lat}, {max_lon}, {max_lat}, 4326)
    AND (ST_X(location) < {min_lon}) IS NOT TRUE AND (ST_Y(location) < {min_lat}) IS NOT TRUE
    AND (ST_X(location) > {max_lon}) IS NOT TRUE AND (ST_Y(location) > {max_lat}) IS NOT TRUE),
k AS (
  SELECT DISTINCT ON (enterprise_id) enterprise_id, tier, status FROM enterprises_classification
  WHERE enterprise_id IN (SELECT id FROM e) AND status IN ('recognised', 'reported')
    AND (valid_from IS NULL OR valid_from <= current_date) AND (valid_to IS NULL OR valid_to >= current_date)
  ORDER BY enterprise_id, array_position(ARRAY['leading', 'core', 'specialised', 'distinctive'], tier::text), status),
p AS (
  SELECT DISTINCT ON (enterprise_id) enterprise_id, slug
  FROM enterprises_tenancy JOIN parks_park ON parks_park.id = park_id
  WHERE enterprise_id IN (SELECT id FROM e) AND publication = 'public'
    AND (since IS NULL OR since <= current_date) AND (until IS NULL OR until >= current_date)
  ORDER BY enterprise_id, parks_park.name_zh)
SELECT '{{"type":"FeatureCollection","features":[' || string_agg(json_build_object(
  'type', 'Feature', 'id', uid, 'geometry', ST_AsGeoJSON(location, 6, 0)::json, 'properties', json_build_object(
    'uid', uid, 'name_zh', e.name_zh, 'name_en', e.name_en, 'sector', s.code,
    'tier', k.tier, 'status', k.status, 'park', p.slug))::text, ',' ORDER BY e.id) || ']}}'
FROM e LEFT JOIN registry_sector AS s ON s.id = e.sector_id
  LEFT JOIN k ON k.enterprise_id = e.id LEFT JOIN p ON p.enterprise_id = e.id
"""


def compare(url: str, wanted: int = 10_000) -> None:
    box = box_of(wanted)
    answers = {"ours": ours, "DRF-GIS": drf_gis}
    if on_postgis := url.startswith("postgis"):
        answers["SQL"] = bare_sql
    check({name: make(box) for name, make in answers.items()})
    if on_postgis:
        answers["SQL"] = bare(url, [sql_of(box)])
    answers["our statements"] = bare(url, statements(lambda: ours(box)))
    report(in_turns(answers, box))
    report(in_turns({"ours": ours, "DRF-GIS, naive": naive}, box, rounds=1))


def box_of(wanted: int) -> tuple[float, float, float, float]:
    """The square around the centre with about `wanted` enterprises in it."""
    from enterprises.models import Enterprise

    low, high = 0.0, 2.0
    for _ in range(20):
        half = (low + high) / 2
        box = square(half)
        inside = Enterprise.objects.filter(location__bbox=box).count()
        low, high = (half, high) if inside < wanted else (low, half)
    return square(high)


def square(half: float) -> tuple[float, float, float, float]:
    lon, lat = CENTRE
    return lon - half, lat - half, lon + half, lat + half


def ours(box) -> bytes:
    """What the view does between the query string and the bytes."""
    from enterprises.api.rows import map_feature
    from registry.geojson import feature_collection

    filterset = asked(box)
    rows = filterset.narrowed().for_map(filterset.as_of, parks=filterset.visible_parks())
    return feature_collection(map(map_feature, rows))


def asked(box):
    from django.http import QueryDict

    from enterprises.filtersets import EnterpriseFilterSet
    from enterprises.models import Enterprise

    query = QueryDict("bbox=" + ",".join(f"{edge:.9f}" for edge in box))
    return EnterpriseFilterSet(query, Enterprise.objects.current())


def bare_sql(box) -> bytes:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(sql_of(box).replace("%", "%%"), [])
        return cursor.fetchone()[0].encode()


def sql_of(box) -> str:
    edges = zip(("min_lon", "min_lat", "max_lon", "max_lat"), asked(box).asked["bbox"], strict=True)
    return SQL.format(**dict(edges))


def drf_gis(box) -> bytes:
    """The usual serializer over the usual queryset, and the usual renderer."""
    from rest_framework.renderers import JSONRenderer

    from enterprises.models import Enterprise

    rows = Enterprise.objects.current().filter(location__bbox=asked(box).asked["bbox"])
    rows = rows.select_related("sector").with_standing().order_by("pk")
    return JSONRenderer().render(geo_serializer()(rows, many=True).data)


def geo_serializer():
    from rest_framework import serializers
    from rest_framework_gis.fields import GeometryField
    from rest_framework_gis.serializers import GeoFeatureModelSerializer

    from enterprises.models import Enterprise

    class EnterpriseGeo(GeoFeatureModelSerializer):
        sector = serializers.CharField(source="sector.code", default=None)
        tier = serializers.CharField()
        status = serializers.CharField(source="tier_status")
        park = serializers.CharField(source="park_slug")
        location = GeometryField(precision=6)

        class Meta:
            model = Enterprise
            geo_field = "location"
            id_field = "uid"
            auto_bbox = False
            fields = ("uid", "name_zh", "name_en", "sector", "tier", "status", "park", "location")

    return EnterpriseGeo


def naive(box) -> bytes:
    from rest_framework.renderers import JSONRenderer

    from enterprises.models import Enterprise

    rows = Enterprise.objects.current().filter(location__bbox=asked(box).asked["bbox"])
    return JSONRenderer().render(naive_serializer()(rows.order_by("pk"), many=True).data)


def naive_serializer():
    from rest_framework import serializers
    from rest_framework_gis.serializers import GeoFeatureModelSerializer

    from enterprises.models import Enterprise

    class EnterpriseGeo(GeoFeatureModelSerializer):
        sector = serializers.CharField(source="sector.code", default=None)
        tier = serializers.SerializerMethodField()
        park = serializers.SerializerMethodField()

        class Meta:
            model = Enterprise
            geo_field = "location"
            id_field = "uid"
            fields = ("uid", "name_zh", "name_en", "sector", "tier", "park")

        def get_tier(self, row):
            held = row.classifications.filter(status__in=("recognised", "reported")).first()
            return held and held.tier

        def get_park(self, row):
            tenancy = row.tenancies.filter(until=None).select_related("park").first()
            return tenancy and tenancy.park.slug

    return EnterpriseGeo


def check(answers: dict[str, bytes]) -> None:
    """The same features with the same positions (to six decimals) and properties, in the same order."""
    plain = {
        name: [simple(item) for item in orjson.loads(text)["features"]]
        for name, text in answers.items()
    }
    first = plain["ours"]
    for name, features in plain.items():
        if features != first:
            raise SystemExit(f"{name} gives another answer than ours")
    print(f"{len(first):,} features, the same from all; {len(answers['ours']):,} bytes")


def simple(item: dict) -> tuple:
    properties = {name: value for name, value in item["properties"].items() if name != "uid"}
    position = [round(number, 6) for number in item["geometry"]["coordinates"]]
    return item["id"], position, properties
