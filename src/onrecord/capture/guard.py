"""Whether a page may be made into a tree: counted by a scan that costs no more than reading it."""

from __future__ import annotations

import re
from collections import Counter

from onrecord.capture.tree import Element
from onrecord.settings import Limits

_TAG = re.compile(r"<(/?)([a-z][^\s/>]{0,30})|<!--")
_RAW = frozenset({"script", "style"})
_SHALLOW = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dt dd option optgroup td th tr tbody thead tfoot "
    "colgroup html head body".split()
)
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
        if (name in _RAW or not found[2]) and name not in endless:
            end = page.find(f"</{name}" if found[2] else "-->", at)
            endless.update({name} if end < 0 else ())
            at = max(at, end)
        nodes += 1
        depth += name not in _SHALLOW and name not in _RAW and bool(found[2])
        opened[name] += 1
        if why := _over(nodes, depth, limits):
            return why
    return None


def overgrown(root: Element, limits: Limits) -> str | None:
    """The same of the tree that came of it, because a page can hide elements from a scan."""
    nodes = deepest = depth = 0
    element = root
    while element is not None:
        nodes, deepest = nodes + 1, max(deepest, depth)
        if why := _over(nodes, deepest, limits):
            return why
        below = element[0] if len(element) else None
        while below is None and element is not root:
            below = element.getnext()
            if below is None:
                element, depth = element.getparent(), depth - 1
            else:
                depth -= 1
        if below is None:
            return None
        element, depth = below, depth + 1
    return None


def _over(nodes: int, depth: int, limits: Limits) -> str | None:
    if nodes > limits.html_nodes:
        return f"the page has more than {limits.html_nodes:,} elements"
    if depth > limits.html_depth:
        return f"the elements of the page are nested more than {limits.html_depth} deep"
    return None
