"""Figures put into the claims that count the same."""

from dataclasses import replace

from onrecord.link.telling import tell
from onrecord.model.news import Reading
from tests.link.written import counts, reading, says, toll


def test_a_past_figure_in_another_unit_is_not_that_of_the_count() -> None:
    text = "The first engine needed nine minutes to the depot."
    minutes = replace(counts(text, "q1", "nine minutes", 9, 9), unit="minute")
    told = tell("s", [toll("a", "9", 9, 9), reading("b", text, minutes, day=2)])
    assert [[m.item for m in claim.members if m.version == "b"] for claim in told.claims if len(claim.members) > 1] == []


def test_an_amount_of_which_one_does_not_say_what_it_is_and_a_number_that_is_given_are_of_the_claim() -> None:
    rows = (
        ("The chief said the forest fire had burnt 1,400 hectares of pine and destroyed 60 houses.", "The chief", "pine"),
        ("The minister said 900 hectares had burnt in the forest fire. He makes it 35 houses.", "The minister", ""),
    )
    versions: list[Reading] = []
    for (text, who, pine), (burnt, houses) in zip(rows, ((1400, 60), (900, 35)), strict=True):
        written = f"{burnt:,} hectares"
        said = text.removeprefix(f"{who} said ").partition(".")[0]
        items = (
            says(text, "a1", who, "said", said),
            counts(text, "q1", written, burnt, burnt, said="a1", of=pine, unit="ha"),
            counts(text, "q2", str(houses), houses, houses, said="a1", of="houses"),
        )
        versions.append(reading(f"v{burnt}", text, *items, outlet=f"Paper {burnt}", day=len(versions) + 1))
    told = tell("s", versions)
    assert sorted((c.label, len(c.members)) for c in told.claims if c.conflicts) == [
        ("Houses destroyed", 2), ("The forest fire had burnt […] hectares of pine", 2),
    ]  # fmt: skip


def _spoken(id: str, day: int, who: str, words: str, number: int, of: str) -> Reading:
    text = f"{who} said {words}."
    item = counts(text, "q1", f"{number:,}", number, number, said="a1", of=of)
    return reading(id, text, says(text, "a1", who, "said", words), item, day=day, outlet=f"Paper {id}")


def test_thousands_of_a_thing_are_one_count_if_none_is_twice_another() -> None:
    first = _spoken("a", 1, "The staff", "12,400 households had no current", 12_400, "households")
    for number, claims in ((9_100, 1), (1_100, 2)):
        words = f"{number:,} households had lost their supply"
        told = tell("s", [first, _spoken("b", 2, "The company", words, number, "households")])
        assert len(told.claims) == claims, number


def test_a_thing_of_which_another_text_tells_in_like_words_what_happened_is_counted_with_it() -> None:
    told = "the forest fire on the upper side of the coast road had {} {} houses".format
    first = _spoken("a", 1, "The chief", told("destroyed", 60), 60, "houses")
    (claim,) = tell("s", [first, _spoken("b", 2, "The minister", told("taken", 35), 35, "houses")]).claims
    assert (claim.label, len(claim.members), len(claim.conflicts)) == ("Houses destroyed", 2, 1)


def test_a_number_that_a_class_has_is_of_it_whoever_is_counted() -> None:
    def told(id: str, day: int, who: str, words: str, number: int, of: str) -> Reading:
        text = f"{who} said {words}."
        items = says(text, "a1", who, "said", words), counts(text, "q1", str(number), number, number, said="a1", of=of)
        return reading(id, text, *items, outlet=f"Paper {id}", day=day)

    claims = tell("s", [
        told("a", 1, "The department", "36 prisoners escaped", 36, "prisoners"),
        told("b", 2, "The department", "36 men escaped", 36, "men"),
        told("c", 3, "The union", "48 men escaped", 48, "men"),
    ]).claims  # fmt: skip
    assert [(c.label, len(c.members)) for c in claims] == [("Prisoners escaped", 3)]


def test_numbers_of_those_who_did_different_things_are_no_rivals() -> None:
    text = "The tax office found that 6,500,000 paid a fine. The ministry found that 14,000,000 stayed away."
    items = (
        says(text, "a1", "The tax office", "found", "6,500,000 paid a fine"),
        says(text, "a2", "The ministry", "found", "14,000,000 stayed away"),
        counts(text, "q1", "6,500,000", 6_500_000, 6_500_000, said="a1"),
        counts(text, "q2", "14,000,000", 14_000_000, 14_000_000, said="a2"),
    )
    assert not any(c.conflicts for c in tell("s", [reading("a", text, *items)]).claims)
