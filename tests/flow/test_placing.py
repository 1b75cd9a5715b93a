"""An extract is read when nobody has read it, and only then."""

from pathlib import Path

from onrecord.flow.placing import place
from tests.flow.invented import Words, fill, page, world


def test_what_nobody_read_is_read_while_it_is_placed(tmp_path: Path) -> None:
    new = Words("words-2")
    with fill(tmp_path / "x.record", captures=[page("Varn says 5", url="u", at="2025-01-01")]) as record, world():
        with record.transaction() as write:
            write.derive.clear()
            (extract,) = write.derive.extracts()
            version = place(write, extract, pipeline=new)
        assert new.read == ["Varn says 5"]
        assert record.reading(version).pipeline.id == "words-2"
        with record.transaction() as write:
            write.derive.clear()
            assert place(write, extract, pipeline=new) == version
        assert new.read == ["Varn says 5"]
