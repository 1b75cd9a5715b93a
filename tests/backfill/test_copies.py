"""What repeats an earlier page is found in the order of the input."""

import struct

import pytest

from onrecord.backfill import copies
from onrecord.backfill.copies import Known, Shelf
from onrecord.backfill.triage import PERMUTATIONS


def signature(first: int = 0, changed: int = 0) -> bytes:
    """A signature, of whose hashes some at the end are changed."""
    numbers = [first + n for n in range(PERMUTATIONS)]
    numbers[PERMUTATIONS - changed :] = [n + 10_000 for n in numbers[PERMUTATIONS - changed :]]
    return struct.pack(f"<{PERMUTATIONS}I", *numbers)


def known(page: str, *, address: str | None = None, text: str | None = None, figures: str = "f", changed: int = 0) -> Known:
    return Known(page, address or f"https://{page}.example", text or page, figures, signature(changed=changed))


def test_the_same_capture_again_is_a_repeat() -> None:
    shelf = Shelf()
    assert shelf.repeated(known("a")) is None
    assert shelf.repeated(known("a")) == ("repeat", "a")


def test_the_same_text_at_the_same_address_is_a_repeat() -> None:
    shelf = Shelf()
    shelf.repeated(known("a", address="https://varn.example", text="t"))
    assert shelf.repeated(known("b", address="https://varn.example", text="t")) == ("repeat", "a")


def test_another_text_at_the_same_address_is_another_version() -> None:
    shelf = Shelf()
    shelf.repeated(known("a", address="https://varn.example"))
    assert shelf.repeated(known("b", address="https://varn.example")) is None


def test_the_same_text_elsewhere_is_a_copy_and_copies_name_the_first() -> None:
    shelf = Shelf()
    shelf.repeated(known("a", text="t"))
    assert shelf.repeated(known("b", text="t")) == ("copy", "a")
    assert shelf.repeated(known("c", text="t")) == ("copy", "a")


def test_a_text_that_is_nearly_the_same_is_a_copy_unless_a_figure_differs() -> None:
    shelf = Shelf()
    shelf.repeated(known("a"))
    assert shelf.repeated(known("b", changed=6)) == ("copy", "a")
    assert shelf.repeated(known("c", changed=6, figures="other")) is None
    assert Shelf().repeated(known("d", changed=20)) is None


def test_what_is_too_little_alike_is_read() -> None:
    shelf = Shelf()
    shelf.repeated(known("a"))
    assert shelf.repeated(known("b", changed=8)) is None


def test_only_so_many_pages_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "REMEMBERED", 2)
    shelf = Shelf()
    for n, name in enumerate(("a", "b", "c")):
        shelf.repeated(Known(name, name, name, "f", signature(first=n * 1_000)))
    assert len(shelf.order) == 2
    assert shelf.repeated(Known("a", "a", "a", "f", signature())) is None
