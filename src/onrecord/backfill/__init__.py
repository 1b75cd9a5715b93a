"""Backfill: many pages read at once into Parquet tables, by workers that may die, and from there into a record."""

from onrecord.backfill.bring import bring
from onrecord.backfill.run import Progress, backfill

__all__ = ["Progress", "backfill", "bring"]
