"""Options that several commands have."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

RecordFile = Annotated[Path, Parameter(name="--record", help="The record: one SQLite file.")]
