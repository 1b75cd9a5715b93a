"""What holds for every figure: it is read back as it was written, and the words around it change nothing."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.read.amounts import Amount, amounts
from onrecord.read.numbering import numbering
from onrecord.read.numerals import numeral
from onrecord.read.pieces import pieces

ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen""".split()  # noqa: SIM905
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905
SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred"))
BOUNDS = {
    "at least ": (True, False),
    "up to ": (False, True),
    "": (True, True),
    "more than ": (True, False),
    "fewer than ": (False, True),
}

counts = st.integers(min_value=2, max_value=10**15 - 1)
bounds = st.sampled_from(sorted(BOUNDS))
before = st.sampled_from(["", "The clerk counted ", "Along the quay there were ", "Now, after all, the mayor has "])
after = st.sampled_from(["", " gulls", " gulls in all, and the tide was low.", " of them."])


def spoken(n: int) -> str:
    """`n` in English words."""
    if n < 20:
        return ONES[n]
    if n < 100:
        tens = TENS[n // 10 - 2]
        return f"{tens}-{ONES[n % 10]}" if n % 10 else tens
    size, name = next((size, name) for size, name in SCALES if n >= size)
    rest = f" {'and ' if n % size < 100 else ''}{spoken(n % size)}" if n % size else ""
    return f"{spoken(n // size)} {name}{rest}"


def read(text: str) -> list[Amount]:
    ps = pieces(text, 0, len(text))
    return [a for a in amounts(ps) if not numbering(ps, a)]


@settings(deadline=None)
@given(counts)
def test_a_number_in_words_is_read_back(n: int) -> None:
    text = spoken(n)
    ps = pieces(text, 0, len(text))
    got = numeral(ps, 0)
    assert got is not None
    assert (got.low, got.end) == (n, len(ps))


@settings(deadline=None)
@given(counts)
def test_a_number_in_digits_is_read_back(n: int) -> None:
    got = numeral(pieces(f"{n:,}", 0, 30), 0)
    assert got is not None
    assert got.low == n


@settings(deadline=None)
@given(st.integers(2, 999), bounds, before, after)
def test_words_around_change_nothing(n: int, bound: str, head: str, tail: str) -> None:
    (amount,) = read(f"{head}{bound}{spoken(n)}{tail or '.'}")
    low, high = BOUNDS[bound]
    assert (amount.low, amount.high) == (n if low else None, n if high else None)


@settings(deadline=None)
@given(st.integers(2, 10**6), st.integers(1, 10**6), before)
def test_a_range_keeps_both_ends(low: int, more: int, head: str) -> None:
    (amount,) = read(f"{head}between {low:,} and {low + more:,} gulls.")
    assert (amount.low, amount.high) == (low, low + more)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_without_trouble(text: str) -> None:
    ps = pieces(text, 0, len(text))
    found = list(amounts(ps))
    assert all(0 <= a.first <= a.core < a.last <= len(ps) for a in found)
    assert all(a.last <= b.first for a, b in pairwise(found))
