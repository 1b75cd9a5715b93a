"""Figure changes that `onrecord.link` finds between the versions of a story, in the form that `score_blurbs.py` reads.

    python eval/predict_blurbs.py BLURBS.jsonl > predicted.jsonl

Each line of BLURBS is {"id", "title", "versions": [{"at", "text"}]}: one article that was changed in place.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.link.telling import tell
from onrecord.model.claim import Change, Figure
from onrecord.model.news import Article, Version
from onrecord.read import PIPELINE


def main() -> None:
    """Print the changes of each story."""
    for line in Path(sys.argv[1]).read_text(encoding="utf-8").split("\n"):
        if line:
            story = json.loads(line)
            print(json.dumps({"id": story["id"], "figure_changes": list(changes(story))}))


def changes(story: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The changes that turn one figure into another."""
    told = tell(story["id"], list(PIPELINE(versions(story))))
    labels = {claim.id: claim.label for claim in told.claims}
    for change in told.changes:
        if isinstance(change.before, Figure) and isinstance(change.after, Figure) and moved(change):
            what = labels.get(change.claim or "", "")
            yield {"at": change.at, "what": what, "before": bounds(change.before), "after": bounds(change.after)}


def versions(story: dict[str, Any]) -> Iterator[Article]:
    """The versions of a story as articles."""
    for number, version in enumerate(story["versions"]):
        id = f"{story['id']}-{number}"
        about = Version(id, story["id"], title=story["title"], published=story["versions"][0]["at"], captured=version["at"])
        yield Article(id, about, version["text"])


def moved(change: Change) -> bool:
    """Whether the change is one of the numbers, not of a hedge or a speaker."""
    return change.kind in ("figure-raised", "figure-lowered", "bound-changed", "correction")


def bounds(figure: Figure) -> dict[str, float | int | None]:
    """Both ends of a figure."""
    return {"low": figure.low, "high": figure.high}


if __name__ == "__main__":
    main()
