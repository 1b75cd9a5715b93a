"""Who repeats whose text."""

from onrecord.link.telling import tell
from tests.link.written import reading

LEAD = "OSTVALE (KNA) - Rescuers in rubber boats carried pensioners out of the flooded Lower Mill quarter on Monday night."
QUOTE = "“We heard the dam before we saw the water,” said Ilka Brandt, who keeps a bakery beside the weir in Ostvale."
TAIL = "Engineers had warned the district council in January that the spillway gates of the Kesk dam were rusting."
LOCAL = "In Brenn, forty kilometres downstream, volunteers filled sandbags at the fire station until long after midnight."
NEW_LEAD = "OSTVALE (KNA) — Pensioners were carried by rescuers in rubber boats from the flooded Lower Mill quarter on Monday."
NEW_TAIL = "The spillway gates of the Kesk dam were rusting, engineers had told the district council in January."
WIRE = reading("wire", "\n\n".join((LEAD, QUOTE, TAIL)), outlet="Kesk News Agency")


def _groups(*readings: object) -> list[tuple[str, ...]]:
    return [c.members for c in tell("s", [WIRE, *readings]).copies]  # type: ignore[list-item]


def test_a_text_cut_from_the_bottom_is_a_copy() -> None:
    assert _groups(reading("cut", "\n\n".join((LEAD, QUOTE)))) == [("wire", "cut")]


def test_a_text_with_local_paragraphs_is_a_copy() -> None:
    assert _groups(reading("more", "\n\n".join((LEAD, LOCAL, QUOTE, TAIL)))) == [("wire", "more")]


def test_a_light_rewrite_with_the_credit_is_a_copy() -> None:
    assert _groups(reading("rewritten", "\n\n".join((NEW_LEAD, QUOTE, NEW_TAIL)))) == [("wire", "rewritten")]


def test_another_report_with_one_same_quotation_is_no_copy() -> None:
    other = "The council of Ostvale met in a school on Tuesday, and its chair resigned after four hours of shouting."
    assert _groups(reading("own", "\n\n".join((other, QUOTE, LOCAL, other.replace("Tuesday", "Friday"))))) == []


def test_versions_of_one_article_are_no_copies() -> None:
    old, new = (reading(i, "\n\n".join((LEAD, LOCAL)), article="a", day=d) for i, d in (("v1", 2), ("v2", 3)))
    assert [c.members for c in tell("s", [old, new]).copies] == []


def test_an_excerpt_is_a_copy_however_it_is_cut_into_paragraphs() -> None:
    for mark in ("\n\n", " "):
        assert _groups(reading("cut", mark.join((TAIL, LEAD)))) == [("wire", "cut")]
