from onrecord.view.held import Evidence
from onrecord.view.sources import DoubtRow, Saying, SourcesView, SpeakerRow
from onrecord.web.network import OUTLETS, SPEAKERS, network


def place(outlet: str) -> Evidence:
    return Evidence("v", "a1", outlet, None, "", "")


def speaker(name: str, *outlets: str) -> SpeakerRow:
    return SpeakerRow(name, outlets, tuple(Saying((place(o),)) for o in outlets))


def doubt(who: str | None, whom: str | None) -> DoubtRow:
    return DoubtRow(who, "denies", whom, "c", "Ferry sank", None, place("Ostrel Post"))


def test_outlets_and_the_speakers_they_quote_are_joined_by_lines() -> None:
    drawn = network(SourcesView((speaker("Ada Whin", "Ostrel Post", "Quay Radio"), speaker("Ben Tarn", "Quay Radio")), ()))
    assert {q.says for q in drawn.quotes} == {
        "Ostrel Post quotes Ada Whin: 1",
        "Quay Radio quotes Ada Whin: 1",
        "Quay Radio quotes Ben Tarn: 1",
    }
    assert drawn.left_out == 0
    assert [(n.name, n.y) for n in drawn.outlets] == [("Quay Radio", 25), ("Ostrel Post", 75)]


def test_speakers_stand_beside_the_outlets_that_quote_them() -> None:
    some = tuple(speaker(f"Speaker {n}", *["Quay Radio", "Ostrel Post"][: 1 if n % 2 else 2][n % 2 - 1 :]) for n in range(6))
    drawn = network(SourcesView(some, ()))
    assert [n.y for n in drawn.speakers] == sorted(n.y for n in drawn.speakers)
    assert len({n.y for n in drawn.speakers}) == 6


def test_a_doubt_is_an_arc_between_those_who_are_drawn() -> None:
    view = SourcesView(
        (speaker("Ada Whin", "Quay Radio"), speaker("Ben Tarn", "Quay Radio")), (), (doubt("Ada Whin", "Ben Tarn"),)
    )
    [arc] = network(view).doubts
    assert arc.says == "Ada Whin denies what Ben Tarn says"
    assert arc.y == next(n.y for n in network(view).speakers if n.name == "Ben Tarn")
    assert network(SourcesView(view.speakers, (), (doubt(None, "Ben Tarn"), doubt("Ada Whin", None)))).doubts == ()


def test_more_names_than_can_be_read_are_counted_and_those_in_doubts_stay() -> None:
    crowd = tuple(speaker(f"Speaker {n}", f"Outlet {n}", "Quay Radio") for n in range(60))
    drawn = network(SourcesView((*crowd, speaker("Ada Whin", "Quay Radio")), (), (doubt("Ada Whin", "Speaker 3"),)))
    assert len(drawn.speakers) == SPEAKERS
    assert len(drawn.outlets) == OUTLETS
    assert {"Ada Whin", "Speaker 3"} <= {n.name for n in drawn.speakers}
    assert drawn.left_out == 61 + 61 - SPEAKERS - OUTLETS
