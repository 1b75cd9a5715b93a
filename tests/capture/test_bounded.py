"""Files read up to a limit."""

import gzip
from pathlib import Path

import pytest

from onrecord.capture.bounded import whole
from onrecord.errors import SourceError


def test_gzip_is_told_by_its_first_bytes(tmp_path: Path) -> None:
    for name, data in (("a.html", b"<p>x"), ("b.html.gz", gzip.compress(b"<p>x")), ("c.html", gzip.compress(b"<p>x"))):
        (tmp_path / name).write_bytes(data)
        assert whole(tmp_path / name, 100) == b"<p>x"


def test_a_bomb_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.html.gz"
    bomb.write_bytes(gzip.compress(bytes(5_000_000)))
    with pytest.raises(SourceError, match="more than 1,000,000 bytes"):
        whole(bomb, 1_000_000)


def test_damaged_gzip_and_folders_are_refused(tmp_path: Path) -> None:
    packed = gzip.compress(b"<p>x" * 1_000)
    for name, data in (("cut.gz", packed[:-20]), ("bad.gz", packed[:12] + b"\xff" * 20), ("crc.gz", packed[:-8] + bytes(8))):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(SourceError, match="cannot be read"):
            whole(tmp_path / name, 10_000)
    with pytest.raises(SourceError, match="no regular file"):
        whole(tmp_path, 10)
