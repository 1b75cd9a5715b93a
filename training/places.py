"""Fits the weights by which `onrecord.read.places` finds and resolves toponyms, and writes `lexicon/toponyms.toml`.

    python training/places.py GOLD.jsonl [--folds 5]

GOLD holds an article a line: `id`, `text`, `places` and `ignored` (`span`, and `lat`, `lon` for places). With `--folds` nothing
is written: the figures are printed for articles that the weights were not fitted on. Fitting is gradient descent on a logistic
loss (is it a toponym?) and on a softmax loss (which meaning?), with an L2 penalty: the same bytes from the same input.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

import numpy as np

import onrecord.read.toponyms as toponyms
from onrecord.model.document import Document
from onrecord.model.news import Version
from onrecord.model.span import Span
from onrecord.read import places
from onrecord.read.parse import parse

OUT = Path(__file__).parent.parent / "src" / "onrecord" / "read" / "lexicon" / "toponyms.toml"
HEAD = "# How much speaks for a name being a toponym, and for each of its meanings; fitted by training/places.py.\n"
NEAR = 161.0
"""Kilometres within which a meaning counts as right."""
RARE = 15
"""Evidence seen less often gets no weight."""
PENALTY = {"toponym": 4.0, "alone": 1.0, "together": 1.0}
BY_HAND = {"threshold": -0.5, "threshold_unlisted": -1.0, "company": 0.4}
"""The least log-odds of a toponym, of one that the gazetteer lacks, and the share that mentions of one name lend each other."""
HOME = 1.5
"""What the country of the outlet weighs: gold without addresses cannot tell."""
STEPS = 400

Weights = dict[str, Any]
Evidence = list[list[tuple[str, float]]]


@dataclass(slots=True)
class Article:
    """An article with its gold: spans with coordinates, and spans that are not asked for."""

    doc: Document
    gold: list[tuple[Span, float, float]]
    ignored: list[Span]


def main() -> None:
    """Fits and writes, or fits on parts and prints."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("gold", type=Path)
    options.add_argument("--folds", type=int, default=0)
    given = options.parse_args()
    articles = list(read(given.gold))
    if given.folds:
        crossed(articles, given.folds)
        return
    weights = fitted(articles)
    tables = [f"[{name}]\n" + "".join(sorted(lines(part))) for name, part in weights.items() if isinstance(part, dict)]
    top = "".join(f"{name} = {value}\n" for name, value in weights.items() if not isinstance(value, dict))
    OUT.write_text(HEAD + top + "\n" + "\n".join(tables), "utf-8")


def lines(part: dict[str, float]) -> Iterable[str]:
    """The lines of a table of weights; those that round to nothing are left out."""
    return (f"{json.dumps(name, ensure_ascii=False)} = {value:.2f}\n" for name, value in part.items() if abs(value) >= 0.005)


def read(path: Path) -> Iterable[Article]:
    """The gold articles, parsed."""
    rows = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]
    for at in range(0, len(rows), 16):
        some = rows[at : at + 16]
        docs = parse([Document(r["id"], Version(r["id"]), r["text"]) for r in some])
        for row, doc in zip(some, docs, strict=True):
            gold = [(Span(*p["span"][0]), p["lat"], p["lon"]) for p in row["places"]]
            yield Article(doc, gold, [Span(*p["span"][0]) for p in row["ignored"]])


