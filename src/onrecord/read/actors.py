"""Who is named or described in an article: persons, bodies, places that act, and sources without a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.model.document import Document
from onrecord.model.mention import Actor, ActorKind
from onrecord.model.span import Span
from onrecord.read.bodies import body, kind
from onrecord.read.cast import PLAIN, Part, named
from onrecord.read.cues import lexicon as cues
from onrecord.read.home import Home, home
from onrecord.read.names import DEPUTIES, names
from onrecord.read.nouns import COUNTS, Tree, roles, singular, tree
from onrecord.read.offices import seat

BELONGING = frozenset({"of", "for", "from", "with", "within"})
LONGEST = 12
"""Tokens after a noun that still tell who it is."""
VAGUE = frozenset({"man", "woman", "person", "individual", "someone"})
NOMINAL = ("NN", "CD", "JJ")
BEING = frozenset({"is", "was", "are", "were", "has", "had", "have"})
EVERYONE = frozenset({"everyone", "everybody"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their", "my", "our", "your"})
QUOTING = frozenset('"\u201c\u201d')
TELLING = frozenset({"prep", "acl", "relcl", "amod"})
UNITS = frozenset({"riot", "secret", "military", "traffic", "border"})
"""What the police may be of whom others are more."""
OPEN = COUNTS | {"a", "an", "another", "others"}


def actors(docs: Sequence[Document]) -> list[Document]:
    """Each document with its `actors`, ids c1, c2, ... in the order of their first mention."""
    return [replace(doc, actors=cast(tree(doc))) for doc in docs]


def cast(parsed: Tree) -> tuple[Actor, ...]:
    """The actors of one article."""
    doc = parsed.doc
    sources = [span for a in doc.attributions for span in a.source]
    found = names(parsed)
    parts = [p for p in named(parsed, found, sources) if p.kind != "place" or _acts(parsed, p, sources)]
    place = home(parsed, found)
    told = sorted(set(_descriptions(parsed, sources, parts, place.owners)))
    for span in told:
        _place(parsed, span, parts, place, next((s for s in sources if s.meets(span)), None))
    for part in parts:
        if not part.words and part.roles:
            part.names = Counter({place.qualify(part.roles[0], name): n for name, n in part.names.items()})
    parts = sorted((p for p in parts if p.names), key=lambda p: min(p.mentions))
    return tuple(Actor(f"c{n}", p.name, p.kind, tuple(sorted(set(p.mentions)))) for n, p in enumerate(parts, 1))


def _acts(parsed: Tree, part: Part, sources: list[Span]) -> bool:
    """Whether a place or people is a source or the subject of a verb: "Washington said"."""
    for mention in part.mentions:
        if any(s.covers(mention) and s.end - mention.end < 3 for s in sources):
            return True
        head = parsed.head(mention)
        if head is not None and parsed.doc.tokens[head].dep == "nsubj":
            verb = parsed.doc.tokens[head].head
            if parsed.words[verb] not in BEING:
                return True
    return False


def _descriptions(parsed: Tree, sources: list[Span], parts: list[Part], owned: Mapping[str, frozenset[str]]) -> list[Span]:
    """Noun phrases that describe a person or a body without naming it: sources, and single nouns of the lexicon."""
    known, tokens = roles(), parsed.doc.tokens
    heads = {parsed.counted(i) for span in sources if (i := parsed.head(span)) is not None and tokens[i].tag[:2] in NOMINAL}
    for i, token in enumerate(tokens):
        known_as = parsed.words[i] in known.persons or parsed.words[i] in known.organizations
        told = known_as and token.tag == "NN" and token.dep in ("nsubj", "nsubjpass", "poss", "dobj", "pobj")
        if told or _acting(parsed, i, owned):
            heads.add(i)
    spans = [parsed.phrase(head) for head in sorted(heads) if singular(parsed.words[head]) not in known.documents]
    taken = [m for p in parts for m in p.mentions]
    return [s for s in spans if not any(m.covers(Span(s.end - 1, s.end)) for m in taken)]


def _acting(parsed: Tree, i: int, owned: Mapping[str, frozenset[str]]) -> bool:
    """Whether a body that just one place has in the article acts, so that "they" may be it: "Police closed the road"."""
    token, named = parsed.doc.tokens[i], singular(parsed.words[i])
    if token.dep != "nsubj" or named not in roles().local or token.tag[:2] != "NN" or parsed.words[token.head] in BEING:
        return False
    return len(owned.get(named, ())) < 2


def _place(parsed: Tree, span: Span, parts: list[Part], place: Home, source: Span | None) -> None:
    """Adds a description to the part that it means, or makes it a part of its own; `source` is the one that it stands in."""
    inside, office = parsed.at(span), seat(parsed, span, place)
    words = tuple(office.lower().split()) if office else tuple(parsed.words[i] for i in inside if parsed.words[i] not in PLAIN)
    if not words:
        return
    if len(inside) == 1 and (bearer := _surnamed(parsed, inside[0], parts)):
        bearer.mentions.append(span)
        return
    first, upto = parsed.words[inside[0]], _introduced(parsed, span, source)
    home = None if first in OPEN or upto > inside[-1] else meant(words, span, [p for p in parts if _may(parsed, p, inside)])
    if home is None:
        if source is None and words[-1] not in roles().persons | roles().local:
            return
        home = Part(_kind(parsed.words[inside[-1]]))
        parts.append(home)
    if not home.words:
        told = _told(parsed, span, home)
        name = office or described(parsed, told, parts)
        if not office and place.qualify(words, name) == name:
            name = described(parsed, told, parts, upto)
        home.names[unnamed(name, source.of(parsed.doc.text) if source else "")] += 1
    home.mentions.append(span)
    if words not in home.roles:
        home.roles.append(words)


def _surnamed(parsed: Tree, i: int, parts: list[Part]) -> Part | None:
    """The one person whose surname a word with a capital is, which the tagger took for a noun: "Tarrow also said"."""
    if not parsed.text(i)[0].isupper():
        return None
    fits = [p for p in parts if p.kind == "person" and p.names and parsed.words[i] == p.name.split()[-1].lower()]
    return fits[0] if len(fits) == 1 else None


def unnamed(name: str, source: str) -> str:
    """A name with "unnamed" where the source tells that it wants no name: "two officers, speaking on condition of anonymity"."""
    known, words = roles(), name.split()
    if not any(phrase in source for phrase in known.nameless) or known.hidden & set(words):
        return name
    said = next((word for word in known.hidden if word in source.split()), "unnamed")
    at = 1 if words[0] in COUNTS or words[0].isdigit() else 0
    return " ".join([*words[:at], said, *words[at:]])


def _told(parsed: Tree, span: Span, home: Part) -> Span:
    """What an apposition calls "a man" or "the woman", which becomes a mention; else the description itself."""
    head = parsed.at(span)[-1]
    told = parsed.child(head, "appos")
    if singular(parsed.words[head]) in VAGUE and told is not None and singular(parsed.words[told]) in roles().persons:
        home.mentions.append(parsed.phrase(told))
        return home.mentions[-1]
    return span


def _may(parsed: Tree, part: Part, inside: Sequence[int]) -> bool:
    """Whether a description can mean somebody without a name: not where it has a name that was not said of them before."""
    if part.kind != "unnamed":
        return True
    said = {*part.name.lower().split(), *(word for role in part.called() for word in role)}
    return all(parsed.words[i] in said for i in inside if parsed.label(i) and parsed.text(i)[0].isupper())


def meant(words: tuple[str, ...], span: Span, parts: list[Part]) -> Part | None:
    """The one part that a definite description means: by what it was called, by a word of its name, by its kind."""
    head = words[-1]
    named = body(words)
    fits = [p for p in parts if p.kind != "person" or named is None or kind(named) == "state"]
    fits = [p for p in fits if any(_calls(role, words) for role in p.called())]
    fits = fits or [p for p in parts if p.words and _in_name(p, words)]
    if not fits and len(words) == 1:
        kin = roles().organizations.get(head, frozenset())
        fits = [p for p in parts if p.kind == "organization" and p.words & kin and _before(p, span)]
    before = [p for p in fits if _before(p, span)]
    if len(before) > 1:
        return max(before, key=lambda p: max(m.start for m in p.mentions if m.start < span.start))
    if before:
        return before[0]
    return fits[0] if len(fits) == 1 and fits[0].words else None


def _before(part: Part, span: Span) -> bool:
    return min(part.mentions).start < span.start


def _calls(role: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether a title or description has the same head, and one holds all the words of the other; a deputy is another one.

    So are the riot police, of whom "police" may be more.
    """
    apart = DEPUTIES | (UNITS if words[-1] == "police" else set())
    if not role or role[-1] != words[-1] or apart & set(role) != apart & set(words):
        return False
    return set(words) <= set(role) or set(role) <= set(words)


