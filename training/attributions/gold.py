"""Annotated articles, as the pieces that the encoder reads with the cues in them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.read.parse import paragraphs
from onrecord.read.wordpieces import Pieces, pieces

POLNEAR, GUIDE = 0, 1
"""Conventions of annotation."""


@dataclass(frozen=True, slots=True)
class Cue:
    """The pieces of a cue, and of what is handed over at it."""

    pieces: list[int]
    source: list[int]
    content: list[int]


@dataclass(frozen=True, slots=True)
class Annotated:
    """One article, the convention that it was annotated by, and its cues."""

    convention: int
    text: str
    pieces: Pieces
    cues: list[Cue]


def everything(folder: Path) -> list[Annotated]:
    """PolNeAR train, the guide's articles, and those of `labels.jsonl` beside this file, whose texts stand in `folder`."""
    rows = [(POLNEAR, row) for row in _rows(folder / "attributions.train.jsonl")]
    rows += [(GUIDE, row) for row in _rows(folder / "guide.train.jsonl")]
    rows += [(GUIDE, row) for row in _labelled(Path(__file__).with_name("labels.jsonl"), folder)]
    return [_annotated(convention, row) for convention, row in rows]


def _rows(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _labelled(path: Path, folder: Path) -> list[dict[str, Any]]:
    """The rows {"set", "id", "sha256", "attributions"} with their texts; a text that is another ends the program."""
    rows = _rows(path)
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
    return {row["id"]: row.get("text") or row["body"] for row in _rows(path)}


def _annotated(convention: int, row: dict[str, Any]) -> Annotated:
    found = pieces(row["text"], list(paragraphs(row["text"])))
    cues = [Cue(*(found.within(one[key]) for key in ("cue", "source", "content"))) for one in _distinct(row["attributions"])]
    return Annotated(convention, row["text"], found, [cue for cue in cues if cue.pieces])


def _distinct(found: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Attributions with a cue, one for each: of several at the same cue, the one with the longest content."""
    kept = dict[Any, dict[str, Any]]()
    for one in sorted(found, key=lambda a: sum(e - s for s, e in a["content"])):
        if one["cue"]:
            kept[tuple(map(tuple, one["cue"]))] = one
    return list(kept.values())
