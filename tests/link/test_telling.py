"""What the versions of a story say together."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.telling import tell, title
from onrecord.model.news import Reading
from tests.link.written import counts, reading, says, takes, toll


def test_the_same_count_is_one_claim_across_articles() -> None:
    told = tell("s", [toll("a", "12", 12, 12), toll("b", "31", 31, 31, who="The army", day=2)])
    (claim,) = told.claims
    assert [m.low for m in claim.members] == [12, 31]
    assert (claim.articles, claim.origins) == (2, 2)
    assert claim.label == "People killed"


def test_a_copied_sentence_is_one_origin() -> None:
    told = tell("s", [toll("a", "12", 12, 12), toll("b", "12", 12, 12, day=2)])
    (claim,) = told.claims
    assert (claim.articles, claim.origins) == (2, 1)
    assert [c.kind for c in told.changes] == ["new-claim"]


def test_equal_numbers_of_other_things_are_other_claims() -> None:
    text = "There were 12 candles on the steps of the town hall."
    told = tell("s", [toll("a", "12", 12, 12), reading("b", text, counts(text, "q1", "12", 12, 12, of="candles"), day=2)])
    assert [m.version for c in told.claims for m in c.members] == ["a"]


def test_a_statement_its_doubter_and_its_denial_are_one_claim() -> None:
    first = "A worker said the sluice keeper had been asleep."
    second = "The Kesk Dam Company denied that the sluice keeper was asleep."
    told = tell(
        "s",
        [
            reading("a", first, says(first, "a1", "A worker", "said", "the sluice keeper had been asleep")),
            reading(
                "b",
                second,
                says(second, "a1", "The Kesk Dam Company", "denied", "that the sluice keeper was asleep"),
                takes(second, "s1", "The Kesk Dam Company", "denies", "denied", None),
                day=2,
            ),
        ],
    )
    (claim,) = told.claims
    assert [m.speaker for m in claim.members] == ["A worker", "The Kesk Dam Company"]
    assert [(p.who, p.version, p.item) for p in claim.standing.denies] == [("The Kesk Dam Company", "b", "s1")]
    assert [c.kind for c in told.changes] == ["new-claim", "denial"]


def test_an_empty_story_and_an_empty_text_say_nothing() -> None:
    assert tell("s", []).claims == ()
    assert tell("s", [reading("a", "")]).claims == ()


def test_the_title_is_that_of_the_first_article() -> None:
    assert title([reading("a", "x"), reading("b", "x", title="Flood in Ostvale")]) == "Flood in Ostvale"
    assert title([]) is None


_TOLLS = st.lists(st.tuples(st.integers(2, 60), st.sampled_from(["The army", "The governor"])), min_size=1, max_size=6)


def _story(tolls: list[tuple[int, str]]) -> list[Reading]:
    return [toll(f"v{i}", str(n), n, n, who=who, day=i + 1) for i, (n, who) in enumerate(tolls)]


@given(_TOLLS)
def test_what_was_told_stays_told(tolls: list[tuple[int, str]]) -> None:
    """One more version only adds changes and members, where all claims are counts."""
    versions = _story(tolls)
    before, after = tell("s", versions[:-1]), tell("s", versions)
    assert after.changes[: len(before.changes)] == before.changes
    assert [c.id for c in after.claims][: len(before.claims)] == [c.id for c in before.claims]


@given(_TOLLS)
def test_each_member_and_change_points_at_a_version_that_is_held(tolls: list[tuple[int, str]]) -> None:
    versions = _story(tolls)
    told, ids = tell("s", versions), {v.version.id for v in versions}
    assert {m.version for c in told.claims for m in c.members} <= ids
    assert {c.version for c in told.changes} <= ids
    assert {c.claim for c in told.changes} <= {c.id for c in told.claims}
