"""Whose words they are: names, roles and pronouns; and nobody where the article does not decide."""

from dataclasses import replace

from onrecord.model.attribution import Attribution
from onrecord.model.document import Document
from onrecord.model.news import Version
from onrecord.model.span import Span
from onrecord.read.actors import actors
from onrecord.read.parse import parse
from onrecord.read.speakers import speakers

Triple = tuple[str, str, str]


def read(text: str, *said: Triple, outlet: str | None = None) -> tuple[Attribution, ...]:
    """The attributions of a text, each given as source, cue and content, in text order."""
    at = 0

    def find(words: str) -> tuple[Span, ...]:
        start = text.index(words, at) if words else 0
        return (Span(start, start + len(words)),) if words else ()

    made = []
    for n, (source, cue, content) in enumerate(said, 1):
        one = Attribution(f"a{n}", find(source), find(cue), find(content), "direct" if '"' in content else "indirect")
        made.append(one)
        at = max(s.end for s in (*one.source, *one.cue)) if one.source or one.cue else at
    (doc,) = parse([Document("t", Version("t", outlet=outlet), text)])
    (doc,) = speakers(actors([replace(doc, attributions=tuple(made))]))
    return doc.attributions


def names(found: tuple[Attribution, ...]) -> list[str | None]:
    return [a.speaker.name if a.speaker else None for a in found]


def test_a_pronoun_and_a_surname_take_the_full_name() -> None:
    text = "Mayor Ilse Brandt said the dam had held. She said no one was hurt. Brandt thanked the crews."
    found = read(
        text,
        ("Mayor Ilse Brandt", "said", "the dam had held"),
        ("She", "said", "no one was hurt"),
        ("Brandt", "thanked", "the crews"),
    )
    assert names(found) == ["Ilse Brandt"] * 3
    assert len({a.speaker.actor for a in found if a.speaker}) == 1


def test_gender_tells_two_speakers_apart() -> None:
    text = "Peter Ruud said the dam was safe. Ilse Brandt said it was not. He said she was wrong."
    found = read(
        text, ("Peter Ruud", "said", "the dam was safe"), ("Ilse Brandt", "said", "it was not"), ("He", "said", "she was wrong")
    )
    assert names(found) == ["Peter Ruud", "Ilse Brandt", "Peter Ruud"]


def test_two_who_fit_equally_are_candidates() -> None:
    text = "Anna Kelm and Marta Voss met on Monday. She said it had gone well."
    (found,) = read(text, ("She", "said", "it had gone well"))
    assert found.speaker is None
    assert set(found.candidates) == {"Anna Kelm", "Marta Voss"}


def test_a_quotation_that_goes_on_keeps_its_speaker() -> None:
    text = '"The dam held," Ilse Brandt said. "We were lucky."'
    found = read(text, ("Ilse Brandt", "said", '"The dam held,"'), ("", "", '"We were lucky."'))
    assert names(found) == ["Ilse Brandt", "Ilse Brandt"]


def test_what_nobody_is_named_for_has_no_speaker_and_no_candidates() -> None:
    text = "Ilse Brandt arrived. The dam reportedly held."
    (found,) = read(text, ("", "reportedly", "The dam"))
    assert (found.speaker, found.candidates) == (None, ())


def test_the_company_is_the_company_that_was_named() -> None:
    text = "The shed is let to Brenning Storage. The company denied that it was open."
    (found,) = read(text, ("The company", "denied", "it was open"))
    assert names((found,)) == ["Brenning Storage"]


def test_an_unnamed_source_is_called_what_it_is() -> None:
    text = "Two police officers at the scene said the door was open."
    assert names(read(text, ("Two police officers at the scene", "said", "the door was open"))) == [
        "two police officers at the scene"
    ]


def test_we_outside_quotation_is_the_outlet() -> None:
    text = "We ask readers to send pictures."
    assert names(read(text, ("We", "ask", "readers to send pictures"), outlet="The Sarn Post")) == ["The Sarn Post"]
    assert names(read(text, ("We", "ask", "readers to send pictures"))) == [None]


