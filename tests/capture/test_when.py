"""When a page was published and changed."""

import pytest

from tests.capture.invented import article, page, paragraphs


def stamps(body: str = "", head: str = "", url: str = "", lang: str = "en") -> tuple[str | None, str | None]:
    version = article(
        page(f"<h1>Crane falls</h1>{body}{paragraphs()}", f"<title>Crane falls</title>{head}", lang), url=url
    ).version
    return version.published, version.modified


LINKED = (
    '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2031-05-06T09:00Z","dateModified":"%s"}</script>'
)


@pytest.mark.parametrize(
    ("body", "head"),
    [
        ("", "<meta property='article:published_time' content='2031-05-06T18:00:00'>"),
        ("", "<meta itemprop='datePublished' content='2031-05-06T18:00:00'>"),
        ("<time datetime='2031-05-06T18:00:00'>today</time>", ""),
        ("<div class=d>Published: 06/05/2031 18:00</div>", "<meta name='dcterms.issued' content='2031-05-06'>"),
        ("<p>6 May 2031, 18:00 | DNA</p>", ""),
        ("<ul><li>Comments: 388</li><li>Published: 18:00, 6 May 2031</li></ul>", ""),
    ],
)
def test_where_a_page_says_it(body: str, head: str) -> None:
    assert stamps(body, head)[0] in ("2031-05-06T18:00:00", "2031-05-06")


def test_a_change_is_later_than_the_first_publication() -> None:
    assert stamps(head=LINKED % "2031-05-06T12:30Z") == ("2031-05-06T09:00:00+00:00", "2031-05-06T12:30:00+00:00")
    assert stamps(head=LINKED % "2031-05-06T09:00Z") == ("2031-05-06T09:00:00+00:00", None)
    assert stamps(head=LINKED % "2031-05-05T09:00Z")[1] is None


def test_lines_beside_the_headline_tell_publication_from_change() -> None:
    body = "<details><summary>Tue 6 May 2031 10.05</summary><span>Last modified on Tue 6 May 2031 19.28</span></details>"
    assert stamps(body) == ("2031-05-06T10:05:00", "2031-05-06T19:28:00")


def test_order_of_day_and_month_follows_the_language() -> None:
    body = "<p>Posted 05/06/2031</p>"
    assert stamps(body, lang="en-US")[0] == "2031-05-06"
    assert stamps(body)[0] is None


def test_the_address_may_hold_the_day() -> None:
    assert stamps(url="https://post.example/2031/05/06/crane")[0] == "2031-05-06"
    assert stamps(url="https://post.example/2031/may/06/crane")[0] == "2031-05-06"


def test_a_date_in_the_text_or_in_the_head_of_the_site_is_none() -> None:
    strip = "<div class=strip>Tuesday 6 May 2031 · Dunmarra 17 degrees</div>"
    text = "<p>The harbour was closed on 6 May 2031 after the crane fell, and nobody has said when it will open again.</p>"
    assert (
        article(page(f"{strip}<h1>Crane falls</h1>{text}{paragraphs()}", "<title>Crane falls</title>")).version.published is None
    )