def crossed(articles: Sequence[Article], folds: int) -> None:
    """Prints toponym F1, accuracy at 161 km and their product, over runs of ten articles that were left out in turn."""
    total = Counter[str]()
    for fold in range(folds):
        fitted([a for n, a in enumerate(articles) if n // 10 % folds != fold])
        left = [a for n, a in enumerate(articles) if n // 10 % folds == fold]
        for a, doc in zip(left, places.places([a.doc for a in left]), strict=True):
            total += score(a, doc)
    f1 = 2 * total["found"] / (total["gold"] + total["given"])
    print(f"toponym F1 {f1:.3f}, accuracy@161km {total['near'] / total['found']:.3f}, ", end="")
    print(f"end to end {2 * total['near'] / (total['gold'] + total['given']):.3f}, {dict(total)}")


def score(article: Article, doc: Document) -> Counter[str]:
    """Counts of gold and given toponyms, of those found, and of those found and near."""
    out = Counter(gold=len(article.gold))
    for place in doc.places:
        met = [g for g in article.gold if g[0].meets(place.span[0])]
        out["found"] += bool(met)
        out["given"] += bool(met) or not any(i.meets(place.span[0]) for i in article.ignored)
        if met and place.lat is not None and place.lon is not None:
            out["near"] += kilometres(met[0][1:], (place.lat, place.lon)) <= NEAR
    return out


def fitted(articles: Sequence[Article]) -> Weights:
    """All weights, in the order in which they build on each other; the steps read with them from then on.

    A name with the same meaning in many articles counts less in each, so that the home towns of a few outlets do not rule.
    """
    weights = toponyms.weights()
    weights.clear()
    weights.update(BY_HAND, toponym={}, alone={}, together={})
    weights["toponym"] = found_weights(articles)
    senses = [(a, found := toponyms.toponyms(a.doc), *places.meanings(found)) for a in articles]
    right = [rights(a, found, nodes, of) for a, found, nodes, of in senses]
    again = Counter((node[0], *ok) for gold in right for node, (ok, _) in gold.items())
    for part in ("alone", "together", "together"):
        samples = []
        for (_, _, _, of), gold in zip(senses, right, strict=True):
            likely = places.weighed(of) if weights["together"] else places.first(of)
            evidence = places.evidence(of, likely) if part == "together" else {n: places.alone(s) for n, s in of.items()}
            known = [(n, ok, count) for n, (ok, count) in gold.items() if any(ok) and not all(ok)]
            samples += [(evidence[n], ok, (count / again[(n[0], *ok)]) ** 0.5) for n, ok, count in known]
        weights[part] = chosen_weights(samples, PENALTY[part]) | {"home": HOME}
    return weights


def found_weights(articles: Sequence[Article]) -> dict[str, float]:
    """Weights of the evidence for a name being a toponym: logistic regression."""
    rows, labels = [], []
    for a in articles:
        for t in toponyms.candidates(a.doc):
            yes = any(t.span.meets(g[0]) for g in a.gold)
            if yes or not any(t.span.meets(i) for i in a.ignored):
                rows.append(t.evidence)
                labels.append(float(yes))
    seen = Counter(e for row in rows for e in row)
    names = sorted(e for e, count in seen.items() if count >= RARE)
    at = {name: n for n, name in enumerate(names)}
    pairs = [(r, at[e]) for r, row in enumerate(rows) for e in row if e in at]
    row_of, name_of = (np.array(column) for column in zip(*pairs, strict=True))
    truth = np.array(labels)

    def slope(w: np.ndarray) -> np.ndarray:
        odds = np.bincount(row_of, w[name_of], len(rows))
        return np.bincount(name_of, (1 / (1 + np.exp(-odds)) - truth)[row_of], len(w))

    return dict(zip(names, descended(slope, len(names), PENALTY["toponym"]), strict=True))


def chosen_weights(samples: Sequence[tuple[Evidence, list[bool], float]], penalty: float) -> dict[str, float]:
    """Weights of the evidence for a meaning: a softmax over the meanings of each name, any near one being right."""
    names = sorted({name for evidence, _, _ in samples for parts in evidence for name, _ in parts})
    at = {name: n for n, name in enumerate(names)}
    meanings = [parts for evidence, _, _ in samples for parts in evidence]
    triples = [(r, at[name], value) for r, parts in enumerate(meanings) for name, value in parts]
    row_of, name_of, value_of = (np.array(column) for column in zip(*triples, strict=True))
    of = np.repeat(np.arange(len(samples)), [len(evidence) for evidence, _, _ in samples])
    start = np.searchsorted(of, np.arange(len(samples)))
    right = np.array([float(ok) for _, oks, _ in samples for ok in oks])
    heft = np.array([count for _, _, count in samples])[of]

    def slope(w: np.ndarray) -> np.ndarray:
        sums = np.bincount(row_of, w[name_of] * value_of, len(meanings))
        powers = np.exp(sums - np.maximum.reduceat(sums, start)[of])
        share = powers / np.add.reduceat(powers, start)[of]
        goal = share * right / (np.add.reduceat(share * right, start)[of] + 1e-12)
        return np.bincount(name_of, ((share - goal) * heft)[row_of] * value_of, len(w))

    return dict(zip(names, descended(slope, len(names), penalty), strict=True))


def descended(slope: Callable[[np.ndarray], np.ndarray], size: int, penalty: float) -> list[float]:
    """Where Adam's gradient descent ends that starts at zero."""
    w, mean, square = np.zeros(size), np.zeros(size), np.zeros(size)
    for step in range(1, STEPS + 1):
        now = slope(w) + penalty * w
        mean, square = 0.9 * mean + 0.1 * now, 0.99 * square + 0.01 * now * now
        rate = 0.08 if step < 0.7 * STEPS else 0.015
        w -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return [float(x) for x in w]


def rights(a: Article, found: Sequence[Any], nodes: Sequence[Any], of: dict[Any, Any]) -> dict[Any, tuple[list[bool], int]]:
    """For each sense that the gold knows, which of its meanings are near enough, and how often it is mentioned."""
    out: dict[Any, tuple[list[bool], int]] = {}
    for t, node in zip(found, nodes, strict=True):
        for span, *where in a.gold:
            if span.meets(t.span):
                ok = [kilometres((e.lat, e.lon), where) <= NEAR for e in of[node].entries]
                out[node] = (ok, out.get(node, (ok, 0))[1] + 1)
    return out


def kilometres(a: Sequence[float], b: Sequence[float]) -> float:
    """The great circle between two points in degrees."""
    (y, x), (v, u) = (map(radians, a)), (map(radians, b))
    h = sin((v - y) / 2) ** 2 + cos(y) * cos(v) * sin((u - x) / 2) ** 2
    return 12742 * asin(min(1.0, sqrt(h)))


if __name__ == "__main__":
    main()
