"""Who confirms, denies, questions, cannot verify or takes back what was said, and what it is about."""

from dataclasses import replace

from onrecord.model.attribution import Assessment, Attribution
from onrecord.model.document import Document
from onrecord.model.mention import Quantity
from onrecord.model.news import Post, Version
from onrecord.model.span import Span
from onrecord.read.actors import actors
from onrecord.read.assessments import assessments
from onrecord.read.parse import parse
from onrecord.read.speakers import speakers


def read(
    text: str, *said: tuple[str, str, str], figures: tuple[str, ...] = (), posts: tuple[Post, ...] = ()
) -> tuple[Assessment, ...]:
    """The assessments of a text with these attributions (source, cue, content) and figures."""

    def find(words: str) -> tuple[Span, ...]:
        return (Span(text.index(words), text.index(words) + len(words)),) if words else ()

    made = tuple(
        Attribution(f"a{n}", find(source), find(cue), find(content), "indirect")
        for n, (source, cue, content) in enumerate(said, 1)
    )
    units = ("%" if f.endswith("percent") else None for f in figures)
    counts = tuple(Quantity(f"q{n}", find(f), 1, 1, unit=unit) for n, (f, unit) in enumerate(zip(figures, units, strict=True), 1))
    (doc,) = parse([Document("t", Version("t", posts=posts), text)])
    (doc,) = assessments(speakers(actors([replace(doc, attributions=made, quantities=counts)])))
    return doc.assessments


def shown(text: str, found: tuple[Assessment, ...]) -> list[tuple[str, str, str | None]]:
    """Stance, holder and target of each."""
    return [(s.stance, " ".join(h.of(text) for h in s.holder), s.target) for s in found]


def test_an_account_that_nobody_could_verify() -> None:
    text = "Two officers said welders were at work. That account could not be independently verified."
    found = read(text, ("Two officers", "said", "welders were at work"))
    assert shown(text, found) == [("cannot-verify", "", "a1")]
    assert "could not be independently verified" in found[0].span[0].of(text)


def test_what_nobody_could_verify_is_told_by_a_clause() -> None:
    text = "The monitors could not verify whether the gates had been opened by night."
    (found,) = read(text)
    assert [span.of(text) for span in found.target_span] == ["the gates had been opened by night"]


def test_a_denial_is_about_what_the_other_said() -> None:
    text = "The union said the port ignored its warnings. The port denied ignoring any warnings."
    found = read(
        text,
        ("The union", "said", "the port ignored its warnings"),
        ("The port", "denied", "ignoring any warnings"),
    )
    assert shown(text, found) == [("denies", "The port", "a1")]


def test_a_denial_of_what_nobody_said_has_no_target() -> None:
    text = "Brenning Storage denied that any welding was done."
    found = read(text, ("Brenning Storage", "denied", "any welding was done"))
    assert shown(text, found) == [("denies", "Brenning Storage", None)]


def test_a_claim_confirmed_by_the_claimant_is_no_confirmation() -> None:
    text = "President Oren Valk has confirmed that the country holds 5,000 missiles."
    assert read(text, ("President Oren Valk", "has confirmed", "the country holds 5,000 missiles")) == ()


def test_a_report_that_another_confirms_is_confirmed() -> None:
    text = "The Sarn Post reported that the dam had cracked. The ministry confirmed the report."
    found = read(text, ("The Sarn Post", "reported", "the dam had cracked"))
    assert shown(text, found) == [("confirms", "The ministry", "a1")]


def test_to_confirm_that_it_is_fake_is_to_deny() -> None:
    text = "A site said the bridge had fallen. Police confirmed that the story was fake."
    found = read(text, ("A site", "said", "the bridge had fallen"), ("Police", "confirmed", "the story was fake"))
    assert shown(text, found) == [("denies", "Police", "a1")]


def test_a_figure_is_questioned() -> None:
    text = "Kestel claims to have 8,000 boats. Experts question the number."
    found = read(text, ("Kestel", "claims", "to have 8,000 boats"), ("Experts", "question", "the number"), figures=("8,000",))
    assert shown(text, found) == [("questions", "Experts", "q1")]


def test_a_refused_request_is_no_denial() -> None:
    text = "The court denied the request for bail."
    assert read(text, ("The court", "denied", "the request for bail")) == ()
    text = "The prison said Marr had been denied a handgun."
    assert read(text, ("The prison", "said", "Marr had been denied a handgun")) == ()


def test_neither_confirmed_nor_denied_is_not_verified() -> None:
    text = "A blog said the boat had sunk. The company did not confirm or deny the report."
    found = read(text, ("A blog", "said", "the boat had sunk"))
    assert shown(text, found) == [("cannot-verify", "The company", "a1")]


