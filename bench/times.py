"""Times side by side: onrecord, dateparser's search and Microsoft Recognizers-Text on the same texts, in one run on
one core.

    python bench/times.py EVAL [--documents 256]

EVAL is the folder of the evaluation kit, with score_times.py and data/times.dev.jsonl. The other programs take part
if they are installed; both are told the day of writing. dateparser gives moments: its value is cut to the period
(day, month, year) that it names itself, and a moment that it finds in words with a clock keeps its minutes.
Recognizers-Text gives TIMEX values of its own, several where a date has several readings; the first counts. Printed
for each: relaxed span, type and value F1, and words a second; for onrecord also without the parse.
"""

import argparse
import json
import os
import re
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

from onrecord.codec import encode  # noqa: E402
from onrecord.model.document import Document  # noqa: E402
from onrecord.model.news import Version  # noqa: E402
from onrecord.read.parse import parse  # noqa: E402
from onrecord.read.times import times  # noqa: E402

Row = dict[str, Any]
Found = tuple[int, int, str, str | None]
"""Start, end, TIMEX3 type and value."""
TYPES = {"date": "DATE", "daterange": "DATE", "datetime": "TIME", "datetimerange": "TIME", "time": "TIME", "timerange": "TIME",
         "duration": "DURATION", "set": "SET"}  # fmt: skip
FORMS = {"day": "%Y-%m-%d", "week": "%G-W%V", "month": "%Y-%m", "year": "%Y", "time": "%Y-%m-%dT%H:%M"}


def ours(rows: list[Row]) -> tuple[list[Row], float]:
    """What onrecord reads, and the seconds that it took without the parse."""
    docs = parse([Document(r["id"], Version(r["id"], published=r.get("published")), r["text"]) for r in rows])
    start = time.perf_counter()
    docs = times(docs)
    spent = time.perf_counter() - start
    return [json.loads(encode({"id": d.id, "text": d.text, "times": d.times})) for d in docs], spent


def written(row: Row) -> datetime:
    """The day of writing, noon of the first of 2000 where it is not known."""
    return datetime.fromisoformat((row.get("published") or "2000-01-01")[:10]).replace(hour=12)


def dateparser() -> Callable[[Row], Iterator[Found]] | None:
    """Dates by dateparser's search, or None where it is not installed."""
    try:
        from dateparser.date import DateDataParser
        from dateparser.search import search_dates
    except ImportError:
        return None

    def read(row: Row) -> Iterator[Found]:
        text, at = row["text"], 0
        settings = {"RELATIVE_BASE": written(row), "PREFER_DATES_FROM": "past", "RETURN_TIME_AS_PERIOD": True}
        parser = DateDataParser(languages=["en"], settings=settings)
        for words, moment in search_dates(text, languages=["en"], settings=settings) or ():
            if (start := text.find(words, at)) < 0:
                continue
            at = start + len(words)
            period = parser.get_date_data(words).period or "day"
            yield start, at, "TIME" if period == "time" else "DATE", moment.strftime(FORMS[period])

    return read


def recognizers() -> Callable[[Row], Iterator[Found]] | None:
    """Times by the recogniser for dates and times, or None where it is not installed."""
    try:
        from recognizers_date_time import recognize_datetime
    except ImportError:
        return None

    def read(row: Row) -> Iterator[Found]:
        start = 0
        for line in row["text"].splitlines(keepends=True):
            try:
                found = recognize_datetime(line, "en-us", reference=written(row))
            except (KeyError, ValueError, TypeError) as error:  # faults of the release: told, and the line has nothing
                print(f"{row['id']}: {type(error).__name__}: {error}", file=sys.stderr)
                found = []
            for r in found:
                kind = TYPES.get(r.type_name.rpartition(".")[2], "DATE")
                told = (r.resolution or {}).get("values") or [{}]
                yield start + r.start, start + r.end + 1, kind, value(told[0])
            start += len(line)

    return read


def value(told: dict[str, str]) -> str | None:
    """The TIMEX value of a reading; one with an open year ("XXXX-10-11") takes the date that was worked out for it."""
    timex, known = told.get("timex", ""), told.get("value") or told.get("start") or ""
    if timex.startswith("("):
        return timex.strip("()").split(",")[-1]
    if re.match(r"XXXX-\d\d$", timex):
        return known[:7] or None
    return known.replace(" ", "T")[:16] if "X" in timex and known else timex or None


def theirs(read: Callable[[Row], Iterator[Found]], rows: list[Row]) -> list[Row]:
    """What another program reads, in the form of a Reading; a text on which it breaks has nothing."""
    made = []
    for row in rows:
        try:
            found = list(read(row))
        except Exception as error:  # another program's fault, told and counted
            print(f"{row['id']}: {type(error).__name__}: {error}", file=sys.stderr)
            found = []
        told = [{"span": [[start, end]], "type": kind, "value": value, "mod": None} for start, end, kind, value in found]
        made.append({"id": row["id"], "text": row["text"], "times": told})
    return made


def main() -> None:
    """Read the texts with each program, score and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("eval", type=Path)
    parser.add_argument("--documents", type=int, default=256)
    asked = parser.parse_args()
    sys.path.insert(0, str(asked.eval))
    import score_times

    warnings.simplefilter("ignore")
    with (asked.eval / "data/times.dev.jsonl").open(encoding="utf-8") as file:
        lines = list(file)
    rows = [json.loads(line) for line in lines[:: -(-len(lines) // asked.documents)]]
    words = sum(len(row["text"].split()) for row in rows)
    print(f"{len(rows)} documents, {words} words")
    ours(rows[:1])
    systems = {"onrecord": None, "dateparser": dateparser(), "Recognizers-Text": recognizers()}
    for name, read in systems.items():
        if name != "onrecord" and read is None:
            print(f"{name}: not installed")
            continue
        start = time.perf_counter()
        made, alone = ours(rows) if read is None else (theirs(read, rows), 0.0)
        spent = time.perf_counter() - start
        full = score_times.score({row["id"]: row for row in rows}, {p["id"]: p for p in made})
        print(
            f"{name}: relaxed F1 {full['relaxed F1']:.3f}, type F1 {full['type F1']:.3f}, value F1 {full['value F1']:.3f}; "
            f"{words / spent:,.0f} words/s" + (f", {words / alone:,.0f} without the parse" if alone else "")
        )


if __name__ == "__main__":
    main()
