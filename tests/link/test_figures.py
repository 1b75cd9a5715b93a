"""What a figure counts."""

import pytest

from onrecord.link.classes import spoken_of
from onrecord.link.figures import counted
from onrecord.link.passages import passages
from onrecord.link.topics import alike, value
from tests.link.written import counts, reading


def _kinds(text: str, *numbers: str, of: tuple[str, ...] = ()) -> list[tuple[str, str, str]]:
    some = [counts(text, f"q{i}", n, 1, 1, of=(of[i] if i < len(of) else "")) for i, n in enumerate(numbers)]
    found = counted(r := reading("v", text, *some), passages(r))
    return [(c.topic.kind, c.topic.scope, "former" if c.former else "") for c in found]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The flood killed 12 people and injured 85 others.", ["killed", "injured"]),
        ("At least 12 people were killed and more than 85 were hurt.", ["killed", "injured"]),
        ("The dead number 12, and 85 are unaccounted for.", ["killed", "missing"]),
        ("Some 12 families left their homes; 85 people were arrested.", ["evacuated", "arrested"]),
        ("A crowd lit 12 candles and sang 85 songs.", ["", ""]),
        ("Doctors treated 12 people for burns, and 85 people treated for injuries were sent home.", ["treated", "injured"]),
        ("Crews were still searching for 12 people; 85 people have no home to go to.", ["", "evacuated"]),
        ("Some 12 homeless people died; 85 were left homeless.", ["killed", "evacuated"]),
        ("They speak of 12 survivors. That 85 leaves three unaccounted for.", ["rescued", ""]),
        ("They counted 12 people taken to Queen Ida Hospital; 85 hospitals were full.", ["treated", ""]),
        ("The rescue boats took 12 loaves; 85 people lost the place they live in.", ["", ""]),
    ],
)
def test_the_nearest_word_says_what_happened(text: str, kinds: list[str]) -> None:
    assert [kind for kind, _, _ in _kinds(text, "12", "85")] == kinds


@pytest.mark.parametrize(
    ("text", "numbers", "of", "kinds"),
    [
        ("It hit Ostvale, killing 12 people and hurting 85 others.", ("12", "85"), ("people", "others"), ["killed", "injured"]),
        ("The number of dead is 12, while crews are searching for 85 people.", ("12", "85"), ("", "people"), ["killed", ""]),
        ("In that flood 12 people drowned; 85 people saw the flood.", ("12", "85"), ("people", "people"), ["killed", ""]),
        ("Files went and, in 12 cases, letters; 85 people claim damages.", ("12", "85"), ("cases", "people"), ["", ""]),
        ("The ferry sank, killing 19 of the 43 people onboard.", ("19", "43"), ("43 people", "people"), ["killed", ""]),
        ("A list says that 19 of the 43 people killed were cooks.", ("19", "43"), ("43 people", "people"), ["killed", "killed"]),
        ("A ferry of 120 people sank, killing 14.", ("120", "14"), ("people", ""), ["", "killed"]),
    ],
)  # fmt: skip
def test_a_word_counts_those_that_it_governs(text: str, numbers: tuple[str, ...], of: tuple[str, ...], kinds: list[str]) -> None:
    assert [kind for kind, _, _ in _kinds(text, *numbers, of=of)] == kinds


def test_a_number_before_that_counts_things_takes_no_word_from_people() -> None:
    text = "Two storms hit Ostvale, killing 12 people and injuring 85 others."
    assert [kind for kind, _, _ in _kinds(text, "Two", "12", "85", of=("storms", "people", "others"))][1:] == [
        "killed",
        "injured",
    ]


def test_a_noun_of_another_number_yields_to_what_follows() -> None:
    text = "The storm caused 16 deaths and left millions without power."
    assert [kind for kind, _, _ in _kinds(text, "16", "millions", of=("deaths", "deaths"))] == ["killed", "without power"]


def test_the_others_who_are_missing_are_of_the_kind_of_those_found_dead() -> None:
    text = "The ferry sank, leaving 6 sailors dead and 23 others missing."
    rows = [counts(text, "q0", "6", 6, 6, of="sailors"), counts(text, "q1", "23", 23, 23, of="others")]
    version = reading("v", text, *rows)
    dead, missing = (c.topic for c in counted(version, passages(version)))
    assert (missing.kind, missing.thing, missing.noun) == ("missing", dead.thing, "sailors")


def test_a_part_is_not_the_whole() -> None:
    assert _kinds("Of the injured, 85 in all, of whom 12 gravely.", "85", "12")[1] == ("", "part", "")


def test_another_year_is_another_event() -> None:
    assert _kinds("It was the worst flood since 1987, when 31 lives were lost.", "31")[0] == ("killed", "1987", "")


def test_a_figure_that_another_replaces_is_former() -> None:
    found = _kinds("The ministry lowered the death toll from 31 to 26.", "31", "26")
    assert found == [("killed", "", "former"), ("killed", "", "")]


def test_a_figure_without_words_of_its_own_takes_those_before() -> None:
    text = "Sixteen bodies were found. The mayor’s office had first given a figure of 17."
    assert _kinds(text, "Sixteen", "17") == [("killed", "", ""), ("killed", "", "former")]


def test_a_limit_is_not_an_amount() -> None:
    text = "The shed held 480 tonnes of ammonia; its permit allows 500 tonnes, and the union says it was 900 tonnes."
    rows = (("a", "480 tonnes", "ammonia"), ("b", "500 tonnes", ""), ("c", "900 tonnes", ""))
    some = [counts(text, item, number, 1, 1, unit="t", of=of) for item, number, of in rows]
    version = reading("v", text, *some)
    held, allowed, rival = (c.topic for c in counted(version, passages(version)))
    assert alike(held, rival)
    assert not alike(held, allowed)


