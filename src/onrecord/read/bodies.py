"""The places by which an article names bodies that have no name of their own: "Sarn police", "the Ostmark government"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Literal

from onrecord.read.nouns import Tree, roles, singular

Kind = Literal["local", "national", "state"]
OWNING = frozenset({"'s", "’s"})
BETWEEN = 2
"""Words in small letters between a place and its body: "Sarn city council", "Ostmark's interior ministry"."""


def owners(parsed: Tree) -> Mapping[str, frozenset[str]]:
    """For each body, as `body` calls it, the places that it is named by."""
    found: dict[str, set[str]] = {}
    for i in range(len(parsed.words)):
        if named := body(parsed.words[max(0, i - 1) : i + 1]):
            found.setdefault(named, set()).update(_places(parsed, i, named))
    return MappingProxyType({named: frozenset(places) for named, places in found.items() if places})


def body(words: tuple[str, ...]) -> str | None:
    """The body that a description ends in: "police", "fire service", "government"; None where it is none that has a place."""
    known, pair = roles(), " ".join(words[-2:])
    if pair in known.compounds or pair in known.services:
        return pair
    if words[-1] == "authorities":
        return words[-1]
    head = singular(words[-1])
    common = head in known.local or head in known.national or head in known.state
    return head if common and head != "authority" else None


def unplaced(name: str) -> bool:
    """Whether a name is that of a body alone, of which every place has one: "police", "government"; "authorities" are any."""
    return body(tuple(name.split()) or ("",)) == name and kind(name) != "state" and name != "authorities"


def kind(named: str) -> Kind:
    """Whether a body is the town's ("local") or the country's ("national"; "state" where others may have one as well)."""
    known = roles()
    if named in known.local or named in known.compounds:
        return "local"
    return "national" if named in known.national | known.services or named == "authorities" else "state"


def _places(parsed: Tree, i: int, named: str) -> Iterator[str]:
    """The place before a body ("Sarn police"), or after it ("police in Sarn")."""
    common, first = named == "police" or parsed.text(i).islower(), i - named.count(" ")
    if common and (place := _before(parsed, first, state=kind(named) == "state")):
        yield place
    if i + 2 < len(parsed.words) and parsed.words[i + 1] == "in" and (place := _run(parsed, i + 2, 1)):
        yield place


def _before(parsed: Tree, i: int, *, state: bool) -> str | None:
    """The place before a body; what stands before a minister may as well be a department, unless it is a nation."""
    at = i - 1
    while i - at <= BETWEEN and at > 0 and parsed.text(at).islower() and parsed.doc.tokens[at].tag[:2] in ("NN", "JJ"):
        at -= 1
    between = set(parsed.words[at + 1 : i])
    owned = at > 0 and parsed.words[at] in OWNING
    at -= owned
    if at < 0 or between & roles().placeless or (state and not owned and parsed.label(at) not in ("NORP", "GPE")):
        return None
    return _run(parsed, at, -1)


def _run(parsed: Tree, i: int, way: int) -> str | None:
    """The run of proper nouns from token `i` on, forwards or backwards; None where there is none, or no place."""
    at = i
    while 0 <= at < len(parsed.words) and _proper(parsed, at) and (at == i or _beside(parsed, at, at - way)):
        at += way
    if at == i:
        return None
    first, last = sorted((i, at - way))
    persons, words = roles().persons | roles().titles, parsed.words[max(0, first - 1) : last + 1]
    if any(singular(w.rstrip(".")) in persons or w in roles().placeless for w in words):
        return None
    return " ".join(parsed.text(n) for n in range(first, last + 1))


def _proper(parsed: Tree, i: int) -> bool:
    """Whether a token is a proper noun that is no date, or the adjective of a nation."""
    tag = parsed.doc.tokens[i].tag
    if not parsed.text(i)[0].isupper() or parsed.label(i) in ("DATE", "TIME"):
        return False
    return tag in ("NNP", "NNPS") or (tag == "JJ" and i > 0 and parsed.words[i - 1][-1] not in '.!?:"”')


def _beside(parsed: Tree, i: int, other: int) -> bool:
    """Whether nothing but a blank stands between two tokens."""
    left, right = sorted((i, other))
    return parsed.doc.text[parsed.doc.tokens[left].end : parsed.doc.tokens[right].start] == " "
