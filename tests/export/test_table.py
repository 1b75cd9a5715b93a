"""Any answer as one flat table: rows of the innermost list, columns of all that it stands in, and no page's whole text."""

from dataclasses import dataclass

import pytest

from onrecord.errors import OnrecordError
from onrecord.export.table import Column, table, tables
from onrecord.model.span import Span
from onrecord.record import Record
from onrecord.view import VIEWS, evidence, search, story


@dataclass(frozen=True, slots=True)
class Leaf:
    words: str
    span: Span


@dataclass(frozen=True, slots=True)
class Branch:
    name: str
    low: float | int | None
    sure: bool
    said: Leaf | str | None
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class Tree:
    id: str
    count: int
    tags: tuple[str, ...]
    root: Leaf
    branches: tuple[Branch, ...]
    fruits: tuple[Leaf, ...]


LEAF = Leaf("a, b", Span(2, 6))
TREE = Tree("t", 2, ("x", "y"), LEAF, (Branch("b", 5, True, LEAF, (LEAF, LEAF)), Branch("c", None, False, "bare", ())), ())


def test_lists_are_followed_to_the_innermost() -> None:
    made = table(TREE, Tree)
    assert [c.name for c in made.columns] == [
        "id", "count", "tags", "root_words", "root_span_start", "root_span_end",
        "branches_name", "branches_low", "branches_sure", "branches_said",
        "branches_leaves_words", "branches_leaves_span_start", "branches_leaves_span_end",
    ]  # fmt: skip
    head = ("t", 2, '["x","y"]', "a, b", 2, 6)
    leaf = ("b", 5.0, True, '{"span":[2,6],"words":"a, b"}', "a, b", 2, 6)
    assert made.rows == (head + leaf, head + leaf, (*head, "c", None, False, "bare", None, None, None))
    assert {c.kind for c in made.columns} == {"text", "whole", "number", "truth"}


def test_another_list_is_another_table() -> None:
    assert tables(Tree) == ("branches.leaves", "top", "branches", "fruits")
    assert len(table(TREE, Tree, name="branches").rows) == 2
    assert table(TREE, Tree, name="fruits").rows == (("t", 2, '["x","y"]', "a, b", 2, 6, None, None, None),)
    assert table([LEAF], list[Leaf]).columns[0] == Column("words", "text")
    with pytest.raises(OnrecordError, match=r"one of branches\.leaves, top"):
        table(TREE, Tree, name="roots")


def test_a_number_too_large_for_a_column_is_not_known_there() -> None:
    assert table(Branch("b", 10**400, True, None, ()), Branch).rows[0][1] is None


def test_every_view_is_a_table_with_a_name_for_each_column(example: Record, march: str) -> None:
    given = {"story": march, "version": example.articles(story=march)[0].versions[0].id, "subject": march}
    for view in VIEWS:
        given["name"] = {"outlet": "Daily Beacon"}.get(view.name, "Mirren Aldous")
        answer = view.call(example, **{o.name: given[o.name] for o in view.options if o.required})
        for name in tables(view.result):
            made = table(answer, view.result, name=name)
            names = [c.name for c in made.columns]
            assert names
            assert len(names) == len(set(names)), (view.name, name)
            assert all(len(row) == len(names) for row in made.rows)


def test_each_statement_of_a_board_is_a_row_with_its_evidence(example: Record, march: str) -> None:
    board = story(example, story=march)
    made = table(board, type(board))
    places = sum(len(s.places) for c in board.claims for s in c.statements)
    assert len(made.rows) == places
    at = [c.name for c in made.columns].index("claims_statements_places_version")
    assert all(row[at] for row in made.rows)


def test_the_whole_text_of_a_page_is_in_no_table(example: Record, march: str) -> None:
    page = evidence(example, version=example.articles(story=march)[0].versions[0].id)
    for name in tables(type(page)):
        assert all(page.text not in row for row in table(page, type(page), name=name).rows)
    assert tables(type(page))[0] == "marks"


def test_a_search_is_a_table(example: Record) -> None:
    found = search(example, query="detained")
    assert len(table(found, type(found), name="rows").rows) == len(found.rows)
