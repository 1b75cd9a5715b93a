"""What clings to the rims of an article's text and is no part of it: its headline, its stamp, labels, the lines of the desk."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.capture.credit import desk_lines
from onrecord.capture.furniture import labelled
from onrecord.capture.when import LONGEST, stamped

FIRST = 4
"""Paragraphs at the start of a text among which its headline and stamp may stand."""

_ADDRESS = re.compile(r"https?://\S+$")


def trimmed(paragraphs: Sequence[str], title: str | None) -> list[str]:
    """The paragraphs without what is no part of the text; a note of a correction is part of it."""
    kept = [p for p in paragraphs if not labelled(p) and not _ADDRESS.match(p)]
    head = [p for n, p in enumerate(kept) if n >= FIRST or not _stamp(p)]
    bare = [rest for n, p in enumerate(head) if (rest := _beheaded(p, title) if n < FIRST else p)]
    return bare[: len(bare) - desk_lines(bare)]


def _beheaded(paragraph: str, title: str | None) -> str:
    """A paragraph without the headline that it begins with, and without the stamp that follows that."""
    if not title or not paragraph.casefold().startswith(title.casefold()):
        return paragraph
    rest = paragraph[len(title) :].strip()
    return "" if (len(rest) <= LONGEST and not rest.endswith((".", "!", "?", "”", '"'))) or stamped(rest) else rest


def _stamp(paragraph: str) -> bool:
    return stamped(paragraph) and not paragraph.endswith((".", "!", "?"))
