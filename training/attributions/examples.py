"""Gold articles as windows of word pieces with what the encoder shall say of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from roles import CONTENT, FIRST, MORE, OPENS, SOURCE, numbers
from wordpieces import BEGIN, Numbers, Pieces, Window, around, pieces, windows

from onrecord.read.parse import paragraphs


@dataclass(frozen=True, slots=True)
class Asked:
    """One cue: the range of its slice in its window ([CLS] counted), its marks and the roles of the pieces there.

    `holds` is False for what only looked like a cue.
    """

    first: int
    last: int
    marks: Numbers
    roles: Numbers
    holds: bool = True


@dataclass(frozen=True, slots=True)
class Example:
    """One window: pieces with [CLS], the tag of each (-1: context, not asked), and its cues.

    `reach` holds for each piece the slice that a cue which begins there would have.
    """

    ids: Numbers
    tags: Numbers
    reach: Numbers
    kind: int
    asked: list[Asked] = field(default_factory=list)


def gold(path: Path) -> list[dict[str, Any]]:
    """The annotated articles of a JSON-lines file: {"id", "text", "attributions"}."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def labelled(path: Path, folder: Path) -> list[dict[str, Any]]:
    """The articles of a file of labels {"set", "id", "sha256", "attributions"}, with their texts from the sets in `folder`."""
    rows = gold(path)
    texts = {name: _texts(folder, name) for name in {row["set"] for row in rows}}
    for row in rows:
        row["text"] = texts[row["set"]][row["id"]]
        if not hashlib.sha256(row["text"].encode()).hexdigest().startswith(row["sha256"]):
            raise SystemExit(
                f"{row['set']} {row['id']}: the text is another than the one that was labelled; use the labelled release"
            )
    return rows


def _texts(folder: Path, name: str) -> dict[str, str]:
    path = folder / f"{name}.jsonl"
    path = path if path.exists() else folder / name / "gold.jsonl"
    return {row["id"]: row.get("text") or row["body"] for row in gold(path)}


def examples(articles: Iterable[dict[str, Any]], kind: int) -> Iterator[Example]:
    """The windows of annotated articles; `kind` is the convention that they were annotated by."""
    for one in articles:
        yield from _examples(one, pieces(one["text"], list(paragraphs(one["text"]))), kind)


def _examples(article: dict[str, Any], found: Pieces, kind: int) -> Iterator[Example]:
    tags = np.zeros(len(found.ids), np.int32)
    cues = list[tuple[list[int], dict[str, Any]]]()
    for one in distinct(article["attributions"]):
        trigger = numbers(found, one["cue"]) or numbers(found, one["content"])[:1]
        if trigger:
            tags[trigger] = MORE
            tags[trigger[0]] = FIRST if one["cue"] else OPENS
            cues.append((trigger, one))
    for window in windows(article["text"], found):
        yield _example(found, window, tags, [c for c in cues if window.core <= c[0][0] < window.core_last], kind)


def _example(
    found: Pieces, window: Window, tags: Numbers, cues: Iterable[tuple[list[int], dict[str, Any]]], kind: int
) -> Example:
    ids = np.concatenate([[BEGIN], found.ids[window.first : window.last]]).astype(np.int32)
    seen = np.full(len(ids), -1, np.int32)
    core = slice(window.core - window.first + 1, window.core_last - window.first + 1)
    seen[core] = tags[window.core : window.core_last]
    slices = [around(found, window, n, n + 1) for n in range(window.first, window.last)]
    reach = np.array([(0, 0), *((a - window.first + 1, b - window.first + 1) for a, b in slices)], np.int32)
    return Example(ids, seen, reach, kind, [_asked(found, window, trigger, one) for trigger, one in cues])


def _asked(found: Pieces, window: Window, trigger: Sequence[int], one: dict[str, Any]) -> Asked:
    first, last = around(found, window, trigger[0], trigger[-1] + 1)
    marks, roles = np.zeros(last - first, np.int32), np.zeros(last - first, np.int32)
    for role, key in ((SOURCE, "source"), (CONTENT, "content")):
        roles[[n - first for n in numbers(found, one[key]) if first <= n < last]] = role
    marks[[n - first for n in trigger if first <= n < last]] = 1 if one["cue"] else 2
    return Asked(first - window.first + 1, last - window.first + 1, marks, roles)


def distinct(found: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Attributions, one for each cue: of several at the same cue, the one with the longest content."""
    kept = dict[Any, dict[str, Any]]()
    for one in sorted(found, key=lambda a: sum(e - s for s, e in a["content"])):
        kept[tuple(map(tuple, one["cue"])) or tuple(map(tuple, one["content"]))] = one
    return list(kept.values())
