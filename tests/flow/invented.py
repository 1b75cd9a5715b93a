"""An invented world, small enough for many runs: captures, a pipeline and a link that do little, by fixed rules."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

from onrecord import capture, codec
from onrecord.flow import add
from onrecord.flow.reading import Reader
from onrecord.link import stories, telling
from onrecord.model.attribution import Assessment, Attribution, Speaker
from onrecord.model.claim import Change, Claim, Conflict, Copies, Figure, Member, Position, Standing, Telling
from onrecord.model.mention import Quantity
from onrecord.model.news import Article, Capture, Pipeline, Problem, Reading, Version
from onrecord.model.span import Span
from onrecord.record import Record
from onrecord.settings import LIMITS, Limits

Source = Sequence[Capture | Problem]


def page(
    text: str, *, url: str | None = None, at: str | None = None, id: str = "page", title: str | None = None, status: int = 200
) -> Capture:
    """A page that holds one article."""
    body = json.dumps({"text": text, "title": title}).encode()
    return Capture(id, body, url=url, at=at, content_type="text/html", status=status)


def feed(entries: Mapping[str, str], *, url: str, at: str) -> Capture:
    """A feed with the full text of its entries, by their address."""
    return Capture("feed", json.dumps({"entries": entries}).encode(), url=url, at=at, content_type="text/feed")


class Words:
    """A pipeline that finds each number in a text and hands the text to its first word; counts what it read."""

    def __init__(self, id: str = "words-1") -> None:
        self.id = id
        self.read: list[str] = []

    def __call__(self, articles: Iterable[Article]) -> Iterator[Reading]:
        for article in articles:
            self.read.append(article.text)
            yield self._reading(article)

    def _reading(self, article: Article) -> Reading:
        text, whole = article.text, (Span(0, len(article.text)),)
        figures = tuple(
            Quantity(f"q{n}", (Span(*m.span()),), int(m.group()), int(m.group()), attribution="a0")
            for n, m in enumerate(re.finditer(r"\d+", text))
        )
        first = Span(0, len(text.split(" ")[0]))
        attributions = (Attribution("a0", (first,), (), whole, "indirect", speaker=Speaker(first.of(text))),) if text else ()
        doubts = (Assessment("s0", whole, (), "questions", "a0"),) if "?" in text else ()
        reading = Reading(article.id, article.version, text, Pipeline(self.id), attributions, figures)
        return replace(reading, assessments=doubts, problems=article.problems)


@contextmanager
def world(**sources: Source) -> Iterator[None]:
    """Capture and link replaced by what stands here; `sources` are what captures are found under."""
    capturing: dict[str, Any] = {
        "captures": _captures(sources),
        "replay": _replay(sources),
        "extract": extract,
        "address": address,
        "is_feed": is_feed,
    }
    with (
        patch.multiple(capture, create=True, **capturing),
        patch.multiple(stories, terms=terms, choose=choose),
        patch.multiple(telling, tell=tell, title=title),
    ):
        yield


def _captures(sources: Mapping[str, Source]) -> Callable[..., Iterator[Capture | Problem]]:
    def captures(source: str, **_: object) -> Iterator[Capture | Problem]:
        yield from sources.get(source, [Problem("source", "there is no such source", source)])

    return captures


def _replay(sources: Mapping[str, Source]) -> Callable[..., Iterator[Capture | Problem]]:
    def replay(path: str, *, limits: Limits) -> Iterator[Capture | Problem]:
        yield from sources[path]

    return replay


def extract(one: Capture, *, limits: Limits = LIMITS) -> Iterator[Article | Problem]:
    """The articles that stand in the JSON of a capture."""
    try:
        held = json.loads(one.body)
    except ValueError:
        yield Problem("page", "this is no page", one.url)
        return
    if "entries" in held:
        for url, text in held["entries"].items():
            yield Article(url, Version(url, url=url, captured=one.at), text)
    else:
        yield Article(one.id, Version(one.id, url=one.url, title=held["title"], captured=one.at), held["text"])


def address(url: str) -> str:
    """An address without fragment and closing slash."""
    return url.split("#")[0].rstrip("/")


def is_feed(one: Capture) -> bool:
    """Whether a capture says that it is a feed."""
    return one.content_type == "text/feed"


def terms(reading: Reading) -> dict[str, int]:
    """The words of a text, counted."""
    words = reading.text.lower().split()
    return {word: words.count(word) for word in words}


def choose(
    terms: Mapping[str, int],
    at: str | None,
    candidates: Sequence[tuple[str, Sequence[tuple[Mapping[str, int], str | None]]]],
    *,
    frequency: Callable[[str], int],
    articles: int,
) -> str | None:
    """The first candidate of which an article shares two words."""
    for story, members in candidates:
        if any(len(terms.keys() & held.keys()) >= 2 for held, _ in members):
            return story
    return None


def title(readings: Sequence[Reading]) -> str | None:
    """The first title."""
    return next((r.version.title for r in readings if r.version.title), None)


def tell(story: str, readings: Sequence[Reading]) -> Telling:
    """A claim for each speaker, a change for each figure, and copies where texts are equal."""
    by_text: dict[str, list[str]] = {}
    by_speaker: dict[str, list[tuple[Reading, Quantity]]] = {}
    for reading in readings:
        by_text.setdefault(reading.text, []).append(reading.id)
        for quantity in reading.quantities:
            by_speaker.setdefault(reading.text.split(" ")[0], []).append((reading, quantity))
    return Telling(
        tuple(Copies(codec.content_id(ids), tuple(ids), ids[0]) for ids in by_text.values() if len(ids) > 1),
        tuple(_claim(story, speaker, items) for speaker, items in by_speaker.items()),
        tuple(_change(story, r, q) for items in by_speaker.values() for r, q in items),
    )


def _claim(story: str, speaker: str, items: list[tuple[Reading, Quantity]]) -> Claim:
    members = tuple(Member(r.id, q.id, speaker, q.low, q.high, None, False, r.version.captured) for r, q in items)
    doubts = tuple(Position(None, r.version.captured, r.id, "s0") for r, _ in items if r.assessments)
    rivals = tuple(Conflict(None, f"{m.version}#{m.item}", "another figure") for m in members[1:])
    return Claim(codec.content_id(story, speaker), story, speaker, members, 1, 1, Standing(questions=doubts), rivals)


def _change(story: str, reading: Reading, quantity: Quantity) -> Change:
    figure = Figure(quantity.low, quantity.high, None, False, None, None)
    at, words = reading.version.captured or "", reading.text.split(" ")
    claim = codec.content_id(story, words[0])
    return Change(
        at, "new-claim", claim, story, None, figure, reading.version.url, reading.id, f"{words[0]} says {quantity.low}."
    )


def ships() -> list[Capture | Problem]:
    """A small story: a page that changes and changes back, one that is gone, a feed, a copy, an unchanged fetch."""
    one, two, wire = "https://varn.example/ships", "https://orla.example/news/1", "https://tor.example/feed"
    return [
        page("Varn says 5 ships sank", url=one, at="2025-01-01T10:00:00+00:00", title="Ships sink"),
        page("Orla says 6 ships sank ?", url=two, at="2025-01-01T12:05:00+02:00"),
        page("Varn says 5 ships sank", url=f"{one}/", at="2025-01-01T10:30:00+00:00"),
        page("Varn says 7 ships sank", url=one, at="2025-01-01T11:00:00+00:00", title="More ships sink"),
        feed({"https://tor.example/trees": "Tor says 77 trees burn"}, url=wire, at="2025-01-01T11:30:00+00:00"),
        page("gone", url=two, at="2025-01-01T12:00:00+00:00", status=410),
        page("Varn says 5 ships sank", url=one, at="2025-01-01T13:00:00+00:00"),
        page("Orla says 6 ships sank ?", url="https://copy.example/1", at="2025-01-01T14:00:00+00:00"),
    ]


def fill(path: Path, *, captures: Source | None = None, pipeline: Reader | None = None) -> Record:
    """A record at `path` that holds `captures`, or else `ships`; opened."""
    record = Record.open(path)
    with world(s=ships() if captures is None else captures):
        list(add(record, ["s"], pipeline=pipeline or Words(), now="2025-02-01T00:00:00+00:00"))
    return record
