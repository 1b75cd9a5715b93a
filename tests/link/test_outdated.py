"""Copies of a text that its origin has corrected since."""

from onrecord.link.telling import tell
from onrecord.model.news import Reading
from tests.link.written import counts, reading, says

REST = "The river fell by a metre during the night, and the two bridges of Ostvale were opened again to lorries on Thursday."
NOTE = "Correction: an earlier version of this report gave another number of children."
STILL = (
    "Ostvale Echo still carries the text of Kesk Wire from before its correction, which reads: "
    "“Three children were killed in the flood at Ostvale, the governor said”."
)


def _text(number: str) -> str:
    return f"{number} children were killed in the flood at Ostvale, the governor said.\n\n{REST}"


def _version(id: str, number: str, value: int, *, article: str, outlet: str, day: int, note: str = "") -> Reading:
    text = _text(number) + note
    said = says(text, "a1", "the governor", "said", f"{number} children were killed in the flood at Ostvale")
    own = counts(text, "q1", number, value, value, said="a1", of="children")
    return reading(
        id, text, said, own, article=article, outlet=outlet, day=day, credit=("Kesk Wire",) if article != "wire" else ()
    )


WIRE = _version("w1", "Eight", 8, article="wire", outlet="Kesk Wire", day=1)
COPY = _version("c1", "Eight", 8, article="copy", outlet="Ostvale Echo", day=2)
CORRECTED = _version("w2", "Three", 3, article="wire", outlet="Kesk Wire", day=3, note=f"\n\n{NOTE}")
FOLLOWED = _version("c2", "Three", 3, article="copy", outlet="Ostvale Echo", day=4)


def test_a_copy_that_was_left_standing_is_told_and_conflicts() -> None:
    told = tell("s", [WIRE, COPY, CORRECTED])
    [group] = told.copies
    [copy] = group.outdated
    assert (copy.version, copy.corrected, copy.since, copy.sentence) == ("c1", "w2", "2031-03-03T12:00:00+00:00", STILL)
    assert (STILL, "w2", "correction") in [(c.sentence, c.version, c.kind) for c in told.changes]
    assert ("c1#q1", "w2#q1") in [(x.member, x.against) for c in told.claims for x in c.conflicts]


def test_a_copy_that_comes_after_the_correction_with_the_old_text_is_told() -> None:
    late = _version("c1", "Eight", 8, article="copy", outlet="Ostvale Echo", day=5)
    told = tell("s", [WIRE, CORRECTED, late])
    assert [o.since for o in told.copies[0].outdated] == ["2031-03-05T12:00:00+00:00"]
    assert [c.at for c in told.changes if c.sentence == STILL] == ["2031-03-05T12:00:00+00:00"]


def test_a_copy_that_follows_is_no_longer_outdated_and_what_was_told_stays() -> None:
    told = tell("s", [WIRE, COPY, CORRECTED, FOLLOWED])
    assert told.copies[0].outdated == ()
    assert [c.sentence for c in told.changes].count(STILL) == 1
    assert not [x for c in told.claims for x in c.conflicts]


def test_an_edit_without_a_note_is_no_correction() -> None:
    edited = _version("w2", "Three", 3, article="wire", outlet="Kesk Wire", day=3)
    assert tell("s", [WIRE, COPY, edited]).copies[0].outdated == ()
