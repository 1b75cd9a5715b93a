"""Who is named or described: one actor for all its names, titles and descriptions."""

from dataclasses import replace

from onrecord.model.attribution import Attribution
from onrecord.model.document import Document
from onrecord.model.mention import Actor
from onrecord.model.news import Version
from onrecord.model.span import Span
from onrecord.read.actors import actors
from onrecord.read.parse import parse


def cast_of(text: str, *sources: str) -> dict[str, Actor]:
    """The actors of a text by name; `sources` are words of it that are the source of an attribution."""
    (doc,) = parse([Document("t", Version("t"), text)])
    spans = [Span(text.index(s), text.index(s) + len(s)) for s in sources]
    said = tuple(Attribution(f"a{n}", (s,), (), (), "indirect") for n, s in enumerate(spans, 1))
    (doc,) = actors([replace(doc, attributions=said)])
    return {a.name: a for a in doc.actors}


def mentions(actor: Actor, text: str) -> list[str]:
    return [m.of(text) for m in actor.mentions]


def test_a_title_and_a_surname_are_mentions_of_the_full_name() -> None:
    text = "Interior Minister Ilka Dorven said the road was shut. Dorven spoke in the rain."
    found = cast_of(text)
    assert found["Ilka Dorven"].kind == "person"
    assert mentions(found["Ilka Dorven"], text) == ["Interior Minister Ilka Dorven", "Dorven"]


def test_an_apposition_gives_a_description_that_later_means_the_same() -> None:
    text = "Ilka Dorven, the minister, flew to Sarn. The road was shut, the minister said."
    found = cast_of(text, "the minister")
    assert mentions(found["Ilka Dorven"], text).count("the minister") == 2


def test_letters_in_brackets_are_the_name_before_them() -> None:
    text = "The Varden Institute for Marine Studies (VIMS) said so. VIMS counted 40 boats."
    found = cast_of(text)
    assert "VIMS" not in found
    assert len(found["Varden Institute for Marine Studies"].mentions) >= 2


def test_a_source_without_a_name_is_an_unnamed_actor() -> None:
    found = cast_of("Two police officers at the scene said the door was open.", "Two police officers at the scene")
    assert found["two police officers at the scene"].kind == "unnamed"


def test_two_bearers_of_one_surname_stay_apart() -> None:
    found = cast_of("Anna Kelm met her rival Peter Kelm on Monday. Kelm said little.")
    assert {"Anna Kelm", "Peter Kelm", "Kelm"} <= set(found)


def test_ids_follow_the_first_mention() -> None:
    text = "Anna Kelm called the Harbour Authority. Peter Ruud answered."
    assert [a.id for a in cast_of(text).values()] == ["c1", "c2", "c3"]


def test_a_text_without_anyone_has_no_actors() -> None:
    assert cast_of("It rained all night.") == {}


def test_a_motto_is_a_name_and_the_campaign_is_its_bearer() -> None:
    text = "Keep the Line says it is glad. Mirren Aldane leads the Keep the Line campaign. The campaign grew."
    found = cast_of(text, "Keep the Line", "The campaign")
    assert mentions(found["Keep the Line campaign"], text)[0] == "Keep the Line"
    assert "The campaign" in mentions(found["Keep the Line campaign"], text)


def test_the_last_word_of_a_name_after_the_means_its_bearer() -> None:
    text = "Tarn Rights Monitor counted 74 arrests. The Monitor expects more."
    assert mentions(cast_of(text)["Tarn Rights Monitor"], text) == ["Tarn Rights Monitor", "Monitor"]


def test_a_short_word_in_capitals_is_a_body() -> None:
    text = "The lake was full, state news agency TRNA said."
    assert cast_of(text, "state news agency TRNA")["TRNA"].kind == "organization"


def test_police_before_a_name_are_not_its_bearer() -> None:
    text = "Witnesses told police Kelm got upset. Police said they found a gun. Anna Kelm was held."
    found = cast_of(text, "Police")
    assert mentions(found["police"], text) == ["Police"]


def test_the_adjective_of_a_nation_keeps_its_capital() -> None:
    text = "French sources said the road was shut."
    assert "French sources" in cast_of(text, "French sources")


def test_the_mayor_is_not_the_deputy_mayor() -> None:
    text = "Deputy mayor Lena Orth spoke. The road was shut, the mayor said."
    found = cast_of(text, "the mayor")
    assert "the mayor" not in mentions(found["Lena Orth"], text)


def test_police_who_act_may_be_they() -> None:
    text = "Police shut the road in Sarn. They said nothing."
    assert any("police" in name for name in cast_of(text))
    assert not cast_of("There were police on the road.")


def test_an_office_alone_is_nobodys_name() -> None:
    found = cast_of("The Deputy Director of the Sarn Port Agency, Ann Marr, said so. The Monitor agreed.", "The Deputy Director")
    assert "Director" not in found
    assert found["Ann Marr"].kind == "person"


def test_a_rank_within_a_name_ends_what_stands_before_it() -> None:
    assert found_name("SPD Lt. Brent Marr said the road was shut.") == "Brent Marr"


def found_name(text: str) -> str:
    return next(a.name for a in cast_of(text).values() if a.name.endswith("Marr"))


def test_both_apostrophes_spell_one_name() -> None:
    text = "John O’Darrow spoke first. Father O'Darrow spoke last."
    assert mentions(cast_of(text)["John O’Darrow"], text)[-1].endswith("O'Darrow")


def test_a_surname_that_is_also_an_office_is_a_name() -> None:
    text = "Judge Baker said the trial would start. Baker was ill."
    assert mentions(cast_of(text)["Baker"], text) == ["Judge Baker", "Baker"]


def test_a_rank_in_the_name_of_a_body_is_part_of_it() -> None:
    assert "Sarn Gen. Hospital" in cast_of("The Sarn Gen. Hospital said it was full.")
