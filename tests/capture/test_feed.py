"""Feeds."""

import json

import pytest

from onrecord.capture import Link, extract, is_feed, links
from onrecord.errors import SourceError
from onrecord.model.news import Article, Capture, Problem
from onrecord.settings import LIMITS
from tests.capture.invented import BODY, LEAD, SECOND, paragraphs

RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>All News</title>
<item><title>Crane falls</title><link>https://post.example/crane</link><guid>g1</guid>
<pubDate>Tue, 06 May 2031 10:05:00 +0200</pubDate>
<source url="https://post.example/rss">The Dunmarra Post</source><description>Short.</description>
<content:encoded><![CDATA[{paragraphs()}<p><a href="/x">More news</a></p>]]></content:encoded></item>
<item><title>Summary only</title><link>https://post.example/other</link><guid>g2</guid><description>{LEAD}</description></item>
<item><title>Twin</title><guid>g1</guid><content:encoded><![CDATA[<p>{SECOND}</p>]]></content:encoded></item>
<item><title>Cut</title><guid>g4</guid>
<content:encoded><![CDATA[<p>{SECOND} […]</p>]]></content:encoded></item></channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Dunmarra Post</title><entry><id>tag:a</id><title>Crane falls</title>
<link href="https://post.example/crane"/><published>2031-05-06T10:05:00+02:00</published><updated>2031-05-06T12:00:00Z</updated>
<summary>Short.</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{paragraphs()}</div></content></entry>
<entry><id>tag:b</id><title>No text</title><summary>{LEAD}</summary></entry></feed>"""

ITEMS = [
    {
        "id": "1",
        "title": "Crane falls",
        "url": "https://post.example/crane",
        "content_html": paragraphs(),
        "date_published": "2031-05-06",
    },
    {"id": 2, "content_text": f"{LEAD}\n{SECOND}", "authors": [{"name": "Ines Tarr"}]},
    {"id": "3", "summary": LEAD},
]
JSON = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "The Post", "items": ITEMS})


def read(text: str) -> list[Article]:
    capture = Capture("feed", text.encode(), at="2031-05-07T00:00:00Z", content_type="application/xml")
    assert is_feed(capture)
    found = list(extract(capture))
    assert all(isinstance(a, Article) for a in found)
    return [a for a in found if isinstance(a, Article)]


def test_rss_entries_with_their_full_text_are_articles() -> None:
    crane, twin = read(RSS)
    version = crane.version
    assert crane.text == "\n\n".join(BODY)
    assert (version.url, version.outlet, version.title) == ("https://post.example/crane", "The Dunmarra Post", "Crane falls")
    assert (version.published, version.captured) == ("2031-05-06T10:05:00+02:00", "2031-05-07T00:00:00Z")
    assert (crane.id, twin.id, twin.version.outlet) == ("g1", "feed#3", "All News")


def test_atom_entries_with_content_are_articles() -> None:
    (crane,) = read(ATOM)
    assert (crane.id, crane.text, crane.version.outlet) == ("tag:a", "\n\n".join(BODY), "Dunmarra Post")
    assert crane.version.modified is not None


def test_items_of_json_feeds_with_content_are_articles() -> None:
    crane, plain = read(JSON)
    assert (crane.id, crane.text, crane.version.published) == ("1", "\n\n".join(BODY), "2031-05-06")
    assert (plain.id, plain.text, plain.version.byline) == ("2", f"{LEAD}\n\n{SECOND}", ("Ines Tarr",))


@pytest.mark.parametrize(
    "body", ["<html><body><p>about <rss> feeds", "<?xml version='1.0'?><html>", "{}", '{"id": "1"}', "", "text"]
)
def test_other_things_are_no_feeds(body: str) -> None:
    assert not is_feed(Capture("x", body.encode()))


def test_a_damaged_feed_gives_what_it_holds_or_a_problem() -> None:
    assert [type(x) for x in extract(Capture("f", JSON.encode()[:-40]))] == [Problem]
    assert all(isinstance(x, (Article, Problem)) for x in extract(Capture("f", RSS.encode()[:900])))


def test_the_articles_of_a_feed_are_named_with_their_true_publishers() -> None:
    assert links(Capture("f", RSS.encode(), url="https://all.example/feed"), LIMITS) == [
        Link("https://post.example/crane", "The Dunmarra Post", "2031-05-06T10:05:00+02:00", whole=True),
        Link("https://post.example/other"),
    ]
    relative = b'{"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [{"id": "1", "url": "/a"}, {"id": "2"}]}'
    assert links(Capture("f", relative, url="https://all.example/feed"), LIMITS) == []


@pytest.mark.parametrize(
    ("body", "why"),
    [("<html><p>Not here</p></html>", "no feed"), ('{"version": "https://jsonfeed.org/version/1", "items": 7}', "damaged")],
)
def test_what_is_no_feed_names_nothing(body: str, why: str) -> None:
    with pytest.raises(SourceError, match=why):
        links(Capture("f", body.encode(), url="https://all.example/feed"), LIMITS)
