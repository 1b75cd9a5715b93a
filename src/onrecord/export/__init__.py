"""The record for other programs."""

from onrecord.export.record_json import record_json

__all__ = ["record_json"]
