"""Make `src/onrecord/link/lexicon/stories.toml`: how much each trait speaks for an article being of a story.

    python training/story_weights.py --set READINGS GOLD WEIGHT [--set ...] --undated 1.8 --dated 0.7 > stories.toml

READINGS.jsonl is what `onrecord read` prints for the articles, GOLD.jsonl holds their {"id", "story"}, WEIGHT is how much each
pair of that set counts. Articles are put into their true stories one by one: in order of publication, in the order of the file as
if fetched at one moment, and in a shuffled order. Each article beside each of the likeliest stories is one example of a
logistic regression with an L2 penalty. UNDATED and DATED are added to the log-odds where nothing is known of times, and where the
dates lie together, because to split a story costs more than to take in one article too many. The same data give the same weights.
"""

import argparse
import json
import random
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import numpy as np

from onrecord.link.kinship import TRAITS, Member, traits, weighed
from onrecord.link.stories import terms, weight
from onrecord.model.news import Reading

sys.path.insert(0, str(Path(__file__).parents[1] / "eval"))
from predict_stories import Index, in_time, readings

Example = tuple[tuple[float, ...], bool]
TOGETHER = "2030-01-01T00:00:00+00:00"
STEPS, PENALTY = 40, 1.0


def main() -> None:
    """Read the command line, learn, print the weights."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--set", nargs=3, action="append", required=True, metavar=("READINGS", "GOLD", "WEIGHT"))
    ask.add_argument("--undated", type=float, default=1.8)
    ask.add_argument("--dated", type=float, default=0.7)
    asked = ask.parse_args()
    found, counts = list[Example](), list[float]()
    for read, gold, count in asked.set:
        rows = map(json.loads, Path(gold).read_text(encoding="utf-8").splitlines())
        those = examples(list(readings(Path(read))), {row["id"]: row["story"] for row in rows})
        found.extend(those)
        counts.extend([float(count)] * len(those))
    constant, *weights = learned(found, counts)
    weights[TRAITS.index("fresh")] += asked.dated - asked.undated
    print("# How much each trait speaks for an article being of a story (training/story_weights.py); it joins above 0.")
    print(f"constant = {constant + asked.undated:.2f}")
    for name, value in zip(TRAITS, weights, strict=True):
        print(f"{name} = {value:.2f}")


def examples(held: Sequence[Reading], gold: dict[str, str]) -> list[Example]:
    """The examples of all three orders."""
    shuffled = random.Random(2).sample(held, len(held))
    return [*forced(in_time(held), gold), *forced(held, gold, undated=TOGETHER), *forced(shuffled, gold)]


def forced(held: Sequence[Reading], gold: dict[str, str], undated: str | None = None) -> Iterator[Example]:
    """Each article beside each story proposed for it, where all before it are in their true stories."""
    index = Index()
    for reading in held:
        version = reading.version
        member: Member = terms(reading), version.published or version.captured or undated
        article = weighed(member, partial(_weigh, index))
        for story, members in index.candidates(member[0], least=0.0):
            yield traits(article, members), story == gold[reading.id]
        index.add(reading.id, gold[reading.id], member)


def _weigh(index: Index, term: str) -> float:
    return weight(term, index.frequency[term], index.articles)


def learned(found: Sequence[Example], counts: Sequence[float]) -> list[float]:
    """The constant and the weights of the traits, by Newton's method on standardised traits."""
    rows = np.array([x for x, _ in found])
    right, count = np.array([y for _, y in found], float), np.array(counts)
    middle, spread = rows.mean(0), rows.std(0) + 1e-9
    rows = np.c_[np.ones(len(rows)), (rows - middle) / spread]
    weights, penalty = np.zeros(rows.shape[1]), PENALTY * np.eye(rows.shape[1])
    penalty[0, 0] = 0.0
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (count * (right - chance)) - penalty @ weights
        weights += np.linalg.solve(rows.T @ (rows * (count * chance * (1 - chance) + 1e-9)[:, None]) + penalty, slope)
    own = weights[1:] / spread
    return [float(weights[0] - own @ middle), *map(float, own)]


if __name__ == "__main__":
    main()
