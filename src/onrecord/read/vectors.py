"""The vectors of tokens that spaCy's tagger, parser and recogniser decide by: the same ones, in less than half of its time.

Its networks make a vector from the form of a token (its word, first letter, last letters, shape), and then look four times at a
token and its two neighbours. The first part depends on the form alone, so that each form is looked up once and remembered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float32]

FORMS = 30_000
"""Forms that are remembered: 384 bytes each."""
PADDING = 4
"""Empty rows between texts, which are looked at as tokens are, so that no text sees another."""
TOGETHER = 512
"""Rows from which no more texts are taken together: as many as stay in the processor's cache."""
_FOLD = np.uint64(0x9E3779B97F4A7C15)
_EPSILON = np.float32(1e-8)


class Look(NamedTuple):
    """One look at the neighbours: three products of which the greatest counts, brought to the same scale, and added.

    `weights` (3 * W, 3 * W) go from the vectors of three tokens (W each) to the three products; the others are (3 * W) and (W).
    """

    weights: Numbers
    bias: Numbers
    mean: Numbers
    scale: Numbers
    shift: Numbers

    @classmethod
    def of(cls, layer: Any) -> Look:
        """A look from spaCy's layer residual(expand_window >> maxout >> layernorm)."""
        nodes = {node.name: node for node in layer.walk()}
        maxout, norm = nodes["maxout"], nodes["layernorm"]
        weights = maxout.get_param("W")  # (W, 3, 3 * W)
        width = len(weights)
        return cls(
            np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(3 * width, 3 * width)),
            maxout.get_param("b").T.ravel(),
            np.full((width, 1), 1 / width, np.float32),
            norm.get_param("G"),
            norm.get_param("b"),
        )

    def __call__(self, rows: Numbers) -> None:
        """Add to each row what is seen of it and its neighbours."""
        width = rows.shape[1]
        three = np.zeros((len(rows), 3 * width), np.float32)
        three[1:, :width] = rows[:-1]
        three[:, width : 2 * width] = rows
        three[:-1, 2 * width :] = rows[1:]
        seen = three @ self.weights
        seen += self.bias
        best = np.maximum(np.maximum(seen[:, :width], seen[:, width : 2 * width]), seen[:, 2 * width :])
        best -= best @ self.mean
        best /= np.sqrt((best * best) @ self.mean + _EPSILON)
        best *= self.scale
        best += self.shift
        rows += best


@dataclass(slots=True)
class Vectors:
    """One of spaCy's networks, read once; `rows` are the vectors of the forms whose places stand in `known`.

    Threads may share it: a form is looked up and remembered by one at a time.
    """

    columns: Sequence[str]
    form: Sequence[Any]
    looks: Sequence[Look]
    rows: Numbers
    known: dict[int, int] = field(default_factory=dict)
    alone: Lock = field(default_factory=Lock)

    @classmethod
    def of(cls, network: Any) -> Vectors:
        """The network of a thinc model spacy.Tok2Vec: its embedding, then its encoder."""
        embedding, encoder = network.layers
        features, _, hashed, mixed, _ = embedding.layers
        looks = [Look.of(layer) for layer in encoder.layers[0].layers]
        return cls(features.attrs["columns"], (hashed, mixed), looks, np.zeros((FORMS, len(looks[0].scale)), np.float32))

    def __call__(self, docs: Sequence[Any]) -> list[Numbers]:
        """The vectors (tokens, width) of each spaCy document."""
        sizes = [len(doc) for doc in docs]
        if not sum(sizes):
            return [np.zeros((0, self.rows.shape[1]), np.float32) for _ in docs]
        features = np.concatenate([doc.to_array(self.columns) for doc in docs if len(doc)]).astype(np.uint64, copy=False)
        with self.alone:
            forms = self._forms(features)
        return list(self._looked(forms, sizes))

    def _forms(self, features: npt.NDArray[np.uint64]) -> Numbers:
        """The vectors of tokens by themselves."""
        keys = np.zeros(len(features), np.uint64)
        for column in features.T:
            keys = (keys ^ column) * _FOLD
        once, first, back = np.unique(keys, return_index=True, return_inverse=True)
        names = once.tolist()
        new = [n for n, key in enumerate(names) if key not in self.known]
        if len(self.known) + len(new) > FORMS:
            self.known.clear()
            new = list(range(len(names)))
        if len(new) > FORMS:
            return self._made(features)
        if new:
            free = len(self.known)
            self.rows[free : free + len(new)] = self._made(features[first[new]])
            self.known.update((names[n], free + place) for place, n in enumerate(new))
        made: Numbers = self.rows[np.array([self.known[key] for key in names])[back]]
        return made

    def _made(self, features: npt.NDArray[np.uint64]) -> Numbers:
        hashed, mixed = self.form
        made: Numbers = mixed.predict(hashed.predict(features))
        return made

    def _looked(self, forms: Numbers, sizes: Sequence[int]) -> Iterator[Numbers]:
        """The vectors of each text after all looks."""
        text, start = 0, 0
        while text < len(sizes):
            some, size = list[int](), PADDING
            while text < len(sizes) and (not some or size < TOGETHER):
                some.append(sizes[text])
                size += sizes[text] + PADDING
                text += 1
            rows = np.zeros((size, forms.shape[1]), np.float32)
            places, at = list[slice](), PADDING
            for count in some:
                places.append(slice(at, at + count))
                rows[places[-1]] = forms[start : start + count]
                start, at = start + count, at + count + PADDING
            for look in self.looks:
                look(rows)
            for place in places:
                yield rows[place]
