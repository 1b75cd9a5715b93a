"""The cast of an article: which names and descriptions mean the same actor, and what is known of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.model.mention import ActorKind
from onrecord.model.span import Span
from onrecord.read.names import CASES, Name, exceptional, given
from onrecord.read.nouns import Tree, bisect_start, roles, singular

AT = frozenset({"in", "at", "near"})
KINDS: dict[str, ActorKind] = {"PERSON": "person", "ORG": "organization", "NORP": "group"}
SMALL = frozenset({"of", "the", "and", "for", "in", "on", "at", "to", "a", "an", "'s", "’s", "&", "s"})
PLAIN = SMALL | {"this", "that", "these", "those", "his", "her", "its", "their", "my", "our", "your", "own", "same", "said"}


@dataclass(slots=True)
class Part:
    """One actor while the cast is gathered: its names by their words, its descriptions, and where it is mentioned."""

    kind: ActorKind
    names: Counter[str] = field(default_factory=Counter)
    words: frozenset[str] = frozenset()
    roles: list[tuple[str, ...]] = field(default_factory=list)
    titles: list[tuple[str, ...]] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The fullest name: that of most words, then one not all in capitals, then of most mentions."""
        return max(self.names, key=lambda n: (len(n.split()), not n.isupper(), self.names[n], n))

    def called(self) -> Iterable[tuple[str, ...]]:
        """All that titles and appositions call it, as words in small letters, head last."""
        return [*self.roles, *self.titles]


def named(parsed: Tree, found: list[Name], sources: list[Span]) -> list[Part]:
    """One part for each bearer of a name, from the names in text order."""
    by_words: dict[tuple[str, ...], list[Name]] = {}
    for name in found:
        by_words.setdefault(name.words, []).append(name)
    parts: dict[tuple[str, ...], Part] = {}
    for words in sorted(by_words, key=lambda w: (-len(w), by_words[w][0].span.start)):
        some = by_words[words]
        kind = kind_of(parsed, some, sources)
        home = _home(parsed, words, kind, some, parts) or _acronym_of(words, some, parts)
        if home is None:
            home = parts.setdefault(words, Part(kind))
        else:
            parts[words] = home
        for name in some:
            _join(parsed, home, name)
    return list({id(p): p for p in parts.values()}.values())


def _join(parsed: Tree, part: Part, name: Name) -> None:
    text = parsed.doc.text
    full = next((r for r in name.roles if r.start == name.span.end + 1), None)
    part.names[" ".join(text[name.span.start : full.end if full else name.span.end].split())] += 1
    part.words |= frozenset(name.words)
    part.mentions.append(name.whole)
    if name.title:
        part.titles.append(tuple(roles().short.get(w.rstrip("."), w) for w in name.title if w != "."))
    for role in name.roles if part.kind in ("person", "organization") else ():
        if parsed.words[parsed.at(role)[-1]] in (roles().organizations if part.kind == "person" else roles().persons):
            continue  # "Ada Orm, the news agency said": nobody is an agency, and no agency a director
        part.roles.append(tuple(parsed.words[i] for i in parsed.at(role) if parsed.words[i] not in PLAIN))
        part.mentions.append(role)


def kind_of(parsed: Tree, some: list[Name], sources: list[Span]) -> ActorKind:
    """What the bearer of a name is, by titles, words of the name, "who" and the labels of most mentions."""
    known = roles()
    last = singular(some[0].words[-1])
    if any(singular(t[-1].rstrip(".")) in known.persons or t[-1].rstrip(".") in known.titles for n in some if (t := n.title)):
        return "person"
    if last in known.organizations or singular(some[0].words[0]) in known.organizations or _plain_word(some[0].words[-1]):
        return "organization"
    if any(_explained(parsed, n) for n in some):
        return "person"
    called = len(some[0].words) > 1 and given(some[0].words[0])
    if not called and any(parsed.words[parsed.at(role)[-1]] in known.organizations for n in some for role in n.roles):
        return "organization"
    labels = Counter(n.label for n in some if n.label)
    if not labels:
        return (
            "organization"
            if len(some[0].words[0]) < 2 or len(some[0].words) > 3 or all(_initials(n.span.of(parsed.doc.text)) for n in some)
            else "person"
            if given(some[0].words[0])
            else "place"
        )
    best = max(labels, key=lambda x: (labels[x], x == "PERSON"))
    if called:
        return "person"
    return KINDS.get(best, "place")


def _initials(name: str) -> bool:
    """Whether a name is one short word in capitals."""
    return 2 <= len(name) <= 6 and name.isalpha() and name.isupper()


def _plain_word(word: str) -> bool:
    return any(word in names for names in roles().organizations.values() if len(names) > 1)


