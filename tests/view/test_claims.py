from dataclasses import replace

import pytest

from onrecord.model.claim import Claim, Conflict, Member, Position, Standing
from onrecord.record import Record
from onrecord.view import story
from onrecord.view.claims import EACH, LANES, Board, Statement, in_time, part, status, weight

ONCE = Claim("c", "s", "People hurt", (Member("v1", "q1", "Ada Whin", 4, 4, at="2026-01-01T10:00Z"),), 1, 1)
SAID = (Position("Ben Tarn", None, "v1", "s1"),)


def test_a_claim_is_disputed_where_somebody_contests_it() -> None:
    assert status(ONCE) == "uncontested"
    for stance in ("denies", "questions", "contradicts"):
        assert status(replace(ONCE, standing=Standing(**{stance: SAID}))) == "disputed"
    assert status(replace(ONCE, conflicts=(Conflict(None, "v1#q1", "why"),))) == "disputed"
    assert status(replace(ONCE, standing=Standing(confirms=SAID))) == "uncontested"


def test_a_claim_that_cannot_be_verified_is_no_dispute() -> None:
    assert status(replace(ONCE, standing=Standing(cannot_verify=SAID))) == "unverified"
    assert status(replace(ONCE, standing=Standing(cannot_verify=SAID, denies=SAID))) == "disputed"


def test_copies_alone_do_not_make_a_claim_said_often() -> None:
    assert part(ONCE, judged=False) == part(replace(ONCE, articles=9), judged=False) == "once"
    assert part(ONCE, judged=True) == part(replace(ONCE, origins=2), judged=False) == "figures"
    words = replace(ONCE, members=(Member("v1", "a1", "Ada Whin"),), standing=Standing(retracts=SAID))
    assert part(words, judged=False) == "accounts"


def test_figures_come_first_and_then_what_most_texts_say() -> None:
    words, many = replace(ONCE, members=(Member("v1", "a1", None),), origins=5), replace(ONCE, origins=3)
    assert sorted([words, ONCE, many], key=weight) == [many, ONCE, words]


def test_of_figures_of_one_moment_the_one_known_before_is_the_earlier() -> None:
    def said(low: int, at: str, who: str = "Ada Whin") -> Statement:
        return Statement(who, True, low, low, None, False, None, at, ())

    first, cut, again = said(31, "2026-01-01"), said(26, "2026-01-02"), said(31, "2026-01-02")
    assert in_time([first, cut, again]) == (first, again, cut)
    assert in_time([first, again, cut]) == (first, again, cut)
    assert in_time([cut, said(30, "2026-01-02")]) == (cut, said(30, "2026-01-02"))


def test_a_short_row_lists_the_latest_values_and_counts_what_it_leaves_out(example: Record, march: str) -> None:
    claim = max(example.telling(march).claims, key=lambda c: len(c.members))
    many = tuple(replace(m, speaker=f"{m.speaker} {n}") for n in range(LANES) for m in claim.members)
    row = Board(example, [], short=True).row(replace(claim, members=many), "figures", ())
    assert 0 < len(row.statements) <= LANES * EACH
    assert row.unlisted == len(many) - sum(len(s.places) for s in row.statements)
    assert Board(example, [], short=False).row(replace(claim, members=many), "figures", ()).unlisted == 0


@pytest.mark.parametrize("limit", [0, 1, 3])
def test_a_limit_cuts_each_part(example: Record, march: str, limit: int) -> None:
    whole, cut = story(example, story=march), story(example, story=march, limit=limit)
    for name, size in whole.parts.items():
        ids = [c.id for c in whole.claims if c.part == name]
        assert len(ids) == size == cut.parts[name]
        assert [c.id for c in cut.claims if c.part == name] == ids[:limit]
        assert [c.id for c in story(example, story=march, limit=1, offset=1, part=name).claims] == ids[1:2]


def test_one_claim_and_one_status_alone(example: Record, march: str) -> None:
    whole = story(example, story=march)
    assert [c.id for c in story(example, story=march, claim=whole.claims[2].id, limit=1).claims] == [whole.claims[2].id]
    for name, size in whole.statuses.items():
        assert len([c for c in whole.claims if c.status == name]) == size
        assert {c.status for c in story(example, story=march, status=name).claims} <= {name}


def test_the_sides_of_a_conflict_are_named(example: Record, march: str) -> None:
    rivals = [r for c in story(example, story=march).claims for r in c.conflicts]
    assert rivals
    assert all(r.other is not None and r.other.words for r in rivals)
    assert any(r.other_who for r in rivals)
