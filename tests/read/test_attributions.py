"""Who is handed which words: whole articles of a sentence or two."""

import pytest

from onrecord.model.attribution import Attribution
from onrecord.model.document import Document
from onrecord.model.news import Version
from onrecord.model.span import words
from onrecord.read.attributions import attributions
from onrecord.read.parse import parse


def read(text: str) -> Document:
    return attributions(parse([Document("d", Version("d"), text)]))[0]


def said(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution of a text."""
    return [(words(text, a.source), words(text, a.cue), words(text, a.content)) for a in read(text).attributions]


def only(text: str) -> Attribution:
    (attribution,) = read(text).attributions
    return attribution


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Minister Orla Venn said that the dam was safe.", "Minister Orla Venn", "said", "the dam was safe"),
        ("The dam was safe, Minister Orla Venn said.", "Minister Orla Venn", "said", "The dam was safe"),
        ("“The dam is safe,” she said.", "she", "said", "“The dam is safe,”"),
        ("The dam was safe, according to Orla Venn.", "Orla Venn", "according to", "The dam was safe"),
        ("According to Orla Venn, the dam was safe.", "Orla Venn", "According to", "the dam was safe"),
        ("Residents believe that the dam was weak.", "Residents", "believe", "the dam was weak"),
        ("The ministry has confirmed that the dam broke.", "The ministry", "has confirmed", "the dam broke"),
        ("A new study found that the dam was weak.", "A new study", "found", "the dam was weak"),
        ("Orla Venn: The dam is safe and nobody has to leave", "Orla Venn", ":", "The dam is safe and nobody has to leave"),
    ],
)
def test_one_sentence(text: str, source: str, cue: str, content: str) -> None:
    assert said(text) == [(source, cue, content)]


def test_what_and_that_joins_is_said_too() -> None:
    text = "Orla Venn said at least nine men had died, and that the dam had been weak."
    assert said(text) == [("Orla Venn", "said", "at least nine men had died, and that the dam had been weak")]


def test_what_two_nurses_tell_is_said() -> None:
    text = "A second man has died at the clinic, two nurses there tell us. They do not want their names used."
    assert said(text)[0] == ("two nurses there", "tell", "A second man has died at the clinic")


def test_source_is_the_whole_noun_phrase() -> None:
    text = "The wall was thin, said Pavel Strand, an engineer at the University of Lorne."
    assert said(text) == [("Pavel Strand, an engineer at the University of Lorne", "said", "The wall was thin")]


def test_split_quotation_is_one_with_two_parts() -> None:
    text = "“The dam,” Orla Venn said, “is perfectly safe.”"
    assert said(text) == [("Orla Venn", "said", "“The dam,” … “is perfectly safe.”")]


def test_quotation_that_goes_on_after_its_cue_is_one_with_two_parts() -> None:
    text = "“The dam is safe,” Orla Venn told reporters in Lorne. “Nobody has to leave.”"
    assert said(text) == [("Orla Venn", "told", "“The dam is safe,” … “Nobody has to leave.”")]


def test_quotation_of_several_sentences_is_whole() -> None:
    text = "“It rained. It rained for days. The dam was full,” Venn said."
    assert said(text) == [("Venn", "said", "“It rained. It rained for days. The dam was full,”")]


def test_quotation_that_goes_on_in_the_next_paragraph_has_its_source_and_no_cue() -> None:
    text = "“It rained,” Venn said. “It rained for days.\n\n“The dam was full. We left.”\n\nThe dam broke."
    assert said(text) == [
        ("Venn", "said", "“It rained,” … “It rained for days."),
        ("Venn", "", "“The dam was full. We left.”"),
    ]


def test_quotation_after_what_someone_said_is_theirs() -> None:
    text = "Orla Venn said that the dam was safe. “Nobody has to leave the valley.”"
    assert said(text)[-1] == ("Orla Venn", "", "“Nobody has to leave the valley.”")


def test_unclosed_mark_does_not_silence_what_follows() -> None:
    text = 'The dam is "old and weak.\n\n"We will repair it," Venn said.'
    assert ("Venn", "said", '"We will repair it,"') in said(text)


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("“The dam is safe,” she said.", "direct"),
        ("‘The dam is safe,’ she said.", "direct"),
        ("She said the dam was “perfectly safe”.", "mixed"),
        ("She said the dam was safe.", "indirect"),
    ],
)
def test_mode_is_by_the_marks_around_the_words(text: str, mode: str) -> None:
    assert only(text).mode == mode


def test_what_a_passive_expects_begins_with_its_subject() -> None:
    assert said("The dam is expected to break.") == [("", "is expected", "The dam … to break")]


def test_adverb_hands_to_nobody() -> None:
    assert said("The dam reportedly broke at night.") == [("", "reportedly", "The dam … broke at night")]


def test_statement_inside_a_statement_has_a_parent() -> None:
    text = "Orla Venn said that Strand had told her that the dam was weak."
    outer, inner = read(text).attributions
    assert (words(text, outer.cue), words(text, inner.cue)) == ("said", "had told")
    assert (outer.parent, inner.parent) == (None, outer.id)


@pytest.mark.parametrize(
    "text",
    [
        "The ministry declined to comment.",
        "The ministry did not comment on Tuesday.",
        "The “dam” was a heap of earth.",
        "",
        "\n\n",
        "“",
        "'\"‘”“",
    ],
)
def test_nothing_is_handed_to_anyone(text: str) -> None:
    assert said(text) == []


def test_ids_count_in_text_order_and_speakers_stay_open() -> None:
    found = read("Venn said it rained. Strand said it was dry. Both said they were tired.").attributions
    assert [a.id for a in found] == ["a1", "a2", "a3"]
    assert all(a.speaker is None and a.candidates == () for a in found)


def test_a_batch_gives_what_its_documents_give_alone() -> None:
    texts = ["Venn said it rained.", "“It was dry,” Strand said."]
    docs = parse([Document(str(n), Version(str(n)), t) for n, t in enumerate(texts)])
    assert attributions(docs) == [attributions([doc])[0] for doc in docs]


@pytest.mark.parametrize(
    ("text", "inner", "outer"),
    [
        ("At least 12 people are dead, Ilsa Venn has told reporters, according to the Corrin News Agency.", "told", "according"),
        ("The minister denied that the president had claimed the ferry was safe.", "claimed", "denied"),
        ("“My husband said to me, ‘That’s the shed.’ Then it fell,” explained Orla Penwick.", "said", "explained"),
        ("The mayor said the driver had reportedly slept for two hours.", "reportedly", "said"),
        ("The mayor warned that the wind was expected to turn overnight.", "expected", "warned"),
    ],
)
def test_a_second_speaker_or_act_inside_a_statement(text: str, inner: str, outer: str) -> None:
    found = {a.id: a for a in read(text).attributions}
    held = next(a for a in found.values() if inner in words(text, a.cue))
    assert held.parent is not None
    assert outer in words(text, found[held.parent].cue)


def test_thoughts_of_the_speaker_are_no_second_act() -> None:
    assert [cue for _, cue, _ in said("Orla Venn said she hopes the dam will hold.")] == ["said"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UPDATE: Orla Venn said the dam broke.", ("Orla Venn", "said", "the dam broke")),
        ("TARNSIDE, Corrin, 3 May (CNA) - The dam broke, Orla Venn said.", ("Orla Venn", "said", "The dam broke")),
        ("Minister Orla Venn stated: “It broke.”", ("Minister Orla Venn", "stated", "“It broke.”")),
        ("Correction: an earlier post said it broke.", ("an earlier post", "said", "it broke")),
        ("Mayor Rona Teel says that makes about 600 people.", ("Mayor Rona Teel", "says", "that makes about 600 people")),
        ("Reports that the dam broke are few.", ("", "Reports", "the dam broke")),
        ("Despite Venn's claims of having 40 boats, few came.", ("Venn's", "claims", "having 40 boats")),
        ("Its statement that the dam was safe came too late.", ("Its", "statement", "the dam was safe")),
        ("The firm withdrew its finding that a clerk had helped.", ("its", "finding", "a clerk had helped")),
        (
            "While the wall is old, it is safe according to the Dam Institute (DI).",
            ("the Dam Institute (DI)", "according to", "it is safe"),
        ),
        ("“It will stand,” Venn said, underlining the weight of the decision.", ("Venn", "said", "“It will stand,”")),
    ],
)
def test_labels_brackets_and_nouns(text: str, expected: tuple[str, str, str]) -> None:
    assert said(text) == [expected]


def test_a_lone_quotation_mark_is_no_statement() -> None:
    text = "“It broke,” said Tomas Virelle. “Nobody had told us to leave. They just came.”"
    assert [source for source, *_ in said(text)] == ["Tomas Virelle"]


def test_a_statement_that_an_agency_hands_on_stands_inside_what_it_hands_on() -> None:
    doc = read("At least 12 people are dead, Interior Minister Orla Venn has told reporters, according to the Lorne News Agency.")
    told, reported = sorted(doc.attributions, key=lambda a: a.content[0].end)
    assert words(doc.text, told.source) == "Interior Minister Orla Venn"
    assert words(doc.text, reported.source) == "the Lorne News Agency"
    assert (told.parent, reported.parent) == (reported.id, None)


def by_polnear(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution of a text, by PolNeAR's convention."""
    (doc,) = attributions(parse([Document("d", Version("d"), text)]), convention="polnear")
    return [(words(text, a.source), words(text, a.cue), words(text, a.content)) for a in doc.attributions]


def test_polnear_keeps_that_and_has_nothing_nested() -> None:
    text = "Minister Orla Venn said that the army had denied that it fired."
    assert by_polnear(text) == [("Minister Orla Venn", "said", "that the army had denied that it fired")]
    assert [cue for _, cue, _ in said(text)] == ["said", "had denied"]


def test_polnear_takes_the_relative_pronoun_for_the_source() -> None:
    text = "Orla Venn, who said the dam was safe, has left."
    assert by_polnear(text) == [("who", "said", "the dam was safe")]
    assert said(text) == [("Orla Venn", "said", "the dam was safe")]


def test_polnear_has_one_quotation_over_paragraphs() -> None:
    text = "“The dam is safe,” Orla Venn said. “Nobody has to leave.\n\n“Everybody may sleep.”"
    assert len(by_polnear(text)) == 1
    assert [(source, cue) for source, cue, _ in said(text)] == [("Orla Venn", "said"), ("Orla Venn", "")]


def test_whom_an_outlet_quotes_as_saying_something_says_it() -> None:
    (outer, inner) = read("The Sarn Herald quoted a guard as saying that the dam had burst.").attributions
    assert inner.parent == outer.id
    text = "The Sarn Herald quoted a guard as saying that the dam had burst."
    assert (words(text, outer.source), words(text, inner.source)) == ("The Sarn Herald", "a guard")
    assert words(text, inner.content) == "the dam had burst"


def test_who_was_quoted_as_saying_something_says_it() -> None:
    assert said("A guard was quoted as saying that the dam had burst.") == [("A guard", "saying", "the dam had burst")]
    assert said("“It has burst,” the Sarn Herald quoted her as saying.") == [("her", "saying", "“It has burst,”")]


def test_a_sentence_broken_off_in_quotation_marks_is_taken_up_again() -> None:
    text = "“If it rains,” Orla Venn said, looking up at the old wall, “we must all leave.”"
    assert said(text) == [("Orla Venn", "said", "“If it rains,” … “we must all leave.”")]


def test_what_another_verb_takes_is_not_taken_up_by_the_one_before() -> None:
    contents = [content for *_, content in said("“It rained,” Orla Venn said, adding, “and we left.”")]
    assert "“It rained,”" in contents


def test_a_clause_between_dashes_is_over_after_them() -> None:
    text = "Protesters walked around the stadium - where the Sarn Rovers played the Tolm Tigers - while chanting, “Hands up.”"
    assert said(text) == [("Protesters", "chanting", "“Hands up.”")]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The bridge fell because of rust, an inquiry led by Judge Marr found on Monday.", "an inquiry led by Judge Marr", None),
        ("Director Ines Marr: 27 dead since noon. Seven are in care.", "Director Ines Marr", "27 dead since noon"),
        ("By the union's own count, forty men were hurt.", "the union", "forty men were hurt"),
        ("Forty men were hurt, by her account.", "her", "Forty men were hurt"),
        ("Mayor Ivo Dorn on local radio: the siren sounded. Nobody heard it.", "Mayor Ivo Dorn", "the siren sounded"),
    ],
)
def test_what_stands_by_its_form(text: str, source: str, content: str | None) -> None:
    (one,) = read(text).attributions
    assert words(text, one.source) == source
    assert words(text, one.content) == (content or "The bridge fell because of rust")


