"""The word lists of pages."""

import re

from onrecord.capture.wordlist import listed


def test_every_list_holds_small_words_once() -> None:
    for file in ("html", "page"):
        for name, words in listed(file).items():
            assert len(set(words)) == len(words), (file, name, sorted(w for w in words if words.count(w) > 1))
            assert all(re.fullmatch(r"[a-z0-9][a-z0-9' -]*", w) for w in words), (file, name)
