"""The words of a text that may carry a stance, by the lexicon of stances and the parse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.model.attribution import Stance
from onrecord.read.nouns import Tree, singular
from onrecord.read.stance_words import stances

GAP = 3
OBJECTS = ("dobj", "nsubjpass", "pobj", "attr")
GROUP = ("aux", "auxpass", "neg", "advmod")
UNREAL = frozenset({"to", "will", "would", "may", "might", "could", "should", "shall", "'ll", "’ll", "'d", "’d"})
CONDITIONS = frozenset({"if", "unless", "until", "once"})
POINTING = frozenset({"this", "that", "it", "these", "those", "they", "them", "which"})
RECEIVING = (("him",), ("her",), ("them",), ("me",), ("us",), ("you",))
WEAK = ("supports", "questions")
REFUSING = frozenset({"refuse", "refuses", "refused", "refusing", "declined", "declines"})
CLAUSES = ("ccomp", "xcomp", "pcomp")


@dataclass(frozen=True, slots=True)
class Cue:
    """Tokens `first` to `last` (inclusive) that carry a stance; `on` is the token that the parse hangs them on."""

    stance: Stance
    first: int
    last: int
    on: int
    about: int | None = None


def cues(parsed: Tree) -> list[Cue]:
    """Every cue of a stance in the text, in text order; where two share a word, the longer one stays."""
    watched = _watched()
    found = sorted(
        (c for i, word in enumerate(parsed.words) if word in watched for c in _at(parsed, i)),
        key=lambda c: (c.first - c.last, c.first),
    )
    taken, out = set[int](), []
    for cue in found:
        tokens = set(range(cue.first, cue.last + 1))
        if not tokens & taken:
            taken |= tokens
            out.append(cue)
    return sorted(out, key=lambda c: c.first)


@cache
def _watched() -> frozenset[str]:
    """Every word at which a cue may begin."""
    known = stances()
    acts = (*known.verbs, *known.answers, *known.revises, *known.recognizing, *known.verifying)
    return frozenset((*acts, *known.qualities, *known.phrases, *known.wrong))


def _at(parsed: Tree, i: int) -> Iterator[Cue]:
    known, word, tag = stances(), parsed.words[i], parsed.doc.tokens[i].tag
    for words, stance in known.phrases.get(word, ()):
        last = _phrase(parsed, i, words)
        if last is not None:
            verb = _verb(parsed, last)
            yield Cue(stance, i, last, verb, _claimed(parsed, verb) or _figured(parsed, last))
    if word in known.recognizing and (claim := _conceded(parsed, i)) is not None:
        yield Cue("supports", _auxiliaries(parsed, i), i, i, claim)
    if word in known.qualities and tag[:2] in ("JJ", "NN", "VB"):
        yield from _quality(parsed, i, known.qualities[word])
    if word in known.wrong and (claim := _called_wrong(parsed, i)) is not None:
        yield Cue("denies", i, i, _verb(parsed, i), claim)
    if tag[:2] == "VB":
        yield from _stated(parsed, i)


def _stated(parsed: Tree, i: int) -> Iterator[Cue]:
    """The cue that a verb is: a verb of verifying out of reach, a verb of stance, or one with a claim as its object."""
    known, word = stances(), parsed.words[i]
    first, about = _auxiliaries(parsed, i), _object(parsed, i)
    if word in known.accepting and (refusal := _not_accepted(parsed, i)) is not None and _one_claim(parsed, about):
        yield Cue("denies", min(first, refusal), i, i, about)
    elif word in known.verifying and (block := _blocked(parsed, i)) is not None:
        yield Cue("cannot-verify", min(block, first), i, i, about)
    elif word in known.verifying and (none := _neither(parsed, about)) is not None:
        yield Cue("cannot-verify", first, none, i, about)
    elif _negated(parsed, i) or _unreal(parsed, i) or _quoted_alone(parsed, i):
        return
    elif word in known.verbs and _complete(parsed, i, about) and not _refuses(parsed, i, about):
        yield Cue(known.verbs[word], first, i, i, about)
    elif word in known.answers and _complete(parsed, i, about):
        clause = parsed.child(i, *CLAUSES)
        if (
            about is not None
            and is_claim(parsed, about)
            and not (known.answers[word] in WEAK and parsed.words[about] in POINTING)
            and not _taken_away(parsed, i, about)
        ):
            yield Cue(known.answers[word], first, i, i, about)
        elif clause is not None and known.answers[word] in ("questions", "confirms") and parsed.child(i, "nsubj") is not None:
            yield Cue(known.answers[word], first, i, i)
    elif word in known.revises and about is not None and parsed.words[about] in known.figures:
        yield Cue(known.revises[word], first, i, i, about)


def _complete(parsed: Tree, i: int, about: int | None) -> bool:
    """Whether a verb has the particle without which it says something else: "bore out"; not "he was ruled out for the season"."""
    particle = stances().particles.get(parsed.words[i])
    if particle is None:
        return True
    told = parsed.child(i, "nsubjpass") is None or (about is not None and is_claim(parsed, about))
    return told and any(parsed.words[k] == particle for k in parsed.below[i])


def _taken_away(parsed: Tree, i: int, about: int) -> bool:
    """Whether what is taken back may be a thing: "the army took it back"; not "I take it back"."""
    pronoun = stances().particles.get(parsed.words[i]) == "back" and parsed.words[about] in ("it", "they", "them")
    return pronoun and not any(parsed.words[k] in ("i", "we") for k in parsed.below[i])


def _one_claim(parsed: Tree, about: int | None) -> bool:
    """Whether something is a claim that was told, and no claims in general: "did not accept the figure"."""
    return about is not None and is_claim(parsed, about) and parsed.child(about, "det", "poss") is not None


def _unreal(parsed: Tree, i: int) -> bool:
    """Whether a verb tells what may or shall happen: "to deny", "will dispel", "if it is confirmed"; "can confirm" happens."""
    if any(parsed.words[k] in CONDITIONS and parsed.doc.tokens[k].dep == "mark" for k in parsed.below[i]):
        return True
    return any(parsed.words[k] in UNREAL for k in parsed.below[i] if parsed.doc.tokens[k].dep == "aux")


def _refuses(parsed: Tree, i: int, about: int | None) -> bool:
    """Whether "deny" withholds something, or stands in "confirm or deny"."""
    known, token = stances(), parsed.doc.tokens[i]
    if token.dep == "conj" and parsed.words[token.head] in known.verifying:
        return True
    if about is not None and singular(parsed.words[about]) in known.refusals:
        return True
    withheld = parsed.child(i, "nsubjpass") is not None and parsed.child(i, "dobj") is not None  # "she was denied a permit"
    return withheld or parsed.child(i, "dative", "iobj") is not None or parsed.words[i + 1 : i + 2] in RECEIVING


def _quoted_alone(parsed: Tree, i: int) -> bool:
    """Whether a verb alone stands in quotation marks, which distance the article from it."""
    rims = [parsed.words[k] for k in (i - 1, i + 1) if 0 <= k < len(parsed.words)]
    return len(rims) == 2 and rims[0] in ('"', "“", "``") and rims[1] in ('"', "”", "''")


def _quality(parsed: Tree, i: int, stance: Stance) -> Iterator[Cue]:
    """An adjective or noun that is said of something, or that stands before a claim: "a hoax story"."""
    token = parsed.doc.tokens[i]
    if token.dep in ("acomp", "attr", "oprd", "conj", "xcomp"):
        verb = _verb(parsed, i)
        yield Cue(stance, i, i, verb, _claimed(parsed, verb))
    elif token.dep in ("amod", "compound", "nmod") and is_claim(parsed, token.head):
        yield Cue(stance, i, i, i, token.head)
    elif token.tag[:2] == "NN" and token.dep in ("dobj", "pobj", "nsubj", "ROOT"):
        yield Cue(stance, i, i, i)


def _called_wrong(parsed: Tree, i: int) -> int | None:
    """The figure or the account that an adjective calls wrong: "the figure given by the ministry was wrong"."""
    verb = parsed.doc.tokens[i].head
    if parsed.doc.tokens[i].dep not in ("acomp", "conj") or _negated(parsed, verb) or _unreal(parsed, verb):
        return None
    claim = _claimed(parsed, _verb(parsed, i))
    return claim if claim is not None and parsed.words[claim] in stances().figures | stances().wrong_of else None


def _claimed(parsed: Tree, verb: int) -> int | None:
    """The subject of a verb if it is a claim: "the figure was mistaken"."""
    subject = parsed.child(verb, "nsubj", "nsubjpass")
    return subject if subject is not None and is_claim(parsed, subject) else None


def _figured(parsed: Tree, verb: int) -> int | None:
    """The figure that a verb at the end of a phrase takes as its object: "had first given a toll of 16"."""
    thing = parsed.child(verb, "dobj")
    return thing if thing is not None and parsed.words[thing] in stances().figures else None


def _conceded(parsed: Tree, i: int) -> int | None:
    """The claim of which one says after a concession that it is recognized: "While his claims are unverified, they are"."""
    subject = parsed.child(i, "nsubjpass")
    if subject is None or parsed.words[subject] not in POINTING:
        return None
    first = next((s.first for s in parsed.doc.sentences if s.first <= i < s.last), i)
    nouns = (k for k in range(first, subject) if parsed.doc.tokens[k].tag[:2] == "NN" and is_claim(parsed, k))
    return next(nouns, None)


def is_claim(parsed: Tree, i: int) -> bool:
    """Whether a noun or pronoun stands for a statement or a figure."""
    known, word = stances(), parsed.words[i]
    return word in known.claims or singular(word) in known.claims or word in known.figures


def _phrase(parsed: Tree, i: int, words: tuple[str, ...]) -> int | None:
    """The last token of a phrase that begins at token `i`, in one sentence; None if it does not stand there."""
    at = i
    for n, word in enumerate(words):
        if word == "*":
            continue
        room = GAP if n and words[n - 1] == "*" else 0
        hit = next((k for k in range(at, min(at + room + 1, len(parsed.words))) if parsed.words[k] == word), None)
        if hit is None or any(parsed.words[k] in (".", ";", '"', "”") for k in range(at, hit)):
            return None
        at = hit + 1
    return at - 1


def _verb(parsed: Tree, i: int) -> int:
    """The nearest verb above a token, or the token itself."""
    at = i
    for _ in range(5):
        if parsed.doc.tokens[at].tag[:2] in ("VB", "MD"):
            return at
        at = parsed.doc.tokens[at].head
    return i


def _auxiliaries(parsed: Tree, i: int) -> int:
    """The first token of a verb group that ends with verb `i`."""
    first = i
    while first and parsed.doc.tokens[first - 1].dep in GROUP and parsed.doc.tokens[first - 1].head == i:
        first -= 1
    return first


def _negated(parsed: Tree, i: int) -> bool:
    return parsed.child(i, "neg") is not None


def _not_accepted(parsed: Tree, i: int) -> int | None:
    """The token by which a verb is negated, or refused: "did not accept that figure", "refused to accept it"."""
    above = parsed.doc.tokens[i].head
    if parsed.doc.tokens[i].dep == "xcomp" and parsed.words[above] in REFUSING:
        return None if _negated(parsed, above) or _unreal(parsed, above) else above
    return None if _unreal(parsed, i) else parsed.child(i, "neg")


def _blocked(parsed: Tree, i: int) -> int | None:
    """The token that puts a verb out of reach: "could not", "unable to", "has yet to", "no report has been confirmed"."""
    known, at = stances(), i
    for _ in range(3):
        for k in (at, *parsed.below[at]):
            if k < i and parsed.words[k] in known.blocked:
                return k
        if parsed.doc.tokens[at].dep not in ("xcomp", "acomp", "ccomp", "conj"):
            break
        at = parsed.doc.tokens[at].head
    subject = parsed.child(i, "nsubjpass", "nsubj")
    if subject is not None:
        return next((k for k in parsed.below[subject] if parsed.words[k] == "no"), None)
    return None


def _neither(parsed: Tree, about: int | None) -> int | None:
    """The token in the object of a verb that says of none: "can verify neither reading", "could confirm none of it"."""
    if about is None:
        return None
    return next((k for k in (about, *parsed.below[about]) if parsed.words[k] in ("neither", "none")), None)


def _object(parsed: Tree, i: int) -> int | None:
    """What a verb is about: its object, the subject of its passive, or the object of its preposition."""
    found = parsed.child(i, "dobj", "nsubjpass", "attr", "oprd")
    if found is None and (prep := parsed.child(i, "prep", "prt")) is not None:
        found = parsed.child(prep, "pobj")
    if found is not None and parsed.words[found] in ("accuracy", "validity", "authenticity", "truth", "veracity"):
        of = parsed.child(found, "prep")
        whose = parsed.child(of, "pobj") if of is not None else None
        return whose if whose is not None and is_claim(parsed, whose) else found
    return found
