"""Whether a statement in words is negated as a whole."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.link import clauses
from onrecord.link.stances import sober

NONE = re.compile(
    r"(?:there\s+(?:is|are|was|were|has\s+been|have\s+been|had\s+been|has|have|had)\s+(?:no|not|never)\b"
    r"|no\b|not\s+(?:one|a|an|any|even)\b|none\b|nobody\b|no\s+one\b|nothing\b|never\b|at\s+no\b)",
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


@lru_cache(maxsize=65536)
def negates(text: str) -> bool:
    """Whether the first clause of a statement is negated as a whole: "no siren sounded", "the hall had never been closed"."""
    plain = clauses.plain(sober(text))
    return bool(NONE.match(plain) or _VERB.search(MORE.split(plain)[0]))
