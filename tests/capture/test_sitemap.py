"""Sitemaps name articles of their own host."""

import gzip

import pytest

from onrecord.capture import Link, sitemap
from onrecord.errors import SourceError
from onrecord.model.news import Capture
from onrecord.settings import LIMITS, Limits

HEAD = '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">'
ONE = "<url><loc> https://orla.example/1 </loc><lastmod>2031-05-06</lastmod></url>"
NEWS = """<url><loc>https://orla.example/2</loc><n:news><n:publication><n:name>Orla Post</n:name></n:publication>
<n:publication_date>2031-05-06T10:00:00+02:00</n:publication_date></n:news><lastmod>2031-05-07</lastmod></url>"""


def capture(body: str | bytes) -> Capture:
    return Capture("s", body.encode() if isinstance(body, str) else body, url="https://orla.example/sitemap.xml")


def test_articles_come_with_what_is_said_of_them() -> None:
    found = sitemap(capture(f"{HEAD}{ONE}{NEWS}{ONE}</urlset>"), LIMITS)
    assert found.maps == ()
    assert found.pages == (
        Link("https://orla.example/1", None, "2031-05-06"),
        Link("https://orla.example/2", "Orla Post", "2031-05-06T10:00:00+02:00"),
    )


def test_an_index_names_sitemaps_and_a_packed_one_is_unpacked() -> None:
    index = "<sitemapindex><sitemap><loc>https://orla.example/a.xml.gz</loc></sitemap></sitemapindex>"
    assert sitemap(capture(gzip.compress(index.encode())), LIMITS).maps == (Link("https://orla.example/a.xml.gz"),)


def test_addresses_of_other_hosts_and_kinds_are_left_out() -> None:
    strange = "".join(f"<url><loc>{u}</loc></url>" for u in ("https://varn.example/1", "file:///etc/hosts", "javascript:x", ""))
    assert sitemap(capture(f"{HEAD}{strange}</urlset>"), LIMITS).pages == ()


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("<html><body>Hello</body></html>", "no sitemap"),
        ("", "damaged"),
        (f"{HEAD}{ONE}", "damaged"),
        ('<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><urlset><url><loc>&a;', "damaged"),
        (gzip.compress(bytes(200_000)), "more than 100,000 bytes"),
        (gzip.compress(b"<urlset>")[:-9] + b"nonsense!", "damaged"),
        (
            f"{HEAD}{''.join(f'<url><loc>https://orla.example/{n}</loc></url>' for n in range(50_001))}</urlset>",
            "more than 50,000",
        ),
    ],
)
def test_what_is_none_is_said(body: str | bytes, why: str) -> None:
    limits = Limits(body=100_000) if isinstance(body, bytes) else LIMITS
    with pytest.raises(SourceError, match=why):
        sitemap(capture(body), limits)
