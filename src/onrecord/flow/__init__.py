"""The wiring: what comes in is captured, read, appended and linked."""

from onrecord.flow.ingest import Added, add
from onrecord.flow.judging import judge
from onrecord.flow.looking import look
from onrecord.flow.reading import readings
from onrecord.flow.rebuild import rebuild

__all__ = ["Added", "add", "judge", "look", "readings", "rebuild"]
