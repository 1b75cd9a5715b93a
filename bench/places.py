"""How well and how fast places are found and put on the map, on one core.

    python bench/places.py EVAL [--documents 817]

EVAL is the folder of the evaluation kit, with score_places.py and data/places.dev.jsonl. Printed: toponym F1,
accuracy at 161 km and end-to-end F1 on places.dev, and words a second, with the parse and without. No other program
stands beside it: the open geoparsers need a search server, a service or data that no package holds.
"""

import argparse
import json
import os
import sys
import time
from pathlib import Path

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

from onrecord.codec import encode  # noqa: E402
from onrecord.model.document import Document  # noqa: E402
from onrecord.model.news import Version  # noqa: E402
from onrecord.read.parse import parse  # noqa: E402
from onrecord.read.places import places  # noqa: E402

BATCH = 16


def main() -> None:
    """Read the texts, score and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("eval", type=Path)
    parser.add_argument("--documents", type=int, default=817)
    asked = parser.parse_args()
    sys.path.insert(0, str(asked.eval))
    import score_places

    with (asked.eval / "data/places.dev.jsonl").open(encoding="utf-8") as file:
        lines = list(file)
    rows = [json.loads(line) for line in lines[:: -(-len(lines) // asked.documents)]]
    words = sum(len(row["text"].split()) for row in rows)
    made, parsing, placing = {}, 0.0, 0.0
    places(parse([Document("warm", Version("warm"), "Ilva Sorn left Paris.")]))
    for at in range(0, len(rows), BATCH):
        start = time.perf_counter()
        docs = parse(
            [Document(r["id"], Version(r["id"], published=r.get("published")), r["text"]) for r in rows[at : at + BATCH]]
        )
        middle = time.perf_counter()
        docs = places(docs)
        placing += time.perf_counter() - middle
        parsing += middle - start
        made.update({d.id: json.loads(encode({"id": d.id, "text": d.text, "places": d.places})) for d in docs})
    full = score_places.score({row["id"]: row for row in rows}, made)
    print(f"{len(rows)} documents, {words} words")
    print("  ".join(f"{name} {full[name]:.3f}" for name in ("toponym F1", "accuracy@161km", "end-to-end F1")))
    print(f"{words / (parsing + placing):,.0f} words/s, {words / placing:,.0f} without the parse")


if __name__ == "__main__":
    main()
