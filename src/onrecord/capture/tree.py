"""HTML → tree, and the tree → the blocks of text that a reader sees. The only door to lxml, beside trafilatura."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree, html

from onrecord.capture.wordlist import listed

Element = Any
"""An element of lxml, which has no types of its own."""

BLOCKS = frozenset(listed("html")["blocks"])
"""The elements that browsers draw on lines of their own."""

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ENDS = (".", "!", "?", ":", ";", "”", '"', "’")
_BREAK = ("\n", False)
_EMPTY_LINE = re.compile(r"\n[ \t\r]*(?:\n[ \t\r]*)+")
_UNSEEN = re.compile("[\u00ad\u200b\u200c\u2060\ufeff]")


class Block(NamedTuple):
    """A paragraph as drawn: its text with blanks folded, how many characters of it are links, and the element around it."""

    text: str
    links: int
    element: Element

    @property
    def tag(self) -> str:
        """The tag of the element around it."""
        return str(self.element.tag)


def parse(page: str) -> Element | None:
    """The tree of a page, without comments; None where there is no element at all."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    data = page.replace("\0", "").encode("utf-8", "replace")
    try:
        return etree.fromstring(data, parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def folded(text: str | None) -> str:
    """Text with runs of blanks made one and what cannot be seen left out."""
    return " ".join(_UNSEEN.sub("", text or "").split())


def words(element: Element) -> str:
    """All text in an element, blanks folded."""
    return folded("".join(element.itertext()))


def walked(root: Element) -> Iterator[bool]:
    """True for each element that begins and False for each that ends, in page order."""
    return (event == "start" for event, _ in etree.iterwalk(root, events=("start", "end")))


def removed(element: Element) -> None:
    """Takes an element out of its tree and leaves the text that follows it."""
    parent = element.getparent()
    if parent is None:
        return
    if tail := element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + tail
        else:
            before.tail = (before.tail or "") + tail
    element.tail = None
    parent.remove(element)


def blocks(root: Element, *, lines: bool = False) -> list[Block]:
    """The paragraphs below an element in page order.

    Two line breaks in a row end one as well, and so does one after the end of a sentence, or any if `lines`; where line ends
    are kept (`<pre>`), an empty line does.
    """
    return list(_blocks(root, lines))


def _blocks(root: Element, lines: bool) -> Iterator[Block]:
    around, links, kept, run = [root], 0, 0, list[tuple[str, bool]]()
    for event, element in etree.iterwalk(root, events=("start", "end")):
        start = event == "start"
        if element.tag in BLOCKS:
            yield from _flushed(run, around[-1], lines)
            run.clear()
            if start:
                around.append(element)
            elif len(around) > 1:
                around.pop()
        if element.tag == "br" and start:
            run.append(_BREAK)
        links += (element.tag == "a") * (1 if start else -1)
        kept += (element.tag == "pre") * (1 if start else -1)
        text = element.text if start else element.tail if element is not root else None
        if text and kept > 0:
            run.extend(part for line in _EMPTY_LINE.split(text) for part in ((line, links > 0), _BREAK, _BREAK))
            del run[-2:]
        elif text:
            run.append((text.replace("\n", " "), links > 0))
    yield from _flushed(run, root, lines)


def _flushed(run: list[tuple[str, bool]], element: Element, lines: bool) -> Iterator[Block]:
    seen, linked, breaks = list[str](), 0, 0
    for text, link in run:
        if (text, link) == _BREAK:
            breaks += 1
        elif breaks and text.strip():
            said = folded("".join(seen))
            if said and (lines or breaks > 1 or said.endswith(_ENDS)):
                yield Block(said, linked, element)
                seen, linked = [], 0
            breaks = 0
            seen.append(" ")
        seen.append(" " if text == "\n" else text)
        linked += len(folded(text)) * link
    if said := folded("".join(seen)):
        yield Block(said, linked, element)
