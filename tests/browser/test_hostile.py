"""Articles that want to run something, to load something, or to break the page."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from onrecord.flow import add
from onrecord.record import Record
from tests.browser.conftest import Look, kinds, served

GIANT = "Donau" * 400
BODY = """<p>“<b onmouseover=alert(1)>At least 12 people</b> were hurt &lt;script&gt;alert(2)&lt;/script&gt;,” said Mayor {who},
who lives on the quay and has said so before to anyone who would listen. Later the fire service denied that.</p>
<svg onload=alert(3)><script>alert(4)</script></svg><img src=x onerror=alert(5)><iframe src="javascript:alert(6)"></iframe>
<p>See <a href="javascript:alert(7)">this list</a>, <a href="data:text/html,<script>alert(8)</script>">that page</a> and
<a href="//far.example/x">another</a> of the port of {giant}, where the ferry lay on Tuesday with some 40 to 50 people.</p>
<p>\u202eThe harbour office said \u2066nobody knew\u2069 why 999999999999999999999999999999 tonnes lay near Geneva.\u202c</p>
<form action="https://far.example/"><input name=q></form><style>body{{display:none}}</style>
<meta http-equiv=refresh content="0;url=https://far.example/"><base href="https://far.example/">"""
HEAD = """<!doctype html><html><head><title>{title}</title><meta property="og:site_name" content="{outlet}">
<link rel=stylesheet href="https://far.example/a.css"><script src="https://far.example/a.js"></script></head>
<body><article><h1>{title}</h1>{body}</article></body></html>"""
TITLES = [
    "&lt;script&gt;alert(9)&lt;/script&gt; 12 hurt in port",
    "12 hurt in port &lt;img src=x onerror=alert(10)&gt;",
    f"12 hurt in port {GIANT}",
    "\u202e12 hurt in port\u202d \u2067of tra",
    "&lt;/title&gt;&lt;/a&gt;&lt;/main&gt;&quot;&gt;&lt;svg onload=alert(11)&gt; 12 hurt",
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The desk over a story of hostile articles, each in two versions."""
    folder: Path = tmp_path_factory.mktemp("hostile")
    fetches = []
    for n, title in enumerate(TITLES * 2):
        who = [f"{GIANT}", "\u202eDarnov", "&lt;i&gt;Ilse&lt;/i&gt; Darnov", "Ilse Darnov", "O'&quot;Darnov"][n % 5]
        outlet = ["&quot;&gt;&lt;script&gt;alert(12)&lt;/script&gt;", GIANT, "\u202ePost"][n % 3]
        body = BODY.format(who=who, giant=GIANT) + (
            "<p>This page was amended by the desk after one hour.</p>" if n >= len(TITLES) else ""
        )
        (folder / f"{n}.html").write_text(HEAD.format(title=title, outlet=outlet, body=body))
        url = f"https://quay{n % 5}.example/a/'\"><script>alert(13)</script>/{n % len(TITLES)}"
        at = f"2026-03-1{4 + n // 5}T1{n % 5}:00:00+01:00"
        fetches.append(json.dumps({"at": at, "url": url, "file": f"{n}.html", "status": 200, "content_type": "text/html"}))
    (folder / "fetches.jsonl").write_text("\n".join(fetches))
    with Record.open(folder / "desk.record") as record:
        list(add(record, fetches=str(folder / "fetches.jsonl")))
        assert len(record.articles()) == len(TITLES)
    with served(folder / "desk.record") as base:
        yield base


@pytest.fixture(scope="module")
def addresses(browser: Browser, hostile: str) -> list[str]:
    """One page of each kind."""
    context = browser.new_context()
    found = kinds(context.new_page(), hostile)
    context.close()
    return found


@pytest.mark.parametrize("size", ["phone", "wide"])
def test_nothing_runs_and_no_page_is_wider_than_the_screen(look: Look, hostile: str, addresses: list[str], size: str) -> None:
    page, wide = look(hostile, size=size), list[str]()
    for address in addresses:
        page.goto(hostile + address)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(address)
        assert page.locator("main h1").is_visible()
        assert page.locator("footer.bottom").is_visible()
    assert wide == []
    assert {a.split("/")[1] for a in addresses} >= {"story", "evidence", "versions", "original"}


def test_the_original_runs_nothing_and_loads_nothing(look: Look, hostile: str, addresses: list[str]) -> None:
    address = next(a for a in addresses if a.startswith("/original/"))
    page = look(hostile + address)
    frame = page.frame_locator("iframe.original")
    assert "people" in frame.locator("body").inner_text()
    assert frame.locator("script, style, img, svg, iframe, form, input, base, link, [onmouseover], [href^='data:']").count() == 0
