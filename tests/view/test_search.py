"""Finding: by words, by who says it, by stance, by bounds, by time; whatever is typed."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import NotFound
from onrecord.record import Record
from onrecord.record.seeking import Question
from onrecord.view import search
from onrecord.view.search import Kind


def test_figures_above_a_bound_about_something(example: Record, march: str) -> None:
    found = search(example, query="march*", above=30_000)
    assert found.rows
    for row in found.rows:
        assert row.kind == "figure"
        assert row.low is not None
        assert row.low >= 30_000
        assert row.places[0].words in example.reading(row.places[0].version).text
    assert 40_000 in {row.low for row in found.rows}
    assert all(row.high is not None and row.high <= 100 for row in search(example, below=100, kind="figures", limit=200).rows)


def test_an_open_end_is_not_below_a_bound(example: Record) -> None:
    ends = [(row.low, row.high) for row in search(example, query="march*", kind="figures", limit=200).rows]
    assert any(low is not None and high is None for low, high in ends)
    assert all(high is not None for _, high in [(r.low, r.high) for r in search(example, below=1e9, limit=200).rows])


def test_copies_of_the_same_words_are_one_row_with_all_their_places(example: Record) -> None:
    rows = search(example, query="detained", limit=200).rows
    assert max(len(row.places) for row in rows) > 1
    for row in rows:
        assert len({(p.version, p.item) for p in row.places}) == len(row.places)


def test_a_speaker_is_found_by_part_of_the_name(example: Record) -> None:
    rows = search(example, speaker="aldous").rows
    assert rows
    assert {row.speaker for row in rows} == {"Mirren Aldous"}
    (who,) = search(example, kind="speakers", speaker="aldous").rows
    assert (who.words, who.items) == ("Mirren Aldous", len(example.places(Question(speaker="Mirren Aldous"), limit=200)))


@pytest.mark.parametrize("kind", ["statements", "figures", "positions"])
def test_a_kind_is_that_kind(example: Record, kind: Kind) -> None:
    assert {row.kind for row in search(example, kind=kind, limit=200).rows} == {kind[:-1]}


def test_positions_by_stance(example: Record) -> None:
    every = search(example, kind="positions", limit=200).rows
    for stance in {row.stance for row in every if row.stance}:
        rows = search(example, stance=stance, limit=200).rows  # type: ignore[arg-type]
        assert len(rows) == sum(row.stance == stance for row in every)


def test_claims_are_found_by_the_words_of_their_members(example: Record, march: str) -> None:
    rows = search(example, query="detained", kind="claims").rows
    ids = {claim.id for claim in example.telling(march).claims}
    assert rows
    assert {row.claim for row in rows if row.story == march} <= ids
    assert len({row.claim for row in rows}) == len(rows)


def test_texts_are_found_with_the_words_around_the_match(example: Record) -> None:
    (row, *_) = search(example, query="baker Virelle", kind="texts").rows
    assert "virelle" in row.places[0].words.casefold()
    assert search(example, kind="texts").rows == ()


def test_a_story_an_outlet_and_a_time_narrow_it(example: Record, march: str) -> None:
    every = search(example, query="march*", limit=200)
    here = search(example, query="march*", limit=200, story=march)
    assert {row.story for row in here.rows} == {march}
    beacon = search(example, outlet="daily beacon", limit=200).rows
    assert {p.outlet for row in beacon for p in row.places} == {"Daily Beacon"}
    early = search(example, until="2026-03-14", limit=200).rows
    late = search(example, since="2026-03-15", limit=200).rows
    assert early
    assert late
    assert max(p.captured or "" for row in early for p in row.places) < "2026-03-15"
    assert min(p.captured or "" for row in late for p in row.places) >= "2026-03-15"
    assert every.page == 1
    with pytest.raises(NotFound):
        search(example, story="nowhere")


@pytest.mark.parametrize("kind", [None, "claims", "speakers"])
def test_pages_hold_everything_once(example: Record, kind: Kind | None) -> None:
    whole = search(example, query="march*", kind=kind, limit=200)
    assert not whole.more
    seen, number, more = list[str](), 0, True
    while more:
        number += 1
        page = search(example, query="march*", kind=kind, limit=1, page=number)
        more = page.more
        seen += [row.claim or (f"{row.places[0].version}#{row.places[0].item}" if row.places else row.words) for row in page.rows]
    assert number > 1
    assert len(seen) == len(set(seen)) >= len(whole.rows)


def test_a_page_that_is_not_there_is_empty(example: Record) -> None:
    assert search(example, query="march", page=10**9).rows == ()
    assert len(search(example, query="march", limit=0).rows) == 1


@pytest.mark.parametrize("until", ["yesterday", "2026-13-01", "2026-03-14Z"])
def test_what_is_no_time_is_a_value_error(example: Record, until: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        search(example, until=until)


HOSTILE = st.text(alphabet="\"*^():-+~{}[]%_'\\ NEARORANDNOTwordsabout\x00é\udc80", max_size=20)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=HOSTILE, speaker=HOSTILE, outlet=HOSTILE)
def test_no_query_is_an_error_of_syntax(example: Record, query: str, speaker: str, outlet: str) -> None:
    for kind in (None, "claims", "speakers", "texts"):
        assert len(search(example, query=query, speaker=speaker, kind=kind).rows) <= 20
    assert search(example, query='words:march" OR speaker:"x').rows == ()
    assert len(search(example, outlet=outlet).rows) <= 20
