"""Contraries without a verb that denies."""

import pytest

from onrecord.link.telling import tell
from onrecord.model.claim import Telling
from onrecord.model.news import Post
from onrecord.model.span import Span
from tests.link.written import reading, says


def _told(first: str, second: str, *, by: str = "The major", cue: str = "said") -> Telling:
    """What one text tells in which two speakers say something, one right after the other."""
    text = f"Two millers said {first}. {by} {cue} {second}."
    return tell("s", [reading("a", text, says(text, "a1", "Two millers", "said", first), says(text, "a2", by, cue, second))])


def test_the_contrary_of_what_was_just_said_denies_it() -> None:
    told = _told("soldiers had burnt the mill", "no soldier had set fire to anything")
    (claim,) = told.claims
    assert [p.who for p in claim.standing.denies] == ["The major"]
    assert [(c.member, c.against) for c in claim.conflicts] == [("a#a2", "a#a1")]
    assert [(c.kind, c.sentence) for c in told.changes] == [
        ("new-claim", "Two millers said soldiers had burnt the mill."),
        ("denial", "The major said that no soldier had set fire to anything."),
    ]


@pytest.mark.parametrize(
    ("first", "second", "by"),
    [
        ("soldiers had burnt the mill", "no bread had come from Kesk", "The major"),
        ("soldiers had burnt the mill", "no rain had fallen on the soldiers", "The major"),
        ("no soldier had burnt the mill", "no soldier had set fire to anything", "The major"),
        ("soldiers had burnt the mill", "no soldier had set fire to the dam", "Two millers"),
    ],
)
def test_what_is_about_something_else_or_agrees_denies_nothing(first: str, second: str, by: str) -> None:
    assert not any(claim.standing.denies for claim in _told(first, second, by=by).claims)


@pytest.mark.parametrize(
    ("first", "second", "cue"),
    [
        ("soldiers had burnt the mill", "no doubt soldiers had set fire to it", "said"),
        ("soldiers had burnt the mill", "there was no doubt soldiers had burnt it", "said"),
        ("soldiers had burnt the mill", "soldiers had not burnt the barn", "said"),
        ("soldiers had burnt the mill", "no soldier would burn a mill", "hoped"),
        ("the ferry had capsized", "the ferry did not carry a radio", "said"),
        ("the gate was closed", "the gate was not only closed but locked", "said"),
    ],
)
def test_what_is_of_another_thing_or_only_hoped_denies_nothing(first: str, second: str, cue: str) -> None:
    assert not any(claim.standing.denies for claim in _told(first, second, cue=cue).claims)


def test_the_same_denial_in_the_next_paper_is_no_news() -> None:
    rows = ("no soldier had set fire to anything", "not one soldier had come near the fire")
    told = tell("s", [
        reading(
            id,
            text := f"Two millers said soldiers had burnt the mill. The major said {second}.",
            says(text, "a1", "Two millers", "said", "soldiers had burnt the mill"),
            says(text, "a2", "The major", "said", second),
            outlet=f"The {id} Post", day=day,
        )
        for day, (id, second) in enumerate(zip("ab", rows, strict=True), 1)
    ])  # fmt: skip
    assert [c.kind for c in told.changes].count("denial") == 1


def _apart(*said: tuple[str, str]) -> Telling:
    """What texts of several papers tell, in each of which one speaker says something."""
    return tell("s", [
        reading(f"v{day}", text := f"{who} said {what}.", says(text, "a1", who, "said", what), outlet=f"Paper {day}", day=day)
        for day, (who, what) in enumerate(said, 1)
    ])  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("no siren had sounded before the flood", "the sirens had sounded for twenty minutes"),
        ("soldiers had fired rubber bullets on the bridge", "not one rubber bullet was fired on that bridge"),
        ("soldiers had fired rubber bullets on the bridge", "she fell from the wall and no rubber bullets were fired"),
        ("the smelter released cadmium from its Hochmar basin on Saturday", "not one litre left Hochmar on Saturday"),
        ("an ambulance was kept waiting at the cordon", "no ambulance was held up. It stood there because of the crowd"),
        ("diagnoses and laboratory results were in the files", "it contained no diagnoses"),
        ("a former clerk handed them his password", "I never gave anyone a password"),
        ("a second demonstrator has died", "there has been no second death in any hospital"),
    ],
)
def test_the_contrary_in_another_text_denies_what_was_said_first(first: str, second: str) -> None:
    (claim,) = _apart(("Two millers", first), ("The major", second)).claims
    assert [p.who for p in claim.standing.denies] == ["The major"]
    assert [(c.member, c.against) for c in claim.conflicts] == [("v2#a1", "v1#a1")]


