"""What stands on a page around an article, taken out of its tree: navigation, offers, other articles, readers' words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from onrecord.capture.tree import HEADINGS, Element, blocks, removed, words
from onrecord.capture.wordlist import listed

SHARE = 0.4
"""An element with more than this share of the running text of a page is no furniture, whatever its name."""

RUNNING = 80
"""Characters from which a block that is not mostly links counts as running text."""

SHORTEST, LONGEST = 40, 1_500
"""Characters of a note of correction."""

UNDRAWN = tuple(listed("html")["undrawn"])
KEPT = frozenset({"html", "head", "body", "main", "article"})
_WORD_STARTS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+")


def unfurnished(root: Element) -> Element:
    """The tree of a page without what its elements' tags and names call furniture; the tree that is given is changed."""
    for element in list(root.iter(*UNDRAWN)):
        removed(element)
    lexicon, weights = _lexicon(), running(root)
    whole = weights.get(root, 0)
    for element in list(root.iterdescendants()):
        if element.tag in KEPT or not isinstance(element.tag, str) or element.get("itemprop") == "articleBody":
            continue
        named = hidden(element) or element.tag in lexicon.tags or named_furniture(element)
        if named and weights.get(element, 0) <= SHARE * whole and not noted(words(element)):
            removed(element)
    return root


def named_furniture(element: Element) -> bool:
    """Whether an element's class, id or role says that it is no part of an article."""
    return bool(_lexicon().names.search(_spelled(element)))


def noted(text: str) -> bool:
    """Whether a text begins as a note does in which an article corrects itself."""
    start = text[:LONGEST].casefold().replace("’", "'").lstrip(" *[(_-–—:")
    return SHORTEST <= len(text) <= LONGEST and any(re.match(rf"{re.escape(n)}\b", start) for n in listed("page")["notes"])


def labelled(text: str) -> bool:
    """Whether a line only says what stands below it: "Advertisement", "Read more"."""
    return text.casefold().strip(" :.>»") in _lexicon().labels


class _Lexicon(NamedTuple):
    tags: frozenset[str]
    names: re.Pattern[str]
    labels: frozenset[str]
    shapes: re.Pattern[str]


@cache
def _lexicon() -> _Lexicon:
    lists = listed("page")
    names = {n for key in ("site", "offers", "others", "readers", "about") for n in lists[key]}
    return _Lexicon(frozenset(lists["tags"]), _between(names), frozenset(lists["labels"]), _between(lists["shapes"]))


def _between(names: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(map(re.escape, names), key=len, reverse=True)
    return re.compile(f"-(?:{'|'.join(longest_first)})-")


def _spelled(element: Element) -> str:
    """The words of an element's names, each between hyphens, without those that only name the shape of a box."""
    names = " ".join(str(element.get(key) or "") for key in ("class", "id", "role"))
    if not names.strip():
        return ""
    return _lexicon().shapes.sub("-", "-" + "-".join(w for w in _WORD_STARTS.split(names) if w).lower() + "-")


def hidden(element: Element) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return (
        "display:none" in style
        or "visibility:hidden" in style
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
    )


def running(root: Element) -> dict[Element, int]:
    """Characters of running text in every element that has any."""
    sums: dict[Element, int] = {}
    for block in blocks(root):
        size = len(block.text) - 2 * block.links
        if size >= RUNNING and block.tag not in HEADINGS:
            element = block.element
            while element is not None:
                sums[element] = sums.get(element, 0) + size
                element = element.getparent()
    return sums