def _in_name(part: Part, words: tuple[str, ...]) -> bool:
    """Whether the words of a description stand in a name: "the ministry" in "Interior Ministry"."""
    return part.kind == "organization" and set(words) <= part.words


def _kind(head: str) -> ActorKind:
    known, noun = roles(), singular(head)
    if noun in known.organizations or noun == "police":
        return "group" if noun in known.groups or noun == "police" else "organization"
    return "group" if noun != head and noun in known.groups else "unnamed"


def _introduced(parsed: Tree, span: Span, source: Span | None) -> int:
    """The last token of what tells a source apart that is introduced: "a man who lives near the bridge"; else its noun."""
    inside, tokens = parsed.at(span), parsed.doc.tokens
    head = inside[-1]
    first = inside[0] - (inside[0] > 0 and tokens[inside[0] - 1].tag == "DT")
    known = parsed.words[first] in DEFINITE or parsed.child(head, "poss") is not None
    if source is None or not source.covers(span) or known or tokens[head].tag not in ("NN", "NNS"):
        return head
    last = head
    for below in parsed.below[head]:
        if below <= head or _start(parsed, below) != last + 1 or tokens[below].dep not in TELLING or not _tells(parsed, below):
            continue
        end = _end(parsed, below)
        if parsed.doc.tokens[end].end > source.end or end - head > LONGEST:
            break
        last = end
    while last > head and tokens[last + 1].tag[:2] == "NN" and source.covers(tokens[last + 1].span):
        last += 1
    told = parsed.doc.text[tokens[head].end : tokens[last].end]
    return head if QUOTING & {*told} or any(phrase in told for phrase in roles().nameless) else last