def test_who_says_again_what_was_said_first_denies_no_denial() -> None:
    fired, none = "soldiers had fired rubber bullets on the bridge", "not one rubber bullet was fired on that bridge"
    told = _apart(
        ("Two millers", fired),
        ("The major", none),
        ("A driver", "it was rubber bullets that hit the girl on the bridge when soldiers fired"),
    )
    assert [c.kind for c in told.changes] == ["new-claim", "denial", "corroboration"]
    assert [p.who for c in told.claims for p in c.standing.denies] == ["The major"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("soldiers had fired rubber bullets on the bridge", "no rubber bullets would be fired on the bridge again"),
        ("soldiers had fired rubber bullets on the bridge", "soldiers had fired rubber bullets, which nobody had ordered"),
        ("rubber bullets are harmless on a bridge", "rubber bullets are not much different on a bridge"),
        ("the fire began in a container of batteries", "no trace of a container of batteries had been found in the fire"),
        ("a guard fired from the steps", "no minister had stepped down"),
        ("the dam released water", "nobody had warned them before the dam released water"),
        ("the school was closed on Monday", "the school had never been closed on a Monday before"),
        ("the ceasefire would hold in the north", "no ceasefire had been signed in the south"),
        ("the smelter released gas on Sunday morning", "the smelter was not running that day"),
        ("the hospital treated the injured workers of the mill", "the hospital had no beds for the injured workers"),
        ("soldiers set fire to the mosque", "no soldiers had been seen in Ostvale"),
        ("the depot was one of the first buildings in Kesk", "the goal was not saving the old depot building in Kesk"),
        ("the new law strikes at the heart of the Harbour Act", "he does not favour a change of the Harbour Act"),
        ("there is no link between sirens and the flood", "there really is no link between the flood and sirens"),
    ],
)
def test_what_will_not_be_or_is_negated_elsewhere_denies_nothing(first: str, second: str) -> None:
    told = _apart(("Two millers", first), ("The major", second))
    assert not any(c.standing.denies or c.conflicts for c in told.claims)


def test_of_a_live_blog_the_later_post_denies_the_earlier_one_below_it() -> None:
    late, early = "The major said there was no crack in the wall.", "An engineer said the wall had been cracked since March."
    text = f"{late}\n\n{early}"
    posts = (
        Post(Span(0, len(late)), "2031-03-01T17:05:00+00:00", None),
        Post(Span(len(late) + 2, len(text)), "2031-03-01T16:38:00+00:00", None),
    )
    said = (
        says(text, "a1", "The major", "said", "there was no crack in the wall"),
        says(text, "a2", "An engineer", "said", "the wall had been cracked since March"),
    )
    (claim,) = tell("s", [reading("v", text, *said, posts=posts)]).claims
    assert [p.who for p in claim.standing.denies] == ["The major"]
    assert [m.item for m in claim.members] == ["a2", "a1"]


def test_that_there_was_none_denies_what_goes_with_the_first_statement_too() -> None:
    (claim,) = _apart(
        ("A clerk", "acid from the battery works had killed the fish"),
        ("The province", "the Lumacell battery works had let nickel salts into the river"),
        ("A report", "nothing from the Lumacell battery works had reached the river"),
    ).claims
    assert [(c.member, c.against) for c in claim.conflicts] == [("v3#a1", "v2#a1")]