def test_a_relative_is_named_by_whose_it_is() -> None:
    text = "Peter Ruud was at home. His mother said he was asleep."
    assert names(read(text, ("His mother", "said", "he was asleep"))) == ["Peter Ruud's mother"]


def test_the_name_beside_a_description_is_the_speaker() -> None:
    text = "The mayor of Sarn, Ilse Brandt, said the dam had held."
    assert names(read(text, ("The mayor of Sarn, Ilse Brandt,", "said", "the dam had held"))) == ["Ilse Brandt"]


def test_a_name_that_only_describes_is_not_the_speaker() -> None:
    text = "Peter Ruud stayed away. Ruud supporters said he was ill."
    assert names(read(text, ("Ruud supporters", "said", "he was ill"))) == ["Ruud supporters"]


def test_a_man_is_called_what_the_apposition_says() -> None:
    text = "The man, a welder who asked not to be named, said he had been there."
    assert names(read(text, ("The man, a welder who asked not to be named,", "said", "he had been there"))) == ["unnamed welder"]


def test_who_wants_no_name_is_called_unnamed() -> None:
    text = "Two officers, speaking on condition of anonymity, said so. An official who asked to remain anonymous denied it."
    said = [
        ("Two officers, speaking on condition of anonymity,", "said", "so"),
        ("An official who asked to remain anonymous", "denied", "it"),
    ]
    assert names(read(text, *said)) == ["two unnamed officers", "anonymous official"]


def test_what_a_statement_says_its_author_says() -> None:
    text = "The harbour office met. The harbour office's statement put the toll at 140. Its report named nobody."
    said = [("The harbour office's statement", "put", "the toll at 140"), ("Its report", "named", "nobody")]
    assert names(read(text, *said)) == ["harbour office", "harbour office's report"]


def test_an_adjective_of_the_cue_names_nobody() -> None:
    text = "The startling claim that the dam had burst spread at noon."
    (found,) = read(text, ("The startling", "claim", "the dam had burst"))
    assert (found.speaker, found.candidates) == (None, ())


def test_police_belong_to_the_town_that_the_article_names_them_by() -> None:
    text = "A shed burned down. It was searched by Sarn police. Police said nobody was hurt."
    assert names(read(text, ("Police", "said", "nobody was hurt"))) == ["Sarn police"]


def test_a_service_of_the_state_is_the_country_s() -> None:
    text = "PORT SARN (NNA) - The toll rose, Ostmark's interior ministry said. The forensic service would say no more."
    assert names(read(text, ("The forensic service", "would say", "no more"))) == ["Ostmark forensic service"]


def test_police_belong_to_the_town_of_the_dateline() -> None:
    text = "SARN, Ostmark (NNA) - A shed burned down on Monday. Police said nobody was hurt."
    assert names(read(text, ("Police", "said", "nobody was hurt"))) == ["Sarn police"]


def test_police_of_no_town_that_is_told_are_candidates() -> None:
    text = "A shed burned down in Sarn on Monday. Police said nobody was hurt."
    (found,) = read(text, ("Police", "said", "nobody was hurt"))
    assert (found.speaker, found.candidates) == (None, ("police",))


def test_police_of_two_towns_are_candidates() -> None:
    text = "Sarn police came, then Dorn police. Police said nobody was hurt."
    (found,) = read(text, ("Police", "said", "nobody was hurt"))
    assert (found.speaker, found.candidates) == (None, ("Dorn police", "Sarn police"))


def test_a_short_name_is_no_pronoun() -> None:
    text = "The World Health Organization met on Monday. The fever had spread, the WHO said."
    assert names(read(text, ("the WHO", "said", "The fever had spread"))) == ["World Health Organization"]


def test_a_title_taken_for_a_noun_is_no_speaker() -> None:
    text = "Sens. Peter Ruud and Ilse Brandt issued a plea on Monday."
    assert names(read(text, ("Sens. Peter Ruud and Ilse Brandt", "issued", "a plea"))) == ["Sens. Peter Ruud and Ilse Brandt"]


