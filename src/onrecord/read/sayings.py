"""Candidates that stand at no verb: nouns ("claims that"), adverbs ("reportedly"), "according to", "NAME:"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model.span import Span, Spans, trimmed
from onrecord.read.asides import TENSED
from onrecord.read.clauses import Parse
from onrecord.read.cues import lexicon
from onrecord.read.nouns import roles, singular
from onrecord.read.reports import Report, Scene, cuts, whole
from onrecord.read.verbs import adjectival, verbal

LONGEST = 600
"""Tokens of a sentence in which cues are looked for; longer ones are lists and tables, whose parse means nothing."""
_DASHES = "-\u2013\u2014\u2015"
_OPENING = frozenset({'"', "\u201c", "\u2018", "'", "``"})
_CONCEDING = frozenset({"while", "although", "though", "whereas", "despite"})
_ON = frozenset({"on", "in", "at", "to", "via", "by"})
_MEDIA = frozenset(
    ["tv", "television", "radio", "air", "channel", "x", "twitter", "facebook", "telegram", "scene", "phone", "email"]
)
_COUNTS = frozenset({"CARDINAL", "QUANTITY", "MONEY", "PERCENT"})
ACCOUNTS = frozenset({"account", "count", "reckoning", "tally", "estimate", "calculation", "calculations", "telling", "figures"})
"""Nouns for what somebody tells or counts, before which "by" hands it to them."""
NOTED = 12
"""Tokens before the colon of "Mayor Ann Marr on local television:"."""
SHORT = 3
"""Words less one that may stand before a title: "Deputy fire chief Dorn"."""
_GOVERNED = frozenset({"of", "for", "on", "about", "to", "against"})


def candidates(view: Scene) -> Iterator[Report]:
    """Every candidate of a document, in the order of their cues."""
    words = lexicon()
    parse = view.parse
    for at, token in enumerate(parse.tokens):
        word = parse.words[at]
        sent = view.doc.sentences[parse.sentence[at]]
        if sent.last - sent.first > LONGEST:
            continue
        if token.tag.startswith("VB") and token.dep not in ("aux", "auxpass", "amod", "compound"):
            yield from verbal(view, at)
        elif token.tag.startswith("NN") and word in words.nouns:
            yield from _nominal(view, at)
        elif word in words.adjectives:
            yield from adjectival(view, at)
        elif word in words.adverbs:
            yield from _adverbial(view, at)
        if word == "per" or (word == "according" and parse.words[at + 1 : at + 2] == ["to"]):
            yield from _according(view, at)
        elif word == "by":
            yield from _by_account(view, at)
        elif word == ":":
            yield from _labelled(view, at)
            yield from _noted(view, at)
        elif word[-1] in _DASHES:
            yield from _signed(view, at)


def _nominal(view: Scene, at: int) -> Iterator[Report]:
    parse = view.parse
    name = lexicon().nouns[parse.words[at]]
    owner = _owner(view, at)
    traits = (f"owned {bool(owner)}", f"deep {view.depth[at] > 0}", f"dep {parse.tokens[at].dep}")
    for kid in (*parse.children[at], *_hung_higher(parse, at)):
        dep, first, word = parse.tokens[kid].dep, parse.left[kid], parse.words[kid]
        if kid < at:
            continue
        marked = parse.tokens[first].dep == "mark" or parse.tokens[kid].head != at
        if dep in ("acl", "ccomp", "relcl") and parse.words[first] == "that" and marked:
            frame, first = "noun that", first + 1
        elif dep == "acl" and any(parse.words[k] == "to" for k in parse.kids(kid, "aux")):
            frame = "noun to"
        elif dep == "prep" and word in _GOVERNED and kid < parse.right[kid] and not _topic(name, word):
            frame, first = f"noun {word}", kid + 1
            inner = parse.kids(kid, "pcomp", "pobj")
            if (
                owner
                and word == "of"
                and lexicon().noun_classes[name] == "speech"
                and inner
                and parse.tokens[inner[0]].tag == "VBG"
            ):
                frame = "noun having"
        else:
            continue
        for cut, stop in cuts(parse, first, parse.right[kid]):
            content = view.widened([parse.trimmed(first, stop)], at)
            if content:
                yield Report(at, name + "/n", frame, cut, owner, (parse.tokens[at].span,), content, traits)


def _hung_higher(parse: Parse, at: int) -> list[int]:
    """The clause right after the object of a verb, where the parse hangs it on the verb: "withdrew its finding [that ...]"."""
    verb = parse.tokens[at].head
    if parse.tokens[at].dep != "dobj" or parse.words[at + 1 : at + 2] != ["that"]:
        return []
    return [kid for kid in parse.kids(verb, "ccomp") if parse.left[kid] == at + 1]


def _topic(name: str, word: str) -> bool:
    """Whether a noun only tells what was spoken of, as in "his claims about the dam"; "fears about the dam" are fears."""
    return word == "about" and lexicon().noun_classes[name] == "speech"


def _owner(view: Scene, at: int) -> Spans:
    """Whose claim it is: "X's claim", "a claim by X", "claims from X", "X made the claim"."""
    parse = view.parse
    for kid in parse.kids(at, "poss"):
        return whole(view, parse.trimmed(*parse.phrase(kid)))
    verb = parse.tokens[at].head
    came = verb if parse.tokens[at].dep == "nsubj" and parse.words[verb] in ("come", "comes", "came", "emerged") else at
    for prep in (*parse.kids(at, "prep"), *parse.kids(came, "prep")):
        if parse.words[prep] in ("by", "from") and parse.right[prep] > prep:
            return whole(view, parse.trimmed(prep + 1, parse.right[prep]))
    return ()


def _adverbial(view: Scene, at: int) -> Iterator[Report]:
    parse = view.parse
    head = parse.tokens[at].head
    while parse.tokens[head].tag[0] not in "VM" and parse.tokens[head].head != head:
        head = parse.tokens[head].head
    traits = (f"dep {parse.tokens[head].dep}", f"deep {view.depth[at] > 0}")
    first = parse.left[head]
    for cut, stop in cuts(parse, first, parse.right[head]):
        if stop > at:
            content = view.widened([parse.trimmed(first, at - 1), parse.trimmed(at + 1, stop)], at)
            if content:
                yield Report(at, parse.words[at], "adverb", cut, (), (parse.tokens[at].span,), content, traits)


def _according(view: Scene, at: int) -> Iterator[Report]:
    parse = view.parse
    to = at + 1 if parse.words[at] == "according" else at
    nouns = [k for k in (*parse.children[to], *parse.children[at]) if parse.tokens[k].dep == "pobj"]
    if not nouns:
        return
    sent = view.doc.sentences[parse.sentence[at]]
    traits = (f"deep {view.depth[at] > 0}", f"first {at == sent.first}")
    for kind, last in cuts(parse, parse.left[nouns[0]], parse.right[nouns[0]]):
        source = whole(view, parse.trimmed(parse.left[nouns[0]], last))
        if not source:
            continue
        while last + 1 < sent.last and parse.tokens[last + 1].start < source[-1].end:
            last += 1
        before = parse.trimmed(_conceded(view, at) or sent.first, at - 1)
        found: list[tuple[str, str, list[Span | None]]] = [("before", kind, [before])] if before else []
        if parse.words[last + 1 : last + 2] == [","] or not before:
            for cut, stop in cuts(parse, last + 1, sent.last - 1):
                found.append(("around", cut, [before, parse.trimmed(last + 1, stop)]))
        for frame, cut, parts in found:
            content = view.widened(parts, at)
            if content:
                yield Report(at, parse.words[at], f"according {frame}", cut, source, (parse.span(at, to),), content, traits)


def _by_account(view: Scene, at: int) -> Iterator[Report]:
    """ "By his account 900 hectares had burnt": whose account it is, and the rest of the sentence."""
    parse, sent = view.parse, view.doc.sentences[view.parse.sentence[at]]
    noun = next((k for k in parse.children[at] if parse.tokens[k].dep in ("pobj", "pcomp") and parse.words[k] in ACCOUNTS), None)
    owner = next((k for k in parse.kids(noun, "poss")), None) if noun is not None else None
    if noun is None or owner is None or parse.words[owner] in ("our", "my", "whose") or parse.right[noun] != noun:
        return
    source = whole(view, parse.trimmed(parse.left[owner], owner))
    starts, ends = at == sent.first, noun + 2 >= sent.last and parse.words[at - 1] == ","
    said = parse.trimmed(noun + 1, sent.last - 1) if starts else parse.trimmed(sent.first, at - 1) if ends else None
    content = view.widened([said], at) if said else ()
    if source and content:
        yield Report(at, parse.words[at], "account", "", source, (parse.span(at, at), parse.span(noun, noun)), content)


def _conceded(view: Scene, at: int) -> int | None:
    """The token after "While A did this," where "according to" follows without a pause: it hands on its own clause only."""
    parse = view.parse
    first = view.doc.sentences[parse.sentence[at]].first
    if parse.words[first] not in _CONCEDING or parse.words[at - 1] == ",":
        return None
    clauses = [n for n in range(first, at) if parse.tokens[n].dep in ("advcl", "prep") and parse.left[n] == first]
    end = max((parse.right[n] for n in clauses), default=first)
    return end + 1 if first < end < at - 1 else None


def _labelled(view: Scene, at: int) -> Iterator[Report]:
    """ "NAME: what NAME says", at the beginning of a paragraph."""
    parse, first = view.parse, view.doc.sentences[view.parse.sentence[at]].first
    paragraph = view.doc.paragraphs[view.paragraph(parse.tokens[at].start)]
    while first < at and parse.words[first] in _OPENING:
        first += 1
    if at - first > 6 or view.doc.text[paragraph.start : parse.tokens[first].start].strip("\"\u201c' "):
        return
    if any(parse.tokens[n].tag in TENSED for n in range(first, at)) or view.paragraph(parse.tokens[at].start) in view.openings:
        return
    source = whole(view, parse.named(first, at - 1))
    content = Span(parse.tokens[at].end, paragraph.end)
    content = trimmed(view.doc.text, content)
    if source and content.start < content.end:
        capitals = source[0].of(view.doc.text).isupper()
        traits = (f"name {view.labels.get(at - 1)}", f"tag {parse.tokens[at - 1].tag}", f"top {paragraph.start == 0}")
        kind = "label" if not view.depth[at] else "label quoted"
        kind = "dialogue" if _speaks_again(view, source[0]) else kind
        yield Report(at, ":", kind, "", source, (parse.tokens[at].span,), (content,), (*traits, f"capitals {capitals}"))


def _noted(view: Scene, at: int) -> Iterator[Report]:
    """ "Mayor Ann Marr on television: the dam holds.": who bears a title, where it was said, and the sentence."""
    parse, first = view.parse, view.doc.sentences[view.parse.sentence[at]].first
    if at - first > NOTED or at + 1 >= len(parse.words) or view.depth[at] or not _bearer(view, first, at):
        return
    content = parse.trimmed(at + 1, view.doc.sentences[parse.sentence[at + 1]].last - 1)
    if content is None or not _tells(view, content) or "\n" in view.doc.text[parse.tokens[at].end : content.start]:
        return
    place = next((n for n in range(first + 1, at) if parse.words[n] in _ON), at)
    source = whole(view, parse.named(first, place - 1))
    if source:
        yield Report(at, ":", "noted", "", source, (parse.tokens[at].span,), (content,))


def _bearer(view: Scene, first: int, at: int) -> bool:
    """Whether a title, a name and at most a medium fill a label: "Fire chief Dorn", "Mayor Ann Marr on local television"."""
    parse, text = view.parse, view.doc.text
    place = next((n for n in range(first + 1, at) if parse.words[n] in _ON), at)
    titles = [n for n in range(first, place) if singular(parse.words[n].rstrip(".")) in roles().persons | roles().titles]
    if not titles or not text[parse.tokens[first].start].isupper():
        return False
    before, name = range(first, titles[0]), range(titles[-1] + 1, place)
    plain = all(parse.tokens[n].tag[:2] in ("NN", "JJ") and (n == first or parse.words[n].islower()) for n in before)
    proper = bool(name) and all(parse.tokens[n].tag == "NNP" or parse.words[n] == "." for n in name)
    said = place == at or any(parse.words[n] in _MEDIA | roles().press for n in range(place + 1, at))
    joined = any(parse.words[n] in _ON for n in range(place + 1, at))
    return plain and len(before) < SHORT and proper and said and not joined


def _tells(view: Scene, content: Span) -> bool:
    """Whether what follows a label is a note of what somebody said: a clause in small letters, or people or things counted."""
    parse, inside = view.parse, view.range(content)
    verbs = [n for n in inside if parse.tokens[n].tag in TENSED and parse.tokens[n].dep not in ("relcl", "acl", "aux", "auxpass")]
    clause = any(parse.kids(n, "nsubj", "nsubjpass") for n in verbs) and view.doc.text[content.start].islower()
    number = next((n for n in inside[:3] if view.labels.get(n) in _COUNTS and parse.tokens[n].tag == "CD"), None)
    after = [parse.tokens[n].tag for n in inside if number is not None and n > number][:2]
    return clause or after[:1] == ["JJ"] or (after[:1] == ["NNS"] and after[1:] in (["VBN"], ["VBD"], ["JJ"]))


def _speaks_again(view: Scene, name: Span) -> bool:
    """Whether several paragraphs begin with this name and a colon: somebody who speaks in a dialogue."""
    text, label = view.doc.text, name.of(view.doc.text) + ":"
    begins = (text[p.start : p.start + len(label) + 1].lstrip("".join(_OPENING)) for p in view.doc.paragraphs)
    return sum(words.startswith(label) for words in begins) > 1


def _signed(view: Scene, at: int) -> Iterator[Report]:
    """A quotation with the name of its speaker after a dash, which fill a line; the mark before the dash may cling to it."""
    token, text = view.parse.tokens[at], view.doc.text
    dash = Span(token.start + len(text[token.start : token.end].rstrip(_DASHES)), token.end)
    paragraph = view.doc.paragraphs[view.paragraph(token.start)]
    quote = view.before(dash.start, 0)
    end = text.find("\n", token.end, paragraph.end)
    name = trimmed(text, Span(token.end, paragraph.end if end < 0 else end), " .\u00a0")
    if quote and quote.start in (paragraph.start, text.rfind("\n", 0, quote.start) + 1) and 0 < name.end - name.start <= 80:
        traits = (f"name {view.labels.get(at + 1)}",)
        yield Report(at, "-", "signed", "", (name,), (dash,), (quote.span,), traits)
