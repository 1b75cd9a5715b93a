"""What a figure counts, so that figures about one thing can be told from equal numbers about others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.link import clauses, partitives, shares
from onrecord.link.classes import (
    classed,
    falls,
    has,
    lexicon,
    listed,
    local,
    names_class,
    proved,
    refers,
    shared_out,
)  # fmt: skip
from onrecord.link.governing import NEAR, PEOPLE, cost, governing, number_of, own_class, thing_of
from onrecord.link.passages import Passage, passage_of, sentence_of, sentences
from onrecord.link.periods import period
from onrecord.link.topics import Topic, value
from onrecord.link.words import TOKEN, content, stem
from onrecord.model.mention import Quantity
from onrecord.model.news import Reading
from onrecord.model.span import Span, words

OTHERS = "others"
"""The word for the rest of those of whom some were just counted."""
_MARKS = " .,;:\"”’'"
THEM = frozenset({"them", "these", "those"})
APART = ("norm", "part", "difference")
"""Scopes of figures that no later one means by "the number"."""
SAID = 4
"""Words that carry meaning after a thing that is counted, which tell what is said of it."""
_DIFFERENCE = re.compile(r"\s*(?:[\w-]+\s+){0,2}(?:more|fewer|less|higher|lower)\s+than\b")
_AGAINST = re.compile(r"\b(?:against|not|compared (?:with|to)|instead of) (?:just |only )?(?:the )?$")
_NUMBER = re.compile(r"\b(?:number|count|total|tally) of ((?:[\w-]+ )??[\w-]+)(?: [^,;]*)? at $")
_ELSEWHERE = re.compile(
    r"(?:(?!\b(?:and|but|while)\b)[^.;])*?\b(?:is|are|was|were) not (?:part of|included in|counted (?:in|among|with)|among)\b"
)
_THERE = re.compile(r"\bthere (?:were|are) $", re.I)
"""Before "eleven of them", where nobody has counted them yet."""
_BESIDE = re.compile(r",|\band\b")


@dataclass(frozen=True, slots=True)
class Counted:
    """A quantity with what it counts.

    `former` where the text itself gives it as a past or withdrawn figure, `against` where it sets it against another one;
    `whole` is what is counted by the figure that it is a part of.
    """

    quantity: Quantity
    topic: Topic
    passage: Passage
    sentence: Span
    former: bool
    against: bool
    whole: Topic | None = None


def counted(reading: Reading, some: tuple[Passage, ...]) -> list[Counted]:
    """The quantities of a reading with what each counts, in text order; those outside all paragraphs are left out."""
    found: list[Counted] = []
    for quantity in sorted(reading.quantities, key=lambda q: q.span):
        passage = passage_of(some, quantity.span)
        if passage:
            found.append(_counted(reading, quantity, passage, found))
    return found


def _counted(reading: Reading, quantity: Quantity, passage: Passage, earlier: Sequence[Counted]) -> Counted:
    text, at = reading.text, Span(quantity.span[0].start, quantity.span[-1].end)
    sentence = sentence_of(text, passage, quantity.span)
    before, after = text[sentence.start : at.start], text[at.end : sentence.end]
    numbers = [q for q in reading.quantities if q is not quantity and sentence.covers(q.span[0])]
    taken = _meant(_taken(text, quantity, numbers, after), quantity, before, passage, earlier)
    rim = Span(at.start, max(at.end, quantity.of[-1].end) if quantity.of else at.end)
    after_of = text[rim.end : sentence.end]
    part, whole = _part(before, after) and not shares.shared(quantity, taken), _whole(text, numbers, at)
    beside = [q.span[0] for q in numbers if q.span[0].start >= at.end or _of_anyone(text, q)]
    kind = governing(quantity, taken, part, before, after_of, beside, rim)
    kind = own_class(taken, after_of) if whole else kind
    near = f"{clauses.before(before)} {clauses.after(after)}"
    named = set(content(taken)) <= listed("again") | listed("roll")
    silent = named and not kind and not part and not whole and not _near(before, "norm")
    last, alone = not after.strip(_MARKS), _alone(reading, quantity)
    them = not quantity.of or words(text, quantity.of).casefold() in THEM
    previous = _previous(quantity, passage, near, last, alone, them, earlier) if silent else None
    other = _set_against(quantity, sentence, before, earlier)
    previous = other or previous
    if not kind and not whole and previous is None and quantity.unit in PEOPLE and (refers(near) or _THERE.search(before)):
        kind = _kind_before(text, passage, sentence)
    part = part and (not kind or _kept_apart(before, after))
    part = part or (local(kind) and after_of.lstrip().startswith("from "))
    scope = "part" if part else "norm" if _near(before, "norm") else period(reading, sentence)
    scope = "difference" if _DIFFERENCE.match(after) else scope or ("confirmed" if proved(kind, f"{near} {taken}") else "")
    topic = previous or _topic(reading, quantity, kind, taken or number_of(before), scope, sentence)
    topic = replace(topic, said=frozenset(content(clauses.after(after_of))[:SAID]))
    apart = quantity.unit or _kept_apart(before, after)
    divided = None if apart else _divided(topic, quantity, before, after, sentence, passage, earlier)
    if divided:
        topic = partitives.some(topic, divided, _behind(text, quantity), after)
    elif not apart:
        topic = partitives.of_class(topic, after)
    topic = _among(topic, taken, [c.topic for c in earlier if c.sentence == sentence])
    if topic.unit == "%":
        topic = _shared(topic, before)
    like = (q for q in reading.quantities if q is not quantity and passage.span.covers(q.span[0]) and q.unit == quantity.unit)
    former = _former(before, numbers, any(_of_size(q, quantity) for q in like))
    return Counted(quantity, topic, passage, sentence, former, other is not None, divided)


def _divided(
    topic: Topic, quantity: Quantity, before: str, after: str, sentence: Span, passage: Passage, earlier: Sequence[Counted]
) -> Topic | None:
    """What is counted that a figure is a part of, as its sentence says; None where it is none."""
    last = earlier[-1] if earlier and earlier[-1].sentence == sentence else None
    if last and last.whole and not topic.kind and partitives.goes_on(before):
        return last.whole
    if not partitives.divides(before, after):
        return None
    near = (c for c in reversed(earlier) if c.passage is passage and not c.quantity.unit and c.topic.scope not in APART)
    return next((c.topic for c in near if (c.topic.kind or c.topic.thing) and _whole_of(c.quantity, quantity)), None)


def _behind(text: str, quantity: Quantity) -> str:
    """The words after a figure that say what it counts, and are no pronoun."""
    taken = words(text, quantity.of) if quantity.of and quantity.of[0].start >= quantity.span[-1].end else ""
    return "" if taken.casefold() in THEM else taken


def _shared(topic: Topic, before: str) -> Topic:
    """A percentage with the clause that says of whom or what it is."""
    if not shared_out(topic.kind):
        return replace(topic, subject=frozenset(content(clauses.before(before))))
    holder = shares.whose(before)
    return replace(topic, noun=holder, subject=frozenset(content(holder)))


def _topic(reading: Reading, quantity: Quantity, kind: str, taken: str, scope: str, sentence: Span) -> Topic:
    thing, noun, stems = thing_of(taken)
    if kind and names_class(thing):
        thing, noun = "", ""
    unit = quantity.unit or _lent(reading, quantity, sentence)
    return Topic(kind, thing, unit, scope, stems, frozenset(content(sentence.of(reading.text))), noun)


def _lent(reading: Reading, quantity: Quantity, sentence: Span) -> str:
    """The unit that a bare number takes from the one after it: "from 61 to 59 percent"."""
    if quantity.of:
        return ""
    there = (q for q in reading.quantities if sentence.covers(q.span[0]) and q.unit)
    end = quantity.span[-1].end
    return next((q.unit or "" for q in there if reading.text[end : q.span[0].start].strip() in ("to", "or", "and", "–", "-")), "")


def _among(topic: Topic, taken: str, earlier: Sequence[Topic]) -> Topic:
    """ "Six sailors dead and 23 others missing": the others of those who are sought are of the same kind as those found."""
    last = earlier[-1] if earlier else None
    if last is None or not last.kind or taken.casefold() != OTHERS or not falls(topic.kind):
        return topic
    return replace(topic, thing=last.thing, noun=last.noun, stems=topic.stems | last.stems)


def _taken(text: str, quantity: Quantity, numbers: Sequence[Quantity], after: str) -> str:
    """The words for what is counted; not those of a number before where a class follows ("16 deaths and millions missing")."""
    at = quantity.span[-1].end
    if not quantity.of:
        return "" if quantity.unit else _measured(text[quantity.span[0].start : at])
    lent = any(q.span[-1].end <= quantity.of[0].start and quantity.of[-1].end <= quantity.span[0].start for q in numbers)
    if lent and any(cost(between) <= NEAR for between, _ in classed(clauses.after(after))):
        return ""
    taken = "".join(span.of(text) for span in quantity.of)
    inner = [
        q.span[0].start - quantity.of[0].start for q in numbers if quantity.of[0].start < q.span[0].start < quantity.of[0].end
    ]
    return _BESIDE.split(taken[: min(inner)])[0] if inner else taken


def _whole(text: str, numbers: Iterable[Quantity], at: Span) -> bool:
    """Whether a number is the whole of which another one gives a part: "19 of the 43"."""
    between = (text[q.span[-1].end : at.start].casefold().split() for q in numbers if q.span[-1].end <= at.start)
    return any(words[:1] == ["of"] and len(words) <= 2 for words in between)


def _of_anyone(text: str, quantity: Quantity) -> bool:
    """Whether a number counts people, and so may be what a word after it is said of."""
    return quantity.unit in PEOPLE and not thing_of("".join(span.of(text) for span in quantity.of))[0]


def _meant(taken: str, quantity: Quantity, before: str, passage: Passage, earlier: Sequence[Counted]) -> str:
    """The words for what is counted; for "14 of them" those of the figure before, for "the number of wells at 14" these."""
    if taken.casefold() in THEM and quantity.of[0].start > quantity.span[-1].end:
        above = (c for c in reversed(earlier) if c.passage is passage and c.topic.thing and _whole_of(c.quantity, quantity))
        return next((c.topic.noun for c in above), taken)
    named = _NUMBER.search(before) if not taken and not quantity.unit else None
    return named[1] if named else taken


def _whole_of(left: Quantity, right: Quantity) -> bool:
    return value(left.low, left.high) >= value(right.low, right.high)


def _set_against(quantity: Quantity, sentence: Span, before: str, earlier: Sequence[Counted]) -> Topic | None:
    """What the figure before in a sentence counts, which another one is set against: "96, against the 57 whom ..."."""
    if not _AGAINST.search(before):
        return None
    some = (c for c in reversed(earlier) if c.sentence == sentence and c.quantity.unit == quantity.unit)
    return next((c.topic for c in some if _of_size(c.quantity, quantity) and c.topic.scope != "part"), None)


def _measured(number: str) -> str:
    """The word of a measure or a money that stands in a number itself: "90 million crowns"."""
    last = number.split()[-1]
    return last if " " in number and last.isalpha() and stem(last) not in listed("number") else ""


def _part(before: str, after: str) -> bool:
    """Whether a number is a part of one given before."""
    rim, head = before.casefold().rstrip(), after.casefold().lstrip()
    marks = lexicon()["part"]
    if head.startswith(tuple(f"{word} " for word in marks["besides"])):
        return False
    twice = any(phrase in clauses.after(head) for phrase in marks["twice"]) or bool(_ELSEWHERE.match(after))
    return twice or any(rim.endswith(m) for m in marks["before"]) or any(head.startswith(m + " ") for m in marks["after"])


def _former(before: str, numbers: Iterable[Quantity], beside: bool) -> bool:
    """Whether the text gives a figure as the one that another replaces; `beside`: its paragraph has one like it."""
    rim = before.casefold().rstrip()
    marks = lexicon()["former"]
    if any(rim.endswith(m) for m in marks["before"]) or (rim.endswith(" from") and any(True for _ in numbers)):
        return True
    called = [w.casefold() for w in TOKEN.findall(before)[-5:] if stem(w) in listed("former")]
    return any(w not in lexicon()["former"]["beside"] for w in called) or (bool(called) and beside)


def _kept_apart(before: str, after: str) -> bool:
    """Whether a part is none of the number that its class asks for: "all but 12", "22 cases were not part of the count"."""
    marks = lexicon()["part"]
    rest = before.casefold().rstrip().endswith(tuple(marks["rest"])) or bool(_ELSEWHERE.match(after))
    return rest or any(p in clauses.after(after) for p in marks["twice"])


def _near(before: str, section: str) -> bool:
    return any(stem(word) in listed(section) for word in TOKEN.findall(before)[-4:])


def _previous(
    quantity: Quantity, passage: Passage, clause: str, last: bool, alone: bool, them: bool, earlier: Sequence[Counted]
) -> Topic | None:
    """What the last figure counted, for one that says nothing of its own.

    That is "a figure of 16", "it was more than 900", and "police said 18,000" after a figure of that size in one paragraph.
    """
    near = [c for c in reversed(earlier) if c.passage.index >= passage.index - 1 and c.topic.scope not in APART]
    sized = [c for c in near if _of_size(c.quantity, quantity)]
    if found := next((c for c in sized if c.topic.unit and quantity.unit in (c.topic.unit, None)), None):
        return found.topic
    counts = [c for c in (*sized, *near) if (c.topic.kind or c.topic.thing) and quantity.unit is None]
    if counts and refers(clause):
        return counts[0].topic
    beside = [c for c in sized if c.passage is passage and c.topic.kind and quantity.unit is None]
    elliptic = last and them and (has(clause, "gives") or alone)
    return beside[0].topic if beside and elliptic else None


def _alone(reading: Reading, quantity: Quantity) -> bool:
    """Whether what someone says is a number and nothing else: "the organisers spoke of at least 8,000"."""
    said = next((a for a in reading.attributions if a.id == quantity.attribution), None)
    return said is not None and words(reading.text, said.content).strip(_MARKS) == words(reading.text, quantity.span)


def _of_size(left: Quantity, right: Quantity) -> bool:
    """Whether two numbers may measure one thing: neither is ten times the other."""
    a, b = (abs(value(q.low, q.high)) for q in (left, right))
    return a < 10 * b and b < 10 * a


def _kind_before(text: str, passage: Passage, sentence: Span) -> str:
    """The last class that the sentence before speaks of."""
    before = [s for s in sentences(text, passage.span) if s.end <= sentence.start][-1:]
    return next((c for s in before for _, c in reversed(list(classed(s.of(text))))), "")
