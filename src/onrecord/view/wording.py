"""Figures in words that an editor would print: a bound stays a bound, an open end is never closed."""

_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}


def amount(low: float | None, high: float | None, unit: str | None, approximate: bool | None, *, negated: bool = False) -> str:
    """The figure in words: "at least 144", "5,000 to 6,000", "about 480 t", "up to $2,000,000"."""
    if low is None and high is None:
        return "no figure"
    if low is not None and high is not None:
        said = _with_unit(_number(low), unit) if low == high else _with_unit(f"{_number(low)} to {_number(high)}", unit)
    elif low is not None:
        said = f"at least {_with_unit(_number(low), unit)}"
    else:
        said = f"up to {_with_unit(_number(high or 0), unit)}"
    if approximate:
        said = f"about {said}" if low == high else f"{said}, roughly"
    return f"not {said}" if negated else said


def _number(value: float) -> str:
    for size, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= size and round(value / size, 2) * size == value:
            return f"{value / size:,.2f}".rstrip("0").rstrip(".") + f" {name}"
    if value == int(value) and abs(value) < 1e15:
        return f"{int(value):,}"
    return f"{value:,.4f}".rstrip("0").rstrip(".")


def _with_unit(said: str, unit: str | None) -> str:
    if unit is None or unit == "fraction":
        return said
    if unit == "%":
        return f"{said}%"
    if unit in _SIGNS:
        return f"{_SIGNS[unit]}{said}"
    if unit.isalpha() and unit.islower() and len(unit) > 3:  # a word such as week or crown, no symbol
        return f"{said} {unit}" + ("" if said == "1" else "s")
    return f"{said} {unit}"


def plural(number: int, noun: str) -> str:
    """ "1 article", "11 articles"."""
    plurals = {"story": "stories"}
    return f"{number:,} {noun if number == 1 else plurals.get(noun, noun + 's')}"
