"""The record: one SQLite file, append-only; everything else is a view that can be made again."""

from onrecord.record.record import Record

__all__ = ["Record"]
