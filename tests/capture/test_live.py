"""Live blogs: one article, its posts in page order."""

import json

from tests.capture.invented import BODY, LEAD, SECOND, THIRD, article, page, paragraphs

TIMES = ("2031-05-06T12:08:00+02:00", "2031-05-06T11:25:00+02:00", "2031-05-06T10:42:00+02:00")
TITLES = ("Harbour closed", "More streets told to leave", "Crane falls")
NOTE = "This post was amended at 13:15 on Monday; the office had first given a figure of 16."


def posts(stamp: str = "<time datetime='{at}'>now</time>", extra: str = "") -> str:
    """The posts as a page draws them."""
    drawn = [
        f"<article class=post><header>{stamp.format(at=at)}<h2>{title}</h2></header>"
        f"<p>{text}</p>{extra}<footer><button>Link</button></footer></article>"
        for at, title, text in zip(TIMES, TITLES, BODY, strict=True)
    ]
    return f"<div class=list>{''.join(drawn)}</div>"


def linked() -> str:
    """The posts as linked data."""
    updates = [
        {"@type": "BlogPosting", "headline": h, "datePublished": at, "articleBody": text}
        for at, h, text in zip(TIMES, TITLES, BODY, strict=True)
    ]
    data = {"@type": "LiveBlogPosting", "headline": "Crane: live", "datePublished": TIMES[-1], "liveBlogUpdate": updates}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def test_drawn_posts_are_the_text_and_linked_data_need_not_be_there() -> None:
    for head in (linked(), "<title>Crane: live updates</title>"):
        made = article(page(f"<h1>Crane: live</h1><p>Updated 12:08</p>{posts()}", head))
        assert made.version.kind == "live"
        assert made.text == "\n\n".join(BODY)
        assert [(p.published, p.title) for p in made.version.posts] == list(zip(TIMES, TITLES, strict=True))
        assert [p.span.of(made.text) for p in made.version.posts] == list(BODY)


def test_an_amended_post_keeps_its_note() -> None:
    made = article(page(f"<h1>Crane: live</h1>{posts(extra=f'<p><em>{NOTE}</em></p>')}", linked()))
    assert made.version.posts[0].span.of(made.text) == f"{LEAD}\n\n{NOTE}"


def test_times_without_a_date_come_from_linked_data_or_not_at_all() -> None:
    with_data = article(page(f"<h1>Crane: live</h1>{posts('<span>12:08</span>')}", linked()))
    assert [p.published for p in with_data.version.posts] == list(TIMES)
    without = article(page(f"<h1>Crane: live</h1>{posts('<span>12:08</span>')}", "<title>Crane: live</title>"))
    assert [p.published for p in without.version.posts] == [None] * 3
    assert without.text == "\n\n".join(BODY)


def test_posts_that_a_page_does_not_draw_are_read_from_linked_data() -> None:
    made = article(page("<h1>Crane: live</h1><div id=app></div>", linked()))
    assert made.text == "\n\n".join((LEAD, SECOND, THIRD))
    assert len(made.version.posts) == 3


def test_an_article_is_no_live_blog() -> None:
    made = article(page(f"<article><time datetime='2031-05-06'>today</time>{paragraphs()}</article>"))
    assert (made.version.kind, made.version.posts) == ("article", ())
    assert article(page(posts())).version.kind == "article"
