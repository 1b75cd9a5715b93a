"""A capture → the articles in it."""

from onrecord.capture import extract
from onrecord.model.news import Article, Capture
from onrecord.settings import Limits
from tests.capture.invented import BODY, article, page, paragraphs, problem

PLAIN = "text/plain; charset=utf-8"


def test_plain_text_is_unchanged() -> None:
    for text in ("Line one\r\n\r\n  Line “two”\t \n", "\ufeffmarked twice", "x" * 20):
        body = ("\ufeff" + text).encode() if text.startswith("\ufeff") else text.encode()
        made = article(body, content_type=PLAIN)
        assert (made.text, made.version.kind) == (text, "text")


def test_half_a_surrogate_pair_is_replaced_so_that_offsets_stay() -> None:
    made = article(b"a \xed\xa0\x80 b", content_type=PLAIN)
    assert made.text == "a \ufffd b"
    assert [p.kind for p in made.problems] == ["encoding"]


def test_what_the_source_says_is_kept_where_the_page_is_silent() -> None:
    given = {
        "url": "https://post.example/a",
        "at": "2031-05-06T10:00:00Z",
        "title": "Crane",
        "outlet": "Post",
        "published": "2031-05-05",
    }
    plain = article(b"A crane fell.", content_type=PLAIN, **given).version
    assert (plain.url, plain.captured, plain.title, plain.outlet, plain.published) == tuple(given.values())
    drawn = article(page(paragraphs()), **given).version
    assert (drawn.title, drawn.published, drawn.captured) == ("Crane", "2031-05-05", given["at"])
    assert article(page(paragraphs(), "<meta name=date content=2031-05-04>"), **given).version.published == "2031-05-04"


def test_the_address_may_be_said_by_the_page_but_must_be_of_the_web() -> None:
    assert (
        article(page(paragraphs(), "<link rel=canonical href='https://post.example/a'>")).version.url == "https://post.example/a"
    )
    assert article(page(paragraphs(), "<link rel=canonical href='javascript:alert(1)'>")).version.url is None


def test_a_long_text_is_cut_and_says_so() -> None:
    (made,) = extract(Capture("long", b"word " * 100, content_type=PLAIN), limits=Limits(text=50))
    assert isinstance(made, Article)
    assert len(made.text) == 50
    assert [p.kind for p in made.problems] == ["cut"]


def test_what_holds_no_article_is_a_problem_in_one_sentence() -> None:
    for body in (b"", b"  \n", page(""), page("<p>Not found</p>"), b"<", b"\x00\xff\x00\xff" * 40, b"<div>" * 5_000):
        found = problem(body)
        assert found.message.startswith("crane ")
        assert found.message.endswith(".")
        assert found.message.count("\n") == 0


def test_an_answer_that_has_not_changed_holds_nothing() -> None:
    assert list(extract(Capture("same", b"", status=304))) == []


def test_a_page_is_read_the_same_whatever_calls_it() -> None:
    assert article(page(paragraphs()), content_type="").text == "\n\n".join(BODY)
