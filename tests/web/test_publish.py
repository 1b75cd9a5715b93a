import re
from pathlib import Path

from onrecord.record import Record
from onrecord.web.publish import publish


def test_published_pages_link_to_each_other_on_disk(example: Record, tmp_path: Path) -> None:
    stories = publish(example, folder=tmp_path / "desk")
    assert len(stories) == 2
    pages = {p.name: p.read_text() for p in (tmp_path / "desk").iterdir()}
    assert {"index.html", *(p.name for p in stories)} <= set(pages)
    for page in (p for name, p in pages.items() if name.endswith(".html")):
        for link in re.findall(r'(?:href|src)="([^"]+)"', page):
            name, _, anchor = link.partition("#")
            if not link.startswith(("http", "#")):
                assert name in pages
                assert not anchor or f'id="{anchor}"' in pages[name]
