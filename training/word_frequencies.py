"""How common words are in news English: the list behind `onrecord.link.words`.

    python training/word_frequencies.py ARTICLES.jsonl... > src/onrecord/link/lexicon/words.tsv

Each line of the input is an article with a `text`. Printed are the stems that at least LEAST articles in a thousand hold, with
that number; articles shorter than SHORT characters are left out. Names stay out: a stem is printed only if it is mostly
written with a small letter, or if WIDELY in a thousand hold it ("Tuesday", "American").
"""

import json
import sys
from collections import Counter
from pathlib import Path

from onrecord.link.words import stem, tokens

LEAST = 2.0
SHORT = 300
WIDELY = 20.0


def rates(texts: list[str]) -> dict[str, float]:
    """Stem → articles in a thousand that hold it."""
    articles, small, all_ = Counter[str](), Counter[str](), Counter[str]()
    for text in texts:
        words = [w for w in tokens(text) if not w[0].isdigit()]
        articles.update({stem(w) for w in words})
        small.update(stem(w) for w in words if w[0].islower())
        all_.update(stem(w) for w in words)
    found = {s: 1000 * n / len(texts) for s, n in articles.items()}
    return {s: rate for s, rate in found.items() if rate >= (LEAST if 2 * small[s] > all_[s] else WIDELY)}


def main() -> None:
    """Print the list, commonest first."""
    lines = (line for name in sys.argv[1:] for line in Path(name).read_text(encoding="utf-8").split("\n") if line)
    texts = [text for line in lines if len(text := json.loads(line)["text"]) >= SHORT]
    print("# stem and the number of news articles in a thousand that hold it (training/word_frequencies.py)")
    for found, rate in sorted(rates(texts).items(), key=lambda row: (-row[1], row[0])):
        print(f"{found}\t{rate:.0f}" if rate >= 10 else f"{found}\t{rate:.1f}")


if __name__ == "__main__":
    main()
