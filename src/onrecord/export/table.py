"""The answer of any view as one flat table: what CSV and Parquet hold.

A record in a field gives a column for each of its fields (`evidence_words`). A list of records gives a row for each; of lists
inside lists the rows are those of the innermost, each with the columns of all that it stands in. Which lists are followed is the
name of the table: "claims.statements.places". A list of plain values, and a field of several types, is one cell of JSON. The
whole text of a page is in no table.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from onrecord import codec
from onrecord.errors import OnrecordError

Kind = Literal["text", "number", "whole", "truth"]
Cell = str | float | int | bool | None

MAIN = {"EvidenceView": "marks"}
"""The table of a type where it is not that of the first list in it, and in that, and so on."""
TOP = "top"
"""The name of the table that follows no list: a row for each answer."""
WHOLE = frozenset({"EvidenceView.text", "Reading.text"})
"""Fields that hold the text of a whole page, which stays in the record."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, and what its cells hold (None stands for nothing known)."""

    name: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Table:
    """Columns, and rows with a cell for each."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """How a record is laid out: the path of fields to each column, and the lists of records in it with their types."""

    columns: tuple[tuple[tuple[str, ...], Kind], ...]
    lists: dict[str, Any]


def table(answer: Any, type: Any, *, name: str | None = None) -> Table:
    """The answer of a view, whose type is `type`, as the table of that name; raises OnrecordError where it has none such."""
    names = tables(type)
    chosen = names[0] if name is None else name
    if chosen not in names:
        raise OnrecordError(f"there is no table {chosen!r} here; it is one of {', '.join(names)}")
    record, values = (_listed(type), answer) if _listed(type) else (type, [answer])
    path = chosen.split(".") if chosen != TOP else []
    return Table(tuple(_columns(record, path)), tuple(row for value in values for row in _rows(value, record, path)))


def tables(type: Any) -> tuple[str, ...]:
    """The names of the tables that an answer of that type can be written as, the usual one first."""
    record = _listed(type) or type
    names = [".".join(path) or TOP for path in _paths(record) if path or _plan(record).columns]
    usual = MAIN.get(record.__name__) or next(name for name in names if not _deeper(record, name))
    return tuple(dict.fromkeys((usual, *names)))


def _paths(record: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield path
    for name, inner in _plan(record).lists.items():
        yield from _paths(inner, (*path, name))


def _deeper(record: Any, name: str) -> bool:
    """Whether a table can follow one more list."""
    for part in [] if name == TOP else name.split("."):
        record = _plan(record).lists[part]
    return bool(_plan(record).lists)


def _columns(record: Any, path: Sequence[str], prefix: str = "") -> Iterator[Column]:
    plan = _plan(record)
    yield from (Column(prefix + "_".join(at), kind) for at, kind in plan.columns)
    if path:
        yield from _columns(plan.lists[path[0]], path[1:], f"{prefix}{path[0].replace('/', '_')}_")


def _rows(value: Any, record: Any, path: Sequence[str]) -> Iterator[tuple[Cell, ...]]:
    plan = _plan(record)
    own = tuple(_cell(_at(value, at), kind) for at, kind in plan.columns)
    if not path:
        yield own
        return
    inner = plan.lists[path[0]]
    found = _at(value, path[0].split("/")) or ()
    for item in found:
        yield from (own + row for row in _rows(item, inner, path[1:]))
    if not found:
        yield own + (None,) * len(tuple(_columns(inner, path[1:])))


@cache
def _plan(record: Any) -> _Plan:
    columns: list[tuple[tuple[str, ...], Kind]] = []
    lists: dict[str, Any] = {}
    for name, hint in get_type_hints(record).items():
        said = _without_none(hint)
        if f"{record.__name__}.{name}" in WHOLE:
            continue
        if _is_record(said):
            inner = _plan(said)
            columns += [((name, *at), kind) for at, kind in inner.columns]
            lists |= {f"{name}/{at}": of for at, of in inner.lists.items()}
        elif _is_record(_listed(said)):
            lists[name] = _listed(said)
        else:
            columns.append(((name,), _kind(said)))
    return _Plan(tuple(columns), lists)


def _kind(hint: Any) -> Kind:
    kinds: dict[Any, Kind] = {bool: "truth", int: "whole", float: "number"}
    if set(get_args(hint)) == {int, float}:
        return "number"
    return kinds.get(hint, "text")


def _without_none(hint: Any) -> Any:
    if get_origin(hint) not in (Union, UnionType):
        return hint
    rest = [x for x in get_args(hint) if x is not NoneType]
    return rest[0] if len(rest) == 1 else Union[tuple(rest)]  # noqa: UP007


def _listed(hint: Any) -> Any:
    """What a list holds; None for anything else."""
    return get_args(hint)[0] if get_origin(hint) in (list, tuple) else None


def _is_record(hint: Any) -> bool:
    return isinstance(hint, type) and (is_dataclass(hint) or hasattr(hint, "_fields"))


def _at(value: Any, path: Sequence[str]) -> Any:
    for name in path:
        value = None if value is None else getattr(value, name)
    return value


def _cell(value: Any, kind: Kind) -> Cell:
    if value is None or isinstance(value, bool):
        return value
    if kind == "number":
        return _number(value)
    return value if isinstance(value, (str, int)) else codec.encode(codec.plain(value)).decode()


def _number(value: float) -> float | None:
    """A number as a column holds it; one that is too large for any is not known there."""
    try:
        return float(value)
    except OverflowError:
        return None
