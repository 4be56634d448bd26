"""Parks as the API shows them."""

from registry.geojson import feature, split

from .serializers import BlockSerializer, ContactSerializer, SpaceSerializer


def map_feature(row: dict) -> dict:
    """A Feature of one row of `for_map`: the outline, or else the point, or else no geometry."""
    lon, lat = lon_lat(row["point"])
    properties = {
        "slug": row["slug"],
        "name_zh": row["name_zh"],
        "name_en": row["name_en"],
        "sector": row["sector__code"],
        "membership": row["membership"],
        "level": row["location_level"],
        "uncertainty_km": row["location_uncertainty_km"],
        "area_km2": row["area_km2"],
        "districts": split(row["adcodes"]),
        "enterprises": row["tenant_count"],
        "lon": lon,
        "lat": lat,
    }
    return feature(row["slug"], row["outline"] or row["point"], properties)


def lon_lat(point: str | None) -> tuple[float, float] | tuple[None, None]:
    """The two numbers of a GeoJSON point."""
    if point is None:
        return None, None
    lon, lat = point[point.index("[") + 1 : point.index("]")].split(",")
    return float(lon), float(lat)


def list_row(row: dict) -> dict:
    """One row of `for_list`."""
    lon, lat = lon_lat(row["point"])
    return {
        "slug": row["slug"],
        "name_zh": row["name_zh"],
        "name_en": row["name_en"],
        "name_en_origin": row["name_en_origin"],
        "official_no": row["official_no"],
        "membership": row["membership"],
        "sector": row["sector__code"],
        "batch": row["batch"],
        "announced_on": row["announced_on"],
        "announced_precision": row["announced_precision"],
        "programme": row["programme"],
        "districts": split(row["adcodes"]),
        "area_km2": row["area_km2"],
        "enterprises": row["tenant_count"],
        "land_m2": row["land_m2"],
        "floor_m2": row["floor_m2"],
        "level": row["location_level"],
        "uncertainty_km": row["location_uncertainty_km"],
        "lon": lon,
        "lat": lat,
    }


def found_row(row: dict) -> dict:
    """One row of `for_list`, with its distance where the query measures one."""
    return list_row(row) | {"distance_km": row.get("distance_km")}


# Columns that only the whole park shows, as they are.
WHOLE = (
    "official_name_zh",
    "aliases",
    "directions_zh",
    "directions_en",
    "location_note_zh",
    "location_note_en",
    "operator_zh",
    "operator_en",
    "address_zh",
    "address_en",
    "website",
    "notes_zh",
    "notes_en",
    "publication",
)


def whole_row(row: dict, park) -> dict:
    """One row of `for_list`, and the rest of `park` with its blocks, spaces and contacts."""
    rest = {name: getattr(park, name) for name in WHOLE}
    spaces = park.spaces.select_related("block").defer("block__boundary")
    parts = {
        "directions": list(park.directions.order_by("code").values_list("code", flat=True)),
        "blocks": BlockSerializer(park.blocks.defer("boundary"), many=True).data,
        "spaces": SpaceSerializer(spaces, many=True).data,
        "contacts": ContactSerializer(park.contacts.all(), many=True).data,
    }
    return list_row(row) | rest | parts
