"""A first look at a page, in milliseconds: is it an English article, and may others say the same? Door to Resiliparse and rensa.

The text that is looked at is found by rules that are fast and coarse; it decides what is worth reading and is never read itself.
Where it holds little, the careful extraction has the last word.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from typing import Literal

from onrecord import capture, codec
from onrecord.capture.decode import binary, decoded
from onrecord.model.news import Article, Capture

Verdict = Literal["read", "language", "short", "links"]

RUNNING = 80
"""Characters from which a line is running text."""
DOUBTFUL = (400, 0.5)
"""Characters of running text, and share of all that was found, below which the careful extraction is asked."""
SHORT = 30
"""Words below which a text is no article."""
PROSE = 0.3
"""Share of a text in running lines, and in lines that end as sentences do, below which it is a list."""
SAMPLE, FEWEST = 2_000, 400
"""Characters by which the language is told, and the fewest by which it can be."""
NEARER = 75
"""How much nearer than English a language must be to be told; in distances of Resiliparse, 240 to 500 for a text of its own."""
SHINGLE = 5
PERMUTATIONS = 64

_ENDS = re.compile(r"[.!?:;][\"'”’)\]]*$")
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Look:
    """What a first look says: `text` and `figures` are hashes, `signature` a MinHash, of the running text; None: too little."""

    verdict: Verdict
    language: str | None = None
    text: str | None = None
    figures: str | None = None
    signature: bytes | None = None


def look(page: Capture) -> Look:
    """A first look at what was captured; what it cannot tell is to be read."""
    if capture.is_feed(page) or binary(page.body):
        return Look("read")
    plain = (page.content_type or "").startswith("text/plain")
    text = decoded(page.body, page.content_type, markup=False) if plain else _fast(page)
    lines = [line for line in map(str.strip, text.split("\n")) if line]
    running = [line for line in lines if len(line) >= RUNNING]
    size, whole = sum(map(len, running)), sum(map(len, lines))
    if size < DOUBTFUL[0] or size < DOUBTFUL[1] * whole:
        running = lines = _careful(page)
    language = _language("\n".join(running)[:SAMPLE])
    if language not in ("en", None):
        return Look("language", language)
    words = _WORDS.findall("\n".join(running).casefold())
    if len(words) < SHORT:
        return Look("short", language)
    prose = sum(len(line) for line in lines if len(line) >= RUNNING or _ENDS.search(line))
    if prose < PROSE * sum(map(len, lines)):
        return Look("links", language)
    return Look("read", language, codec.content_id(words), codec.content_id(_figures(words)), _signature(words))


def likeness(one: bytes, other: bytes) -> float:
    """0 to 1: the share of runs of five words that two texts have in common, as their signatures tell it."""
    pairs = zip(_numbers(one), _numbers(other), strict=True)
    return sum(a == b for a, b in pairs) / PERMUTATIONS


def _fast(page: Capture) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    markup = decoded(page.body, page.content_type)
    return str(extract_plain_text(markup, main_content=True, preserve_formatting=True, alt_texts=False, list_bullets=False))


def _careful(page: Capture) -> list[str]:
    articles = [one for one in capture.extract(page) if isinstance(one, Article)]
    return [line for one in articles for line in one.text.split("\n") if line.strip()]


def _language(text: str) -> str | None:
    from resiliparse.parse.lang import detect_fast

    if len(text) < FEWEST:
        return None
    text = text.casefold()  # words in capitals look like no language to it
    (language, distance), (_, english) = detect_fast(text), detect_fast(text, langs=["en"], cutoff=10_000)
    return str(language) if language == "en" or english - distance >= NEARER else None


def _figures(words: list[str]) -> list[str]:
    """The figures of a text: a copy in which one was changed is no copy."""
    return sorted(w for w in words if any(map(str.isdigit, w)))


def _signature(words: list[str]) -> bytes:
    from rensa import RMinHash

    hashed = RMinHash(num_perm=PERMUTATIONS, seed=1)
    hashed.update([" ".join(words[n : n + SHINGLE]) for n in range(max(1, len(words) - SHINGLE + 1))])
    return struct.pack(f"<{PERMUTATIONS}I", *hashed.digest())


def _numbers(signature: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{PERMUTATIONS}I", signature)
