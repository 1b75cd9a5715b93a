import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.flow import add, judge
from onrecord.record import Record
from onrecord.web import site
from onrecord.web.pages import when

HOSTILE = """<!doctype html><html><head><title>&lt;script&gt;alert(1)&lt;/script&gt;</title>
<meta property="og:site_name" content='"><img src=x onerror=alert(1)>'></head>
<body><article><h1>&lt;script&gt;alert(1)&lt;/script&gt;</h1>
<p>“&lt;script&gt;alert(2)&lt;/script&gt; killed 12 people,” said &lt;b onmouseover=alert(3)&gt;Mayor Ilse Darnov&lt;/b&gt;,
who lives there and has said so before to anyone who would listen to her for long enough.</p>
<p>At least 12 people were hurt, the fire service said on Tuesday morning. Nobody knew why it had happened.</p>
</article></body></html>"""


@pytest.mark.parametrize(
    ("stamp", "said"),
    [
        ("2025-09-09T07:05:00+02:00", "9 Sep 2025, 07:05 +02:00"),
        ("2025-09-09T07:05:00Z", "9 Sep 2025, 07:05 +00:00"),
        ("2025-09-09T07:05", "9 Sep 2025, 07:05"),
        ("2025-09-09", "9 Sep 2025"),
        ("PRESENT_REF", "PRESENT_REF"),
        (None, ""),
    ],
)
def test_times_are_set_with_their_zone(stamp: str | None, said: str) -> None:
    assert when(stamp) == said


def test_nothing_of_a_page_is_taken_for_markup(tmp_path: Path) -> None:
    (tmp_path / "hostile.html").write_text(HOSTILE)
    with Record.open(tmp_path / "desk.record") as record:
        list(add(record, [str(tmp_path / "hostile.html")]))
        [story] = record.stories()
        [article] = record.articles()
    client = TestClient(site(tmp_path / "desk.record"))
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
        client = TestClient(site(tmp_path / "desk.record"))
        board, listed = f"/story/{story.id}", f"/story/{story.id}/judgements"
        assert "<b>B2</b> (Ana &lt;b&gt;Petrov): saw the list" in client.get(board).text
        assert "<s>" not in client.get(listed).text
        judge(record, who="Ben Tarn", verb="undo", subject=made.id)
        assert "B2" not in client.get(board).text
        assert re.search(r"<s>[^<]*: <b>B2</b></s>", client.get(listed).text)
