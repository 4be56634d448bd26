import gzip

from django.conf import settings

from maps.management.basemap import STEP
from maps.management.commands.build_basemap import TARGET, render
from maps.management.topology import Arcs, Grid, cut, junctions

SQUARE = [(0, 0), (2, 0), (2, 2), (0, 2), (0, 0)]
NEIGHBOUR = [(2, 0), (4, 0), (4, 2), (2, 2), (2, 0)]


def test_the_committed_basemap_is_what_the_fixtures_give():
    assert (settings.BASE_DIR / TARGET).read_text(encoding="utf-8") == render(
        settings.BASE_DIR / "fixtures"
    )


def test_the_basemap_stays_small_enough_for_the_first_load():
    packed = gzip.compress((settings.BASE_DIR / TARGET).read_bytes(), mtime=0)
    assert len(packed) < 70_000


def test_a_shared_border_is_one_arc_walked_both_ways():
    arcs, corners = Arcs(), junctions([SQUARE, NEIGHBOUR])
    left, right = (
        [arcs.add(piece) for piece in cut(ring, corners)] for ring in (SQUARE, NEIGHBOUR)
    )
    assert corners == {(2, 0), (2, 2)}
    assert {~n for n in left} & set(right)


def test_an_island_is_one_arc_however_its_ring_starts():
    arcs = Arcs()
    turned = SQUARE[2:] + SQUARE[1:3]
    numbers = [[arcs.add(piece) for piece in cut(ring, set())] for ring in (SQUARE, turned)]
    assert numbers == [[0], [0]]


def test_snapping_moves_no_point_by_more_than_half_a_step():
    grid = Grid(120.6, 30.4, STEP)
    lon, lat = grid.back(grid.snap([(121.4737, 31.2304)]))[0]
    assert abs(lon - 121.4737) < STEP * 0.501
    assert abs(lat - 31.2304) < STEP * 0.501


def test_arcs_are_written_as_a_start_and_steps():
    arcs = Arcs()
    arcs.add([(5, 5), (7, 4), (7, 9)])
    assert arcs.as_json() == [[5, 5, 2, -1, 0, 5]]
