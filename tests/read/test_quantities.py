"""Each case is a sentence of an invented country with the figures that it states."""

from dataclasses import replace

import pytest

from onrecord.model.attribution import Attribution
from onrecord.model.document import Document
from onrecord.model.mention import Quantity
from onrecord.model.news import Version
from onrecord.model.span import Span, words
from onrecord.read.parse import parse
from onrecord.read.quantities import quantities
from onrecord.read.times import times


def read(text: str) -> tuple[Quantity, ...]:
    (doc,) = quantities(times(parse([Document("a", Version("a", published="2025-03-13"), text)])))
    return doc.quantities


def values(text: str) -> list[tuple[str, float | None, float | None]]:
    return [(words(text, q.span), q.low, q.high) for q in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lorvane has no less than 5,000 of them.", [("no less than 5,000", 5000, None)]),
        ("Orvale counted some 5,000, up from 3,000.", [("some 5,000", 5000, 5000), ("3,000", 3000, 3000)]),
        ("Two police officers and one sailor were hurt.", [("Two", 2, 2), ("one", 1, 1)]),
        ("One sailor said the sea was calm.", []),
        ("Only one ferry sailed.", [("one", 1, 1)]),
        ("Police found that the two were hiding.", []),
        ("The two sailors swam ashore.", [("two", 2, 2)]),
        ("Protocol 6 binds 47 states.", [("47", 47, 47)]),
        ("They would hand over 212,000 signatures.", [("212,000", 212_000, 212_000)]),
        ("The rebels took over 300 villages.", [("300", 300, 300)]),
        ("It stood there for four minutes at most.", [("four minutes at most", None, 4)]),
        ("Eight fell ill at the very most.", [("Eight", 8, 8)]),
        ("Those who fell ill are eight at the very most.", [("eight at the very most", None, 8)]),
        ("Five days at least will pass.", [("Five days at least", 5, None)]),
        ("Not one litre left the lake, and not one crown was paid.", []),
        ("Nine Moths did it. Police say that Nine Moths did it.", []),
        ("The dead number 11 and route number 31 is shut.", [("11", 11, 11)]),
        ("Two Dutch sailors were saved, and police said Two Dutch sailors.", [("Two", 2, 2), ("Two", 2, 2)]),
        ("She was a student of two universities.", [("two", 2, 2)]),
        ("The price rose 5 at least twice.", [("5", 5, 5)]),
        ("Nine Lorvan sailors drowned.", [("Nine", 9, 9)]),
        ("The toll has shot up to 118.", [("118", 118, 118)]),
        ("Officials moved up to 2,000.", [("up to 2,000", None, 2000)]),
        ("The hall holds up to 118 people.", [("up to 118", None, 118)]),
        ("It took over 500 men to lift it.", [("over 500", 500, None)]),
        ("The march took over 5 hours.", [("over 5 hours", 5, None)]),
        ("The toll is more than 2000 and less than 2050", [("more than 2000 and less than 2050", 2000, 2050)]),
        ("On 4 May 2021 the dam held for three weeks.", [("three weeks", 3, 3)]),
    ],
)
def test_the_figures_of_a_sentence(text: str, expected: list[tuple[str, float | None, float | None]]) -> None:
    assert values(text) == expected


def test_ids_follow_the_text() -> None:
    assert [q.id for q in read("Six ships left. Nine came back with 40 crates.")] == ["q1", "q2", "q3"]


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("An estimated 300 people fled.", "estimated"),
        ("The guns reportedly have a range of 6,000 meters.", "reportedly"),
        ("At least four people were feared dead.", "feared"),
        ("At least four people died.", ""),
    ],
)
def test_a_hedge_is_kept_beside_the_figure(text: str, hedge: str) -> None:
    assert [words(text, q.hedge) for q in read(text)] == [hedge]


@pytest.mark.parametrize(
    ("text", "negated"),
    [("None of the 5,000 boats sailed.", True), ("There were not 500 boats.", True), ("There were 500 boats.", False)],
)
def test_negated_figures(text: str, negated: bool) -> None:
    assert [q.negated for q in read(text)] == [negated]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The bridge cost $5 million.", "USD"),
        ("Canada and its Canadian partner paid $5 million.", "CAD"),
        ("The crate weighed 50 pounds.", "lb"),
        ("A court in London fined the British firm 50 pounds.", "GBP"),
        ("The toll was 40 rupees.", "rupee"),
        ("In Delhi the toll was 40 rupees.", "INR"),
    ],
)
def test_whose_money_it_is(text: str, unit: str) -> None:
    assert [q.unit for q in read(text)] == [unit]


def test_the_innermost_attribution_holds_the_figure() -> None:
    text = "The minister said the army had denied losing 40 tanks."
    (doc,) = parse([Document("a", Version("a"), text)])
    outer = Attribution("a1", (), (), (Span(18, 53),), "indirect")
    inner = Attribution("a2", (), (), (Span(38, 53),), "indirect", parent="a1")
    (doc,) = quantities([replace(doc, attributions=(outer, inner))])
    assert [q.attribution for q in doc.quantities] == ["a2"]


def test_a_text_in_capitals_is_read_too() -> None:
    assert values("AT LEAST THREE SUBVERSIVES WERE KILLED IN TAVEL.") == [("AT LEAST THREE", 3, None)]


def test_an_empty_text_states_nothing() -> None:
    assert read("") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By eight o’clock 63 men had come up.", [63]),
        ("By Wednesday noon 17 were dead.", [17]),
        ("Of the men on the list 22 are dead.", [22]),
        ("The mayor put the number of dead at seven.", [7]),
        ("In section 7 of the report nothing is said.", []),
    ],
)
def test_a_number_after_a_noun_may_count_what_follows(text: str, expected: list[int]) -> None:
    assert [q.low for q in read(text)] == expected
