"""Enterprises as the API shows them."""

from parks.api.rows import lon_lat
from registry.geojson import feature

from .serializers import ClassificationSerializer, RevenueSerializer, TenancySerializer

# Columns that only the whole enterprise shows, as they are.
WHOLE = (
    "former_names",
    "address_zh",
    "address_en",
    "website",
    "other_titles",
    "notes_zh",
    "notes_en",
)


def map_feature(row: dict) -> dict:
    """A Feature of one row of `for_map`: the point, or no geometry."""
    point = row.pop("point")
    return feature(row["uid"], point, row)


def list_row(row: dict) -> dict:
    """One row of `for_list`."""
    lon, lat = lon_lat(row["point"])
    return {
        "uid": row["uid"],
        "name_zh": row["name_zh"],
        "name_en": row["name_en"],
        "name_en_origin": row["name_en_origin"],
        "uscc": row["uscc"],
        "stock_code": row["stock_code"],
        "sector": row["sector__code"],
        "district": row["district__adcode"],
        "area_zh": row["area_zh"],
        "area_en": row["area_en"],
        "tier": row["tier"],
        "status": row["tier_status"],
        "park": row["park_slug"],
        "level": row["location_level"],
        "uncertainty_km": row["location_uncertainty_km"],
        "lon": lon,
        "lat": lat,
    }


def found_row(row: dict) -> dict:
    """One row of `for_list`, with its distance where the query measures one."""
    return list_row(row) | {"distance_km": row.get("distance_km")}


def whole_row(row: dict, enterprise, parks) -> dict:
    """One row of `for_list`, and the rest of `enterprise`; of its tenancies those in `parks`."""
    rest = {name: getattr(enterprise, name) for name in WHOLE}
    classes = enterprise.classifications.select_related("sector")
    tenancies = enterprise.tenancies.filter(park__in=parks).select_related("park")
    parts = {
        "classifications": ClassificationSerializer(classes, many=True).data,
        "tenancies": TenancySerializer(tenancies, many=True).data,
        "revenues": RevenueSerializer(enterprise.revenues.all(), many=True).data,
    }
    return list_row(row) | rest | parts
