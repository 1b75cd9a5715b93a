from itertools import pairwise

from onrecord.model.mention import Precision
from onrecord.view.places import PlaceRow
from onrecord.web.map import HEIGHT, WIDTH, country, world


def place(
    name: str, lat: float | None, lon: float | None, precision: Precision | None = "city", code: str | None = None
) -> PlaceRow:
    return PlaceRow(name, None, code, lat, lon, precision, 1, (), (), ())


def test_every_place_is_in_sight_and_north_is_up() -> None:
    south, north = world([place("a", -4.0, 39.6), place("b", 9.0, 38.7)]).spots
    assert all(0 < s.x < WIDTH and 0 < s.y < HEIGHT for s in (south, north))
    assert north.y < south.y


def test_an_area_is_not_a_pin() -> None:
    city, point, admin, whole = world(
        [
            place("a", -4.0, 39.6),
            place("b", -3.4, 40.0, "point"),
            place("c", -3.0, 39.5, "admin"),
            place("d", 1.0, 38.0, "country", "KE"),
        ]
    ).spots
    assert (city.radius, city.path, point.radius, point.path) == (0.0, "", 0.0, "")
    assert admin.radius >= 14
    assert whole.path.startswith("M")
    assert whole.radius == 0.0


def test_a_country_without_a_shape_is_a_circle() -> None:
    [spot] = world([place("a", 43.9, 12.4, "country", "SM")]).spots
    assert spot.radius > 0
    assert spot.path == ""


def test_places_far_apart_show_the_whole_world_and_those_without_coordinates_are_left_out() -> None:
    drawn = world([place("a", 60.0, -150.0), place("b", None, None), place("c", -30.0, 150.0)])
    assert [s.number for s in drawn.spots] == [1, 3]
    assert len(drawn.land) > 150


def test_the_land_in_sight_alone_is_drawn() -> None:
    near = world([place("a", 46.2, 6.1), place("b", 48.8, 2.3)])
    assert 3 < len(near.land) < 40
    assert sum(map(len, near.land)) < 20_000


def test_no_border_is_drawn_across_the_world() -> None:
    for path in world([]).land:
        for ring in path.strip("MZ").split("ZM"):
            xs = [float(point.split()[0]) for point in ring.split("L")]
            assert max((abs(b - a) for a, b in pairwise(xs)), default=0) < WIDTH / 2


def test_only_names_with_room_are_written() -> None:
    spots = world([place("a", 46.20, 6.10), place("b", 46.21, 6.11), place("c", 50.0, 20.0)]).spots
    assert [s.label for s in spots] == ["a", "", "c"]


def test_countries_have_names() -> None:
    assert country("KE") == "Kenya"
    assert country("XX") == "XX"
    assert country(None) == ""
