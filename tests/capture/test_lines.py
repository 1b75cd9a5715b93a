"""JSON Lines."""

import io
import json

from onrecord.capture import extract
from onrecord.capture.lines import articles
from onrecord.model.news import Article, Capture, Problem
from onrecord.settings import LIMITS, Limits


def read(data: bytes, limits: Limits = LIMITS) -> list[Capture | Problem]:
    return list(articles(io.BytesIO(data), "a.jsonl", limits))


def test_lines_are_captures_in_order() -> None:
    full = {"id": "1", "text": "A.", "published": "2031-05-06", "title": "T", "url": "https://post.example/a", "outlet": "Post"}
    bare = {"id": 2, "text": "B.", "published": None, "title": None, "url": "not an address"}
    one, two = read(b"\xef\xbb\xbf" + "\n\n".join(map(json.dumps, (full, bare))).encode())
    assert isinstance(one, Capture)
    assert isinstance(two, Capture)
    assert (one.id, one.body, one.url, one.published, one.title, one.outlet) == (
        "1",
        b"A.",
        *(full[k] for k in ("url", "published", "title", "outlet")),
    )
    assert (two.id, two.url, two.title) == ("2", None, None)


def test_a_text_comes_through_unchanged() -> None:
    for text in ("\ufeffA\r\nB  ", " a\u2028b\x85c ", "“ü” 𝔘", "a\x00b"):
        (capture,) = read(json.dumps({"id": "1", "text": text}).encode())
        assert isinstance(capture, Capture)
        (made,) = extract(capture)
        assert isinstance(made, Article)
        assert made.text == text


def test_a_bad_line_is_a_problem_that_names_it_and_the_others_go_on() -> None:
    lines = [
        b'{"id": "1"}',
        b"[1]",
        b"{",
        b'{"id": true, "text": "x"}',
        b"\xff\xfe{}",
        b"[" * 100_000,
        b'{"id": "7", "text": "fine"}',
    ]
    found = read(b"\n".join(lines))
    assert [f.message.split(" line ")[1][0] for f in found[:-1] if isinstance(f, Problem)] == list("123456")
    assert isinstance(found[-1], Capture)


def test_a_line_that_is_too_long_is_skipped_without_being_held() -> None:
    long = json.dumps({"id": "1", "text": "x" * 5_000}).encode()
    found = read(long + b"\n" + b'{"id": "2", "text": "y"}\n', Limits(body=1_000))
    assert [type(f) for f in found] == [Problem, Capture]


def test_a_lone_surrogate_is_kept_for_the_snapshot() -> None:
    (capture,) = read(b'{"id": "\\ud800", "text": "a \\ud800"}')
    assert isinstance(capture, Capture)
    assert (capture.id, capture.body) == ("\ufffd", b"a \xed\xa0\x80")
