"""Make `src/onrecord/link/lexicon/statements.toml`: how much each trait of two statements speaks for their being of one claim.

    python training/statement_weights.py [--whole STORY] [--leave STORY] [--lean 0.3] > statements.toml

The stories of tests/gold are read and told; each statement beside each earlier one with which it has a word in common, and
of which an editor put one at least into a claim, is one example of a logistic regression with an L2 penalty. Which claims there
are depends on the weights before: two rounds settle them. `--whole` adds a story outside the repository, whose gold has all
that is said in it. `--leave` keeps a story out and prints how well the others tell its pairs (average precision). LEAN is added
to the constant, because a statement that stays alone is lost to whoever reads the board, and one too many in a claim is not.
"""

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import numpy as np

from onrecord.flow import add
from onrecord.link import claims, joining
from onrecord.link.board import Board, Held
from onrecord.link.entry import Entry
from onrecord.link.telling import tell
from onrecord.model.span import Span, Spans
from onrecord.record import Record
from onrecord.record.instants import instant

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.gold import pack

Judged = defaultdict[str, set[str]]
"""The claims that an editor put each statement into, by VERSION#ITEM."""
Pair = tuple[str, str, tuple[float, ...]]
Example = tuple[tuple[float, ...], bool]
STEPS, PENALTY = 40, 4.0


def main() -> None:
    """Read the command line, learn, print the weights."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--whole", type=Path, action="append", default=[])
    ask.add_argument("--leave", action="append", default=[])
    ask.add_argument("--lean", type=float, default=0.3)
    asked = ask.parse_args()
    found = {path.parent.name: examples(path.parent, ours) for path in sorted(pack.HERE.glob("*/gold.json"))}
    found |= {path.name: examples(path, whole) for path in asked.whole}
    constant, *weights = learned([row for name, rows in found.items() if name not in asked.leave for row in rows])
    print("# How much each trait of two statements speaks for their being of one claim (training/statement_weights.py),")
    print("# in log-odds; they are from 0.")
    print(f"constant = {constant + asked.lean:.2f}")
    for name, value in zip(joining.TRAITS, weights, strict=True):
        print(f"{name} = {value:.2f}")
    for name in asked.leave:
        scored = [(constant + float(np.dot(weights, x)), y) for x, y in found[name]]
        print(f"# {name}: average precision {precision(scored):.3f} of {sum(y for _, y in scored)} pairs in {len(scored)}")


def examples(story: Path, judged: Callable[[Path, Record], Judged]) -> list[Example]:
    """The pairs of a story that an editor judged."""
    with tempfile.TemporaryDirectory() as folder, Record.open(Path(folder) / "story.record") as record:
        list(add(record, fetches=str(story / "fetches.jsonl")))
        seen, gold = watched(lambda: judged(story, record))
    return [(x, bool(gold[one] & gold[other])) for one, other, x in seen if gold[one] or gold[other]]


def ours(story: Path, record: Record) -> Judged:
    """The claims of each statement of a story of tests/gold."""
    told, gold = pack.load(record, story.name), Judged(set)
    for claim in told.gold["claims"]:
        rows = [m for m in claim["members"] if "low" not in m] + [p for some in claim["standing"].values() for p in some]
        for row in rows:
            if ref := told.item(row["version"], row["item"], figure=False):
                gold[ref].add(claim["id"])
    return gold


def whole(story: Path, record: Record) -> Judged:
    """The claims of each statement of a story whose gold holds every statement with its versions."""
    facts, gold = json.loads((story / "gold.json").read_text(encoding="utf-8")), Judged(set)
    fetched = zip(facts["fetches"], sorted(record.fetches(), key=lambda f: instant(f.at)), strict=True)
    readings = {was["version"]: record.reading(is_.version) for was, is_ in fetched if is_.version}
    others = {v for a in facts["articles"] if not a["in_story"] for v in a["versions"]}
    tell(story.name, [reading for version, reading in readings.items() if version not in others])
    spoken = {c["id"] for c in facts["claims"] if c["kind"] != "figure"}
    said = ((v["id"], a) for v in facts["versions"] if v["id"] in readings for a in v["attributions"])
    for version, row in ((version, row) for version, row in said if spoken.intersection(row["claims"])):
        text = readings[version].text
        at = text.find(row["content"][0])
        span = Span(at, at + len(row["content"][0]))
        near = [(meet_length(a.content, span), a.id) for a in readings[version].attributions]
        length, id = max(near, default=(0, ""))
        if at >= 0 and length > 0:
            gold[f"{readings[version].version.id}#{id}"] |= spoken.intersection(row["claims"])
    return gold


def meet_length(spans: Spans, span: Span) -> int:
    """How many characters of a span are in others, less a trace for those that are not."""
    both = sum(max(0, min(s.end, span.end) - max(s.start, span.start)) for s in spans)
    return both - (sum(s.end - s.start for s in spans) - both) // 100


def watched(told: Callable[[], Judged]) -> tuple[list[Pair], Judged]:
    """The pairs of statements that are held against each other while a story is told, and what was judged of it."""
    seen: list[Pair] = []
    ask = claims.nearest

    def asked(board: Board, entry: Entry, *, elsewhere: bool = False, gain: float = 0.0) -> Held | None:
        if entry.state in ("new", "edited") and not elsewhere and not gain:
            likeness = joining.Likeness(board, entry)
            for held in (h for h in board.claims if h.topic is None):
                for other in {(m.text, m.speaker): m for m in held.members if m.text != entry.text}.values():
                    if entry.stems & other.stems:
                        seen.append((entry.ref, other.ref, likeness.traits(held, other)))
        return ask(board, entry, elsewhere=elsewhere, gain=gain)

    claims.nearest = asked
    try:
        return seen, told()
    finally:
        claims.nearest = ask


def learned(found: list[Example]) -> list[float]:
    """The constant and the weights of the traits, by Newton's method on standardised traits."""
    rows, right = np.array([x for x, _ in found], float), np.array([y for _, y in found], float)
    mean, spread = rows.mean(0), rows.std(0) + 1e-9
    x = np.hstack([np.ones((len(rows), 1)), (rows - mean) / spread])
    weights, penalty = np.zeros(x.shape[1]), PENALTY * np.diag([0.0] + [1.0] * (x.shape[1] - 1))
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (likely - right) + penalty @ weights
        weights -= np.linalg.solve((x.T * (likely * (1 - likely))) @ x + penalty, slope)
    plain = weights[1:] / spread
    return [float(weights[0] - plain @ mean), *map(float, plain)]


def precision(scored: list[tuple[float, bool]]) -> float:
    """Average precision of pairs in the order of their scores."""
    right, total = 0, 0.0
    for n, (_, y) in enumerate(sorted(scored, key=lambda row: -row[0]), 1):
        right += y
        total += right / n if y else 0.0
    return total / max(right, 1)


if __name__ == "__main__":
    main()
