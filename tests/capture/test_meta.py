"""What a page says of itself."""

from onrecord.capture.meta import Meta
from onrecord.capture.tree import parse


def test_values_are_found_by_name() -> None:
    meta = Meta(
        parse(
            "<title> A\n b </title><meta property='og:title' content='C'>"
            "<meta name=Author content='D'><meta name=author content='E'>"
            "<link rel=canonical href='https://post.example/a'><p><span itemprop='headline name'>F</span><meta name=x>"
        )
    )
    assert meta.first("none", "og:title", "title") == "C"
    assert meta.first("title") == "A b"
    assert meta.all(["author"]) == ["D", "E"]
    assert meta.first("canonical") == "https://post.example/a"
    assert meta.all(["item:name", "item:headline"]) == ["F", "F"]
    assert meta.first("x") is None
