from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import NotFound
from onrecord.flow import judge
from onrecord.model.claim import Judgement
from onrecord.record import Record
from onrecord.view import figures, judgements, stories, story
from onrecord.view.claims import ClaimRow
from tests.flow.invented import fill


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with fill(tmp_path / "a.record") as made:
        yield made


@pytest.fixture
def ships(record: Record) -> str:
    return max(record.stories(), key=lambda s: len(s.articles)).id


def claim(record: Record, ships: str, label: str) -> ClaimRow:
    return next(c for c in story(record, story=ships).claims if c.label == label)


def test_what_nobody_judged_has_no_rows(record: Record, ships: str) -> None:
    assert judgements(record) == judgements(record, story=ships) == []


def test_a_rating_stands_beside_its_claim_with_who_gave_it(record: Record, ships: str) -> None:
    varn = claim(record, ships, "Varn")
    made = judge(record, who="Ana Petrov", verb="rate", subject=varn.id, value="B2", note="saw the list", now="2025-03-01")
    [row] = judgements(record)
    assert (row.id, row.at, row.who, row.says, row.note, row.state) == (
        made.id,
        "2025-03-01",
        "Ana Petrov",
        "B2",
        "saw the list",
        "stands",
    )
    assert (row.about, row.story) == ("Varn", ships)
    assert claim(record, ships, "Varn").judgements == (row,)
    assert claim(record, ships, "Orla").judgements == ()


def test_ratings_of_two_people_stand_side_by_side(record: Record, ships: str) -> None:
    varn = claim(record, ships, "Varn")
    for who, code in (("Ana Petrov", "B2"), ("Ben Tarn", "D5")):
        judge(record, who=who, verb="rate", subject=varn.id, value=code)
    assert [(j.who, j.says) for j in claim(record, ships, "Varn").judgements] == [("Ana Petrov", "B2"), ("Ben Tarn", "D5")]


def test_what_is_undone_stands_in_the_list_alone(record: Record, ships: str) -> None:
    before = story(record, story=ships)
    made = judge(record, who="Ana Petrov", verb="correct", subject=before.claims[0].id, value="Nine ships.")
    judge(record, who="Ana Petrov", verb="undo", subject=made.id)
    assert story(record, story=ships) == before
    assert [(j.says, j.state) for j in judgements(record, story=ships)] == [
        ("corrected: Nine ships.", "undone"),
        ("undid “corrected: Nine ships.”", "stands"),
    ]


def test_a_merge_shows_in_every_view_of_claims(record: Record, ships: str) -> None:
    varn, orla = claim(record, ships, "Varn"), claim(record, ships, "Orla")
    judge(record, who="Ana Petrov", verb="merge", subject=varn.id, value=orla.id)
    both = claim(record, ships, "Varn")
    assert len(both.statements) == len(varn.statements) + len(orla.statements)
    assert both.articles == 3
    assert [j.says for j in both.judgements] == ["joined with “Orla”"]
    assert {f.claim for f in figures(record, story=ships)} == {varn.id}
    assert next(s for s in stories(record) if s.id == ships).claims == 1


def test_a_split_is_named_by_its_words_on_both_claims(record: Record, ships: str) -> None:
    place = claim(record, ships, "Varn").statements[-1].places[-1]
    judge(record, who="Ana Petrov", verb="split", subject=claim(record, ships, "Varn").id, value=f"{place.version}#{place.item}")
    [row] = judgements(record)
    assert row.says == f"split off “{place.words}”"
    assert claim(record, ships, "Varn").judgements == claim(record, ships, "Varn (split off)").judgements == (row,)


def test_a_judgement_on_the_story_stands_on_the_story(record: Record, ships: str) -> None:
    judge(record, who="Ana Petrov", verb="confirm", subject=ships)
    board = story(record, story=ships)
    assert [(j.says, j.about) for j in board.judgements] == [("confirmed", "Ships sink")]
    assert not any(c.judgements for c in board.claims)


def test_the_list_of_a_story_has_what_is_on_it(record: Record, ships: str) -> None:
    trees = next(s.id for s in record.stories() if s.id != ships)
    for subject in (ships, trees, story(record, story=trees).claims[0].id):
        judge(record, who="Ana Petrov", verb="confirm", subject=subject)
    assert [j.subject for j in judgements(record, story=ships)] == [ships]
    assert len(judgements(record, story=trees)) == 2
    with pytest.raises(NotFound):
        judgements(record, story="nowhere")


@pytest.mark.parametrize(("verb", "value"), [("confirm", None), ("merge", "gone"), ("split", "gone#q0"), ("undo", None)])
@pytest.mark.parametrize("subject", ["gone", "gone#q0"])
def test_what_is_on_something_that_is_gone_is_listed_as_not_applying(
    record: Record, ships: str, verb: str, value: str | None, subject: str
) -> None:
    before = story(record, story=ships)
    record.judge(Judgement("j1", "2025-03-01", "Ana Petrov", verb, subject, value))
    assert [(j.subject, j.state, j.about) for j in judgements(record)] == [(subject, "does not apply", None)]
    assert story(record, story=ships) == before


def test_a_judgement_on_a_split_that_was_undone_does_not_apply(record: Record, ships: str) -> None:
    varn = claim(record, ships, "Varn")
    place = varn.statements[-1].places[-1]
    split = judge(record, who="Ana Petrov", verb="split", subject=varn.id, value=f"{place.version}#{place.item}")
    judge(record, who="Ana Petrov", verb="confirm", subject=claim(record, ships, "Varn (split off)").id)
    judge(record, who="Ana Petrov", verb="undo", subject=split.id)
    assert [(j.verb, j.state) for j in judgements(record, story=ships)] == [
        ("split", "undone"),
        ("confirm", "does not apply"),
        ("undo", "stands"),
    ]
