"""The parse as one asks it: who is the subject of a verb, what depends on a word, which words a phrase covers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model.document import Document, Token
from onrecord.model.span import Span

FINITE = frozenset({"VBD", "VBZ", "VBP"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
PLACING = frozenset({"in", "at", "near"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
_BARE = frozenset({"advcl", "xcomp", "conj", "ccomp", "pcomp", "dep", "prep"})
DASHES = frozenset({"-", "--", "\u2013", "\u2014", "\u2015"})
_RIM = DASHES | {",", ".", ":", ";", "...", "\u2026"}
_MARKS = frozenset({'"', "''", "``", "\u201c", "\u201d", "\u2018", "\u2019", "'"})


@dataclass(frozen=True, slots=True)
class Parse:
    """Tokens with what hangs on them: `words` in small letters, `children`, and the token range that each one governs."""

    tokens: tuple[Token, ...]
    words: list[str]
    children: list[list[int]]
    left: list[int]
    right: list[int]
    sentence: list[int]

    def kids(self, head: int, *deps: str) -> list[int]:
        """The children of a token that bear one of `deps`, in text order."""
        return [c for c in self.children[head] if self.tokens[c].dep in deps]

    def span(self, first: int, last: int) -> Span:
        """From the start of one token to the end of another."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def trimmed(self, first: int, last: int) -> Span | None:
        """Tokens `first` to `last` without punctuation at the rims; None where nothing is left."""
        while first <= last and self.words[first] in _RIM:
            first += 1
        while last >= first and self.words[last] in _RIM:
            last -= 1
        return self.span(first, last) if first <= last else None

    def named(self, first: int, last: int) -> Span | None:
        """Tokens `first` to `last` without punctuation and quotation marks at the rims."""
        while first <= last and self.words[first] in _MARKS | _RIM:
            first += 1
        while last >= first and self.words[last] in (_MARKS | _RIM) - {".", "'"}:
            last -= 1
        return self.trimmed(first, last)

    def phrase(self, head: int, *, without: int = -1) -> tuple[int, int]:
        """First and last token of what `head` governs, cut before the branch that holds the token `without`."""
        first, last = self.left[head], self.right[head]
        for child in self.children[head] if without >= 0 else ():
            if child > head and self.left[child] <= without <= self.right[child]:
                last = self.left[child] - 1
                break
        return first, last

    def subject(self, verb: int) -> int | None:
        """The token that is the subject of a verb, borrowed from the verb above where it has none of its own."""
        seen, below = 0, verb
        while seen < 6:
            own = [c for c in self.children[verb] if self.tokens[c].dep in SUBJECTS]
            if own and not self._shut(verb, below):
                return self._antecedent(own[0], verb)
            token = self.tokens[verb]
            if token.dep in ("acl", "relcl"):
                return token.head
            if (token.dep not in _BARE and not self._shut(verb, below)) or token.head == verb:
                return None
            verb, below, seen = token.head, verb, seen + 1
        return None

    def _shut(self, verb: int, below: int) -> bool:
        """Whether a clause between dashes is over before what hangs on it: "- where the club played - while chanting"."""
        starts = [self.left[at] - 1 for at in (verb, below)]
        return 0 <= starts[0] < starts[1] and all(self.words[at] in DASHES for at in starts)

    def resumes(self, verb: int) -> bool:
        """Whether a verb joined to one inside a clause goes on from the verb above: "said A had moved and warned that"."""
        token = self.tokens[verb]
        if token.dep != "conj" or token.tag not in FINITE or self.kids(verb, *SUBJECTS, "aux", "auxpass"):
            return False
        above = token.head
        clause = self.tokens[above].dep == "ccomp" and self.tokens[self.tokens[above].head].tag in FINITE
        return clause and self.tokens[above].tag not in FINITE and bool(self.kids(above, "aux", "auxpass"))

    def _antecedent(self, subject: int, verb: int) -> int:
        """The noun that a relative pronoun stands for; else the subject itself."""
        while self.tokens[verb].dep == "conj" and self.tokens[verb].head != verb:
            verb = self.tokens[verb].head
        if self.words[subject] in RELATIVE and self.tokens[verb].dep == "relcl":
            above = self.tokens[verb].head
            return placed(self.tokens, self.words, above) if self.words[subject] == "who" else above
        return subject


def placed(tokens: Sequence[Token], words: Sequence[str], noun: int) -> int:
    """What a noun only says the place of: the clerk of "a clerk in the warehouse at Tolm"; else the noun itself."""
    while tokens[noun].dep == "pobj" and words[tokens[noun].head] in PLACING:
        above = tokens[tokens[noun].head].head
        if tokens[above].tag[:2] != "NN":
            break
        noun = above
    return noun


def parsed(doc: Document) -> Parse:
    """The parse of a document, ready to be asked."""
    tokens = doc.tokens
    count = len(tokens)
    children: list[list[int]] = [[] for _ in range(count)]
    left, right, sentence = list(range(count)), list(range(count)), [0] * count
    for i, token in enumerate(tokens):
        if token.head != i:
            children[token.head].append(i)
    for at in range(count):
        _spread(tokens, left, at, -1)
    for at in range(count - 1, -1, -1):
        _spread(tokens, right, at, 1)
    for number, sent in enumerate(doc.sentences):
        sentence[sent.first : sent.last] = [number] * (sent.last - sent.first)
    words = [doc.text[t.start : t.end].lower() for t in tokens]
    return Parse(tokens, words, children, left, right, sentence)


def _spread(tokens: tuple[Token, ...], edge: list[int], value: int, way: int) -> None:
    """Carry a token's place up to every head whose edge it moves outwards: to the left (-1) or to the right (1)."""
    at = value
    while (head := tokens[at].head) != at and (value - edge[head]) * way > 0:
        edge[head] = value
        at = head
