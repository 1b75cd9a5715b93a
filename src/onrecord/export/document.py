"""The shape of the whole record as one document, for its JSON Schema."""

from dataclasses import dataclass
from typing import Any

from onrecord import codec
from onrecord.model.claim import Change, Claim, Copies, Story
from onrecord.model.holding import HeldArticle
from onrecord.model.news import Reading


@dataclass(frozen=True, slots=True)
class FetchRow:
    """A fetch as the export shows it: `new` where it made the version that it shows."""

    at: str
    url: str
    version: str | None
    new: bool


@dataclass(frozen=True, slots=True)
class RecordDocument:
    """Everything that `onrecord export --format json` prints."""

    articles: tuple[HeldArticle, ...]
    fetches: tuple[FetchRow, ...]
    readings: tuple[Reading, ...]
    copies: tuple[Copies, ...]
    stories: tuple[Story, ...]
    claims: tuple[Claim, ...]
    changes: tuple[Change, ...]


def schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schemas of a reading and of the whole record, generated from the types."""
    record = codec.schema(RecordDocument, title="Record")
    conflict = record["$defs"]["Conflict"]
    conflict["properties"]["with"] = conflict["properties"].pop("against")
    conflict["required"] = ["with" if name == "against" else name for name in conflict["required"]]
    return {"reading": codec.schema(Reading, title="Reading"), "record": record}
