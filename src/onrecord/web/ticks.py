"""The words over an axis: where each stands in percent of the width, and which part of it stands there."""

from dataclasses import dataclass
from typing import Literal

LONG, RIM = 9, 15.0
"""From how many letters on words are held inside the axis, and how near to its ends."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis with its words: `anchor` is the part of them that stands there (`text-anchor` of SVG)."""

    at: float
    said: str
    anchor: Literal["start", "middle", "end"]


def tick(at: float, said: str) -> Tick:
    """Words in the middle over their place; long ones at an end of the axis begin or end there."""
    if len(said) < LONG or RIM <= at <= 100 - RIM:
        return Tick(at, said, "middle")
    return Tick(at, said, "start" if at < RIM else "end")
