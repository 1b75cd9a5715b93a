import html
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord import view
from onrecord.flow import add, judge
from onrecord.record import Record
from onrecord.web import site

HOSTILE = """<!doctype html><html><head><title>&lt;script&gt;alert(1)&lt;/script&gt;</title>
<meta property="og:site_name" content='"><img src=x onerror=alert(1)>'></head>
<body><article><h1>&lt;script&gt;alert(1)&lt;/script&gt;</h1>
<p>“&lt;script&gt;alert(2)&lt;/script&gt; killed 12 people,” said &lt;b onmouseover=alert(3)&gt;Mayor Ilse Darnov&lt;/b&gt;,
who lives there and has said so before to anyone who would listen to her for long enough.</p>
<p>At least 12 people were hurt, the fire service said on Tuesday morning. Nobody knew why it had happened.</p>
</article></body></html>"""


def test_nothing_of_a_page_is_taken_for_markup(tmp_path: Path) -> None:
    (tmp_path / "hostile.html").write_text(HOSTILE)
    with Record.open(tmp_path / "desk.record") as record:
        list(add(record, [str(tmp_path / "hostile.html")]))
        [story] = record.stories()
        [article] = record.articles()
    client = TestClient(site(tmp_path / "desk.record"), base_url="http://localhost")
    version = article.versions[0].id
    for path in ("/", f"/story/{story.id}", f"/story/{story.id}/sources", f"/evidence/{version}", "/search?query=<script>"):
        page = client.get(path).text
        assert "<script>alert" not in page
        assert "<img" not in page
        assert "<b onmouseover" not in page
    assert "&lt;script&gt;alert(1)" in client.get("/").text


def test_judgements_stand_beside_their_claim_and_are_struck_out_in_the_list_once_undone(tmp_path: Path) -> None:
    (tmp_path / "quay.txt").write_text("At least 12 people were hurt on Tuesday, Mayor Ilse Darnov said.")
    with Record.open(tmp_path / "desk.record") as record:
        list(add(record, [str(tmp_path / "quay.txt")]))
        [story] = record.stories()
        [claim, *_] = record.telling(story.id).claims
        made = judge(record, who="Ana <b>Petrov", verb="rate", subject=claim.id, value="B2", note="saw the list")
        client = TestClient(site(tmp_path / "desk.record"), base_url="http://localhost")
        board, listed = f"/story/{story.id}", f"/story/{story.id}/judgements"
        assert "<b>B2</b> (Ana &lt;b&gt;Petrov): saw the list" in client.get(board).text
        assert "<s>" not in client.get(listed).text
        item = claim.members[0]
        judge(record, who="Ben Tarn", verb="confirm", subject=f"{item.version}#{item.item}")
        assert re.search(r"<li>[^<]+: <b>confirmed</b> \(Ben Tarn\)", client.get(board).text)
        judge(record, who="Ben Tarn", verb="undo", subject=made.id)
        assert "B2" not in client.get(board).text
        assert re.search(r"<s><a [^>]*>[^<]*</a>: <b>B2</b></s>", client.get(listed).text)


def test_a_doubt_about_what_is_disputed_stands_beside_it(tmp_path: Path) -> None:
    text = (
        "At least 96 people were hurt at the quay on Tuesday, said Mayor Ilse Darnov. "
        "The fire service said 57 people were hurt.\n\n"
        "The Sarn Courier could not independently verify the number of injured."
    )
    (tmp_path / "quay.txt").write_text(text)
    with Record.open(tmp_path / "desk.record") as record:
        list(add(record, [str(tmp_path / "quay.txt")]))
        [story] = record.stories()
    page = TestClient(site(tmp_path / "desk.record"), base_url="http://localhost").get(f"/story/{story.id}").text
    disputed, unverified = page.split('id="disputed"')[1].split('id="unverified"')
    assert "not verified by" in disputed
    assert "could not be verified, but for what is disputed" in unverified


@pytest.fixture
def client(example_file: Path, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """The pages of the example, with little on each."""
    for name in ("LINES", "BRIEF", "SAYINGS", "MIXED"):
        monkeypatch.setattr(f"onrecord.web.pages.{name}", 2)
    return TestClient(site(example_file), base_url="http://localhost")


def turned(client: TestClient, path: str) -> list[str]:
    """A page and all that come after it."""
    out = [client.get(path).text]
    while after := re.search(r'<a rel="next" href="([^"]+)"', out[-1]):
        out.append(client.get(html.unescape(after[1])).text)
    return out


def test_the_pages_of_a_long_list_hold_all_of_it_in_order(client: TestClient, example: Record, march: str) -> None:
    found = turned(client, f"/story/{march}/changes")
    shown = [html.unescape(s) for page in found for s in re.findall(r'<p><a href="/evidence/[^"]*">([^<]*)</a></p>', page)]
    assert shown == [c.sentence for c in view.changes(example, story=march)[::-1]]
    assert len(found) == -(-len(shown) // 2)
    assert sum(page.count('<li><a class="title"') for page in turned(client, "/")) == len(view.stories(example))


def test_each_list_of_sources_has_pages_of_its_own(client: TestClient, example: Record, march: str) -> None:
    rows, path = view.sources(example, story=march), f"/story/{march}/sources"
    first = client.get(path).text
    assert first.count("<article") == 2
    for part, mark, some in (("speakers", "<article", rows.speakers), ("outlets", '<th scope="row"', rows.outlets),
                             ("doubts", '<th scope="row"', rows.doubts)):  # fmt: skip
        assert (f"{path}?part={part}" in first) == (len(some) > 2)
        assert sum(page.count(mark) for page in turned(client, f"{path}?part={part}")) == len(some)


def test_statements_that_are_not_listed_are_one_link_away(client: TestClient, example: Record, march: str) -> None:
    first = client.get(f"/story/{march}/sources?part=speakers").text
    long = [s for s in view.sources(example, story=march).speakers if len(s.statements) > 2]
    linked = [html.unescape(to) for to in re.findall(r'<p class="further"><a href="([^"]*)">All [^<]* statements', first)]
    assert linked
    assert long
    for to in linked:
        assert client.get(to).status_code == 200
