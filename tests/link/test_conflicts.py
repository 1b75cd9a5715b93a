"""What cannot both be true."""

from dataclasses import replace

from onrecord.link.telling import tell
from onrecord.model.news import Reading
from tests.link.written import at, counts, reading, says, takes, toll


def _conflicts(*readings: Reading) -> list[tuple[str | None, str]]:
    return [(c.member, c.against) for claim in tell("s", readings).claims for c in claim.conflicts]


def _stock(id: str, who: str, words: str, low: int | None, high: int | None, day: int) -> Reading:
    text = f"{who} said the Kesk depot held {words} missiles."
    said = says(text, "a1", who, "said", f"the Kesk depot held {words} missiles")
    return reading(id, text, said, counts(text, "q1", words, low, high, said="a1", of="missiles"), day=day)


def test_fewer_than_3000_conflicts_with_no_less_than_5000_and_6200_does_not() -> None:
    least = _stock("a", "The president", "no less than 5,000", 5000, None, 1)
    assert _conflicts(least, _stock("b", "The institute", "6,200", 6200, 6200, 2)) == []
    assert _conflicts(least, _stock("b", "The institute", "fewer than 3,000", None, 2999, 2)) == [("a#q1", "b#q1")]


def test_a_count_that_grew_is_no_conflict_and_a_later_lower_one_of_another_is() -> None:
    assert _conflicts(toll("a", "12", 12, 12), toll("b", "31", 31, 31, who="The army", day=2)) == []
    assert _conflicts(toll("a", "31", 31, 31), toll("b", "12", 12, 12, who="The army", day=2)) == [("a#q1", "b#q1")]


def test_a_speaker_who_revises_is_in_no_conflict() -> None:
    assert _conflicts(toll("a", "31", 31, 31), toll("b", "26", 26, 26, day=2)) == []


def test_a_page_kept_up_to_date_that_keeps_the_old_figure_is_in_conflict() -> None:
    page = [toll(v, n, int(n), int(n), day=d, article="page") for v, n, d in (("v1", "12", 1), ("v2", "31", 2))]
    assert _conflicts(*page, toll("b", "26", 26, 26, day=3, outlet="The Kesk Wire")) == [("b#q1", "v2#q1")]
    assert _conflicts(*page, toll("b", "26", 26, 26, day=3)) == []


def test_a_figure_that_others_report_otherwise_before_and_after_is_in_conflict() -> None:
    first, odd = toll("a", "140", 140, 140), toll("b", "410", 410, 410, day=2)
    text = "140 people were killed, the governor repeated in the evening."
    said = says(text, "a1", "the governor", "repeated", "140 people were killed")
    again = reading("c", text, said, counts(text, "q1", "140", 140, 140, said="a1", of="people"), day=3)
    assert _conflicts(first, odd, again) == [("b#q1", "a#q1")]


def test_a_denial_conflicts_with_what_it_denies() -> None:
    text = "A worker said the keeper was asleep at the sluice. The company denied he was."
    items = (
        says(text, "a1", "A worker", "said", "the keeper was asleep at the sluice"),
        says(text, "a2", "The company", "denied", "he was"),
        takes(text, "s1", "The company", "denies", "denied", "a1"),
    )
    assert _conflicts(reading("a", text, *items)) == [("a#a2", "a#a1")]


def test_rival_accounts_side_by_side_are_one_claim_and_conflict() -> None:
    text = (
        "The campaign said soldiers had voted twice in the garrison of Ilmar.\n\n"
        "The army said soldiers in the garrison of Ilmar had voted once."
    )
    rivals = reading(
        "a", text,
        says(text, "a1", "The campaign", "said", "soldiers had voted twice in the garrison of Ilmar"),
        says(text, "a2", "The army", "said", "soldiers in the garrison of Ilmar had voted once"),
    )  # fmt: skip
    assert _conflicts(rivals) == [("a#a1", "a#a2")]
    assert [c.kind for c in tell("s", [rivals]).changes] == ["new-claim", "denial"]


def test_what_a_text_calls_two_accounts_conflicts() -> None:
    text = "An officer said no force was used. Ada Quill said marchers were beaten. The Post could not verify either account."
    doubted = takes(text, "s1", "The Post", "cannot-verify", "could not verify", None)
    target = at(text, "either account")
    accounts = reading(
        "a", text,
        says(text, "a1", "An officer", "said", "no force was used"),
        says(text, "a2", "Ada Quill", "said", "marchers were beaten"),
        replace(doubted, target_span=target),
    )  # fmt: skip
    assert _conflicts(accounts) == [("a#a1", "a#a2")]


