"""Enterprises as the API shows them."""

from parks.api.rows import lon_lat
from registry.geojson import feature


def map_feature(row: dict) -> dict:
    """A Feature of one row of `for_map`: the point, or no geometry."""
    properties = {
        "uid": row["uid"],
        "name_zh": row["name_zh"],
        "name_en": row["name_en"],
        "sector": row["sector__code"],
        "tier": row["tier"],
        "status": row["tier_status"],
        "park": row["park_slug"],
    }
    return feature(row["uid"], row["point"], properties)


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
        "distance_km": row.get("distance_km"),
    }
