"""Named entities as spaCy's recogniser finds them, the same ones, in a fraction of its time.

Its greedy decoder asks, token by token, which of 74 moves are valid, and that takes longer than the network. But what it decides
at a token outside any entity depends on that token alone, so all of those are decided in one product; only the tokens inside an
entity are gone through one by one. The moves are BILUO: B-egin, I-n, L-ast, U-nit, O-ut.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from onrecord.read.vectors import Vectors

Numbers = npt.NDArray[np.float32]
Found = tuple[int, int, str]
"""The first token of an entity, the token after its last, and its label."""


@dataclass(frozen=True, slots=True)
class Decoder:
    """The weights with which the recogniser decides, read from its model once.

    `narrow` (W, V) makes the vectors of tokens narrow. `lower` (3 x H x 2, W) and `pad` (3, H, 2) make the hidden layer of a
    token from those of three: itself, the first of the entity that is open, and the one before it; `upper` (M, H) makes the
    scores of the moves.
    """

    vectors: Vectors
    narrow: Numbers
    narrow_bias: Numbers
    lower: Numbers
    bias: Numbers
    pad: Numbers
    upper: Numbers
    upper_bias: Numbers
    moves: tuple[str, ...]

    @classmethod
    def of(cls, recogniser: Any) -> Decoder:
        """The decoder of a spaCy pipe `ner`."""
        model = recogniser.model
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        weights = lower.get_param("W")
        network, _, narrow = model.get_ref("tok2vec").layers
        return cls(
            Vectors.of(network),
            narrow.get_param("W"),
            narrow.get_param("b"),
            weights.reshape(-1, weights.shape[-1]),
            lower.get_param("b"),
            lower.get_param("pad")[0],
            upper.get_param("W"),
            upper.get_param("b"),
            tuple(recogniser.moves.get_class_name(n) for n in range(recogniser.moves.n_moves)),
        )

    def __call__(self, docs: Sequence[Any]) -> list[list[Found]]:
        """The entities of each parsed spaCy document, in text order."""
        sizes = [len(doc) for doc in docs]
        if not sum(sizes):
            return [[] for _ in docs]
        vectors: Numbers = np.concatenate(self.vectors(docs)) @ self.narrow.T + self.narrow_bias
        seen = (vectors @ self.lower.T).reshape(len(vectors), *self.pad.shape)
        spaces = np.concatenate([doc.to_array("IS_SPACE") for doc in docs]).astype(bool)
        cut = np.ones(len(vectors), np.bool_)
        cut[:-1] = np.concatenate([doc.to_array("SENT_START") for doc in docs])[1:] == 1
        cut[np.cumsum(sizes) - 1] = True
        best = self._outside(seen, spaces, cut)
        found = list[list[Found]]()
        first = 0
        for size in sizes:
            found.append([(s - first, e - first, label) for s, e, label in self._decoded(seen, best, cut, first, first + size)])
            first += size
        return found

    def _outside(self, seen: Numbers, spaces: npt.NDArray[np.bool_], cut: npt.NDArray[np.bool_]) -> list[int]:
        """The best move at each token, were it outside an entity; an entity neither begins on a blank nor crosses a cut."""
        hidden = (seen[:, 0] + (self.pad[1] + self.pad[2] + self.bias)).max(-1)
        scores = hidden @ self.upper.T + self.upper_bias
        kinds = np.array([move[0] if move != "U-" else "-" for move in self.moves])
        scores[:, ~np.isin(kinds, ["B", "U", "O"])] = -np.inf
        scores[np.ix_(cut | spaces, kinds == "B")] = -np.inf
        scores[np.ix_(spaces, kinds == "U")] = -np.inf
        return list(map(int, scores.argmax(-1)))

    def _decoded(self, seen: Numbers, best: Sequence[int], cut: npt.NDArray[np.bool_], first: int, last: int) -> Iterator[Found]:
        """The entities of the tokens from `first` to before `last`."""
        at = first
        while at < last:
            start, (kind, _, label) = at, self.moves[best[at]].partition("-")
            at += 1
            if kind == "B":
                while not cut[at] and self._goes_on(seen[at, 0] + seen[start, 1] + seen[at - 1, 2], label):
                    at += 1
                at += 1
            if kind != "O":
                yield start, at, label

    def _goes_on(self, seen: Numbers, label: str) -> bool:
        """Whether a token inside an entity is not its last one."""
        hidden = (seen + self.bias).max(-1)
        inner, last = self.moves.index(f"I-{label}"), self.moves.index(f"L-{label}")
        return bool(hidden @ self.upper[inner] + self.upper_bias[inner] > hidden @ self.upper[last] + self.upper_bias[last])