def test_a_rejected_offer_is_no_stance_on_a_statement() -> None:
    assert read("The union rejected the offer.") == ()


def test_a_hoax_is_denied_by_the_article() -> None:
    text = "A website claimed that the lake had dried up. The story was a hoax."
    found = read(text, ("A website", "claimed", "the lake had dried up"))
    assert shown(text, found) == [("denies", "", "a1")]


def test_a_correction_takes_back_a_figure() -> None:
    text = "The ministry lowered the death toll from 31 to 26."
    found = read(text, figures=("31", "26"))
    assert shown(text, found) == [("retracts", "The ministry", "q1")]


def test_a_claim_unverified_by_some_and_recognized_by_others_has_two_holders_and_one_target() -> None:
    text = (
        "Rona Teel said the island owns 40 patrol boats. She said it was ready. While Teel's assertions about the patrol boats "
        "remain unverified by independent sources, they are recognized as part of the fleet according to the Tide Institute."
    )
    found = read(
        text,
        ("Rona Teel", "said", "the island owns 40 patrol boats"),
        ("She", "said", "it was ready"),
        ("the Tide Institute", "according to", "they are recognized as part of the fleet"),
    )
    assert shown(text, found) == [("cannot-verify", "independent sources", "a1"), ("supports", "the Tide Institute", "a1")]


def test_what_nobody_knows_to_be_so_is_held_by_whom_it_is_known_to() -> None:
    text = "Reports that gas was used are not supported by anything known to the City Police."
    assert shown(text, read(text, ("", "Reports", "gas was used"))) == [("cannot-verify", "the City Police", "a1")]


def test_a_page_takes_back_what_its_earlier_version_said() -> None:
    text = "An earlier version of this post said that two were hurt."
    found = read(text, ("An earlier version of this post", "said", "two were hurt"))
    assert shown(text, found) == [("retracts", "", "a1")]


def test_a_thing_that_is_not_there_is_no_statement() -> None:
    text = "The mayor said the dam was old. No orders have been confirmed."
    assert shown(text, read(text, ("The mayor", "said", "the dam was old"))) == [("cannot-verify", "", None)]


def test_a_figure_is_lowered_from_the_old_one() -> None:
    text = "The mayor lowered the toll to 31 from 40."
    assert shown(text, read(text, figures=("31", "40"))) == [("retracts", "The mayor", "q2")]


def test_either_number_is_both() -> None:
    text = "The elder counted seventeen lorries and 15 dead. The paper could not independently verify either number."
    found = read(text, figures=("seventeen", "15"))
    assert sorted(shown(text, found)) == [("cannot-verify", "The paper", "q1"), ("cannot-verify", "The paper", "q2")]


def test_a_dateline_holds_no_position() -> None:
    text = "BELKAR, Hestria, May 21 (Meridian) - Open Granary on Friday withdrew its statement that the road was open."
    assert [(s, holder) for s, holder, _ in shown(text, read(text))] == [("retracts", "Open Granary")]


def test_an_account_of_something_is_no_statement_on_anything_else() -> None:
    text = "The ministry said 104 people were hurt. The judge rejected the army's account of a rocket."
    found = read(text, ("The ministry", "said", "104 people were hurt"))
    assert shown(text, found) == [("denies", "The judge", None)]
    assert [s.of(text) for s in found[0].target_span] == ["the army's account of a rocket"]


def test_a_post_of_a_live_blog_takes_no_position_on_a_later_one_above_it() -> None:
    above, here = "The nurse said nine men had died.", "The police said they could neither confirm nor deny that."
    text = f"{above}\n\n{here}"
    said = ("The nurse", "said", "nine men had died"), ("The police", "said", "they could neither confirm nor deny that")
    (alone,) = read(text, *said)
    (post,) = read(text, *said, posts=(Post(Span(0, len(above))), Post(Span(len(above) + 2, len(text)))))
    assert (alone.target, post.target) == ("a1", None)


def test_a_sentence_before_a_quotation_is_of_its_speaker() -> None:
    text = "The toll is 12. The figure was wrong, Ann Marr said: “Two were counted twice.”"
    assert shown(text, read(text, ("Ann Marr", "said", "“Two were counted twice.”"), figures=("12",))) == [
        ("denies", "Ann Marr", "q1")
    ]


def test_a_reading_that_is_withdrawn_may_be_given_after_it() -> None:
    text = "The firm has withdrawn the gas reading. The 0.6 percent came from another pipe, and two men from the night shift."
    assert shown(text, read(text, figures=("0.6 percent",))) == [("retracts", "The firm", "q1")]
    assert shown(text, read(text, figures=("two",))) == [("retracts", "The firm", None)]