def _explained(parsed: Tree, name: Name) -> bool:
    """Whether "who" or an apposition such as "a chemist" shows that the name is a person's."""
    known = roles().persons
    if any(singular(parsed.words[role[-1]]) in known for r in name.roles if (role := parsed.at(r))):
        return True
    clause = parsed.child(name.head, "relcl")
    return clause is not None and any(parsed.words[k] == "who" for k in parsed.below[clause])


def _home(
    parsed: Tree, words: tuple[str, ...], kind: ActorKind, some: list[Name], parts: dict[tuple[str, ...], Part]
) -> Part | None:
    """The part whose fuller name these words are a piece of, if there is just one."""
    full = [(w, p) for w, p in parts.items() if len(w) > len(words)]
    if len(words) <= 2:
        fits = [p for w, p in full if p.kind == "person" and w[-len(words) :] == words]
        if not fits and len(words) == 1 and kind == "person":
            fits = [p for w, p in full if p.kind == "person" and w[0] == words[0]]
        fits = _unlike(fits, some)
        if len(fits) == 1 and (kind == "person" or not _place(parsed, some)):
            return fits[0]
    if kind == "person" and any(n.title for n in some):
        return None
    short = len(words) == 1 and all(n.span.of(parsed.doc.text).isupper() for n in some)
    if short or any(n.label in ("GPE", "NORP") or _owned(parsed, n) for n in some):
        return None
    fits = [
        p
        for w, p in full
        if p.kind == "organization" and (w[: len(words)] == words or (_definite(parsed, some) and w[-len(words) :] == words))
    ]
    fits = list({id(p): p for p in fits}.values())
    return fits[0] if len(fits) == 1 and kind != "place" else None


def _place(parsed: Tree, some: list[Name]) -> bool:
    """Whether a name was taken for a place's and is one that the gazetteer knows: no "Hanes" beside "Patti Hanes"."""
    known = {s for p in parsed.doc.places if p.geoname or p.candidates for s in p.span}
    before = [bisect_start(parsed.doc, n.span.start) - 1 for n in some]
    there = any(i >= 0 and parsed.words[i] in AT for i in before)
    return there or any(n.label == "GPE" and any(s.meets(n.span) for s in known) for n in some)


def _definite(parsed: Tree, some: list[Name]) -> bool:
    """Whether a name of one word always stands after "the", as the last word of a fuller name does: "the Monitor"."""
    if len(some[0].words) > 1:
        return True
    before = [bisect_start(parsed.doc, n.span.start) - 1 for n in some]
    return all(i >= 0 and parsed.words[i] == "the" for i in before)


def _owned(parsed: Tree, name: Name) -> bool:
    """Whether a name stands after a possessive: another "Ministry of Health" than the one that was named in full."""
    first = bisect_start(parsed.doc, name.span.start)
    return first > 0 and parsed.words[first - 1] in CASES


def _unlike(fits: list[Part], some: list[Name]) -> list[Part]:
    """The parts left when those of another gender than "Mr" or "Ms" says are taken away."""
    fits = list({id(p): p for p in fits}.values())
    said = {g for n in some for t in n.title if (g := titled(t))}
    return [p for p in fits if not said or gender(p) in (*said, None)] if len(said) == 1 else fits


def _acronym_of(words: tuple[str, ...], some: list[Name], parts: dict[tuple[str, ...], Part]) -> Part | None:
    """The one part of which a short name in capitals holds the first letters."""
    short = words[0].replace(".", "")
    if len(words) > 1 or not 2 <= len(short) <= 7:
        return None
    fits = [
        part
        for full, part in parts.items()
        if len(full) > 1 and short in ("".join(w[0] for w in full if w not in SMALL), "".join(w[0] for w in full))
    ]
    return fits[0] if len({id(p) for p in fits}) == 1 else None


def titled(word: str) -> str | None:
    """The gender, "f" or "m", that a title or a noun for a person gives; in small letters."""
    known, word = roles(), word.rstrip(".")
    some = {word, singular(word)}
    return "f" if some & known.female else "m" if some & known.male else None


def gender(part: Part) -> str | None:
    """The gender, "f" or "m", of a person as titles, appositions and the given name tell it."""
    said = Counter(g for role in part.called() for w in role[-1:] if (g := titled(w)))
    if said:
        return said.most_common(1)[0][0]
    return gender_of(part.name) if part.kind == "person" and part.names else None


def gender_of(name: str) -> str | None:
    """The gender, "f" or "m", that a full name tells by the given name in it."""
    words = name.lower().split()
    ends = len(words) > 1 and words[0].endswith("a") and not exceptional(words[0])
    return (given(words[0]) if words else None) or ("f" if ends else None)
