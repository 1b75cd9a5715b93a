"""How values are set on a page: figures, times with their zone, stances, and characters that would turn a line around."""

import re
from datetime import datetime
from typing import Any

from markupsafe import Markup, escape

from onrecord.view.wording import amount, plural

STANCES = {
    "confirms": "confirmed by",
    "supports": "supported by",
    "denies": "denied by",
    "questions": "questioned by",
    "contradicts": "contradicted by",
    "cannot-verify": "not verified by",
    "retracts": "taken back by",
}
TURNS = {
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
}
"""Formatting characters that change the direction of what follows (Unicode Standard Annex 9)."""
_TURN = re.compile(f"[{''.join(TURNS)}]")


def figure(row: Any) -> str:
    """The figure in words; of a magnitude such as "tens of thousands" those of the article."""
    if row.approximate and row.low is not None and row.high is None:
        return str((row.places[0] if hasattr(row, "places") else row.evidence).words)
    return amount(row.low, row.high, row.unit, row.approximate, negated=getattr(row, "negated", False))


def web(url: str | None) -> str | None:
    """An address that may be linked to: http and https alone."""
    return url if url and url.startswith(("http://", "https://")) else None


def when(stamp: str | None) -> str:
    """A time as an editor writes it, with its zone: "9 Sep 2025, 07:05 +02:00"; a date stays a date."""
    if not stamp:
        return ""
    try:
        at = datetime.fromisoformat(stamp)
    except ValueError:
        return stamp
    day = f"{at.day} {at:%b} {at.year}"
    if len(stamp) <= 10:
        return day
    zone = at.isoformat()[-6:] if at.tzinfo else ""
    return f"{day}, {at:%H:%M} {zone}".strip()


def brief(stamp: str | None) -> str:
    """A time without its year, for where many stand together: "9 Sep, 07:05 +02:00"."""
    said = when(stamp)
    return re.sub(r"^(\d+ \w{3}) \d{4}", r"\1", said) if "," in said else said


def steady(text: str) -> Markup:
    """Text with a named box in place of each character that would turn the rest of its line around."""
    return Markup(_TURN.sub(lambda m: f'<span class="control" data-name="{TURNS[m[0]]}"></span>', str(escape(text))))


FILTERS = {"amount": figure, "brief": brief, "plural": plural, "stance": STANCES.get, "steady": steady, "web": web, "when": when}
