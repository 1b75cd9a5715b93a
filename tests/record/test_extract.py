"""An extract is the article without the names that its source gave it."""

import pytest

from onrecord.model.news import Article, Version
from onrecord.record.extract import extract


def test_names_do_not_make_another_input() -> None:
    one = extract(Article("1", Version("1", url="u", title="t"), "words"), fetch="f", position=0, address="u")
    two = extract(Article("2", Version("2", article="x", url="u", title="t"), "words"), fetch="g", position=1, address="u")
    assert (one.input, one.text, one.kept_under) == (two.input, two.text, two.kept_under)
    assert one.article.id == one.article.version.id == ""


def test_what_a_pipeline_sees_makes_another_input() -> None:
    one = extract(Article("1", Version("1", title="t"), "words"), fetch="f", position=0, address="u")
    two = extract(Article("1", Version("1", title="other"), "words"), fetch="f", position=0, address="u")
    assert one.input != two.input
    assert one.text == two.text


def test_text_that_is_no_unicode_cannot_be_kept() -> None:
    with pytest.raises(ValueError, match="surrogates"):
        extract(Article("1", Version("1"), "a\ud800b"), fetch="f", position=0, address="u")
