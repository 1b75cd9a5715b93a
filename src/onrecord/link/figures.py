"""What a figure counts, so that figures about one thing can be told from equal numbers about others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.link import clauses, partitives, shares
from onrecord.link.classes import classed, falls, has, lexicon, listed, local, names_class, proved, puts, shared_out
from onrecord.link.context import (
    APART,
    THEM,
    Context,
    Counted,
    class_before,
    larger,
    meant,
    named_again,
    of_size,
    previous,
    set_against,
)
from onrecord.link.governing import NEAR, PEOPLE, cost, governing, number_of, own_class, thing_of
from onrecord.link.passages import Passage, passage_of
from onrecord.link.periods import period
from onrecord.link.topics import Topic
from onrecord.link.words import TOKEN, content, stem
from onrecord.model.mention import Quantity
from onrecord.model.news import Reading

OTHERS = "others"
"""The word for the rest of those of whom some were just counted."""
SAID = 4
"""Words that carry meaning after a thing that is counted, which tell what is said of it."""
_DIFFERENCE = re.compile(r"\s*(?:[\w-]+\s+){0,2}(?:more|fewer|less|higher|lower)\s+than\b")
_ELSEWHERE = re.compile(
    r"(?:(?!\b(?:and|but|while)\b)[^.;])*?\b(?:is|are|was|were) not (?:part of|included in|counted (?:in|among|with)|among)\b"
)
_EACH = re.compile(r"\s*(?:(?:for )?(?:each|every)|per|apiece|a head)\b", re.I)
_LEAVES = re.compile(r"\s+(?:leaves?|left|means?|meant|makes?|made)\b")
"""After a number that is the subject itself: "58 leaves three people unaccounted for"."""
_SOUGHT = re.compile(r"\b(?:searching|looking|hunting) for $")
"""Before those who are sought: none of those who were counted before."""
_IN = re.compile(r"\bin (?:some |about |around |nearly )?$", re.I)
_REQUIRED = re.compile(r"\b(?:has|have|had) to be \w+ \w+ $|\b(?:must|shall) (?:not )?(?:be )?\w+(?: \w+)? $")
"""Before a measure that something has to have."""
_AFTER = re.compile(r"\bafter (?:the |another |a further )?$")
"""Before those who came to be counted last: "the number of dead is 25, after two bodies were found"."""
_ALONE = re.compile(r"[^\w\s]|$")
"""After a number that nothing follows in its clause."""
_BESIDE = re.compile(r",|\band\b")


def counted(reading: Reading, some: tuple[Passage, ...]) -> list[Counted]:
    """The quantities of a reading with what each counts, in text order; those outside all paragraphs are left out."""
    found: list[Counted] = []
    for quantity in sorted(reading.quantities, key=lambda q: q.span):
        if passage := passage_of(some, quantity.span):
            found.append(_counted(Context(reading, quantity, passage, found)))
    return found


def _counted(at: Context) -> Counted:
    """A figure with what it counts: by its own words, by those before it, or as a part of what another one counts."""
    taken, other = meant(at, _taken(at)), set_against(at)
    kind = _class(at, taken)
    silent = not kind and _silent(at, taken)
    topic = other or (previous(at) if silent else None if kind else _same_noun(at))
    if topic is None:
        topic = _topic(at, taken, kind or ("" if _whole(at) else class_before(at, taken)))
    topic = replace(topic, said=frozenset(content(clauses.after(at.beyond))[:SAID]))
    whole = None if at.quantity.unit or _kept_apart(at) else _divided(at, topic)
    topic = _among(_part_of(at, topic, whole), taken, [c.topic for c in at.earlier if c.sentence == at.sentence])
    if topic.unit == "%":
        topic = _shared(topic, at.before)
    bare, given = silent and _bare(at), puts(at.clause)
    return Counted(at.quantity, topic, at.passage, at.sentence, _former(at), other is not None, whole, bare, given)


def _bare(at: Context) -> bool:
    """Whether somebody gives a number alone: "the ministry is sticking to 11", "it comes to 9,300"; not "4,000 paid a fine"."""
    return has(at.clause, "gives") or bool(_ALONE.match(at.after))


def _class(at: Context, taken: str) -> str:
    """The class that its own words and those around it name; "" for none, and for an amount for each."""
    if _EACH.match(at.beyond) or _at_times(at, taken) or (not at.quantity.of and _LEAVES.match(at.after)):
        return ""
    if _whole(at):
        return own_class(taken, at.beyond)
    beside = [q.span[0] for q in at.numbers if q.span[0].start >= at.span.end or _of_anyone(at.reading.text, q)]
    part = _part(at, taken)
    kind = governing(at.quantity, taken, part, at.before, at.beyond, beside, at.rim) or named_again(at, taken)
    return kind if thing_of(taken)[0] not in listed("household") or kind in lexicon()["household"]["classes"] else ""


def _same_noun(at: Context) -> Topic | None:
    """What the figure before counted where one noun is of both: "police put the crowd at 4,000, the organisers at 9,000"."""
    last = at.earlier[-1] if at.earlier else None
    if last is None or last.sentence != at.sentence or not at.quantity.of or at.quantity.of != last.quantity.of:
        return None
    return last.topic if last.topic.kind and of_size(last.quantity, at.quantity) else None


def _at_times(at: Context, taken: str) -> bool:
    """Whether a number says how often something is so: "in some 8,000 cases, ..." counts nobody who is ill."""
    return taken.casefold() in ("case", "cases") and bool(_IN.search(at.before)) and at.beyond.startswith(",")


def _silent(at: Context, taken: str) -> bool:
    """Whether a figure says nothing of what it counts."""
    named = set(content(taken)) <= listed("again") | listed("roll") and not _SOUGHT.search(at.before)
    return named and not _part(at, taken) and not _whole(at) and not _norm(at)


def _topic(at: Context, taken: str, kind: str) -> Topic:
    words = taken or number_of(at.before)
    thing, noun, stems = thing_of(words)
    if kind and names_class(thing):
        thing, noun = "", ""
    unit = at.quantity.unit or _lent(at)
    return Topic(kind, thing, unit, _scope(at, taken, kind), stems, frozenset(content(at.sentence.of(at.reading.text))), noun)


def _scope(at: Context, taken: str, kind: str) -> str:
    """What sets a figure apart from others of its class: a part, a limit, another time, a difference, what is proved."""
    if _DIFFERENCE.match(at.after):
        return "difference"
    part = _part(at, taken) and (not kind or _kept_apart(at))
    if part or (local(kind) and at.beyond.lstrip().startswith("from ")):
        return "part"
    if _norm(at):
        return "norm"
    if kind and _AFTER.search(at.before) and any(c.sentence == at.sentence and _more(c, kind, at.quantity) for c in at.earlier):
        return "part"
    then = period(at.reading, at.sentence, at.sentence_before)
    return then or ("confirmed" if proved(kind, f"{at.clause} {taken}") else "")


def _norm(at: Context) -> bool:
    """Whether a figure is a limit: "the licence allows 40", "the face has to be cleared at 1.5 percent"."""
    return _near(at.before, "norm") or bool(at.quantity.unit and _REQUIRED.search(at.before))


def _more(one: Counted, kind: str, quantity: Quantity) -> bool:
    """Whether a figure is a higher count of a class."""
    return one.topic.kind == kind and not one.topic.scope and larger(one.quantity, quantity)


def _divided(at: Context, topic: Topic) -> Topic | None:
    """What is counted that a figure is a part of, as its sentence says; None where it is none."""
    last = at.earlier[-1] if at.earlier and at.earlier[-1].sentence == at.sentence else None
    if last and last.whole and not topic.kind and partitives.goes_on(at.before):
        return last.whole
    if not partitives.divides(at.before, at.after):
        return None
    near = (c for c in reversed(at.earlier) if c.passage is at.passage and not c.quantity.unit and c.topic.scope not in APART)
    return next((c.topic for c in near if (c.topic.kind or c.topic.thing) and larger(c.quantity, at.quantity)), None)


def _part_of(at: Context, topic: Topic, whole: Topic | None) -> Topic:
    """The topic of a figure that is a part of `whole`, or of a class that its own words name ("two of the dead")."""
    if whole is None:
        return topic if at.quantity.unit or _kept_apart(at) else partitives.of_class(topic, at.after)
    own = at.of if at.behind and at.of.casefold() not in THEM else ""
    return partitives.some(topic, whole, own, at.after)


def _shared(topic: Topic, before: str) -> Topic:
    """A percentage with the clause that says of whom or what it is."""
    if not shared_out(topic.kind):
        return replace(topic, subject=frozenset(content(clauses.before(before))))
    holder = shares.whose(before)
    return replace(topic, noun=holder, subject=frozenset(content(holder)))


def _lent(at: Context) -> str:
    """The unit that a bare number takes from the one after it: "from 61 to 59 percent"."""
    if at.quantity.of:
        return ""
    joined = (q for q in at.numbers if at.reading.text[at.span.end : q.span[0].start].strip() in ("to", "or", "and", "–", "-"))
    return next((q.unit for q in joined if q.unit), "")


def _among(topic: Topic, taken: str, earlier: Sequence[Topic]) -> Topic:
    """ "Six sailors dead and 23 others missing": the others of those who are sought are of the same kind as those found."""
    last = earlier[-1] if earlier else None
    if last is None or not last.kind or taken.casefold() != OTHERS or not falls(topic.kind):
        return topic
    return replace(topic, thing=last.thing, noun=last.noun, stems=topic.stems | last.stems)


def _taken(at: Context) -> str:
    """What is counted, in words; not those of a number before where its own clause has a class ("16 dead, millions missing")."""
    of = at.quantity.of
    if not of:
        return "" if at.quantity.unit else _measured(at.span.of(at.reading.text))
    lent = any(q.span[-1].end <= of[0].start and of[-1].end <= at.quantity.span[0].start for q in at.numbers)
    taken, clause = "".join(span.of(at.reading.text) for span in of), clauses.before(at.before)
    here = [*classed(clauses.after(at.after)), *(() if taken in clause else classed(clause, backwards=True))] if lent else []
    if any(cost(between) <= NEAR for between, _ in here):
        return ""
    inner = [q.span[0].start - of[0].start for q in at.numbers if of[0].start < q.span[0].start < of[0].end]
    return _BESIDE.split(taken[: min(inner)])[0] if inner else taken


def _whole(at: Context) -> bool:
    """Whether a number is the whole of which another one gives a part: "19 of the 43"."""
    ended = (q.span[-1].end for q in at.numbers if q.span[-1].end <= at.span.start)
    between = (at.reading.text[end : at.span.start].casefold().split() for end in ended)
    return any(words[:1] == ["of"] and len(words) <= 2 for words in between)


def _of_anyone(text: str, quantity: Quantity) -> bool:
    """Whether a number counts people, and so may be what a word after it is said of."""
    return quantity.unit in PEOPLE and not thing_of("".join(span.of(text) for span in quantity.of))[0]


def _measured(number: str) -> str:
    """The word of a measure or a money that stands in a number itself: "90 million crowns"."""
    last = number.split()[-1]
    return last if " " in number and last.isalpha() and stem(last) not in listed("number") else ""


def _part(at: Context, taken: str) -> bool:
    """Whether a number is a part of one given before."""
    if shares.shared(at.quantity, taken):
        return False
    rim, head = at.before.casefold().rstrip(), at.after.casefold().lstrip()
    marks = lexicon()["part"]
    if head.startswith(tuple(f"{word} " for word in marks["besides"])):
        return False
    twice = any(phrase in clauses.after(head) for phrase in marks["twice"]) or bool(_ELSEWHERE.match(at.after))
    return twice or any(rim.endswith(m) for m in marks["before"]) or any(head.startswith(m + " ") for m in marks["after"])


def _former(at: Context) -> bool:
    """Whether the text gives a figure as the one that another replaces."""
    rim = at.before.casefold().rstrip()
    marks = lexicon()["former"]
    if any(rim.endswith(m) for m in marks["before"]) or (rim.endswith(" from") and at.numbers):
        return True
    called = [w.casefold() for w in TOKEN.findall(at.before)[-5:] if stem(w) in listed("former")]
    return any(w not in marks["beside"] for w in called) or (bool(called) and _has_like(at))


def _has_like(at: Context) -> bool:
    """Whether the paragraph of a figure has another one of its size and unit."""
    others = (q for q in at.reading.quantities if q is not at.quantity and q.unit == at.quantity.unit)
    return any(at.passage.span.covers(q.span[0]) and of_size(q, at.quantity) for q in others)


def _kept_apart(at: Context) -> bool:
    """Whether a part is none of the number that its class asks for: "all but 12", "22 cases were not part of the count"."""
    marks = lexicon()["part"]
    rest = at.before.casefold().rstrip().endswith(tuple(marks["rest"])) or bool(_ELSEWHERE.match(at.after))
    return rest or any(p in clauses.after(at.after) for p in marks["twice"])


def _near(before: str, section: str) -> bool:
    return any(stem(word) in listed(section) for word in TOKEN.findall(before)[-4:])
