"""The names in an article with the titles and appositions beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.model.span import Span
from onrecord.read.nouns import Tree, bisect_start, lexicon, roles, singular

ACTING = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"})
BREAKING = frozenset(lexicon("names.toml")["breaking"].split())
"""Words at which a run of capitalised words ends."""
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
OFFICES = frozenset({"NN", "NNP"})
"""Tags of what an apposition calls somebody, in small letters or as an office: "the Deputy Director, Ann Marr"."""
CALLING = frozenset({"called", "calls", "call", "calling", "named", "known", "dubbed"})
THEMSELVES = frozenset({"itself", "themselves", "himself", "herself"})
CALLED = ("oprd", "dobj", "attr", "pobj")
DEPUTIES = frozenset({"deputy", "vice", "assistant"})
"""Words that make of an office that of somebody else: "the mayor" is not the deputy mayor."""
CASES = frozenset({"'s", "’s", "'", "’"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name where it stands: `words` in small letters, `title` the words before it, `roles` what an apposition calls it."""

    span: Span
    label: str
    words: tuple[str, ...]
    title: tuple[str, ...]
    whole: Span
    roles: tuple[Span, ...]
    head: int


@cache
def _given() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    raw = lexicon("names.toml")
    return frozenset(raw["female"].split()), frozenset(raw["male"].split()), frozenset(raw["exceptions"].split())


def given(word: str) -> str | None:
    """The gender, "f" or "m", of nearly all who bear this given name; None where the lexicon does not know it."""
    female, male, _ = _given()
    return "f" if word in female else "m" if word in male else None


def exceptional(word: str) -> bool:
    """Whether a given name that ends in "a" says nothing of the gender."""
    return word in _given()[2]


def names(parsed: Tree) -> list[Name]:
    """Every name in the article, in text order; titles, determiners and possessive marks are taken off."""
    return [name for first, last, label in _runs(parsed) if (name := _name(parsed, first, last, label))]


def _runs(parsed: Tree) -> Iterator[tuple[int, int, str]]:
    """Token ranges of capitalised runs, each joined with the entities it meets, and the label of the last of these."""
    doc, size = parsed.doc, len(parsed.words)
    label, dated = [""] * size, set[int]()
    for entity in doc.entities:
        for i in parsed.at(entity.span):
            label[i] = entity.label if entity.label in ACTING else ""
            if entity.label in ("DATE", "TIME"):
                dated.add(i)
    i = 0
    while i < size:
        first = i
        if end := _motto(parsed, label, i):
            yield i, end, "ORG"
            i = end
            continue
        while i < size and i not in dated and not _break(parsed, label, first, i):
            proper = label[i] or doc.tokens[i].tag in ("NNP", "NNPS")
            if not proper and not _joins(parsed, label, first, i) and not _surname(parsed, first, i):
                break
            i += 1
        if i > first:
            found = [x for x in label[first:i] if x]
            yield first, i, found[-1] if found else ""
        else:
            i += 1


def _surname(parsed: Tree, first: int, i: int) -> bool:
    """Whether a word with a capital after a given name is a surname that the tagger took for a noun: "Lauren Tarrow"."""
    noun = i > first and parsed.doc.tokens[i].tag[:2] == "NN" and parsed.text(i)[0].isupper()
    return noun and parsed.text(i - 1)[0].isupper() and given(parsed.words[i - 1]) is not None


def _motto(parsed: Tree, label: list[str], i: int) -> int | None:
    """Where a name such as "Keep the Line" or "Reclaim the Streets" ends that begins at token `i`; None where none does."""
    tokens, end = parsed.doc.tokens, i + 2
    if tokens[i].tag not in ("VB", "VBP", "NNP") or parsed.words[i + 1 : end] != ("the",) or not parsed.text(i)[0].isupper():
        return None
    if tokens[i].tag == "NNP" and (label[i] or parsed.words[i - 1] != "the"):
        return None
    opens = i == 0 or not parsed.words[i - 1][0].isalnum() or tokens[i].dep == "ROOT"
    if opens and tokens[i].dep not in SUBJECTS:
        return None
    while end < len(tokens) and parsed.text(end)[0].isupper() and tokens[end].tag[:2] in ("NN", "JJ"):
        end += 1
    return end if end > i + 2 else None


