"""Quotations that the sentence before them hands to somebody, without a verb of speech: "Her answer was short: ..."."""

from __future__ import annotations

from onrecord.model.span import Span, Spans
from onrecord.read.asides import TENSED
from onrecord.read.clauses import SUBJECTS
from onrecord.read.handing import Found
from onrecord.read.nouns import roles, singular
from onrecord.read.quotations import Quotation
from onrecord.read.reports import Scene, source, whole

FEWEST = 4
"""Words of a quotation that is more than a name or a sign."""
PERSONS = frozenset({"he", "she", "i", "we"})
GROUPS = frozenset({"they"})
SPEAKING = frozenset({"PERSON", "ORG", "NORP", "GPE"})
REPLIES = frozenset(
    {"answer", "reply", "response", "verdict", "message", "comment", "reaction", "explanation", "advice", "word", "words"}
)
"""Nouns for what is said, whose owner says it."""
UNSAID = frozenset({
    "read", "reads", "hear", "heard", "receive", "received", "get", "got", "find", "found", "see", "saw", "carry", "carried",
    "wear", "wore", "publish", "published", "open", "opened", "listen", "listened", "sing", "sang", "die", "died",
    "watch", "watched", "hold", "held",
})  # fmt: skip
"""Verbs after which the words are those of somebody else, of a paper, a sign or a song."""
_HANGING = frozenset({"relcl", "acl", "pcomp"})
_WITHIN = frozenset({"advcl", "ccomp"})
"""Clauses that hang on another one of the sentence, if it is not the quotation that the parse hangs them on."""


def introduced(view: Scene, quotation: Quotation) -> Found | None:
    """A quotation with who says it: whoever its own sentence, before a colon, or the sentence right before it is about."""
    text, first = view.doc.text, view.range(quotation.span)
    paragraph = view.doc.paragraphs[view.paragraph(quotation.start)]
    before = text[paragraph.start : quotation.start].rstrip()
    if not before or sum(text[view.places[n]].isalnum() for n in first) < FEWEST:
        return None
    last = first[0] - 1 if first else -1
    while last >= 0 and not text[view.places[last]].isalnum() and view.parse.words[last] not in (":", ".", "?", "!"):
        last -= 1
    if last < 0 or view.places[last] < paragraph.start:
        return None
    if before.endswith(":"):
        if view.parse.words[last - 1].endswith("ing"):  # "with a sign reading:"
            return None
        return _told(view, quotation, range(_opens(view, last, paragraph), last), colon=True)
    whole_sentence = text[quotation.start : quotation.end].rstrip("\"'”’)")[-1:] in (".", "!", "?", "…")
    if before[-1] in ".!?" and whole_sentence and not view.depth[last]:
        return _told(view, quotation, range(_opens(view, last, paragraph), last), colon=False)
    return None


def _opens(view: Scene, last: int, paragraph: Span) -> int:
    """The first token of the sentence, as it is written, whose last words stand at a token."""
    at = last
    while at > 0 and view.places[at - 1] >= paragraph.start and (at == last or view.parse.words[at - 1] not in (".", "!", "?")):
        at -= 1
    return at


def _told(view: Scene, quotation: Quotation, sentence: range, *, colon: bool) -> Found | None:
    """The quotation handed to the subject of the main clause of a sentence, if that can speak."""
    tokens = view.parse.tokens
    for at in (n for n in sentence if tokens[n].tag in TENSED and not view.depth[n]):
        verb = tokens[at].head if tokens[at].dep in ("aux", "auxpass") else at
        within = tokens[verb].dep in _WITHIN and tokens[verb].head in sentence
        hangs = tokens[verb].dep in _HANGING and not (colon and _curt(view, at, sentence))
        if hangs or within or view.parse.kids(verb, "mark"):
            continue
        subject = next((k for k in view.parse.kids(verb, *SUBJECTS) if k in sentence and k < at), None)
        if subject is None:
            continue
        passive = tokens[at].dep == "auxpass" and tokens[verb].tag == "VBN"
        if passive or not UNSAID.isdisjoint(view.parse.words[n] for n in (at, verb)):
            return None
        who = _speaker(view, subject, at, colon=colon)
        return Found(who, (view.parse.span(at, at),) if colon else (), (quotation.span,), own=True) if who else None
    return None


def _curt(view: Scene, at: int, sentence: range) -> bool:
    """Whether a verb that the parse hangs on a noun is the only one: "On the charge about the alarms he was short: ..."."""
    tokens = view.parse.tokens
    alone = not any(tokens[n].tag in TENSED for n in sentence if n != at and not view.depth[n])
    return alone and bool(view.parse.kids(at, "acomp")) and tokens[sentence[0]].tag == "IN"


def _speaker(view: Scene, subject: int, verb: int, *, colon: bool) -> Spans:
    """The words for a subject that can speak, or whose answer it is; () for any other."""
    parse, word = view.parse, view.parse.words[subject]
    if word in PERSONS or (colon and word in GROUPS):
        return (parse.tokens[subject].span,)
    if colon and word in REPLIES:
        owner = next(iter(parse.kids(subject, "poss")), None)
        sent = any(parse.words[k] == "from" for k in parse.kids(subject, "prep"))  # "her message from the bank"
        owner = None if sent else owner
        return whole(view, parse.trimmed(*parse.phrase(owner))) if owner is not None else ()
    label, noun = view.labels.get(subject), singular(word)
    person = label == "PERSON" or (label is None and noun in roles().persons and parse.tokens[subject].tag == "NN")
    body = colon and (label in SPEAKING or noun in roles().organizations)
    return source(view, subject, verb) if person or body else ()
