"""Readings written by hand: items are given by their words, and found in the text."""

from __future__ import annotations

from onrecord.model.attribution import Assessment, Attribution, Speaker, Stance
from onrecord.model.mention import Quantity
from onrecord.model.news import Pipeline, Post, Reading, Version
from onrecord.model.span import Span, Spans

Bound = float | int | None


def at(text: str, words: str) -> Spans:
    """Where `words` stand first; no words are nowhere."""
    start = text.index(words) if words else 0
    return (Span(start, start + len(words)),) if words else ()


def says(text: str, item: str, source: str, cue: str, content: str, speaker: str | None = None) -> Attribution:
    """An attribution; its speaker is the source unless named."""
    who = speaker or source
    return Attribution(
        item, at(text, source), at(text, cue), at(text, content), "indirect", speaker=Speaker(who) if who else None
    )


def counts(text: str, item: str, words: str, low: Bound, high: Bound, *, said: str | None = None, of: str = "",
           unit: str | None = None) -> Quantity:  # fmt: skip
    """A quantity, of the attribution `said`."""
    return Quantity(item, at(text, words), low, high, unit=unit, of=at(text, of), attribution=said)


def takes(text: str, item: str, holder: str, stance: Stance, words: str, target: str | None) -> Assessment:
    """An assessment of `target`."""
    return Assessment(item, at(text, words), at(text, holder), stance, target)


def reading(
    id: str, text: str, *items: Attribution | Quantity | Assessment, article: str | None = None, day: int = 1,
    outlet: str = "The Ostvale Post", title: str | None = None, credit: tuple[str, ...] = (), posts: tuple[Post, ...] = (),
) -> Reading:  # fmt: skip
    """A version of an article with what was read in it, captured at noon of a day of March."""
    article = article or id
    version = Version(
        id, article, f"https://news.example/{article}", outlet, title, published=f"2031-03-{day:02}",
        captured=f"2031-03-{day:02}T12:00:00+00:00", credit=credit, posts=posts,
    )  # fmt: skip
    return Reading(
        id, version, text, Pipeline("by hand"),
        attributions=tuple(i for i in items if isinstance(i, Attribution)),
        quantities=tuple(i for i in items if isinstance(i, Quantity)),
        assessments=tuple(i for i in items if isinstance(i, Assessment)),
    )  # fmt: skip


def toll(id: str, words: str, low: Bound, high: Bound, *, who: str = "The governor", day: int = 1, **more: str) -> Reading:
    """An article of one sentence in which someone gives a number of dead."""
    text = f"{who} said {words} people had been killed by the flood in Ostvale."
    said = says(text, "a1", who, "said", f"{words} people had been killed by the flood in Ostvale")
    return reading(id, text, said, counts(text, "q1", words, low, high, said="a1", of="people"), day=day, **more)  # type: ignore[arg-type]
