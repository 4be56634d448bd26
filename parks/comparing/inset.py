"""All parks of a comparison on one small map, numbered, and their sizes at one scale."""

import math

from parks.ground import Frame, layers
from parks.locator import px

WIDTH, HEIGHT, EDGE = 560, 260, 46
NEAREST, FARTHEST = 14.0, 1.6  # pixels a kilometre
LARGEST = 50  # pixels of radius of the largest park


def inset(parks) -> dict | None:
    """Ground and numbered spots of the parks with a position; None if there is none."""
    placed = [(number, park) for number, park in enumerate(parks, 1) if park.location]
    if not placed:
        return None
    frame = _frame([park.location.coords for _number, park in placed])
    spots = [_spot(number, park, frame) for number, park in placed]
    return {"frame": frame, "ground": layers(frame), "spots": apart(spots)}


def _frame(points: list[tuple[float, float]]) -> Frame:
    lons, lats = zip(*points, strict=True)
    west, east, south, north = min(lons), max(lons), min(lats), max(lats)
    whole = Frame((west + east) / 2, (south + north) / 2, 1, WIDTH, HEIGHT)
    (left, bottom), (right, top) = whole.at(west, south), whole.at(east, north)
    wide, tall = max(right - left, 1), max(bottom - top, 1)
    scale = min((WIDTH - 2 * EDGE) / wide, (HEIGHT - 2 * EDGE) / tall, NEAREST)
    return Frame(
        round(whole.lon, 4), round(whole.lat, 4), round(max(scale, FARTHEST), 2), WIDTH, HEIGHT
    )


def _spot(number: int, park, frame: Frame) -> dict:
    x, y = frame.at(*park.location.coords)
    return {"number": number, "x": x, "y": y, "sector": park.sector.code}


def apart(spots: list[dict]) -> list[dict]:
    """Spots that would cover each other stand side by side."""
    for at, spot in enumerate(spots):
        while any(math.dist((spot["x"], spot["y"]), (o["x"], o["y"])) < 20 for o in spots[:at]):
            spot["x"] += 21
    return [spot | {"x": px(spot["x"]), "y": px(spot["y"])} for spot in spots]


def sizes(parks) -> list[str | None]:
    """Radii, in pixels, of circles of the announced areas at one scale; None where none is announced."""
    radii = [math.sqrt(float(park.area_km2) / math.pi) if park.area_km2 else None for park in parks]
    largest = max((radius for radius in radii if radius), default=None)
    return [px(radius / largest * LARGEST) if radius else None for radius in radii]


def bar(parks) -> dict | None:
    """A scale bar for `sizes`: its length in pixels, and kilometres."""
    areas = [float(park.area_km2) for park in parks if park.area_km2]
    if not areas:
        return None
    scale = LARGEST / math.sqrt(max(areas) / math.pi)
    km = next((km for km in (0.1, 0.2, 0.5, 1, 2, 5, 10) if km * scale >= 20), 10)
    return {"length": px(km * scale), "km": km}