def test_a_short_title_is_the_office() -> None:
    text = "Capt. Peter Ruud steered the barge. The captain said the lamp was out."
    assert names(read(text, ("The captain", "said", "the lamp was out"))) == ["Peter Ruud"]


def test_the_complaint_is_the_one_that_was_told_of() -> None:
    text = "A complaint filed in Sarn Court named two men. The door was open, the complaint said. It said a lamp was lit."
    found = read(text, ("the complaint", "said", "The door was open"), ("It", "said", "a lamp was lit"))
    assert names(found) == ["complaint filed in Sarn Court"] * 2


def test_a_number_of_readers_are_readers_and_everyone_is_people() -> None:
    text = "A number of readers wrote that the lamp was out. Everyone on the Old Mole said it was white."
    said = [("A number of readers", "wrote", "the lamp was out"), ("Everyone on the Old Mole", "said", "it was white")]
    assert names(read(text, *said, outlet="Radio Tarn")) == ["Radio Tarn readers", "people on the Old Mole"]


def test_the_same_report_is_that_report_and_a_bracket_stays_whole() -> None:
    text = "A report on the march (Lake walk, 4 May) said that 61 came. The same report said it rained."
    said = [("A report on the march (Lake walk, 4 May)", "said", "61 came"), ("The same report", "said", "it rained")]
    assert names(read(text, *said, outlet="The Tarn Herald")) == ["The Tarn Herald", "The Tarn Herald"]
    assert names(read(text, *said)) == ["report on the march", "report on the march"]


def test_an_earlier_version_of_the_page_is_the_outlet() -> None:
    text = "An earlier version of this post said that two were hurt."
    found = read(text, ("An earlier version of this post", "said", "two were hurt"), outlet="Radio Tarn")
    assert names(found) == ["Radio Tarn"]


def test_a_name_right_after_what_its_bearer_is_called_is_the_speakers() -> None:
    text = "The relief organisation Open Granary said nobody was hurt. The convoy was late, the organisation said."
    found = read(
        text,
        ("The relief organisation Open Granary", "said", "nobody was hurt"),
        ("the organisation", "said", ""),
    )
    assert names(found) == ["Open Granary", "Open Granary"]


def test_it_may_be_a_body_that_no_list_has() -> None:
    text = "OSTVALE (VNB) - Trains were late, the wardenry of Sarn said. It said the bridge was shut."
    found = read(text, ("the wardenry of Sarn", "said", "Trains were late"), ("It", "said", "the bridge was shut"), outlet="VNB")
    assert names(found) == ["wardenry of Sarn", "wardenry of Sarn"]


def test_its_own_claim_is_that_of_the_subject() -> None:
    text = "No one was held, the police said. Corvane Grid has withdrawn its assertion that the line was inspected."
    found = read(text, ("the police", "said", "No one was held"), ("its", "assertion", "the line was inspected"))
    assert names(found)[1] == "Corvane Grid"


def test_they_may_be_police_who_were_only_told_of() -> None:
    text = "The railway said trains were late. Sarn police shut the station. They denied that anyone was hurt."
    found = read(text, ("The railway", "said", "trains were late"), ("They", "denied", "anyone was hurt"))
    assert names(found) == ["railway", "Sarn police"]


def test_a_name_after_what_its_bearer_is_ends_a_list() -> None:
    text = "There were eleven, eight drivers and three loaders, our director, Ilse Brandt, said."
    (found,) = read(text, ("eight drivers and three loaders, our director, Ilse Brandt", "said", "There were eleven"))
    assert names((found,)) == ["Ilse Brandt"]


def test_who_is_no_place() -> None:
    text = "A clerk in the warehouse at Sarn, who asked for quiet, said it was empty."
    (found,) = read(text, ("who", "asked for", "quiet"))
    assert names((found,)) == ["clerk in the warehouse at Sarn"]


def test_a_name_within_what_is_said_is_not_who_says_it() -> None:
    text = "Police allege Eric Kirk, 61, opened fire."
    (found,) = read(text, ("Police", "allege", "Eric Kirk, 61, opened fire"))
    assert (found.speaker, found.candidates) == (None, ("police",))


