"""Which stories a record would make of articles, in the form that `score_stories.py` reads: `onrecord.link.stories`, no file.

    onrecord read stories.jsonl > readings.jsonl
    python eval/predict_stories.py readings.jsonl > predicted.jsonl

Articles are taken in order of publication, those without a date after them in the order of the file (`--as-given`: all in the
order of the file). Candidates are proposed as in `onrecord.record.terms`.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from onrecord import codec
from onrecord.link.kinship import Member
from onrecord.link.stories import choose, some, terms
from onrecord.model.news import Reading
from onrecord.record.terms import LEAST, STORIES, lookups


@dataclass(frozen=True, slots=True)
class Index:
    """The articles of a record by their terms, in memory."""

    stories: dict[str, list[Member]] = field(default_factory=dict)
    holding: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    frequency: Counter[str] = field(default_factory=Counter)

    @property
    def articles(self) -> int:
        """How many there are."""
        return sum(map(len, self.stories.values()))

    def candidates(self, terms: Mapping[str, int], *, least: float = LEAST) -> list[tuple[str, Sequence[Member]]]:
        """Stories of which an article shares rare terms with a new one, the likeliest first."""
        shared: dict[tuple[str, str], float] = {}
        for weight, term in lookups(terms, self.frequency.__getitem__):
            for found in self.holding[term]:
                shared[found] = shared.get(found, 0.0) + weight
        best: dict[str, float] = {}
        for (story, _), weight in shared.items():
            best[story] = max(best.get(story, 0.0), weight)
        bound = least * max(best.values(), default=0.0)
        likely = sorted((story for story in best if best[story] >= bound), key=lambda story: (-best[story], story))[:STORIES]
        return [(story, some(self.stories[story])) for story in likely]

    def add(self, article: str, story: str, member: Member) -> None:
        """Put an article into a story."""
        self.stories.setdefault(story, []).append(member)
        self.frequency.update(member[0].keys())
        for term in member[0]:
            self.holding.setdefault(term, []).append((story, article))


def main() -> None:
    """Print the story of each article."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("readings", type=Path)
    parser.add_argument("--as-given", action="store_true")
    asked = parser.parse_args()
    held = list(readings(asked.readings))
    for article, story in placed(held if asked.as_given else in_time(held)):
        print(json.dumps({"id": article, "cluster": story}))


def readings(path: Path) -> Iterator[Reading]:
    """The readings of a JSON Lines file."""
    with path.open("rb") as lines:
        yield from (codec.decode(line, Reading) for line in lines)


def in_time(held: Iterable[Reading]) -> list[Reading]:
    """Readings in order of publication, those without a date last."""
    return sorted(held, key=lambda r: (r.version.published is None, r.version.published or ""))


def placed(held: Iterable[Reading]) -> Iterator[tuple[str, str]]:
    """Each article with the story that it joins or founds."""
    index = Index()
    for reading in held:
        member = terms(reading), reading.version.published
        story = choose(*member, index.candidates(member[0]), frequency=index.frequency.__getitem__, articles=index.articles)
        index.add(reading.id, story or reading.id, member)
        yield reading.id, story or reading.id


if __name__ == "__main__":
    main()
