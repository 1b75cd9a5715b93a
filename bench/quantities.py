"""Figures side by side: onrecord, quantulum3 and Microsoft Recognizers-Text on the same texts, on one core.

    python bench/quantities.py EVAL

EVAL is the folder of the evaluation kit, with score_quantities.py, score_numbers.py and data/. The other programs
take part if they are installed. None of them reads bounds or approximation, so what they find is taken as exact;
numbers come from every recogniser that they have, the longest of those that overlap. Lengths of time are asked for,
times that locate are not. Printed for each: span and value F1 on guide.dev, value recall on numbers.dev, and words a
second on guide.dev; for onrecord also without the parse.
"""

import argparse
import json
import os
import re
import sys
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

from onrecord.codec import encode  # noqa: E402
from onrecord.model.document import Document  # noqa: E402
from onrecord.model.news import Version  # noqa: E402
from onrecord.read.parse import parse  # noqa: E402
from onrecord.read.quantities import quantities  # noqa: E402
from onrecord.read.times import times  # noqa: E402

Found = tuple[int, int, float, str | None]
"""Start, end, value and unit of a figure."""
UNITS = {
    "percentage": "%",
    "dimensionless": None,
    "dollar": "USD",
    "euro": "EUR",
    "pound sterling": "GBP",
    "pound": "GBP",
    "indian rupee": "INR",
    "japanese yen": "JPY",
    "yen": "JPY",
    "canadian dollar": "CAD",
    "kilometre per hour": "km/h",
    "kilometer per hour": "km/h",
    "mile per hour": "mph",
    "metre per second": "m/s",
    "meter per second": "m/s",
    "degree celsius": "°C",
    "c": "°C",
    "degree fahrenheit": "°F",
    "f": "°F",
    "kilometre": "km",
    "centimetre": "cm",
    "centimeter": "cm",
    "millimetre": "mm",
    "millimeter": "mm",
    "square metre": "m²",
    "square meter": "m²",
    "square kilometre": "km²",
    "square kilometer": "km²",
    "square foot": "ft²",
    "square mile": "mi²",
    "square hectometer": "ha",
    "pound-mass": "lb",
    "inch": "in",
    "yard": "yd",
    "ounce": "oz",
    "gallon": "gal",
    "barrel": "bbl",
    "gram": "g",
    "milligram": "mg",
    "cubic metre": "m³",
    "second": "s",
    "decimetre": "dm",
    "decimeter": "dm",
    "megabit": "Mbit",
    "megabyte": "MB",
}
"""Names of units of the other programs where the scorer does not even them out."""


def rows(path: Path) -> list[dict[str, Any]]:
    """The documents of a file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def ours(texts: Iterable[tuple[str, str]]) -> tuple[list[dict[str, Any]], float]:
    """What onrecord reads, and the seconds that it took without the parse."""
    docs = parse([Document(id, Version(id), text) for id, text in texts])
    start = time.perf_counter()
    docs = quantities(times(docs))
    spent = time.perf_counter() - start
    return [json.loads(encode({"id": d.id, "text": d.text, "quantities": d.quantities})) for d in docs], spent


def longest(found: Iterable[Found]) -> list[Found]:
    """Figures of which no two overlap: the longer first, then the one with a unit."""
    kept: list[Found] = []
    for f in sorted(found, key=lambda f: (f[0] - f[1], f[3] is None)):
        if all(f[1] <= k[0] or k[1] <= f[0] for k in kept):
            kept.append(f)
    return sorted(kept, key=lambda f: f[0])


def quantulum() -> Callable[[str], Iterator[Found]] | None:
    """Figures by quantulum3 without its classifier, or None where it is not installed."""
    try:
        from quantulum3 import parser
    except ImportError:
        return None

    def read(text: str) -> Iterator[Found]:
        for q in parser.parse(text):
            name = q.unit.name.lower()
            yield *q.span, q.value, UNITS.get(name, name)

    return read


def recognizers() -> Callable[[str], Iterator[Found]] | None:
    """Figures by the recognisers for numbers, units and lengths of time, or None where they are not installed."""
    try:
        from recognizers_date_time import recognize_datetime
        from recognizers_number import recognize_number, recognize_percentage
        from recognizers_number_with_unit import recognize_currency, recognize_dimension, recognize_temperature
    except ImportError:
        return None
    plain = (recognize_number, recognize_percentage, recognize_currency, recognize_dimension, recognize_temperature)
    lengths = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "s"}

    def read(text: str) -> Iterator[Found]:
        for recognize in plain:
            for r in recognize(text, "en-us"):
                told = r.resolution or {}
                if (value := told.get("value")) is None:
                    continue
                name = told.get("isoCurrency") or UNITS.get((told.get("unit") or "").lower(), told.get("unit"))
                percent = value.endswith("%")
                yield r.start, r.end + 1, float(value.rstrip("%")), "%" if percent else name
        for r in recognize_datetime(text, "en-us"):
            first = (r.resolution or {}).get("values", [{}])[0].get("timex", "")
            if r.type_name.endswith(".duration") and (m := re.fullmatch(r"P(T?)([\d.]+)([A-Z])", first)):
                yield r.start, r.end + 1, float(m[2]), lengths[m[1] + m[3]]

    return read


def theirs(read: Callable[[str], Iterator[Found]], texts: Iterable[tuple[str, str]]) -> list[dict[str, Any]]:
    """What another program reads, in the form of a Reading; a text on which it breaks has nothing."""
    made = []
    for id, text in texts:
        try:
            found = longest(read(text))
        except Exception as error:  # another program's fault, told and counted
            print(f"{id}: {type(error).__name__}: {error}", file=sys.stderr)
            found = []
        made.append({"id": id, "text": text, "quantities": [figure(*f) for f in found]})
    return made


def figure(start: int, end: int, value: float, unit: str | None) -> dict[str, Any]:
    """An exact figure in the form of a Reading."""
    return {"id": f"q{start}", "span": [[start, end]], "low": value, "high": value, "approximate": False, "unit": unit, "of": [],
            "hedge": [], "negated": False, "attribution": None}  # fmt: skip


def main() -> None:
    """Read both sets with each program, score and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("eval", type=Path)
    folder = parser.parse_args().eval
    sys.path.insert(0, str(folder))
    import score_numbers
    import score_quantities

    warnings.simplefilter("ignore")
    guide, numbers = rows(folder / "data/guide.dev.jsonl"), rows(folder / "data/numbers.dev.jsonl")
    words = sum(len(row["text"].split()) for row in guide)
    systems = {"onrecord": None, "quantulum3": quantulum(), "Recognizers-Text": recognizers()}
    for name, read in systems.items():
        if name != "onrecord" and read is None:
            print(f"{name}: not installed")
            continue
        made, alone = [], 0.0
        for gold in (numbers, guide):
            texts = [(row["id"], row["text"]) for row in gold]
            start = time.perf_counter()
            got, alone = ours(texts) if read is None else (theirs(read, texts), 0.0)
            spent = time.perf_counter() - start
            made.append({p["id"]: p for p in got})
        full = score_quantities.score({row["id"]: row for row in guide}, made[1])
        recall = score_numbers.score({row["id"]: row for row in numbers}, made[0])["value recall"]
        print(
            f"{name}: guide.dev span F1 {full['span F1']:.3f}, value F1 {full['value F1']:.3f}; "
            f"numbers.dev value recall {recall:.3f}; "
            f"{words / spent:,.0f} words/s" + (f", {words / alone:,.0f} without the parse" if alone else "")
        )


if __name__ == "__main__":
    main()
