"""Which word near a number says what happened to those that it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.link.classes import classed, listed, setting
from onrecord.link.words import TOKEN, content
from onrecord.model.mention import Quantity
from onrecord.model.span import Span

FAR = 14
"""Words between a number and the word that says what it counts; more is another statement."""
COSTS = {",": 2, "and": 2, "but": 5, "while": 5, "who": 9, "whom": 9, "which": 9, ";": 20}
"""What a mark or word between them counts for, in words."""
PEOPLE = (None, "%", "fraction")
"""The units in which people are counted."""
NEAR = 5
"""The same for a thing of its own ("officers"), that may be counted for another reason."""
BESIDE = 4
"""The same for a word that says where those counted were ("on board"), and for one that says more of them after it."""
VERB = 3
"""What may stand between a word for those counted and the verb that says what happened to them, in words."""
CROSSED = 4
"""What another number between them counts for."""
_NUMBER_OF = re.compile(r"\b(?:number|count|total|tally|toll) of\b(?=[^,;]*$)")
_EVENT = re.compile(r"\b(?:deaths?|killings?|murders?|arrests?|detentions?|abductions?|kidnappings?|disappearances?) of $", re.I)
"""What happened, before those of a kind to whom it did: "the deaths of eleven children"; "the dead of 11 towns" are no towns."""
_HEAD = re.compile(r",\s+(?=[A-Z])|\b(?:of|in|from|at|on|for|who|that|with|near|by|to)\b")
_OWN = re.compile(r"^(?:the|its|their|his|her|our|my|your)\s+", re.I)
_WITHIN = re.compile(r"\w (?:in|across|around|near|throughout)(?: the| all| some| about)? $")
"""Before the number of places in which something happened to what stands before: "houses in 12 villages were destroyed"."""
_STOP = re.compile(r"[,;]|\b(?:and|of|in|at|for|from|after|by|to|who|when|where|as)\b")
_ACTING = re.compile(r"(?:ing|\band [^\W\d_]+ed)\s*$")
"""A participle, or a verb after "and", right before a number: it governs that number and none before it."""
_STEP = re.compile(r"[;,]|" + TOKEN.pattern)


def governing(quantity: Quantity, taken: str, part: bool, before: str, after: str, numbers: Sequence[Span], at: Span) -> str:
    """The class of the nearest word that says what happened to those counted; "" where none is near.

    `taken` are the words for what is counted, `before` and `after` those of the sentence around them and the number, which
    stand at `at`; `numbers` are the places of other numbers that a word may be said of.
    """
    if quantity.unit not in PEOPLE:
        return ""
    if (number_of := _NUMBER_OF.search(before)) and (named := next((c for _, c in classed(before[number_of.end() :])), "")):
        return named
    own = next((c for _, c in classed(taken) if not setting(c)), "")
    if own and not part:
        return _rather(own, after, [n.start - at.end for n in numbers if n.start >= at.end])
    thing = thing_of(taken)[0]
    steps_before = [n for n in numbers if n.end <= at.start]
    behind = [(cost(between) + _taken_before(between, before, len(steps_before)), len(between), c)
              for between, c in classed(before, backwards=True)
              if not (part or thing) or not between.strip() or (between.strip() == "of" and _EVENT.search(before))]  # fmt: skip
    crossing = [n.start - at.end for n in numbers if n.start >= at.end]
    ahead = [(cost(between) + (CROSSED if crossing and len(between) > crossing[0] else 0), len(between), c)
             for between, c in classed(after)
             if not (crossing and _NUMBER_OF.search(between))
             and not any(_governs(after[len(between) : n]) for n in crossing)]  # fmt: skip
    if taken and _WITHIN.search(before):
        ahead = []
    here = min((row for row in [*_taken_aboard(taken), *ahead, *behind] if setting(row[2])), default=(FAR + 1, 0, ""))
    best = min((row for row in [*ahead, *behind] if not setting(row[2])), default=(FAR + 1, 0, ""))
    kind = best[2] if best[0] <= (NEAR if thing and thing not in listed("household") else FAR) else ""
    if here[0] <= BESIDE and not (kind and best in ahead and best[0] <= here[0] + BESIDE):
        kind = here[2]
    return kind


def _taken_aboard(taken: str) -> list[tuple[int, int, str]]:
    """A word for what is counted that says where they were: "263 passengers"."""
    return [(0, 0, c) for _, c in classed(taken) if setting(c)]


def _rather(own: str, after: str, numbers: Sequence[int]) -> str:
    """The class of a word for those counted, or of the verb that says more of them: "47 demonstrators had been detained"."""
    verb = next(((between, c) for between, c in classed(after) if not setting(c)), ("", own))
    near = verb[0].strip() and cost(verb[0]) <= VERB and not any(n < len(verb[0]) for n in numbers) and not _STOP.search(verb[0])
    return verb[1] if near else own


def own_class(taken: str, after: str) -> str:
    """The class that the words for what is counted name themselves, or the word right after them ("43 people killed")."""
    ahead = (c for between, c in classed(after) if not between.strip())
    return next((c for _, c in classed(taken)), next(ahead, ""))


def number_of(before: str) -> str:
    """The words for those counted after "the number of", before a class word: "the number of children killed as"."""
    found = _NUMBER_OF.search(before)
    between = next((b for b, _ in classed(before[found.end() :])), "") if found else ""
    return between.strip()


def thing_of(taken: str) -> tuple[str, str, frozenset[str]]:
    """What words say is counted, if not just anyone: the stem of the head noun, the words, and their stems."""
    head = _OWN.sub("", _HEAD.split(taken)[0].strip(" ,.;0123456789"))
    stems = [s for s in content(head) if not s[0].isdigit()]
    thing = stems[-1] if stems else ""
    anyone = any(thing in listed(section) for section in ("anyone", "again", "roll"))
    return ("" if anyone else thing), ("" if anyone else head), frozenset(stems)


def cost(between: str) -> int:
    """How far what stands between a number and a word sets them apart, in words."""
    return sum(COSTS.get(step.casefold(), 0 if step in ",;" else 1) for step in _STEP.findall(between))


def _taken_before(between: str, before: str, numbers: int) -> int:
    """What it counts for that a class word before a number may be said of the numbers before it; never if it governs this one."""
    if not between.strip():
        return 0 if _ACTING.search(before) else CROSSED * min(1, numbers)
    return CROSSED * numbers if "," in between or " " not in between.strip() else 0


def _governs(words: str) -> bool:
    """Whether what stands between the beginning of a class word and a number is a participle alone: "killing 14"."""
    return words.rstrip().endswith("ing") and len(words.split()) == 1
