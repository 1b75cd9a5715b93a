"""Pages of outlets in Orrenmark, a country that does not exist."""

from onrecord.capture import extract
from onrecord.model.news import Article, Capture, Problem

LEAD = "At least 14 people were hurt when a crane fell on the fish hall of Dunmarra on Monday, the harbour office said."
SECOND = "The harbour master, Ruta Velm, said the wind had reached 110 kilometres an hour before the crane gave way."
THIRD = "Nobody at the crane company could be reached for comment on Monday evening, and its office was dark."
BODY = (LEAD, SECOND, THIRD)


def page(body: str, head: str = "", lang: str = "en") -> bytes:
    """A page of that head and body."""
    return f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'.encode()


def paragraphs(tag: str = "p") -> str:
    """The three sentences of the story of the crane, each in an element."""
    return "".join(f"<{tag}>{text}</{tag}>" for text in BODY)


def article(body: bytes, **given: str) -> Article:
    """The one article of a page."""
    (found,) = extract(Capture("crane", body, **{"content_type": "text/html", **given}))  # type: ignore[arg-type]
    assert isinstance(found, Article), found
    return found


def problem(body: bytes, content_type: str = "text/html") -> Problem:
    """The one problem of a capture that holds no article."""
    (found,) = extract(Capture("crane", body, content_type=content_type))
    assert isinstance(found, Problem), found
    return found