def test_words_that_speak_of_a_figure() -> None:
    assert spoken_of("the new figure")
    assert not spoken_of("a figure of 16")
    assert not spoken_of("the new bridge")


@pytest.mark.parametrize(("low", "high", "number"), [(5, None, 5), (None, 7, 7), (4, 6, 5), (None, None, 0)])
def test_a_number_to_order_figures_by(low: int | None, high: int | None, number: int) -> None:
    assert value(low, high) == number


def test_those_besides_others_are_no_part() -> None:
    assert _kinds("A fire killed 10, with dozens more injured.", "10", "dozens", of=("", "injured"))[1] == ("injured", "", "")


def test_what_is_counted_ends_before_another_number() -> None:
    text = "The crush left 125 dead, including 17 children."
    rows = [
        counts(text, "q0", "125", 125, 125, of="dead, including 17 children"),
        counts(text, "q1", "17", 17, 17, of="children"),
    ]
    version = reading("v", text, *rows)
    assert counted(version, passages(version))[0].topic.thing == ""


@pytest.mark.parametrize(
    ("text", "numbers", "of", "scopes"),
    [
        ("There were 391 suspected cases, 177 more than on Monday.", ("391", "177"), ("cases", "cases"), ["", "difference"]),
        ("It has 30 cases, and a laboratory confirmed 12 infections.", ("30", "12"), ("cases", "infections"), ["", "confirmed"]),
        ("Some 22 cases in Dassin were not part of the count of 463 cases.", ("22", "463"), ("cases", "cases"), ["part", ""]),
        ("Some 4,300 pupils, out of 9,800 pupils, were kept at home.", ("4,300", "9,800"), ("pupils", "pupils"), ["", "part"]),
    ],
)  # fmt: skip
def test_what_is_no_count_of_all_has_a_scope(text: str, numbers: tuple[str, ...], of: tuple[str, ...], scopes: list[str]) -> None:
    assert [scope for _, scope, _ in _kinds(text, *numbers, of=of)] == scopes


def test_a_figure_set_against_another_counts_the_same() -> None:
    text = "Some 96 people were in hospital, against the 57 whom the ministry had named."
    version = reading("v", text, counts(text, "q1", "96", 96, 96, of="people"), counts(text, "q2", "57", 57, 57))
    here, there = counted(version, passages(version))
    assert (there.topic.key, there.against, here.against) == (here.topic.key, True, False)


def test_them_are_those_who_were_counted_before() -> None:
    text = "The convoy of 22 lorries set out at dawn, and 14 of them were destroyed."
    whole, part = counts(text, "q1", "22", 22, 22, of="lorries"), counts(text, "q2", "14", 14, 14, of="them")
    version = reading("v", text, whole, part)
    assert [c.topic.noun for c in counted(version, passages(version))] == ["lorries", "lorries"]


def _topics(text: str, *numbers: tuple[str, str]) -> list[tuple[str, str, str]]:
    """The class, the thing and the scope of figures, each with what the reading says it is of."""
    rows = [counts(text, f"q{n}", number, 99 - n, 99 - n, of=of) for n, (number, of) in enumerate(numbers)]
    found = counted(r := reading("v", text, *rows), passages(r))
    return [(c.topic.kind, c.topic.thing, c.topic.scope) for c in found]


def test_an_amount_for_each_is_no_count() -> None:
    assert _topics("The state pays 180,000 for each person killed.", ("180,000", "")) == [("", "", "")]


def test_families_are_not_people_and_may_stand_far_from_what_happened_to_them() -> None:
    text = "We counted 210 families, about 900 people, as displaced. The town speaks of 85 families."
    assert _topics(text, ("210", "families"), ("900", "people"), ("85", "families")) == [
        ("evacuated", "famili", ""), ("evacuated", "", ""), ("evacuated", "famili", ""),
    ]  # fmt: skip


def test_those_of_the_wounded_who_died_are_not_all_the_dead() -> None:
    text = "The toll reached 36, after four of the wounded had died."
    assert _topics(text, ("36", "toll"), ("four", "wounded")) == [("killed", "", ""), ("", "", "part")]


def test_households_are_counted_in_their_own_classes() -> None:
    text = "The number of households that were cut off was 8,700. After the flood 900 households were evacuated."
    assert _topics(text, ("8,700", "households"), ("900", "households")) == [
        ("", "household", ""),
        ("evacuated", "household", ""),
    ]


def test_the_number_of_others_that_follows_says_nothing_of_the_number_before_it() -> None:
    text = "The town put the number of boats affected at 150 and the number of dead at 14."
    assert _topics(text, ("150", "boats"), ("14", "dead")) == [("", "boat", ""), ("killed", "", "")]


def test_the_names_on_a_list_are_those_of_whom_was_spoken() -> None:
    text = "The mayor did not accept the count of the dead. The list of the town has 38 names on it."
    assert _topics(text, ("38", "names")) == [("killed", "", "")]


def test_those_who_were_found_last_are_a_part_of_all() -> None:
    text = "There are 25 dead, the town said, after two bodies had been found. Later 27 dead were counted."
    assert _topics(text, ("25", "dead"), ("two", "bodies"), ("27", "dead")) == [
        ("killed", "", ""), ("killed", "", "part"), ("killed", "", ""),
    ]  # fmt: skip


def test_where_those_counted_were_when_it_happened() -> None:
    text = "By our list 106 men were underground. Eighty men went down. At 9 a.m. 63 men had reached the surface."
    assert [kind for kind, *_ in _topics(text, ("106", "men"), ("Eighty", "men"), ("63", "men"))] == ["there", "there", "rescued"]
