from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.record import Record
from onrecord.web import site
from onrecord.web.original import harmless

PAGE = b"""<!doctype html><html><head><title>Ferry</title><script>alert(1)</script><style>p{color:red}</style>
<link rel=stylesheet href=//far.example/a.css><meta http-equiv=refresh content="0;url=//far.example"></head>
<body onload=alert(2)><h1>The ferry sank</h1><p style="position:fixed" onclick=alert(3)>It <b>sank</b>.</p>
<a href="javascript:alert(4)">a</a> <a href="data:text/html,x">b</a> <a href="https://ferry.example/">c</a> <a href="/sport">d</a>
<svg><script>alert(5)</script></svg><img src=x onerror=alert(6)><iframe src=//far.example></iframe>
<form action=//far.example><input name=q></form><object data=//far.example></object></body></html>"""


def test_nothing_that_runs_or_loads_is_left() -> None:
    page = harmless(PAGE, "text/html")
    assert "<h1>The ferry sank</h1>" in page
    assert "It <b>sank</b>." in page
    for word in (
        "alert",
        "script",
        "style",
        "far.example",
        "onclick",
        "data:",
        "<img",
        "<form",
        "<input",
        "<iframe",
        "<svg",
        "/sport",
    ):
        assert word not in page
    assert 'href="https://ferry.example/"' in page


def test_what_is_no_markup_stands_as_it_is() -> None:
    assert "<pre>12 &lt;b&gt; people</pre>" in harmless(b"12 <b> people", "text/plain")
    assert "no text" in harmless(b"%PDF-1.7 \x00\x01", "application/pdf")


@pytest.mark.parametrize("path", ["/fetched/{}", "/original/{}"])
def test_the_page_has_a_policy_of_its_own(example_file: Path, example: Record, march: str, path: str) -> None:
    version = example.articles(story=march)[0].versions[0].id
    answer = TestClient(site(example_file), base_url="http://127.0.0.1").get(path.format(version))
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert ("sandbox;" in policy and "script-src" not in policy) == path.startswith("/fetched")
    assert "unsafe-inline" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_version_that_is_not_there_is_not_found(example_file: Path) -> None:
    assert TestClient(site(example_file), base_url="http://127.0.0.1").get("/fetched/nowhere").status_code == 404
