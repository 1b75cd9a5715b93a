"""Where an article is at home: the town and the country that "police" and "the government" in it belong to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from onrecord.read.bodies import body, kind, owners
from onrecord.read.names import Name
from onrecord.read.nouns import COUNTS, Tree, lexicon, roles, singular
from onrecord.read.towns import SENTENCES, lead, titled, towns, within_name

LOCAL = "local"
"""What says already that somebody is from there."""


@dataclass(frozen=True, slots=True)
class Home:
    """The town and the country that an article is reported from, each None where it does not say.

    `abroad` says whether it names another country; `owners` are the places by which it names a body itself ("Sarn police"):
    "police" are those, if there are no others.
    """

    town: str | None = None
    country: str | None = None
    abroad: bool = False
    owners: Mapping[str, frozenset[str]] = field(default_factory=dict)
    outlet: str | None = None

    def qualify(self, words: tuple[str, ...], name: str) -> str:
        """`name` with the place it belongs to, where it is a body or a neighbour that has no name of its own."""
        head = singular(words[-1]) if words else ""
        if name == name.lower() and head in roles().nearby | roles().audience:
            return self._near(words, name, self.outlet if head in roles().audience else self.town)
        named = body(words) if words and (name == name.lower() or " " not in name) else None
        more = len(words) > 1 and words[-2:] != tuple((named or "").split())
        if named is None or roles().placeless & set(words) or (more and kind(named) != "local"):
            return name
        name = name if name.isupper() else name.lower()
        place = self._place(named)
        return f"{place} {name}" if place else name

    def _near(self, words: tuple[str, ...], name: str, owner: str | None) -> str:
        """People without a name as those of a town or an outlet: "Sarn grain workers", "two Radio Sarn listeners"."""
        if owner is None or LOCAL in words or roles().placeless & set(words):
            return name
        said = name.split()
        at = next((n for n, word in enumerate(said) if word not in COUNTS | roles().hidden and not word.isdigit()), 0)
        return " ".join([*said[:at], owner, *said[at:]])

    def _place(self, named: str) -> str | None:
        """Where a body belongs: the article itself says it, or it is the town's or the country's."""
        if places := self.owners.get(named):
            return min(places) if len(places) == 1 else None
        country = nations().get((self.country or "").lower(), self.country)
        if kind(named) == "local":
            return self.town or (country if named == "police" else None)
        return country if kind(named) == "national" else None


def home(parsed: Tree, found: list[Name]) -> Home:
    """The home of an article, by its dateline; without one, by its first sentences, its title, its only place, its outlet."""
    dateline, named = _dateline(parsed), owners(parsed)
    town, _, country = (dateline or "").partition(", ")
    land = _known(country, found) or _country(parsed, found, named)
    return Home(_cased(town) or _town(parsed, found, named), land, _abroad(parsed, land), named, parsed.doc.version.outlet)


def _town(parsed: Tree, found: list[Name], named: Mapping[str, frozenset[str]]) -> str | None:
    """The town that the bodies are named by, the first sentences tell of, the title names; the only one; that of the paper."""
    every, title = towns(parsed, found), parsed.doc.version.title or ""
    owning = {place for name, places in named.items() if kind(name) == "local" for place in places}
    headed = {town for town in every if town in title} | titled(title)
    first = lead(parsed, found)
    for some in (owning, first, first & headed, headed):
        if len(some) == 1:
            return min(some)
    return _only(parsed, "city", found) or (None if every else _paper(parsed.doc.version.outlet))


def _country(parsed: Tree, found: list[Name], named: Mapping[str, frozenset[str]]) -> str | None:
    """The country that the bodies of a state are named by; else that of which the article says so; else the only one."""
    owning = {place for name, places in named.items() if kind(name) != "local" for place in places}
    if len(owning) == 1:
        return min(owning)
    told = _republics(parsed)
    return min(told) if len(told) == 1 else _only(parsed, "country", found) or _first(parsed)


def _first(parsed: Tree) -> str | None:
    """The one country that the first sentences name, of several in the article: news says first where it is."""
    sentences = parsed.doc.sentences[:SENTENCES]
    end = sentences[-1].end if sentences else 0
    named = {p.name for p in parsed.doc.places if p.precision == "country" and p.span[0].end <= end}
    peoples = {e.span.of(parsed.doc.text) for e in parsed.doc.entities if e.label == "NORP" and e.end <= end}
    here = {nations().get(name.lower(), name) for name in named} | (peoples & set(nations().values()))
    return min(here) if len(here) == 1 else None


def _abroad(parsed: Tree, country: str | None) -> bool:
    """Whether an article names another country or nation than `country`, which may be given as an adjective."""
    own = {country, nations().get((country or "").lower())}
    named = {nations().get(p.name.lower(), p.name) for p in parsed.doc.places if p.precision == "country"}
    peoples = {e.span.of(parsed.doc.text) for e in parsed.doc.entities if e.label == "NORP"}
    return not (named | (peoples & set(nations().values()))) <= own


def _republics(parsed: Tree) -> set[str]:
    """What the article explains to be a country ("Ostmark, a coastal republic") or calls so ("the Republic of Ostmark")."""
    tokens, found = parsed.doc.tokens, _republic((parsed.doc.version.outlet or "").split())
    for i, word in enumerate(parsed.words):
        if word in roles().countries:
            if tokens[i].dep == "appos" and tokens[tokens[i].head].tag == "NNP":
                found.add(parsed.text(tokens[i].head))
            found |= _republic([parsed.text(n) for n in range(i, min(i + 3, len(tokens)))])
    return found


def _republic(words: list[str]) -> set[str]:
    """X in "Republic of X"."""
    some = zip(words, words[1:], words[2:], strict=False)
    return {name for what, of, name in some if what[0].isupper() and what.lower() in roles().countries and of == "of"}


def _paper(outlet: str | None) -> str | None:
    """The town of a local paper by its name, "Sarn Courier": it gives no dateline to what happens there."""
    words = (outlet or "").split()
    words = words[1:] if words[:1] == ["The"] else words
    papers = roles().organizations["newspaper"]
    if len(words) < 2 or words[-1].lower() not in papers or any(w.lower() in roles().placeless for w in words[:-1]):
        return None
    return " ".join(words[:-1])


def _dateline(parsed: Tree) -> str | None:
    """The place before the dash of "PORT VELL, Ostrava (NNA) -", with what follows its comma."""
    opening = parsed.doc.text[:90].split("\n")[0]
    for mark in (" - ", " – ", " — ", "— "):
        place, found, _ = opening.partition(mark)
        if found and place.split(",")[0].split(" (")[0].isupper():
            return place.split(" (")[0].strip()
    return None


def _cased(town: str) -> str:
    return " ".join(w.capitalize() for w in town.split())


def _known(country: str, found: list[Name]) -> str | None:
    """The second part of a dateline if it is a place and no date."""
    part = country.split(",")[0].strip()
    return part if part and any(" ".join(n.words) == part.lower() and n.label == "GPE" for n in found) else None


def _only(parsed: Tree, precision: str, found: list[Name]) -> str | None:
    """The one city, as it is written, or country that the article names, if it is one. "Anna Dorn" is not of Dorn."""
    persons = {name.words[-1] for name in found if name.label == "PERSON" and len(name.words) > 1}
    places = (p for p in parsed.doc.places if p.precision == precision and p.name.lower() not in persons)
    named = [p for p in places if not within_name(parsed, p.span[0])]
    if len({p.name for p in named}) != 1:
        return None
    return named[0].name if precision == "country" else named[0].span[0].of(parsed.doc.text)


@cache
def nations() -> Mapping[str, str]:
    """The adjectives of countries, whose names are in small letters."""
    return dict(lexicon("nations.toml")["adjectives"])
