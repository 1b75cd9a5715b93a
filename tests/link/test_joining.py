"""How like statements are."""

from dataclasses import replace
from math import inf

import pytest

from onrecord.link.board import Board, put
from onrecord.link.entry import Entry
from onrecord.link.joining import TRAITS, Likeness, summed, weights
from onrecord.link.stances import folded
from onrecord.link.telling import tell
from tests.link.written import reading, says, takes


def test_a_short_denial_is_of_the_statement_that_holds_its_words() -> None:
    first = "Two witnesses said police had used tear gas in Fuller Street."
    second = "The commissioner denied that any gas had been used."
    told = tell(
        "s",
        [
            reading("a", first, says(first, "a1", "Two witnesses", "said", "police had used tear gas in Fuller Street")),
            reading("b", second, says(second, "a1", "The commissioner", "denied", "any gas had been used"),
                    takes(second, "s1", "The commissioner", "denies", "denied", None), day=2),
        ],
    )  # fmt: skip
    (claim,) = told.claims
    assert claim.label == "Police had used tear gas in Fuller Street"
    assert [(c.member, c.against) for c in claim.conflicts] == [("b#a1", "a#a1")]
    assert told.changes[-1].sentence == "The commissioner denied that any gas had been used."


def test_what_all_of_a_story_is_about_does_not_make_two_statements_one() -> None:
    accounts = ("diesel leaked from the lorries", "sacks lay beside the lorries", "children waved at the lorries",
                "soldiers searched the lorries", "snow fell on the lorries", "nobody followed the lorries")  # fmt: skip
    told = tell(
        "s",
        [
            reading(f"v{n}", text := f"Witness {chr(65 + n)} said {what}.\n" + "The lorries stood on the pass.\n" * 4,
                    says(text, "a1", f"Witness {chr(65 + n)}", "said", what), day=n + 1)
            for n, what in enumerate(accounts)
        ],
    )  # fmt: skip
    assert [len(claim.members) for claim in told.claims] == [1] * len(accounts)


def test_the_likest_claim_is_chosen_though_a_short_one_stands_whole_in_the_statement() -> None:
    said = (
        "the cholera",
        "the cholera began at a well behind the dye works",
        "the cholera began at the well of the old dye works",
    )
    texts = [f"Doctor {name} spoke of {what}." for name, what in zip("ABC", said, strict=True)]
    made = [says(text, "a1", text[:8], "spoke of", what) for text, what in zip(texts, said, strict=True)]
    told = tell("s", [reading(f"v{n}", text, made[n], day=n + 1) for n, text in enumerate(texts)])
    places = [{m.version for m in claim.members} for claim in told.claims]
    assert {"v1", "v2"} in places


def test_nothing_that_speaks_for_a_claim_is_left_out_because_its_words_say_little() -> None:
    board, entries = Board("s"), []
    for n, text in enumerate(("the tower had warned the crew of water", "the crew heard no warning", "water stood in the tower")):
        entry = Entry(f"v{n}", "a1", f"v{n}", None, None, None, (f"v{n}", "0"), 0, "new", f"Witness {n}", text, text,
                      frozenset(folded(text)))  # fmt: skip
        board.paragraphs += 5
        board.spoken.update(entry.stems)
        entries.append(put(board, None, entry)[1])
    for entry in entries:
        for held in (h for h in board.claims if h.founder is not entry and h.founder.stems & entry.stems):
            likeness = Likeness(board, entry)
            best = max(summed(likeness.traits(held, m)) for m in held.members)
            assert likeness.of(held) == pytest.approx(best) if best >= 0 else likeness.of(held) < 0


def test_the_traits_are_those_that_have_a_weight() -> None:
    assert set(weights()) == {"constant", *TRAITS}


def test_words_that_every_paragraph_has_tell_nothing() -> None:
    words = "dam water gates flood mill valley bridge sluice lake river basin pond"
    made = [(text := f"Witness {chr(65 + n)} said {words}.", says(text, "a1", text[:9], "said", words)) for n in range(24)]
    told = tell("s", [reading(f"v{n}", text, said, day=n + 1) for n, (text, said) in enumerate(made)])
    assert len(told.claims[0].members) == len(made)
    board, stems = Board("s", paragraphs=24), frozenset(folded(words))
    board.spoken.update(dict.fromkeys(stems, 24))
    entry = Entry("v0", "a1", "v0", None, None, None, ("v0", "0"), 0, "new", None, words, words, stems)
    held = put(board, None, replace(entry, version="v1", text="other words", root=("v1", "0")))[0]
    assert Likeness(board, entry).of(held) < inf
