"""Verbs that state a figure: "put the crowd at 900", "counted 31 boats", "the toll was put at 16"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.read.asides import Found
from onrecord.read.clauses import Parse
from onrecord.read.cues import lexicon
from onrecord.read.nouns import singular
from onrecord.read.reports import Scene

_NUMERIC = frozenset({"CARDINAL", "QUANTITY", "MONEY", "PERCENT"})
_GIVING = frozenset({"at", "as"})


def stated(view: Scene, at: int, name: str, subject: int | None) -> Iterator[Found]:
    """What the subject of an active verb counts, or the thing that it puts at a figure."""
    parse, known = view.parse, lexicon().figures
    things = [k for k in parse.kids(at, "dobj", "nsubj", "npadvmod") if k > at and k != subject]
    if subject is None or not things:
        return
    first, last = parse.phrase(things[0])
    last = max([last, *(parse.right[k] for k in parse.kids(at, "prep") if k == last + 1 and not _timed(view, k))])
    given = _given(view, at, last)
    counts = name in known["object"] and _numbered(view, first, last)
    noun = gives(parse, at, name) and (given or _numbered(view, first, last))
    if counts or noun or (name in known["at"] and given):
        yield "figure", "", subject, None, [parse.trimmed(first, max(last, given or 0))]


def gives(parse: Parse, at: int, name: str) -> bool:
    """Whether a verb gives a figure by that name: "gave a toll of 16", "released the following figures"."""
    known = lexicon().figures
    things = (parse.words[k] for k in parse.kids(at, "dobj", "nsubj", "npadvmod") if k > at)
    return name in known["noun"] and any(singular(word) in known["nouns"] for word in things)


def stated_of(view: Scene, at: int, name: str) -> Iterator[Found]:
    """The figure at which a passive verb puts its subject: "the toll was put at 16 by the town"."""
    parse = view.parse
    above = parse.subject(at)
    given = _given(view, at, at)
    if name not in lexicon().figures["at"] or above is None or above > at or given is None:
        return
    agents = [a for k in parse.kids(at, "agent") for a in parse.kids(k, "pobj")]
    raised = parse.trimmed(*parse.phrase(above, without=at))
    yield "figure", "", agents[0] if agents else None, None, [raised, parse.trimmed(at + 1, given)]


def _timed(view: Scene, prep: int) -> bool:
    """Whether a preposition tells when: "on Monday"."""
    return all(view.labels.get(n) in ("DATE", "TIME") for n in range(prep + 1, view.parse.right[prep] + 1))


def _given(view: Scene, at: int, after: int) -> int | None:
    """The last token of "at 900" or "as 140" that follows the token `after`, wherever the parse hangs it."""
    parse = view.parse
    for prep in range(after, min(after + 2, len(parse.words))):
        if parse.words[prep] in _GIVING and _numbered(view, prep + 1, parse.right[prep]):
            return parse.right[prep]
    inner = [k for k in range(at + 1, after) if parse.words[k] in _GIVING and _numbered(view, k + 1, after)]
    return after if inner else None


def _numbered(view: Scene, first: int, last: int) -> bool:
    """Whether a number stands among tokens `first` to `last`, no date."""
    tokens = view.parse.tokens
    return any(
        (tokens[n].tag == "CD" and view.labels.get(n) not in ("DATE", "TIME")) or view.labels.get(n) in _NUMERIC
        for n in range(first, last + 1)
    )
