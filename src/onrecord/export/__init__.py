"""The record for other programs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from onrecord.export import annotations, claims, prov
from onrecord.export.record_json import record_json

__all__ = ["FORMATS", "Format", "record_json"]


@dataclass(frozen=True, slots=True)
class Format:
    """A form of the record, or of one story in it: its media type, and what writes it."""

    media: str
    write: Callable[..., Iterator[bytes]]
    stories: bool = True


FORMATS = {
    "json": Format("application/json", record_json, stories=False),
    "annotations": Format(annotations.MEDIA, annotations.annotations),
    "prov": Format(prov.MEDIA, prov.prov),
    "claims": Format(claims.MEDIA, claims.claims),
}
"""The forms by the name of their standard: ours, W3C Web Annotation, PROV-O, schema.org Claim and ClaimReview."""
