"""Whether a page may be made into a tree: counted by a scan that costs no more than reading it."""

from __future__ import annotations

import re
from collections import Counter

from onrecord.capture.tree import Element, walked
from onrecord.capture.wordlist import listed
from onrecord.settings import Limits

_TAG = re.compile(r"<(/?)([a-z][^\s/>]{0,30})|<!--")
_VALUE = r"""=\s*+(?:"[^"]*+"|'[^']*+')"""
_REST = re.compile(rf"(?:[^>=]++|{_VALUE}|=)*+")
_QUOTED = re.compile(_VALUE)
_ROOTS = ("html", "body")
ATTRIBUTES = 500
"""Attributes of one element. Parsers look each one up among those before it, so that many of them cost their square."""

_RAW = frozenset({"script", "style"})
_SHALLOW = frozenset(listed("html")["shallow"])
"""Elements that cannot hold others, or that a parser ends by itself."""


def refused(page: str, limits: Limits) -> str | None:
    """Why a page is not parsed: more elements or deeper nesting than the limits; None where it is within them."""
    page, at, nodes, depth = page.lower(), 0, 0, 0
    opened, endless = Counter[str](), set[str]()
    while found := _TAG.search(page, at):
        at, name = found.end(), found[2] or "!--"
        if found[1]:
            depth -= name not in _SHALLOW and opened[name] > 0
            opened[name] = max(0, opened[name] - 1)
            continue
        if found[2]:
            at = _REST.match(page, at).end()  # type: ignore[union-attr]
            if _overloaded(page[found.end() : at]):
                return f"one of its elements has more than {ATTRIBUTES} attributes"
        if (name in _RAW or not found[2]) and name not in endless:
            end = page.find(f"</{name}" if found[2] else "-->", at)
            endless.update({name} if end < 0 else ())
            at = max(at, end)
        if name in _ROOTS and opened[name] > ATTRIBUTES:
            return f"it begins more than {ATTRIBUTES} times"
        nodes += 1
        depth += name not in _SHALLOW and name not in _RAW and bool(found[2])
        opened[name] += 1
        if why := _over(nodes, depth, limits):
            return why
    return None


def _overloaded(attributes: str) -> bool:
    return len(attributes) > 2 * ATTRIBUTES and len(_QUOTED.sub("= ", attributes).replace("/", " ").split()) > ATTRIBUTES


def overgrown(root: Element, limits: Limits) -> str | None:
    """The same of the tree that came of it, because a page can hide elements from a scan."""
    nodes = depth = 0
    for start in walked(root):
        nodes += start
        depth += 1 if start else -1
        if why := _over(nodes, depth - 1, limits):
            return why
    return None


def _over(nodes: int, depth: int, limits: Limits) -> str | None:
    if nodes > limits.html_nodes:
        return f"the page has more than {limits.html_nodes:,} elements"
    if depth > limits.html_depth:
        return f"the elements of the page are nested more than {limits.html_depth} deep"
    return None
