"""From probabilities of word pieces to cues and roles."""

import numpy as np

from onrecord.model.span import Span
from onrecord.read.parse import paragraphs
from onrecord.read.roles import CONTENT, FIRST, MORE, NONE, Numbers, best_roles, cues, joined, neighbours, spans
from onrecord.read.wordpieces import Pieces, pieces

TEXT = "Harbour master Odile Quist ruled the berth out."


def read(text: str = TEXT) -> Pieces:
    return pieces(text, list(paragraphs(text)))


def tags(found: Pieces, **likely: tuple[int, float]) -> Numbers:
    made = np.zeros((len(found.ids), 3), np.float32)
    made[:, 0] = 1.0
    for word, (tag, probability) in likely.items():
        at = found.within([Span(TEXT.index(word), TEXT.index(word) + 1)])[0]
        made[at, 0], made[at, tag] = 1 - probability, probability
    return made


def test_a_cue_may_have_two_parts() -> None:
    found = read()
    (cue,) = cues(tags(found, ruled=(FIRST, 0.9), out=(MORE, 0.8)))
    assert [s.of(TEXT) for s in spans(TEXT, found, cue.pieces)] == ["ruled", "out"]
    assert round(cue.likely, 3) == 0.9


def test_what_goes_on_with_nothing_is_a_cue_of_its_own() -> None:
    (cue,) = cues(tags(read(), ruled=(MORE, 0.8)))
    assert round(cue.likely, 3) == 0.8


def test_an_unlikely_cue_is_none() -> None:
    assert cues(tags(read(), ruled=(FIRST, 0.02))) == []


def test_one_doubtful_piece_does_not_break_a_role() -> None:
    likely = np.log(np.array([[0.05, 0.05, 0.9], [0.4, 0.3, 0.3], [0.05, 0.05, 0.9], [0.9, 0.05, 0.05]], np.float32))
    assert best_roles(likely).tolist() == [CONTENT, CONTENT, CONTENT, NONE]


def test_neighbours_make_a_run() -> None:
    assert neighbours([10, 11, 13]) == [[10, 11], [13]]


def test_spans_are_whole_words() -> None:
    text = "Zyrkovian denials"
    assert [s.of(text) for s in spans(text, read(text), (1,))] == ["Zyrkovian"]


def test_parts_between_which_only_marks_stand_are_one() -> None:
    text = 'It is, "all" of it, gone'
    assert joined(text, (Span(0, 5), Span(8, 11), Span(16, 18))) == (Span(0, 11), Span(16, 18))
