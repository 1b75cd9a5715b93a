"""A capture → the articles in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.capture.address import web
from onrecord.capture.dates import iso
from onrecord.capture.decode import decoded
from onrecord.capture.feed import entries, is_feed
from onrecord.capture.page import Unreadable, read_page
from onrecord.model.news import Article, Capture, Problem, Version
from onrecord.settings import LIMITS, Limits

_PLAIN = ("text/plain", "text/markdown")


def extract(capture: Capture, *, limits: Limits = LIMITS) -> Iterator[Article | Problem]:
    """The articles that a capture holds: one for a page or a text, those with their full text for a feed.

    What cannot be read is a Problem; so is, among the problems of an article, a text that was cut at `limits.text`.
    """
    where = capture.url or capture.id
    if not capture.body.strip():
        yield Problem("empty", f"{where} is empty: fetch it again or leave it out.", where)
    elif is_feed(capture):
        yield from (_bounded(a, limits) if isinstance(a, Article) else a for a in entries(capture, limits))
    elif (capture.content_type or "").partition(";")[0].strip().lower() in _PLAIN:
        yield _bounded(_plain(capture), limits)
    else:
        try:
            version, text = read_page(capture, limits)
        except Unreadable as why:
            yield Problem("unreadable", f"{where} was not read, because {why}.", where)
        else:
            yield _bounded(Article(capture.id, version, text), limits)


def _plain(capture: Capture) -> Article:
    """The text of a capture unchanged, but for halves of surrogate pairs, which no UTF-8 can hold."""
    text = decoded(capture.body, capture.content_type, markup=False)
    version = Version(
        id=capture.id,
        url=web(capture.url),
        outlet=capture.outlet,
        title=capture.title,
        published=iso(capture.published),
        captured=capture.at,
        kind="text",
    )
    return Article(capture.id, version, text)


def _bounded(article: Article, limits: Limits) -> Article:
    if len(article.text) <= limits.text:
        return article
    why = f"{article.id} has {len(article.text):,} characters and was read up to {limits.text:,}: split it."
    posts = tuple(p for p in article.version.posts if p.span.end <= limits.text)
    version = replace(article.version, posts=posts)
    return replace(
        article, text=article.text[: limits.text], version=version, problems=(*article.problems, Problem("cut", why, article.id))
    )