def _joins(parsed: Tree, label: list[str], first: int, i: int) -> bool:
    """Whether token `i` is the "of" in a name such as "Port of Hadrel Authority"; that in "President of" joins nothing."""
    if parsed.words[i] in CASES and i > first:
        return _of_an_office(parsed, label, i + 1)
    if i > first and "-" in parsed.words[i - 1 : i + 1] and _glued(parsed, i - 1, i):
        after = i + (parsed.words[i] == "-")
        return _glued(parsed, after - 1, after) and parsed.doc.tokens[after].tag[:2] == "NN"
    if parsed.words[i] not in ("of", "for") or i == first or i + 1 >= len(parsed.words):
        return False
    before = singular(parsed.words[i - 1])
    return parsed.doc.tokens[i + 1].tag in ("NNP", "NNPS") and before in roles().organizations


def _break(parsed: Tree, label: list[str], first: int, i: int) -> bool:
    """Whether a run that began at `first` must end before token `i`."""
    if i == first:
        return parsed.words[i] in BREAKING or parsed.words[i] in ("(", ")")
    if parsed.words[i] == "(" or (parsed.words[i] in BREAKING and not label[i]):
        return True
    ends = parsed.doc.tokens[i - 1].end
    apart = "\n" in parsed.doc.text[ends : parsed.doc.tokens[i].start]
    owned = parsed.words[i - 1] in CASES and not (label[i] and label[i] == label[i - 1]) and not _of_an_office(parsed, label, i)
    return apart or owned or bool(label[i] and label[i - 1] and label[i] == "PERSON" != label[i - 1] and first == i - 1)


def _glued(parsed: Tree, left: int, right: int) -> bool:
    """Whether no blank stands between two tokens."""
    tokens = parsed.doc.tokens
    return right < len(tokens) and tokens[left].end == tokens[right].start


def _of_an_office(parsed: Tree, label: list[str], i: int) -> bool:
    """Whether a body that begins at token `i` bears the name of an office or a trade: "Governor's Office", "Traders' Guild"."""
    owner = parsed.words[i - 2]
    if not 2 <= i < len(parsed.words) or parsed.doc.tokens[i].tag not in ("NNP", "NNPS"):
        return False
    kind = singular(owner) in roles().persons or (owner != singular(owner) and not label[i - 2])
    return kind and parsed.text(i - 2)[0].isupper() and parsed.text(i)[0].isupper() and parsed.words[i] in roles().organizations


def _name(parsed: Tree, first: int, last: int, label: str) -> Name | None:
    words = parsed.words
    while first < last and (words[first] in ("the", "a", "an", "-", '"', "“") or words[first] in CASES):
        first += 1
    while last > first and (words[last - 1] in CASES or not (words[last - 1][-1].isalnum() or _dotted(words[last - 1]))):
        last -= 1
    last = _end(parsed, first, last)
    start = _after_title(parsed, first, last, label)
    if (
        start >= last
        or all(_title(parsed, i, alone=start == first and label != "PERSON") for i in range(start, last))
        or not any(parsed.text(i)[0].isupper() or parsed.text(i)[0].isdigit() for i in range(start, last))
    ):
        return None
    head = next((i for i in range(last - 1, start - 1, -1) if not start <= parsed.doc.tokens[i].head < last), last - 1)
    if parsed.doc.tokens[head].tag[:2] in ("VB", "JJ") and label in ("", "NORP"):
        return None
    opens = _title_start(parsed, start, first)
    span = Span(parsed.doc.tokens[start].start, parsed.doc.tokens[last - 1].end)
    whole = Span(parsed.doc.tokens[opens].start, span.end)
    return Name(
        span,
        label,
        tuple(w.replace("’", "'") for w in words[start:last]),
        words[opens:start],
        whole,
        tuple(_roles(parsed, head, span)),
        head,
    )


def _title(parsed: Tree, i: int, *, alone: bool) -> bool:
    """Whether a word is a title, or, `alone` or after "deputy", an office: "Director", "Councilwoman" are nobody's names."""
    known, word = roles(), parsed.words[i]
    office = word in known.persons and word not in known.press | known.organizations.keys()
    return word.rstrip(".") in known.titles or (office and (alone or (i > 0 and parsed.words[i - 1] in DEPUTIES)))


def _end(parsed: Tree, first: int, last: int) -> int:
    """Where a name of several words ends: it does not go on with "of" and small letters ("Health Ministry of foul water")."""
    for i in range(first + 2, last - 1):
        if parsed.words[i] in ("of", "for", "in") and not any(parsed.text(n)[0].isupper() for n in range(i + 1, last)):
            return i
    return last


def _dotted(word: str) -> bool:
    """Whether a full stop at the end of a word is a part of it: "U.S."."""
    return word == "." or (word[-1] == "." and "." in word[:-1])


