"""The encoder behind its door."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model.document import Document
from onrecord.model.news import Version
from onrecord.model.span import Span
from onrecord.read.network import CHUNK, CONTEXT, FAR, ask, far_from, heard, windows
from onrecord.read.parse import paragraphs
from onrecord.read.roles import CONTENT, SOURCE
from onrecord.read.wordpieces import pieces

TEXT = "Odile Quist said that the berth was closed.\n\nThe weather in Lorne was fine."
SENTENCE = "The harbour of Lorne was closed on Monday for want of pilots."


def doc(text: str) -> Document:
    return Document("d", Version("d"), text, tuple(paragraphs(text)))


def at(text: str, word: str) -> Span:
    return Span(text.index(word), text.index(word) + len(word))


def test_said_is_a_cue_and_weather_is_none() -> None:
    text = heard(doc(TEXT))
    said, weather = (text.pieces.within([at(TEXT, word)]) for word in ("said", "weather"))
    assert text.first(said) > 0.9
    assert text.first(weather) < 0.1
    assert any(set(said) & set(cue.pieces) for cue in text.cues)


def test_the_source_and_the_content_of_a_cue() -> None:
    text = heard(doc(TEXT))
    answer = ask(text, text.pieces.within([at(TEXT, "said")]))
    roles = answer.roles.argmax(1)
    assert {roles[n - answer.first] for n in text.pieces.within([at(TEXT, "Odile Quist")])} == {SOURCE}
    assert {roles[n - answer.first] for n in text.pieces.within([at(TEXT, "the berth was closed")])} == {CONTENT}
    assert np.exp(answer.roles).sum(1) == pytest.approx(1, abs=1e-4)


def test_a_paragraph_is_heard_the_same_beside_any_other() -> None:
    alone = heard(doc(TEXT)).tags
    beside = heard(doc(TEXT + "\n\n" + SENTENCE)).tags
    assert np.array_equal(beside[: len(alone)], alone)


def test_nothing_is_heard_in_nothing() -> None:
    assert heard(doc("")).cues == []


@settings(max_examples=30)
@given(st.lists(st.sampled_from(["The dam held.", "x" * 30, "rain", "\n\n", '"No," she said.', "1,200 people"]), max_size=400))
def test_every_piece_is_in_the_core_of_one_window(parts: list[str]) -> None:
    text = " ".join(parts)
    found = pieces(text, list(paragraphs(text)))
    made = list(windows(text, found))
    assert [n for w in made for n in range(w.core, w.core_last)] == list(range(len(found.ids)))
    assert all(w.first <= w.core < w.core_last <= w.last and w.last - w.first <= CHUNK + 2 * CONTEXT for w in made)


def test_a_long_paragraph_is_cut_between_sentences_with_context() -> None:
    text = " ".join([SENTENCE] * 60)
    found = pieces(text, list(paragraphs(text)))
    made = list(windows(text, found))
    assert len(made) > 2
    assert all(text[found.starts[w.core]] == "T" for w in made)
    assert made[1].first < made[1].core
    assert made[1].core_last < made[1].last


def test_what_belongs_to_a_cue_is_looked_for_in_its_window() -> None:
    text = heard(doc(SENTENCE + "\n\n" + " ".join([SENTENCE] * 60)))
    first = ask(text, [3])
    assert (first.first, len(first.roles)) == (0, text.pieces.breaks[1])
    window, _ = text.windows[2]
    assert window.first < window.core
    for n in (window.core, window.core_last - 1):
        answer = ask(text, [n, n + 1])
        assert (answer.first, answer.first + len(answer.roles)) == (window.first, window.last)


def test_how_far_each_piece_is_from_a_cue() -> None:
    assert (far_from([2, 4], 7) - FAR).tolist() == [-2, -1, 0, 1, 0, 1, 2]
    assert far_from([0], 3 * FAR).max() == 2 * FAR
    assert far_from([3 * FAR - 1], 3 * FAR).min() == 0
