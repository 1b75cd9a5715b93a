"""What several commands have: options, and what becomes of values that do not fit."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from onrecord.errors import OnrecordError

RecordFile = Annotated[Path, Parameter(name="--record", help="The record: one SQLite file.")]


@contextmanager
def usable() -> Iterator[None]:
    """A value of the right type that cannot be used is an error of ours."""
    try:
        yield
    except ValueError as error:
        raise OnrecordError(str(error)) from error
