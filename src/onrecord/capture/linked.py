"""Linked data on a page: JSON-LD (schema.org) of the article, and of the publisher around it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from onrecord.capture.tree import Element, folded

Node = dict[str, Any]
ARTICLES = ("LiveBlogPosting", "Article", "BlogPosting", "Posting", "Report", "PressRelease", "Statement")
"""Endings of the types of schema.org that are articles: NewsArticle, ReportageNewsArticle, AnalysisNewsArticle and so on."""

DEEPEST = 6
MOST = 2_000


def nodes(page: Element) -> list[Node]:
    """All nodes of the JSON-LD of a page, outer ones first; scripts that are no JSON are left out."""
    found: list[Node] = []
    for script in page.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            try:
                data = json.loads(script.text or "", strict=False)
            except (ValueError, RecursionError):
                continue
            found.extend(_within(data, DEEPEST))
    return found[:MOST]


def article(found: list[Node], titles: list[str]) -> Node:
    """The node of the article itself: of one of several, that whose headline is among `titles`; {} where there is none."""
    some = [n for n in found if any(kind.endswith(ARTICLES) for kind in kinds(n))]
    known = {t.casefold() for t in titles if t}
    named = [n for n in some if text(n.get("headline")).casefold() in known]
    return next(iter(named or some), {})


def kinds(node: Node) -> list[str]:
    """The types of a node."""
    given = node.get("@type")
    return [k for k in (given if isinstance(given, list) else [given]) if isinstance(k, str)]


def names(value: Any, found: list[Node]) -> list[str]:
    """The names of people or organisations: a string, a node, a reference to one by its `@id`, or a list of those."""
    if isinstance(value, list):
        return [name for part in value[:20] for name in names(part, found)]
    if isinstance(value, dict):
        held = value if value.get("name") else next((n for n in found if n.get("@id") == value.get("@id") and n.get("name")), {})
        value = held.get("name")
        return names(value, found) if isinstance(value, list) else [text(value)] if text(value) else []
    return [text(value)] if text(value) else []


def text(value: Any) -> str:
    """A string with blanks folded; anything else is empty."""
    return folded(value) if isinstance(value, str) else ""


def _within(data: Any, depth: int) -> Iterator[Node]:
    if depth == 0:
        return
    if isinstance(data, list):
        for part in data:
            yield from _within(part, depth - 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "publisher", "hasPart"):
            yield from _within(data.get(key), depth - 1)