def test_a_denial_of_nothing_named_answers_what_was_said_before_it() -> None:
    text = (
        "Hana Orr said the union wrote to the port and the presidency in June.\n\n"
        "The minister, Maren Dole, denied that the president had been told."
    )
    answered = reading(
        "a", text,
        says(text, "a1", "Hana Orr", "said", "the union wrote to the port and the presidency in June"),
        says(text, "a2", "Maren Dole", "denied", "the president had been told"),
        takes(text, "s1", "Maren Dole", "denies", "denied", None),
    )  # fmt: skip
    assert _conflicts(answered) == [("a#a2", "a#a1")]


def test_a_denial_far_from_what_it_has_no_word_of_is_in_no_conflict() -> None:
    said, denied = "The clerk said soldiers had burnt the mill.", "The general denied his role."
    for between, some in ((1, 1), (6, 0)):
        text = "\n\n".join([said, *["Rain fell on the valley."] * between, denied])
        items = (
            says(text, "a1", "The clerk", "said", "soldiers had burnt the mill"),
            says(text, "a2", "The general", "denied", "his role"),
            takes(text, "s1", "The general", "denies", "denied", "a1"),
        )
        assert len(_conflicts(reading("a", text, *items))) == some, between


def test_what_two_pledge_is_no_conflict_and_what_two_count_is() -> None:
    for verb, some in (("pledged", 0), ("counted", 1)):
        text = f"Varnok {verb} 40 tonnes of flour. Hestria {verb} 25 tonnes of flour."
        items = (
            says(text, "a1", "Varnok", verb, "40 tonnes of flour"), says(text, "a2", "Hestria", verb, "25 tonnes of flour"),
            counts(text, "q1", "40 tonnes", 40, 40, said="a1", of="flour", unit="t"),
            counts(text, "q2", "25 tonnes", 25, 25, said="a2", of="flour", unit="t"),
        )  # fmt: skip
        assert len(_conflicts(reading("a", text, *items))) == some, verb


def test_who_lowers_a_count_takes_back_the_former_figure_and_of_no_other_thing() -> None:
    first = toll("a", "11", 11, 11)
    text = "The ministry lowered its count of the aircraft from 11 to 6."
    second = reading(
        "b", text, counts(text, "q1", "11", 11, 11), counts(text, "q2", "6", 6, 6),
        takes(text, "s1", "The ministry", "retracts", "lowered", "q1"), day=2,
    )  # fmt: skip
    told = tell("s", [first, second])
    assert [c.sentence for c in told.changes if c.kind == "retraction"] == ["The ministry withdrew the figure of 11 aircraft."]


def test_an_outlet_that_gave_the_old_figure_of_a_source_is_no_rival_of_its_new_one() -> None:
    text = "The flood in Ostvale has killed 31 people."
    relayed = reading("b", text, counts(text, "q1", "31", 31, 31, of="people"), day=2, outlet="The Kesk Post")
    assert _conflicts(toll("a", "31", 31, 31), relayed, toll("c", "26", 26, 26, day=3)) == []


def test_figures_that_a_paragraph_sets_against_each_other_conflict_once_whatever_is_said_later() -> None:
    text = "The guard said 96 people were hurt. The mayor said 57 people were hurt."
    items = (
        says(text, "a1", "The guard", "said", "96 people were hurt"),
        says(text, "a2", "The mayor", "said", "57 people were hurt"),
        counts(text, "q1", "96", 96, 96, said="a1", of="people"), counts(text, "q2", "57", 57, 57, said="a2", of="people"),
    )  # fmt: skip
    later = "The mayor said 96 people were hurt."
    agreed = reading("b", later, says(later, "a1", "The mayor", "said", "96 people were hurt"),
                     counts(later, "q1", "96", 96, 96, said="a1", of="people"), day=2)  # fmt: skip
    assert _conflicts(reading("a", text, *items), agreed) == [("a#q1", "a#q2")]
    assert _conflicts(reading("a", text, *items), reading("c", text.replace(" The", "  The"), *items, day=3)) == [
        ("a#q1", "a#q2")
    ]


def test_a_count_below_what_others_had_given_stays_a_rival_when_the_toll_has_grown() -> None:
    town, army, grown = toll("a", "17", 17, 17), toll("b", "11", 11, 11, who="The army", day=2), toll("c", "29", 29, 29, day=3)
    inquiry = toll("c", "29", 29, 29, who="The inquiry", day=3)
    assert ("a#q1", "b#q1") in _conflicts(town, army, inquiry)
    assert _conflicts(town, army, grown) == [("a#q1", "b#q1")]  # what stood when it was gainsaid, and not what it grew to
    agreed = toll("d", "11", 11, 11, day=4)
    (settled,) = [x for c in tell("s", [town, army, agreed]).claims for x in c.conflicts]
    assert (settled.member, settled.against) == ("a#q1", "b#q1")  # it was one, and who came round is told
    assert settled.why == "The governor: 17, The army: 11; since then The governor: 11"
