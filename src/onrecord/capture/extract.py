"""A capture → the articles in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.capture.address import web
from onrecord.capture.dates import iso
from onrecord.capture.decode import binary, decoded, utf8
from onrecord.capture.feed import entries, is_feed
from onrecord.capture.page import Unreadable, read_page
from onrecord.model.news import Article, Capture, Problem, Version
from onrecord.settings import LIMITS, Limits

_SURROGATE = re.compile("[\ud800-\udfff]")
_HALF = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_PLAIN = ("text/plain", "text/markdown")


def extract(capture: Capture, *, limits: Limits = LIMITS) -> Iterator[Article | Problem]:
    """The articles that a capture holds: one for a page or a text, those with their full text for a feed.

    What cannot be read is a Problem; so is, among the problems of an article, a text that was cut at `limits.text`.
    """
    if capture.status == 304:
        return
    where = capture.url or capture.id
    try:
        if is_feed(capture):
            for found in entries(capture, limits):
                yield _bounded(found, limits) if isinstance(found, Article) else found
        else:
            yield _bounded(_single(capture, limits), limits)
    except Unreadable as why:
        yield Problem("unreadable", f"{where} was not read, because {why}.", where)


def _single(capture: Capture, limits: Limits) -> Article:
    """The article of a page or a text; raises Unreadable where there is none."""
    plain = (capture.content_type or "").partition(";")[0].strip().lower() in _PLAIN
    if binary(capture.body) and not (plain and utf8(capture.body)):
        raise Unreadable("it is no text: leave it out")
    if plain:
        article = _plain(capture)
    else:
        version, text = read_page(capture, limits)
        article = Article(capture.id, version, text)
    if not article.text.strip():
        raise Unreadable("it is empty: fetch it again or leave it out")
    return article


def _plain(capture: Capture) -> Article:
    """The text of a capture unchanged, but for halves of surrogate pairs, which UTF-8 cannot hold: each becomes U+FFFD."""
    version = Version(
        id=capture.id,
        url=web(capture.url),
        outlet=capture.outlet,
        title=capture.title,
        published=iso(capture.published),
        captured=capture.at,
        kind="text",
    )
    if _HALF.search(capture.body):
        text = _SURROGATE.sub("\ufffd", capture.body.decode("utf-8", "surrogatepass"))
        why = f"{capture.id} holds halves of surrogate pairs, which were replaced: correct its encoding."
        return Article(capture.id, version, text.removeprefix("\ufeff"), (Problem("encoding", why, capture.id),))
    return Article(capture.id, version, decoded(capture.body, capture.content_type, markup=False))


def _bounded(article: Article, limits: Limits) -> Article:
    if len(article.text) <= limits.text:
        return article
    why = f"{article.id} has {len(article.text):,} characters and was read up to {limits.text:,}: split it."
    posts = tuple(p for p in article.version.posts if p.span.end <= limits.text)
    version = replace(article.version, posts=posts)
    return replace(
        article, text=article.text[: limits.text], version=version, problems=(*article.problems, Problem("cut", why, article.id))
    )