def _tells(parsed: Tree, below: int) -> bool:
    """Whether what follows a noun says who it is, not when or in which statement it said something, or what."""
    if parsed.words[below] in cues().verbs and parsed.child(below, "ccomp") is not None:
        return False
    noun = parsed.child(below, "pobj", "pcomp")
    if parsed.doc.tokens[below].dep != "prep":
        return True
    return (
        noun is not None and parsed.label(noun) not in ("DATE", "TIME") and singular(parsed.words[noun]) not in roles().documents
    )


def described(parsed: Tree, span: Span, parts: Sequence[Part] = (), upto: int = 0) -> str:
    """A description as a name: without its determiner, with a phrase such as "of Castrel" that names someone, or `upto` one."""
    inside = list(parsed.at(span))
    head = inside[-1]
    while len(inside) > 1 and parsed.words[inside[0]] in PLAIN | {"one", "no"}:
        inside.pop(0)
    tokens = parsed.doc.tokens
    whole = Span(tokens[inside[0]].start, tokens[max(upto, _named_after(parsed, head))].end)
    text = unbracketed(" ".join(_untitled(parsed, whole, parts).split()))
    common = tokens[inside[0]].tag not in ("NNP", "NNPS") and not text[:2].isupper()
    if parsed.words[head] in EVERYONE and " " in text:
        return " ".join(["people", *text.split()[1:]])
    return text[0].lower() + text[1:] if common and not _named(parsed, inside[0]) else text


def _named(parsed: Tree, i: int) -> bool:
    """Whether a word keeps its capital: the adjective of a nation, or a name that something belongs to."""
    owner = parsed.words[i + 1 : i + 2] in (("'s",), ("’s",)) and singular(parsed.words[i]) not in roles().persons
    return parsed.label(i) in ("NORP", "GPE") or (owner and parsed.words[i] not in roles().organizations)


def unbracketed(name: str) -> str:
    """A name without the bracket in it that is never closed or holds a list, and without what follows that."""
    before, opened, rest = name.partition(" (")
    whole = ")" in rest and "," not in rest.split(")")[0]
    return name if not opened or whole else before.rstrip(" ,")


def _untitled(parsed: Tree, span: Span, parts: Sequence[Part]) -> str:
    """The words of `span`, a person in them by the fullest name and without title."""
    text = parsed.doc.text
    for part in parts:
        for mention in part.mentions:
            if part.kind == "person" and part.words and span.covers(mention) and mention.of(text).endswith(part.name):
                return text[span.start : mention.start] + part.name + text[mention.end : span.end]
    return span.of(text)


def _named_after(parsed: Tree, head: int) -> int:
    """The last token of what belongs to a noun: "of ..." and "for ...", and other words only where they name someone."""
    last = head
    for below in parsed.below[head]:
        if below != last + 1 or parsed.doc.tokens[below].dep not in ("prep", "acl"):
            continue
        end = _end(parsed, below)
        named = any(parsed.text(i)[0].isupper() and parsed.label(i) not in ("DATE", "TIME") for i in range(below, end + 1))
        if below < end < below + LONGEST and (named or parsed.words[below] in BELONGING):
            last = end
    return last


def _start(parsed: Tree, i: int) -> int:
    """The first token that hangs on token `i`."""
    return min((_start(parsed, below) for below in parsed.below[i] if below < i), default=i)


def _end(parsed: Tree, i: int) -> int:
    """The last token that hangs on token `i`; a clause, a comma or a bracket ends it before."""
    last = i
    for below in parsed.below[i]:
        if below > last and parsed.doc.tokens[below].dep not in ("relcl", "punct", "advcl", "cc", "conj"):
            last = _end(parsed, below)
    return last
