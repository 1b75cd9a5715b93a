"""Which pages repeat an earlier one: found by their first look alone, in the order of the input, so always the same.

This spares reading the same page twice, in input of any size; who copied whom in a story `link.copies` tells, of what was read.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from onrecord.backfill.triage import likeness

ALIKE = 0.9
"""Likeness from which a text with the same figures is a copy."""
BAND = 32
"""Bytes of a signature (eight hashes) by which like texts meet: of those that are .9 alike, 99 in 100 do."""
REMEMBERED = 200_000
"""Pages back to which copies are looked for, so that memory does not grow with the input; about 250 MB."""


@dataclass(frozen=True, slots=True)
class Known:
    """An earlier page: its id, its address, and what its first look says."""

    page: str
    address: str
    text: str | None
    figures: str | None
    signature: bytes | None


@dataclass(slots=True)
class Shelf:
    """The pages so far."""

    order: deque[tuple[Known, list[object]]] = field(default_factory=deque)
    places: dict[object, Known] = field(default_factory=dict)

    def repeated(self, one: Known) -> tuple[str, str] | None:
        """What an earlier page makes of this one, repeat or copy, with that page's id; else this one is remembered.

        A repeat is the same capture again, or the same text at the same address. Another text at the same address is another
        version and never a copy, however like it is.
        """
        same = self.places.get(("page", one.page)) or self.places.get(("text", one.address, one.text) if one.text else None)
        if same:
            return "repeat", same.page
        exact = self.places.get(("text", one.text)) if one.text else None
        like = exact if exact and exact.address != one.address else self._like(one)
        self._remember(one, original=like is None)
        return ("copy", like.page) if like else None

    def _like(self, one: Known) -> Known | None:
        for key in _bands(one.signature):
            other = self.places.get(key)
            if other is None or other.address == one.address or other.figures != one.figures:
                continue
            if one.signature and other.signature and likeness(one.signature, other.signature) >= ALIKE:
                return other
        return None

    def _remember(self, one: Known, *, original: bool) -> None:
        keys: list[object] = [("page", one.page)]
        if one.text:
            keys += [("text", one.address, one.text), *((("text", one.text), *_bands(one.signature)) if original else ())]
        mine = [key for key in keys if self.places.setdefault(key, one) is one]
        self.order.append((one, mine))
        if len(self.order) > REMEMBERED:
            for key in self.order.popleft()[1]:
                del self.places[key]


def _bands(signature: bytes | None) -> list[object]:
    return [(n, signature[n : n + BAND]) for n in range(0, len(signature), BAND)] if signature else []
