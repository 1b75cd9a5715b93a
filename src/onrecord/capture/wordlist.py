"""The word lists beside this module (`lexicon/*.toml`): what pages are made of, as data."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources


@cache
def listed(file: str) -> dict[str, list[str]]:
    """The lists of one file of the lexicon, by name."""
    path = resources.files("onrecord.capture") / "lexicon" / f"{file}.toml"
    lists: dict[str, list[str]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return lists
