"""Whether a statement in words is negated as a whole, and what of it is denied."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.link import clauses
from onrecord.link.entry import Entry
from onrecord.link.stances import folded, listed, opposite, sober

NONE = re.compile(
    r"(?:there\s+(?:[a-z]+ly\s+)?(?:is|are|was|were|has\s+been|have\s+been|had\s+been|has|have|had)\s+(?:no|not|never)\b"
    r"|no\b|not\s+(?:one|a|an|any|even)\b|none\b|nobody\b|no\s+one\b|nothing\b|never\b|neither\b(?!\s+(?:do|does|did|is|are|was|were|has|have|had)\b)|at\s+no\b)",
    re.IGNORECASE,
)
"""What denies that there is any: it gainsays whatever is told of one."""
_VERB = re.compile(
    r"\b(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would)(?:n['’]t\b|\s+(?:not|never)\b)|\bcannot\b|\bnever\b",
    re.IGNORECASE,
)
MORE = re.compile(
    r"[,;:]|\b(?:that|which|who|because|if|when|where|while|but|and|though|although|whereas|since|before|after|until|unless|than|as|to|so)\b"
)
"""Where another clause, or what hangs on one, begins."""


NO = re.compile(
    r"(?<!with\s)(?<!by\s)(?<!in\s)(?<!of\s)(?<!at\s)(?<!for\s)\b(?:no|none|nobody|nothing|neither|nor|never|not\s+(?:one|a|any))\b",
    re.IGNORECASE,
)
"""What says that there was none: "it contained no names"."""
NOT = re.compile(
    rf"\b(?:do|does|did|is|are|was|were|has|have|had)(?:n['’]t\b|\s+not\b)|{NO.pattern}",
    re.IGNORECASE,
)
"""What negates a clause that tells what happened."""
_HEADING = re.compile(r"^[^,:]{1,30}[,:]\s+(?=(?:no|none|nobody|nothing|neither|never|there)\b)", re.IGNORECASE)
"""What stands before a clause without being one: "As for the puddles: no one had told the crew"."""
DENIED, NONE_OF = 2, 3
"""Words after a negation that say what it denies: the verb and what it is done to; of what there was none, and what it did."""


@lru_cache(maxsize=65536)
def negates(text: str) -> bool:
    """Whether the first clause of a statement is negated as a whole: "no siren sounded", "the hall had never been closed"."""
    return none_of(text) or bool(_VERB.search(MORE.split(_headless(text))[0]))


@lru_cache(maxsize=65536)
def none_of(text: str) -> bool:
    """Whether a statement says that there was none of something: "there had been no explosion"."""
    return bool(NONE.match(_headless(text)))


def _headless(text: str) -> str:
    """A statement without what stands before it and is no clause."""
    return _HEADING.sub("", clauses.plain(sober(text)))


@lru_cache(maxsize=65536)
def denied(clause: str) -> frozenset[str]:
    """What the first negation of a clause denies, as stems: "no siren had sounded" denies sirens and that they sounded.

    A verb of mind that is negated denies nothing, one of telling no more than itself, and one that says little its subject too
    ("a search was not made").
    """
    found = NOT.search(clause) or _VERB.search(clause)
    after = folded(clause[found.end() :]) if found else []
    if not found or not after:
        return frozenset()
    if after[0] in listed("minds"):
        return frozenset()
    if after[0] in listed("telling"):
        return frozenset(after[:1])
    subject = folded(clause[: found.start()]) if after[0] in listed("light") else []
    return frozenset([*subject, *after[: NONE_OF if NO.match(found[0]) else DENIED]])


def gainsays(one: Entry, other: Entry) -> bool:
    """Whether one of two statements alone is negated, in what both speak of, or both have words that are opposites."""
    negated = [e for e in (one, other) if negates(e.text)]
    shared = one.stems & other.stems
    return (len(negated) == 1 and bool(shared & denied(clauses.plain(negated[0].text)))) or opposite(one.text, other.text)
