"""The example story, told by the whole program, as an editor would expect it on the board."""

import pytest

from onrecord.model.claim import Claim, Member, Telling
from onrecord.record import Record


@pytest.fixture
def telling(example: Record, march: str) -> Telling:
    """What the versions of the march say together."""
    return example.telling(march)


@pytest.fixture
def outlets(example: Record) -> dict[str, str]:
    """The outlet of each version."""
    return {v.id: a.outlet or "" for a in example.articles() for v in a.versions}


def _claim(telling: Telling, label: str) -> Claim:
    (claim,) = [c for c in telling.claims if c.label == label]
    return claim


def _end(telling: Telling, ref: str | None) -> Member:
    (found,) = {m for c in telling.claims for m in c.members if f"{m.version}#{m.item}" == ref}
    return found


def test_the_crowd_is_one_claim_and_disputed(telling: Telling) -> None:
    claim = _claim(telling, "People taking part")
    figures = {(m.low, m.high) for m in claim.members}
    assert figures == {(40000, None), (18000, 18000), (18000, 20000), (20000, None), (40000, 40000)}
    assert (claim.articles, claim.origins) == (6, 4)
    (conflict,) = claim.conflicts
    ends = {(_end(telling, ref).low, _end(telling, ref).high) for ref in (conflict.member, conflict.against)}
    assert ends == {(40000, 40000), (18000, 20000)}


def test_a_part_of_the_crowd_is_not_the_crowd(telling: Telling) -> None:
    assert 300 not in {m.low for m in _claim(telling, "People taking part").members}


def test_the_detained_are_one_claim_whose_figure_the_police_lower(telling: Telling, outlets: dict[str, str]) -> None:
    claim = _claim(telling, "People arrested")
    figures = {(outlets[m.version], m.low, m.high) for m in claim.members if m.low is not None}
    assert {
        ("Norrast Press Agency", 23, 23),
        ("The Sarnholm Gazette", 23, 23),
        ("The Sarnholm Gazette", 61, 61),
        ("City Police of Sarnholm", 61, 61),
        ("Street Rights Monitor", 74, None),
        ("Norrast Press Agency", 58, 58),
        ("Norrast Press Agency", 74, None),
    } <= figures
    assert 31 not in {low for _, low, _ in figures}  # of another year
    assert [p.who for p in claim.standing.questions] == ["Street Rights Monitor"]
    assert {(_end(telling, c.member).low, _end(telling, c.against).low) for c in claim.conflicts} == {(74, 58)}


def test_a_denial_is_of_the_claim_that_it_denies(telling: Telling) -> None:
    claim = _claim(telling, "Police had used tear gas in Fuller Street")
    assert "Davin Orlo" in {p.who for p in claim.standing.denies}
    assert claim.standing.cannot_verify
    assert "Ylva Strand" in {p.who for p in claim.standing.supports}
    assert claim.conflicts
    assert not [c for c in telling.claims if c is not claim and "gas" in c.label]


def test_the_loss_of_the_railway_is_disputed_questioned_and_withdrawn(telling: Telling) -> None:
    (claim,) = [c for c in telling.claims if "loses" in c.label]
    assert {m.low for m in claim.members if m.item.startswith("q")} == {90_000_000, 35_000_000}
    assert [p.who for p in claim.standing.questions] == ["Petra Halvane"]
    assert len(claim.standing.retracts) == 1
    assert len(claim.conflicts) == 1


def test_a_correction_is_no_copy_and_the_agency_is_the_origin(telling: Telling, outlets: dict[str, str]) -> None:
    (copies,) = telling.copies
    assert [outlets[v] for v in copies.members] == ["Norrast Press Agency", "Daily Beacon", "Ellern Valley News"]
    assert outlets[copies.origin or ""] == "Norrast Press Agency"


def test_the_same_paragraph_is_in_the_same_claim(example: Record, telling: Telling) -> None:
    claims = {f"{m.version}#{m.item}": c.id for c in telling.claims for m in c.members}
    found: dict[tuple[str, str], set[str]] = {}
    for reading in (example.reading(v) for v in {m.version for c in telling.claims for m in c.members}):
        for item in reading.quantities:
            start = reading.text.rfind("\n", 0, item.span[0].start) + 1
            end = reading.text.find("\n", item.span[0].start)
            place = reading.text[start : end if end > 0 else None], str(item.span[0].start - start)
            if claim := claims.get(f"{reading.version.id}#{item.id}"):
                found.setdefault(place, set()).add(claim)
    assert found
    assert {len(some) for some in found.values()} == {1}


@pytest.mark.parametrize("clutter", ["71", "drum", "Four coaches", "ten at night", "police stations", "twice", "witnesses said"])
def test_what_nobody_needs_is_not_on_the_board(telling: Telling, clutter: str) -> None:
    assert not [c.label for c in telling.claims if clutter in c.label]


def test_labels_are_short_and_no_datelines(telling: Telling) -> None:
    for claim in telling.claims:
        assert len(claim.label) <= 110
        assert "NPA" not in claim.label
        assert claim.label[0] == claim.label[0].upper()
        assert claim.label.count("“") == claim.label.count("”")


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("new-claim", "The organisers spoke of at least 40,000 people taking part."),
        ("new-claim", "Davin Orlo put the number of people arrested at 23."),
        ("new-claim", "Two witnesses said police had used tear gas in Fuller Street."),
        ("question", "Petra Halvane questioned the figure of some 90 million crowns given by the Ministry of Transport."),
        ("correction", "Radio Ise corrected the number of officers injured to three, from two."),
        ("denial", "Davin Orlo denied that any gas had been used."),
        ("figure-lowered", "Sarnholm police lowered the number of people arrested from 61 to 58."),
        ("retraction", "The Sarnholm Gazette withdrew the figure of about 90 million crowns."),
    ],
)
def test_changes_can_be_published(telling: Telling, kind: str, sentence: str) -> None:
    assert (kind, sentence) in [(c.kind, c.sentence) for c in telling.changes]


def test_rivals_raise_nothing_and_copies_bring_no_change(telling: Telling, outlets: dict[str, str]) -> None:
    raised = [
        c.sentence for c in telling.changes if c.kind in ("figure-raised", "figure-lowered") and "taking part" in c.sentence
    ]
    assert raised == []
    assert not [c for c in telling.changes if c.version and outlets[c.version] in ("Daily Beacon", "Ellern Valley News")]