def test_whose_family_it_is_does_not_speak() -> None:
    text = "The families of journalists Jim Foll and Ann Marr said the state had failed them."
    (found,) = read(text, ("The families of journalists Jim Foll and Ann Marr", "said", "the state had failed them"))
    assert names((found,)) == ["families of journalists Jim Foll"]


def test_nobody_is_an_agency() -> None:
    text = "A group beheaded Ben Kay, the news service said. Kay wrote for The Kesk Post."
    (found,) = read(text, ("the news service", "said", "A group beheaded Ben Kay"))
    assert names((found,)) == ["news service"]


def test_letters_that_two_names_have_are_neither() -> None:
    text = "Hall Power will split, said The Hill Post. HP said nothing."
    (found,) = read(text, ("HP", "said", "nothing"))
    assert names((found,)) == ["HP"]


def test_someone_may_be_called_by_age() -> None:
    text = "The 52-year-old said it rained."
    (found,) = read(text, ("The 52-year-old", "said", "it rained"))
    assert names((found,)) == ["52-year-old"]


def test_an_inquiry_is_not_who_leads_it() -> None:
    text = "An inquiry led by the judge Ann Marr found rust. Marr spoke of 12 gates. A man named Ben Kay said it rained."
    found = read(
        text,
        ("An inquiry led by the judge Ann Marr", "found", "rust"),
        ("Marr", "spoke of", "12 gates"),
        ("A man named Ben Kay", "said", "it rained"),
    )
    assert names(found) == ["inquiry led by the judge Ann Marr", "Ann Marr", "Ben Kay"]


def test_what_tells_a_source_apart_is_kept() -> None:
    text = (
        "A man who lives near the bridge said it shook. Sources in the harbour office said it was old. "
        "Sources close to the mayor said it was new. The man said it had rained."
    )
    found = read(
        text,
        ("A man who lives near the bridge", "said", "it shook"),
        ("Sources in the harbour office", "said", "it was old"),
        ("Sources close to the mayor", "said", "it was new"),
        ("The man", "said", "it had rained"),
    )
    man, office = "man who lives near the bridge", "sources in the harbour office"
    assert names(found) == [man, office, "sources close to the mayor", man]


def test_what_a_source_said_or_when_is_no_part_of_who_it_is() -> None:
    text = "An official confirming that the dam broke said so. A guard on Monday denied it."
    found = read(text, ("An official confirming that the dam broke", "said", "so"), ("A guard on Monday", "denied", "it"))
    assert names(found) == ["official", "guard"]


def test_a_surname_of_several_is_who_spoke_last_or_whom_the_pronoun_shows() -> None:
    text = (
        "Anna Kelm and Peter Kelm came. Peter Kelm said the road was shut. Kelm said the bridge was too. "
        "Anna Kelm said the port was open. She said the mole was dry."
    )
    found = read(
        text,
        ("Peter Kelm", "said", "the road was shut"),
        ("Kelm", "said", "the bridge was too"),
        ("Anna Kelm", "said", "the port was open"),
        ("She", "said", "the mole was dry"),
    )
    assert names(found) == ["Peter Kelm", "Peter Kelm", "Anna Kelm", "Anna Kelm"]


def test_he_in_what_somebody_says_is_that_person_where_nobody_else_is_near() -> None:
    text = "Judge Peter Orm heard the case. It was about the dam. Robin Brandt said she had paid. She asked for a delay."
    found = read(text, ("Robin Brandt", "said", "she had paid"), ("She", "asked for", "a delay"))
    assert names(found) == ["Robin Brandt", "Robin Brandt"]


def test_he_in_what_a_woman_says_is_somebody_else() -> None:
    text = "Prosecutors charged Peter Orm on Monday. Maria Brandt said he had paid her. He said he had not."
    found = read(text, ("Maria Brandt", "said", "he had paid her"), ("He", "said", "he had not"))
    assert names(found) == ["Maria Brandt", "Peter Orm"]


