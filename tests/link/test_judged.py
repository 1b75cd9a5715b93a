"""Judgements laid over a telling."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.judged import judged, ref, split_off, undone
from onrecord.model.claim import Claim, Conflict, Copies, Judgement, Member, Position, Standing, Telling

NOBODY = Standing()
MARA = Position("Mara Tiel", "2025-01-02", "v2", "s1")
EARLIER = replace(MARA, since="2025-01-01", version="v1")


def member(version: str, item: str = "q1") -> Member:
    return Member(version, item, "Mara Tiel")


def claim(id: str, *members: Member, origins: int = 1, standing: Standing = NOBODY, rivals: tuple[Conflict, ...] = ()) -> Claim:
    return Claim(id, "s", f"Label of {id}", members, len({m.version for m in members}), origins, standing, rivals)


RIVALS = (Conflict("v1#q1", "v2#q1", "12 and 31"),)
A = claim("a", member("v1"), member("v2"), origins=2, standing=Standing(denies=(MARA,)), rivals=RIVALS)
B = claim("b", member("v3"), standing=Standing(denies=(EARLIER,)))
C = claim("c", member("v4", "q2"))
TOLD = Telling((Copies("wire", ("v1", "v3"), "v1"),), (A, B, C))


def decided(number: int, verb: str, subject: str, value: str | None = None) -> Judgement:
    return Judgement(f"j{number}", f"2025-02-{number:02}", "Ada Quill", verb, subject, value)


def claims(*judgements: Judgement, articles: dict[str, str] | None = None) -> dict[str, Claim]:
    return {c.id: c for c in judged(TOLD, judgements, articles=articles).telling.claims}


def test_a_merge_joins_the_second_claim_to_the_first() -> None:
    one = claims(decided(1, "merge", "a", "b"))
    assert list(one) == ["a", "c"]
    assert [ref(m) for m in one["a"].members] == ["v1#q1", "v2#q1", "v3#q1"]
    assert (one["a"].label, one["a"].articles) == ("Label of a", 3)
    assert one["a"].conflicts == RIVALS


def test_a_merge_counts_a_text_that_both_have_as_one_origin() -> None:
    assert claims(decided(1, "merge", "a", "b"))["a"].origins == 2
    assert claims(decided(1, "merge", "a", "c"))["a"].origins == 3


def test_versions_of_one_article_are_one_article() -> None:
    one = claims(decided(1, "merge", "b", "c"), articles={"v3": "x", "v4": "x"})
    assert one["b"].articles == 1


def test_a_name_stands_once_for_a_stance_as_first_seen() -> None:
    assert claims(decided(1, "merge", "a", "b"))["a"].standing.denies == (EARLIER,)


def test_a_split_makes_a_claim_of_a_member_and_ends_conflicts_with_it() -> None:
    split = decided(1, "split", "a", "v2#q1")
    after = claims(split)
    assert [ref(m) for m in after["a"].members] == ["v1#q1"]
    assert [ref(m) for m in after[split_off(split)].members] == ["v2#q1"]
    assert (after["a"].articles, after["a"].origins, after["a"].conflicts) == (1, 1, ())
    assert after["a"].standing == A.standing


def test_the_only_member_and_a_member_that_is_not_there_stay() -> None:
    assert claims(decided(1, "split", "b", "v3#q1"), decided(2, "split", "a", "v9#q1")) == claims()


def test_a_judgement_on_a_claim_that_was_joined_follows_it() -> None:
    confirm, merge, again = decided(1, "confirm", "b"), decided(2, "merge", "a", "b"), decided(3, "merge", "b", "c")
    seen = judged(TOLD, [confirm, merge, again])
    assert [c.id for c in seen.telling.claims] == ["a"]
    assert seen.on == {"a": (confirm, merge, again)}


def test_what_is_split_off_can_be_joined_and_split_off_again() -> None:
    split = decided(1, "split", "a", "v2#q1")
    back, again = decided(2, "merge", "a", split_off(split)), replace(split, id="j3")
    assert claims(split, back).keys() == claims().keys()
    assert claims(split, back, again) == claims(split)


def test_what_is_split_off_again_takes_no_place_of_what_was_joined_to_it() -> None:
    split = decided(1, "split", "a", "v2#q1")
    made = [split, decided(2, "merge", split_off(split), "a"), replace(split, id="j3")]
    assert sorted(tuple(map(ref, c.members)) for c in judged(TOLD, made).telling.claims) == sorted(
        tuple(map(ref, c.members)) for c in judged(TOLD, [split]).telling.claims
    )


def test_a_judgement_on_an_item_is_on_the_claim_that_holds_it() -> None:
    rated, merge = decided(1, "rate", "v3#q1", "B2"), decided(2, "merge", "a", "b")
    assert judged(TOLD, [rated]).on == {"b": (rated,)}
    assert judged(TOLD, [rated, merge]).on["a"] == (rated, merge)


def test_what_is_on_a_claim_that_is_not_there_is_passed_over() -> None:
    gone = [
        decided(1, "confirm", "x"),
        decided(2, "merge", "a", "x"),
        decided(3, "merge", "x", "a"),
        decided(4, "merge", "a", "a"),
    ]
    assert judged(TOLD, gone) == judged(TOLD, [])


def test_an_undo_that_is_undone_lets_stand_again() -> None:
    made = [decided(1, "confirm", "a"), decided(2, "undo", "j1"), decided(3, "undo", "j2")]
    assert undone(made[:2]) == {"j1"}
    assert undone(made) == {"j2"}


REFS = [ref(m) for c in TOLD.claims for m in c.members]
IDS = ["a", "b", "c", "x", *(split_off(decided(0, "split", c.id, ref(m))) for c in TOLD.claims for m in c.members)]
DECISIONS = st.one_of(
    st.tuples(st.just("merge"), st.sampled_from(IDS), st.sampled_from(IDS)),
    st.tuples(st.just("split"), st.sampled_from(IDS), st.sampled_from(REFS)),
    st.tuples(st.just("confirm"), st.sampled_from([*IDS, *REFS]), st.none()),
    st.tuples(st.just("undo"), st.sampled_from([f"j{n}" for n in range(12)]), st.none()),
)


@given(st.lists(DECISIONS, max_size=12))
def test_no_member_is_lost_and_undoing_everything_gives_the_telling_back(drawn: list[tuple[str, str, str | None]]) -> None:
    made = [decided(n, *one) for n, one in enumerate(drawn)]
    seen = judged(TOLD, made)
    assert sorted(ref(m) for c in seen.telling.claims for m in c.members) == sorted(REFS)
    assert all(c.origins >= 1 and 1 <= c.articles <= len(c.members) for c in seen.telling.claims)
    assert seen.on.keys() <= {c.id for c in seen.telling.claims}
    back = [decided(100 + n, "undo", j.id) for n, j in enumerate(reversed(made))]
    assert judged(TOLD, [*made, *back]).telling == TOLD
    assert judged(TOLD, [*made, *back]).on == {}
