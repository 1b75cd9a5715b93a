"""Numbers as they stand in time expressions: each form gives all that it can be (a day, a year, an amount, an hour)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Features = Mapping[str, Any]
Reading = tuple[str, Features]
"""A category, and what the words contribute to the meaning."""
LONGEST = 12
"""Characters of a number; a longer run of digits is no time."""


def numeral(word: str) -> tuple[Reading, ...]:
    """What a number in digits can be; nothing for any other word."""
    if len(word) > LONGEST:
        return ()
    if word.isdecimal():
        return tuple(whole(int(word), digits=len(word)))
    bare = word.strip("'’")
    if bare[:-1].isdecimal() and bare[-1] == "s" and len(bare) in (3, 5) and bare[-2] == "0":
        return (("DECADE", {"decade": int(("19" if len(bare) == 3 else "") + bare[:-2])}),)
    if bare[:-2].isdecimal() and bare[-2:] in ("st", "nd", "rd", "th"):
        return tuple(ordinal(int(bare[:-2])))
    return _punctuated(word)


def whole(n: int, *, digits: int = 1) -> Iterator[Reading]:
    """What a whole number written with so many digits can be."""
    yield "NUMBER", {"count": n}
    if 1 <= n <= 31 and digits <= 2:
        yield "DAY", {"day": n}
    if 1 <= n <= 12 and digits == 2:
        yield "MM", {"month": n}
    if 1 <= n <= 12 and digits <= 2:
        yield "HOUR", {"hour": n, "minute": 0}
    if digits == 4 and 1000 <= n <= 2100:
        yield "YEAR", {"year": n}
    if digits == 4 and n // 100 <= 24 and n % 100 < 60:
        yield "HOURS", {"hour": n // 100, "minute": n % 100}


def ordinal(n: int) -> Iterator[Reading]:
    """What an ordinal can be."""
    yield "NTH", {"nth": n}
    if 1 <= n <= 31:
        yield "NTHDAY", {"day": n}
        yield "DAY", {"day": n}


def _punctuated(word: str) -> tuple[Reading, ...]:
    """7:15, 1998-02-13, 1/2, 1,500 and 2.5; 7.15 may be an hour too."""
    for mark in ":-/":
        parts = word.split(mark)
        if len(parts) > 1 and all(p.isdecimal() for p in parts):
            n = [int(p) for p in parts]
            match mark, len(n):
                case ":", 2 if n[0] <= 24 and n[1] < 60:
                    return (("HOURMINUTE", {"hour": n[0], "minute": n[1]}),)
                case "-", 3 if len(parts[0]) == 4:
                    return (("ISODATE", {"year": n[0], "month": n[1], "day": n[2]}),)
                case "/", 3:
                    return (("ISODATE", _slashed(n)),)
                case "/", 2 if 0 < n[0] < n[1] < 10:
                    return (("NUMBER", {"count": n[0] / n[1]}),)
            return ()
    plain = word.replace(",", "")
    if plain.replace(".", "", 1).isdecimal() and plain[-1] != ".":
        return (("NUMBER", {"count": float(plain) if "." in plain else int(plain)}), *_dotted(plain))
    return ()


def _dotted(word: str) -> Iterator[Reading]:
    """7.15 as an hour."""
    hour, _, minute = word.partition(".")
    if len(minute) == 2 and hour and int(hour) <= 24 and int(minute) < 60:
        yield "HOURDOT", {"hour": int(hour), "minute": int(minute)}


def _slashed(n: Sequence[int]) -> Features:
    """13/5/2014 and 5/13/2014; where either may be the month, no date can be told."""
    first, second, year = n
    if year < 1000 or (first <= 12 and second <= 12 and first != second):
        return {}
    day, month = (second, first) if second > 12 else (first, second)
    return {"year": year, "month": month, "day": day}


def cardinal(words: Sequence[str], values: Mapping[str, int]) -> tuple[int, tuple[Reading, ...]]:
    """How many of `words`, from the first on, make one number together, and what it can be; 0 where fewer than two do.

    `values` are those of the number words: "twenty four" is 24, "nineteen ninety-six" 1996, "2 1/2" 2.5.
    """
    if len(words) > 1 and words[0].isdecimal() and words[1][1:2] == "/" and (half := _punctuated(words[1])):
        return 2, (("NUMBER", {"count": int(words[0]) + half[0][1]["count"]}),)
    sums: list[int] = []
    length = 0
    for at, word in enumerate(words):
        n = values.get(word)
        if n is None and word in ("-", "and") and at == length > 0:
            continue
        if n is None or not _extend(sums, n):
            break
        length = at + 1
    if tuple(words[length : length + 3]) == ("and", "a", "half") and len(sums) == 1:
        return length + 3, (("NUMBER", {"count": sums[0] + 0.5}),)
    if length < 2:
        return 0, ()
    n = sums[0] if len(sums) == 1 else sums[0] * 100 + sums[1]
    return length, tuple(whole(n, digits=len(str(n))))


def _extend(sums: list[int], n: int) -> bool:
    """Takes `n` into the number so far; two numbers side by side are a year said in two halves. Whether it fits."""
    if not sums:
        sums.append(n)
    elif n in (100, 1000):
        sums[-1] *= n
    elif sums[-1] >= 20 and sums[-1] % (10 if n < 10 else 100) == 0:
        sums[-1] += n
    elif len(sums) == 1 and 10 <= sums[0] <= 20 and 10 <= n <= 99:
        sums.append(n)
    else:
        return False
    return True
