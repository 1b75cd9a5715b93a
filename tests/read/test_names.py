"""Names with their titles and appositions."""

from onrecord.model.document import Document
from onrecord.model.news import Version
from onrecord.read.names import Name, names
from onrecord.read.nouns import tree
from onrecord.read.parse import parse


def found(text: str) -> dict[str, Name]:
    (doc,) = parse([Document("t", Version("t"), text)])
    return {name.span.of(text): name for name in names(tree(doc))}


def test_a_title_stands_before_the_name() -> None:
    assert found("Interior Minister Ilka Dorven spoke.")["Ilka Dorven"].title == ("interior", "minister")


def test_a_name_may_hold_of() -> None:
    assert "Port of Varden Authority" in found("The Port of Varden Authority said nothing.")


def test_an_apposition_is_a_role() -> None:
    text = "Anna Kelm, a chemist at the plant, spoke."
    assert [r.of(text) for r in found(text)["Anna Kelm"].roles] == ["a chemist"]


def test_a_motto_is_a_name_and_the_noun_after_it_its_role() -> None:
    text = "Mirren Aldane leads the Keep the Line campaign."
    assert [r.of(text) for r in found(text)["Keep the Line"].roles] == ["campaign"]


def test_an_order_is_no_name() -> None:
    assert "Close the Gate" not in found("“Close the Gate and wait,” he said.")


def test_a_name_may_end_in_a_stop_but_a_title_alone_is_none() -> None:
    assert "U.S." in found("On Monday the U.S. had asked for a delay.")
    assert "Sgt" not in found("The road was wet, but Sgt. Rolf Denn of the town police drove on.")


def test_a_name_of_two_words_does_not_go_on_in_small_letters() -> None:
    text = "The hospital had warned the Health Ministry of foul water in Tannerside."
    assert "Health Ministry" in found(text)
    assert not any("foul" in name for name in found(text))


def test_general_is_a_title_of_a_person_and_a_word_of_a_body() -> None:
    assert "General Staff" in found("The General Staff of the army said nothing.")
    assert "Rolf Denn" in found("General Rolf Denn said nothing.")
    assert "Rolf Denn" in found("Chief of Staff Rolf Denn said nothing.")


def test_an_office_and_a_guild_are_named_with_whose_they_are() -> None:
    assert "Governor's Office" in found("The Governor's Office said nothing.")
    assert "Traders' Guild" in found("The Traders' Guild said nothing.")
    assert "General Staff" in found("Norvia's General Staff said nothing.")


def test_a_hyphen_within_a_word_does_not_end_a_name() -> None:
    assert "Relief Co-ordination Office" in found("The Relief Co-ordination Office said nothing.")
    assert "Dam Company" in found("The Kesk-based Dam Company said nothing.")
