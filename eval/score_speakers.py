"""Who speaks in the articles of the guide: names and parents of the attributions that are paired with those of the gold.

    python eval/score_speakers.py SHARED GOLD.jsonl READINGS.jsonl [--json] [--wrong]

Attributions are paired by their contents as `score_attributions.py` of SHARED does it; those whose contents share half of their
words count. A speaker is right by the rule of `score_story.py`: the words of one name are all in the other, a capital among them.
Gold names are in the words of the annotator and often say more than the article does there ("unnamed", whose, from where): some
of what counts as wrong is merely shorter. `--wrong` lists these, and nested attributions without their parent.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

ENOUGH = 0.5
"""The share of common words from which two contents are of one attribution."""


def main() -> None:
    """Print the figures, or them as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("readings", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--wrong", action="store_true")
    asked = parser.parse_args()
    sys.path.insert(0, str(asked.shared / "eval"))
    counts, wrong = compared(by_id(asked.gold), by_id(asked.readings))
    figures = {
        "right of those named": counts["rightly named"] / (counts["named"] or 1),
        "nesting": counts["parent"] / (counts["nested"] or 1),
        "speakers": counts["right"] / (counts["paired"] or 1),
    }
    if asked.wrong:
        print("\n".join(wrong))
    print(json.dumps(figures) if asked.json else f"{figures}\n{dict(counts)}")


def by_id(path: Path) -> dict[str, dict[str, Any]]:
    """The rows of a file by their id."""
    with path.open(encoding="utf-8") as lines:
        return {row["id"]: row for row in map(json.loads, lines)}


def compared(gold: dict[str, dict[str, Any]], read: dict[str, dict[str, Any]]) -> tuple[Counter[str], list[str]]:
    """What was counted over all articles, and a line for each speaker and parent that is not right."""
    counts, wrong = Counter[str](), list[str]()
    for name, row in gold.items():
        same = dict(paired(row, read[name]))
        for one in row["attributions"]:
            if one["id"] not in same:
                continue
            found = same[one["id"]]
            mark = speaker(one["who"], (found["speaker"] or {}).get("name"))
            counts.update(
                [
                    "paired",
                    mark,
                    *(["named"] if found["speaker"] else []),
                    *(["rightly named"] if found["speaker"] and mark == "right" else []),
                ]
            )
            if mark != "right":
                wrong.append(
                    f"{name} {mark}: {one['who']!r} was read as {(found['speaker'] or {}).get('name')!r} {found['candidates']}"
                )
        for one in row["attributions"]:
            if one["parent"]:
                held = one["id"] in same and one["parent"] in same and same[one["id"]]["parent"] == same[one["parent"]]["id"]
                counts.update(["nested", *(["parent"] if held else [])])
                wrong += [] if held else [f"{name} parent: {said(row, one['cue'])} {said(row, one['content'])[:90]!r}"]
    return counts, wrong


def paired(row: dict[str, Any], reading: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The id of each gold attribution with the one that was read for it."""
    scorer = import_module("score_attributions")
    text = scorer.Text(row["text"])
    left, right = ([scorer.Item(text, a) for a in side["attributions"]] for side in (row, reading))
    for i, j in scorer.match(left, right):
        if import_module("common").iou(left[i].content, right[j].content) >= ENOUGH:
            yield row["attributions"][i]["id"], reading["attributions"][j]


def speaker(gold: str | None, found: str | None) -> str:
    """Whether a name is right, wrong, or not told."""
    if import_module("score_story").same_name(gold, found) if gold else not found:
        return "right"
    return "wrong" if found else "null"


def said(row: dict[str, Any], spans: list[list[int]]) -> str:
    """The words of some spans."""
    return " ".join(row["text"][start:end] for start, end in spans)


if __name__ == "__main__":
    main()