def _after_title(parsed: Tree, first: int, last: int, label: str) -> int:
    """Where the name begins after words such as "Interior Minister"; of a body only after a rank within: "SPD Lt. Ann Marr"."""
    start, person = first, label in ("PERSON", "")
    for i in range(first if person else first + 1, last - 1):
        if _ends_title(parsed, i) and (person or _rank(parsed, i, last)):
            start = i + 1 + (parsed.words[i + 1] == ".")
    return start


def _rank(parsed: Tree, i: int, last: int) -> bool:
    """Whether a short rank within a run stands before the name of a person: "Lt." in "SPD Lt. Ann Marr", not "Gen. Council"."""
    after = i + 1 + (parsed.words[i + 1] == ".")
    named = last - after > 1 or (last > after and given(parsed.words[after]) is not None)
    body = any(singular(word) in roles().organizations for word in parsed.words[after:last])
    return parsed.words[i].rstrip(".") in roles().short and named and not body


def _ends_title(parsed: Tree, i: int) -> bool:
    """Whether the word at `i`, within a run of capitals, ends a title: not "General" in "General Staff", but "Chief of Staff"."""
    known, word = roles(), parsed.words[i].rstrip(".")
    if parsed.words[i + 1] in CASES or (word == "general" and singular(parsed.words[i + 1]) in known.organizations):
        return False
    return (
        word in known.titles or singular(word) in known.persons or parsed.words[max(0, i - 2) : i + 1] == ("chief", "of", "staff")
    )


def _title_start(parsed: Tree, start: int, first: int) -> int:
    """Where the words begin that stand before a name as its title: "the interior minister" has no part in it."""
    at = first
    while at > 0 and parsed.doc.tokens[at - 1].dep in ("compound", "amod", "nmod") and at - 1 >= start - 6:
        if not start <= parsed.doc.tokens[at - 1].head + 6 or parsed.words[at - 1] in CASES:
            break
        at -= 1
    return at


def _roles(parsed: Tree, head: int, span: Span) -> Iterator[Span]:
    """What appositions call the bearer of a name: those below its head, and the noun that the name itself explains."""
    tokens = parsed.doc.tokens
    dated = span.of(parsed.doc.text).isupper() and any(parsed.words[i][0] in "-\u2013\u2014" for i in parsed.below[head])
    for i in parsed.below[head] if not dated else ():  # "PORT VELL -- A man who" is a dateline
        if tokens[i].dep == "appos" and tokens[i].tag in OFFICES and tokens[i].start >= span.end and _is_role(parsed, i):
            yield parsed.phrase(i)
    first, above = bisect_start(parsed.doc, span.start), tokens[head].head
    if (what := _body(parsed, span)) is not None:
        yield tokens[what].span
    if (what := _bearer(parsed, head)) is not None:
        yield parsed.phrase(what)
    if first > 1 and parsed.words[first - 1] == "," and singular(parsed.words[first - 2]) in roles().persons:
        yield parsed.phrase(first - 2)
    elif (
        tokens[head].dep == "appos"
        and tokens[above].tag in OFFICES
        and tokens[above].end <= span.start
        and _is_role(parsed, above)
    ):
        yield parsed.phrase(above)


def _bearer(parsed: Tree, head: int) -> int | None:
    """The noun that a name is given to by a verb: "a group called Pale Star", "which calls itself", "known as Pale Star"."""
    tokens, verb = parsed.doc.tokens, parsed.doc.tokens[head].head
    verb = tokens[verb].head if parsed.words[verb] == "as" else verb
    if parsed.words[verb] not in CALLING or tokens[verb].dep not in ("acl", "relcl") or tokens[head].dep not in CALLED:
        return None
    itself = any(parsed.words[k] in THEMSELVES or tokens[k].dep == "auxpass" for k in parsed.below[verb])
    noun = tokens[verb].head
    return noun if (itself or tokens[verb].dep == "acl") and noun < verb < head and _is_role(parsed, noun) else None


def _body(parsed: Tree, span: Span) -> int | None:
    """The noun right after a name such as "Keep the Line" that says what kind of body bears it: "campaign"."""
    inside = parsed.at(span)
    after = inside.stop
    named = len(inside) > 2 and parsed.words[inside.start + 1] == "the" and parsed.text(inside.start)[0].isupper()
    return after if named and after < len(parsed.words) and parsed.words[after] in roles().organizations else None


def _is_role(parsed: Tree, i: int) -> bool:
    return parsed.words[i] in roles().persons or (parsed.words[i] in roles().organizations and parsed.doc.tokens[i].tag == "NN")