def test_the_paper_and_its_report_are_the_outlet_that_was_quoted_last() -> None:
    text = "The dam broke, the Sarn Herald reported. The paper said two died. The report said more were hurt."
    found = read(
        text,
        ("the Sarn Herald", "reported", "The dam broke"),
        ("The paper", "said", "two died"),
        ("The report", "said", "more were hurt"),
    )
    assert names(found) == ["Sarn Herald"] * 3


def test_a_report_that_no_outlet_was_quoted_before_is_a_report() -> None:
    text = "The ministry said the dam broke. The report put it at two."
    found = read(text, ("The ministry", "said", "the dam broke"), ("The report", "put", "it at two"))
    assert names(found)[1] == "report"


def test_the_spokesman_of_a_department_is_no_department() -> None:
    text = "The road is shut, Department of Public Safety spokesman Sid Garmen said."
    assert names(read(text, ("Department of Public Safety spokesman Sid Garmen", "said", "The road is shut"))) == ["Sid Garmen"]


def test_what_belongs_to_a_long_description_is_of_it() -> None:
    text = "An inquiry set up by both sides said it fell. Its report said 33 died. The workers said so too. Their lawyer agreed."
    found = read(
        text,
        ("An inquiry set up by both sides", "said", "it fell"),
        ("Its report", "said", "33 died"),
        ("The workers", "said", "so"),
        ("Their lawyer", "agreed", "too"),
    )
    assert names(found)[1::2] == ["report of the inquiry set up by both sides", "workers' lawyer"]


def test_a_report_that_was_told_of_is_no_outlet() -> None:
    text = (
        "The Castrel Times told of fraud. The ministry ordered an inquiry, which published its report. The report said it leaked."
    )
    found = read(text, ("The Castrel Times", "told of", "fraud"), ("The report", "said", "it leaked"))
    assert names(found) == ["Castrel Times", "report"]


def test_an_outlet_further_back_than_three_sentences_is_not_the_paper() -> None:
    text = "The dam broke, the Sarn Herald said. It rained. It snowed. It froze. It thawed. The paper said two died."
    found = read(text, ("the Sarn Herald", "said", "The dam broke"), ("The paper", "said", "two died"))
    assert names(found) == ["Sarn Herald", "paper"]


def test_a_pronoun_for_a_surname_of_a_man_and_a_woman_is_neither_by_the_surname() -> None:
    text = "Anna Kelm and Peter Kelm run the mill. Kelm said little. He said the road was shut."
    found = read(text, ("Kelm", "said", "little"), ("He", "said", "the road was shut"))
    assert names(found)[1] in (None, "Peter Kelm")


def test_a_note_speaks_for_who_has_signed_it() -> None:
    text = "A clerk read out a note signed by the night watchman, Wim Karsel. It said the wall had held."
    assert names(read(text, ("It", "said", "the wall had held"))) == ["Wim Karsel"]


def test_the_police_are_more_than_the_riot_police() -> None:
    text = "In Ostvale riot police cleared the bridge. Police in Ostvale said stones had been thrown."
    assert names(read(text, ("Police in Ostvale", "said", "stones had been thrown"))) == ["police in Ostvale"]


def test_a_group_bears_the_name_that_it_gives_itself() -> None:
    text = "The group, which calls itself Pale Lantern, wrote that it was alone. It said nobody looked. The group wants money."
    said = ("The group, which calls itself Pale Lantern", "wrote", "it was alone"), ("It", "said", "nobody looked")
    assert names(read(text, *said, ("The group", "wants", "money"))) == ["Pale Lantern"] * 3


def test_who_is_called_something_bears_no_other_name() -> None:
    text = "The lawyer who calls Tom Kay a liar spoke. The lawyer said the case was over."
    assert names(read(text, ("The lawyer", "said", "the case was over"))) != ["Tom Kay"]
    text = "The ministry published a report sent by Ian Marr. The ministry was angry; it said the report was false."
    assert names(read(text, ("it", "said", "the report was false"))) != ["Ian Marr"]