@pytest.mark.parametrize("text", ["Contributing reporters: Ann Marr, Ivo Dorn.", "The suspects: Mayor Ann Marr and a driver."])
def test_a_list_of_names_is_nobodys_statement(text: str) -> None:
    assert not said(text)


@pytest.mark.parametrize(
    "text",
    [
        "“If it rains,” Orla Venn said, to which Ivo Dorn, the mayor, replied curtly, “we stay.”",
        "“We left,” Orla Venn said, pointing to a banner with the slogan, “save the dam.”",
        "“If it rains,” Orla Venn said, and, according to her brother Ivo Dorn, “we must leave.”",
        "“If it rains,” Orla Venn said, looking up, “",
    ],
)
def test_what_others_say_and_what_is_written_is_not_taken_up(text: str) -> None:
    [first, *_] = said(text)
    assert (first[0], first[2]) in (("Orla Venn", "“If it rains,”"), ("Orla Venn", "“We left,”"))


@pytest.mark.parametrize(
    "text",
    [
        "Captain Ivo Dorn in hospital: surgeons fight for his life.",
        "Mayor Orla Venn in court: the trial that shook Tarn.",
        "Coach Ivo Dorn: Six wins in ten games.",
        "Fire chief Dorn: 12 tips for a safe summer prepared by experts.",
        "Photo of Mayor Orla Venn at the dam: the water is high.",
    ],
)
def test_a_headline_with_a_colon_is_nobodys_statement(text: str) -> None:
    assert not said(text)


@pytest.mark.parametrize("rest", ["as the pipes are contaminated", "as it was late", "when the inspectors have gone"])
def test_a_clause_that_gives_a_reason_or_a_condition_is_part_of_what_was_said(rest: str) -> None:
    [(_, _, content)] = said(f"Residents should boil water, officials said, {rest}.")
    assert rest in content


def test_nobody_and_who_was_not_quoted_says_nothing() -> None:
    assert "no one" not in [source for source, *_ in said("The Herald quoted no one as saying the dam was safe.")]
    assert [cue for _, cue, _ in said("The Herald did not quote Dorn as saying the dam was safe.")] == ["did not quote"]
    assert not said("More than 40 are dead, nobody agrees why, and the monitors have a clock of their own.")
    for who in ("Nobody", "No paper", "None of the papers"):
        assert "the mayor" not in [source for source, *_ in said(f"{who} quoted the mayor as saying she would quit.")]


def test_a_fire_that_claims_lives_claims_nothing() -> None:
    assert not said("It is the deadliest accident since 2019, when a fire at the pit claimed 28 lives.")
    assert said("The firm claimed that 28 lives had been saved.")
