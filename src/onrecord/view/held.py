"""The words behind an item: what a view needs of the readings of one story, each loaded once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model.attribution import Assessment, Attribution
from onrecord.model.mention import Quantity
from onrecord.model.news import Reading
from onrecord.model.span import Spans, words
from onrecord.record import Record

Item = Attribution | Quantity | Assessment


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where an item stands: `version` and `item` name it, `words` are its own, `context` is what surrounds it.

    `cue` is how a statement is handed on ("said", "denied"), without which its words may say the contrary; else "".
    """

    version: str
    item: str
    outlet: str | None
    captured: str | None
    words: str
    context: str
    cue: str = ""


class Held:
    """Readings of one story by version, loaded when first asked for; `readings` are those that the caller has."""

    def __init__(self, record: Record, readings: Iterable[Reading] = ()) -> None:
        self._record = record
        self._readings: dict[str, Reading] = {reading.version.id: reading for reading in readings}
        self._items: dict[str, dict[str, Item]] = {}

    def reading(self, version: str) -> Reading:
        """The current reading of a version."""
        if version not in self._readings:
            self._readings[version] = self._record.reading(version)
        return self._readings[version]

    def item(self, version: str, item: str) -> Item | None:
        """The attribution, quantity or assessment of that id, or None where the current reading has none."""
        if version not in self._items:
            reading = self.reading(version)
            layers: tuple[Item, ...] = (*reading.attributions, *reading.quantities, *reading.assessments)
            self._items[version] = {x.id: x for x in layers}
        return self._items[version].get(item)

    def speaker(self, version: str, item: str) -> str | None:
        """Who makes a statement, gives a figure or takes a position; None where it is the outlet or cannot be told."""
        reading, found = self.reading(version), self.item(version, item)
        if isinstance(found, Quantity):
            found = next((a for a in reading.attributions if a.id == found.attribution), None)
        if isinstance(found, Assessment):
            return words(reading.text, found.holder) or None
        return found.speaker.name if found and found.speaker else None

    def about(self, version: str, item: str) -> str:
        """What a position is on: "that figure (some 500 people)", with what it refers to in brackets; "" of any other item."""
        found, text = self.item(version, item), self.reading(version).text
        if not isinstance(found, Assessment):
            return ""
        target = self.item(version, found.target or "")
        spans: Spans = () if target is None else target.content if isinstance(target, Attribution) else target.span
        here, said = words(text, found.target_span), words(text, spans)
        return f"{here} ({said})" if here and said else here or said

    def named(self, version: str, item: str) -> str:
        """An item in its own words, those of a position with what it is on."""
        own, about = self.evidence(version, item).words, self.about(version, item)
        return f"{own}: {about}" if about else own

    def evidence(self, version: str, item: str) -> Evidence:
        """The words of an item and the paragraph that they stand in."""
        reading, found = self.reading(version), self.item(version, item)
        spans: Spans = () if found is None else found.content if isinstance(found, Attribution) else found.span
        return Evidence(
            version,
            item,
            outlet(reading),
            reading.version.captured,
            words(reading.text, spans),
            around(reading.text, spans),
            words(reading.text, found.cue) if isinstance(found, Attribution) else "",
        )


def outlet(reading: Reading) -> str | None:
    """The outlet of a version, else the host of its address."""
    return reading.version.outlet or host(reading.version.url)


def host(url: str | None) -> str | None:
    """The host of an http or https address."""
    return url.split("/")[2] if url and url.startswith("http") and url.count("/") > 1 else None


def folded(words: str) -> str:
    """Words without case, punctuation and kind of quotation marks: the same for copies that differ in these alone."""
    return " ".join(re.findall(r"\w+", words.casefold()))


def around(text: str, spans: Spans) -> str:
    """The paragraph that a stretch begins in."""
    if not spans:
        return ""
    start = text.rfind("\n", 0, spans[0].start) + 1
    end = text.find("\n", spans[-1].end)
    return text[start : len(text) if end < 0 else end].strip()
