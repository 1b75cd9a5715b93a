"""Values go into the file compressed and come out as they were."""

import pytest

from onrecord.model.news import Article, Version
from onrecord.record.packed import pack, press, unpack, unpress


def test_a_value_comes_back() -> None:
    article = Article("a", Version("v", byline=("Ada Quill",)), "Ünlü şehir \N{GRINNING FACE} \x00")
    assert unpack(pack(article), Article) == article
    assert unpress(press(b"\x00\xff" * 9)) == b"\x00\xff" * 9


@pytest.mark.parametrize("damaged", [b"", b"words", pack(Article("a", Version("v"), "t"))[:-3], pack(["no article"])])
def test_damage_is_a_value_error(damaged: bytes) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        unpack(damaged, Article)
