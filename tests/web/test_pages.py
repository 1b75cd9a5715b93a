import re
from pathlib import Path

from starlette.testclient import TestClient

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
        judge(record, who="Ben Tarn", verb="undo", subject=made.id)
        assert "B2" not in client.get(board).text
        assert re.search(r"<s><a [^>]*>[^<]*</a>: <b>B2</b></s>", client.get(listed).text)
