"""Eight invented stories, told by the whole program and held against what was written down before.

What the program still misses is named in the misses.json of each story, with the reason.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord import view
from onrecord.flow import add
from onrecord.record import Record
from tests.gold import pack
from tests.gold.pack import GROUPS, Pack, refs

NAMES = ("ferry", "ballot", "convoy", "outbreak", "market", "dam", "march", "breach", "plane", "river")
MISSES = {f"{name} {id}": why for name in NAMES for id, why in pack.misses(name).items()}


def _facts(kind: str) -> list[Any]:
    """The facts of one kind of all stories, those that are missed marked so."""
    out = list[Any]()
    for name in NAMES:
        for id, fact in FACTS[kind](pack.gold(name)):
            mark = [pytest.mark.xfail(reason=MISSES[f"{name} {id}"], strict=True)] if f"{name} {id}" in MISSES else []
            out.append(pytest.param(name, fact, id=f"{name} {id}", marks=mark))
    return out


def _conflicts(gold: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    return ((x["member"] + " " + x["with"], x) for c in gold["claims"] for x in c["conflicts"])


def _positions(gold: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    some = ((c["id"], stance, p["who"]) for c in gold["claims"] for stance, rows in c["standing"].items() for p in rows)
    return ((f"{stance} {claim} {who}", (claim, stance, who)) for claim, stance, who in some)


def _changes(gold: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    return ((f"{c['version']} {c['kind']} {c['claim']}", c) for c in gold["changes"])


FACTS: dict[str, Callable[[dict[str, Any]], Iterator[tuple[str, Any]]]] = {
    "joined": lambda gold: ((page, page) for page in gold["stories"][0]["articles"]),
    "out": lambda gold: ((page, page) for page in gold["stories"][0]["not"]),
    "conflicts": _conflicts,
    "apart": lambda gold: ((" ".join(pair), pair) for pair in gold["not_conflicts"]),
    "not linked": lambda gold: ((" ".join(pair), pair) for pair in gold["not_linked"]),
    "positions": _positions,
    "changes": _changes,
    "copies": lambda gold: (("copies", group) for group in gold["copies"]),
}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A record of each story."""
    made = {name: tmp_path_factory.mktemp(name) / "desk.record" for name in NAMES}
    for name, path in made.items():
        with Record.open(path) as record:
            list(add(record, fetches=str(pack.HERE / name / "fetches.jsonl")))
    return made


@pytest.fixture(scope="module")
def packs(files: dict[str, Path]) -> dict[str, Pack]:
    """The stories as the program tells them."""
    return {name: _loaded(path, name) for name, path in files.items()}


def _loaded(path: Path, name: str) -> Pack:
    with Record.open(path, create=False, readonly=True) as record:
        return pack.load(record, name)


@pytest.mark.parametrize(("name", "page"), _facts("joined"))
def test_an_article_of_the_story_is_in_it(packs: dict[str, Pack], name: str, page: str) -> None:
    told = packs[name]
    assert told.stories[told.versions[page]] == told.stories[told.versions["001"]]


@pytest.mark.parametrize(("name", "page"), _facts("out"))
def test_another_story_with_like_figures_stays_out(packs: dict[str, Pack], name: str, page: str) -> None:
    told = packs[name]
    assert told.stories[told.versions[page]] != told.stories[told.versions["001"]]


@pytest.mark.parametrize(("name", "group"), _facts("copies"))
def test_copies_of_the_agency_are_one_origin(packs: dict[str, Pack], name: str, group: dict[str, Any]) -> None:
    told = packs[name]
    (found,) = told.telling.copies
    assert set(found.members) == {told.versions[page] for page in group["members"]}
    assert found.origin == told.versions[group["origin"]]


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_of_a_corrected_text_is_told_so(packs: dict[str, Pack], name: str) -> None:
    told = packs[name]
    (row,) = told.gold["outdated"]
    (found,) = [copy for group in told.telling.copies for copy in group.outdated]
    assert (found.version, found.corrected) == (told.versions[row["version"]], told.versions[row["since"]])
    assert row["outlet"] in found.sentence
    assert row["agency"] in found.sentence


@pytest.mark.parametrize("name", NAMES)
def test_pages_show_which_copy_missed_the_correction(files: dict[str, Path], packs: dict[str, Pack], name: str) -> None:
    told = packs[name]
    (row,) = told.gold["outdated"]
    copy, origin = told.versions[row["version"]], told.versions["001"]
    with Record.open(files[name], create=False, readonly=True) as record:
        shown = view.evidence(record, version=copy).outdated
        assert shown is not None
        assert "from before its correction" in shown
        assert view.evidence(record, version=origin).outdated is None
        (repeated,) = view.story(record, story=told.stories[copy] or "").repeated
        assert [o.sentence for o in repeated.outdated] == [shown]


@pytest.mark.parametrize(("name", "row"), _facts("conflicts"))
def test_what_cannot_both_be_true_is_found(packs: dict[str, Pack], name: str, row: dict[str, Any]) -> None:
    assert packs[name].conflict(row["member"], row["with"], *row.get("or", ()))


@pytest.mark.parametrize(("name", "pair"), _facts("apart"))
def test_what_only_seems_to_conflict_does_not(packs: dict[str, Pack], name: str, pair: list[str]) -> None:
    assert not packs[name].conflict(*pair)


@pytest.mark.parametrize(("name", "pair"), _facts("not linked"))
def test_what_only_looks_alike_is_not_one_claim(packs: dict[str, Pack], name: str, pair: list[str]) -> None:
    told = packs[name]
    ends = {told.ref(end) for end in pair}
    assert not [c.label for c in told.telling.claims if ends <= refs(c)]


@pytest.mark.parametrize(("name", "row"), _facts("positions"))
def test_who_takes_which_position(packs: dict[str, Pack], name: str, row: tuple[str, str, str | None]) -> None:
    assert packs[name].position(*row)


@pytest.mark.parametrize(("name", "row"), _facts("changes"))
def test_what_a_fetch_lets_one_know(packs: dict[str, Pack], name: str, row: dict[str, Any]) -> None:
    assert packs[name].changed(row)


@pytest.mark.parametrize("name", NAMES)
def test_most_of_what_is_told_was_written_down(packs: dict[str, Pack], name: str) -> None:
    told = packs[name]
    wanted = {(told.versions[row["version"]], GROUPS.get(row["kind"], row["kind"])) for row in told.gold["changes"]}
    found = [(c.version, GROUPS.get(c.kind, c.kind)) for c in told.telling.changes]
    assert len([row for row in found if row in wanted]) >= 0.7 * len(found)
