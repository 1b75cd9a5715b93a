"""Laws of the record: append twice = once; one call = many; rebuild = time order; export, decode, the same values."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import codec
from onrecord.export import record_json
from onrecord.flow import add, rebuild
from onrecord.model.claim import Change, Copies, Story
from onrecord.model.holding import HeldArticle
from onrecord.model.news import Capture, Reading
from onrecord.record import Record
from tests.flow.invented import Words, feed, page, world

TEXTS = (
    "Varn says 5 ships sank",
    "Varn says 7 ships sank",
    "Orla denies it",
    "Tor says 77 trees burn",
    "Orla doubts 7 ships ?",
    "",
)
URLS = tuple(f"https://{host}.example/news" for host in ("varn", "orla", "tor"))
SLOW = settings(max_examples=25, deadline=None)


@st.composite
def fetches(draw: st.DrawFn) -> list[Capture]:
    """Fetches in order of time, each at a moment of its own; written with different offsets."""
    made = []
    for hour in range(draw(st.integers(1, 9))):
        offset = draw(st.sampled_from((0, 3)))
        at = f"2025-01-01T{hour + offset:02}:00:00+0{offset}:00"
        url, text = draw(st.sampled_from(URLS)), draw(st.sampled_from(TEXTS))
        kind = draw(st.sampled_from(("page", "page", "page", "gone", "feed")))
        if kind == "feed":
            made.append(feed({url: text, f"{url}/2": text}, url=f"{url}/feed", at=at))
        else:
            made.append(page(text, url=url, at=at, title=text[:4], status=200 if kind == "page" else 404))
    return made


@contextmanager
def record() -> Iterator[Record]:
    """An empty record."""
    with tempfile.TemporaryDirectory() as folder, Record.open(Path(folder) / "x.record") as made:
        yield made


def append(to: Record, *calls: list[Capture]) -> bytes:
    """The export after a call of `add` for each list."""
    for captures in calls:
        with world(s=captures):
            for _ in add(to, ["s"], pipeline=Words()):
                pass
    return export(to)


def export(of: Record) -> bytes:
    """The whole record."""
    return b"".join(record_json(of))


@SLOW
@given(fetches())
def test_append_twice_is_once(captures: list[Capture]) -> None:
    with record() as held:
        assert append(held, captures) == append(held, captures, captures)
        assert list(held.verify()) == []


@SLOW
@given(fetches(), st.data())
def test_one_call_is_many(captures: list[Capture], data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(captures)), max_size=4)))
    calls = [captures[i:j] for i, j in zip([0, *cuts], [*cuts, len(captures)], strict=True)]
    with record() as one, record() as many:
        assert append(one, captures) == append(many, *calls)


@SLOW
@given(fetches(), st.data())
def test_a_rebuild_is_time_order(captures: list[Capture], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(captures))
    with record() as ordered, record() as late:
        append(late, shuffled)
        with world():
            rebuild(late, pipeline=Words())
        assert export(late) == append(ordered, captures)
        assert list(late.verify()) == []


@SLOW
@given(fetches())
def test_an_export_holds_what_the_record_holds(captures: list[Capture]) -> None:
    with record() as held:
        found: dict[str, Any] = codec.loads(append(held, captures))

        def decoded(name: str, type: type) -> list[Any]:
            return codec.decode(codec.encode(found[name]), list[type])  # type: ignore[valid-type]

        assert decoded("readings", Reading) == list(held.readings())
        assert decoded("articles", HeldArticle) == held.articles()
        assert decoded("stories", Story) == held.stories()
        assert decoded("changes", Change) == held.changes()
        assert decoded("copies", Copies) == [c for s in held.stories() for c in held.telling(s.id).copies]
