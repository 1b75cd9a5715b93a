"""Values go out as JSON and come back; ids are made of content."""

import json
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import codec
from onrecord.model.attribution import Attribution, Speaker
from onrecord.model.claim import Change, Claim, Conflict, Figure, Member, Telling
from onrecord.model.mention import Quantity
from onrecord.model.news import Article, Pipeline, Reading, Version
from onrecord.model.span import Span

READING = Reading(
    "r",
    Version("v", byline=("Ada Quill",)),
    "Varn says 5",
    Pipeline("p"),
    attributions=(Attribution("a0", (Span(0, 4),), (), (Span(5, 11),), "indirect", speaker=Speaker("Varn")),),
    quantities=(Quantity("q0", (Span(10, 11),), 5, None),),
)
CONFLICT = Conflict(None, "v#q0", "both cannot be")
CLAIM = Claim("c", "s", "Varn", (Member("v", "q0", "Varn", 5, 5.5),), 1, 1, conflicts=(CONFLICT,))
CHANGE = Change("2025-01-01", "figure-raised", "c", "s", None, Figure(5, None, None, False, None, None), None, None, "Up.")

spans = st.builds(Span, st.integers(0, 99), st.integers(0, 99))
numbers = st.one_of(st.none(), st.integers(-(2**53), 2**53), st.floats(allow_nan=False, allow_infinity=False))
quantities = st.builds(
    Quantity, id=st.text(max_size=4), span=st.tuples(spans), low=numbers, high=numbers, of=st.tuples(spans, spans)
)
readings = st.builds(
    Reading,
    id=st.text(max_size=9),
    version=st.builds(Version, id=st.text(max_size=9), byline=st.tuples(st.text(max_size=9))),
    text=st.text(max_size=99),
    pipeline=st.just(Pipeline("p")),
    quantities=st.lists(quantities, max_size=3).map(tuple),
)


@given(readings)
def test_a_reading_comes_back(reading: Reading) -> None:
    assert codec.decode(codec.encode(reading), Reading) == reading


@pytest.mark.parametrize("value", [READING, CLAIM, CHANGE, Telling((), (CLAIM,), (CHANGE,))])
def test_values_come_back(value: object) -> None:
    assert codec.decode(codec.encode(value), type(value)) == value


def test_the_form_is_canonical() -> None:
    assert codec.encode({"b": 1, "a": "é"}) == '{"a":"é","b":1}'.encode()
    assert codec.encode(Pipeline("p")) == b'{"id":"p"}'
    assert json.loads(codec.encode(READING))["quantities"][0]["span"] == [[10, 11]]


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"id": 1}', b'{"id": "a", "text": "t"}'])
def test_what_does_not_fit_is_a_value_error(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        codec.decode(data, Article)


def test_any_json_is_loaded_as_it_is() -> None:
    assert codec.loads('{"a": [1, null]}') == {"a": [1, None]}
    with pytest.raises(ValueError, match="malformed"):
        codec.loads(b"nope")


def test_the_contract_calls_it_with() -> None:
    with_ = {"member": None, "with": "v#q0", "why": "both cannot be"}
    assert codec.plain(CONFLICT) == with_
    assert codec.plain(CLAIM)["conflicts"] == [with_]
    assert codec.plain([CLAIM])[0]["conflicts"] == [with_]
    assert codec.plain((READING,))[0]["text"] == READING.text
    assert codec.plain(CLAIM)["members"][0]["low"] == 5


@given(st.lists(st.one_of(st.text(), st.integers()), max_size=3), st.lists(st.one_of(st.text(), st.integers()), max_size=3))
def test_an_id_is_made_of_its_parts_not_of_their_joint(one: list[object], other: list[object]) -> None:
    assert (codec.content_id(*one) == codec.content_id(*other)) == (one == other)


def test_an_id_is_hex_of_the_size_asked_for() -> None:
    assert set(codec.content_id("a")) <= set(string.hexdigits)
    assert (len(codec.content_id("a")), len(codec.content_id("a", size=8))) == (16, 8)
    assert codec.content_id("a", "b") != codec.content_id("ab")


def test_hashes_are_those_of_utf_8() -> None:
    assert codec.sha256("é") == codec.sha256("é".encode()) != codec.sha256("e")
    assert codec.sha256("\ud800") != codec.sha256("\ud801")


def test_a_schema_names_its_parts() -> None:
    schema = codec.schema(Reading, title="Reading")
    assert schema["title"] == "Reading"
    assert {"Reading", "Attribution", "Quantity", "Version"} <= schema["$defs"].keys()
