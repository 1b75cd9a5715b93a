"""What candidates need to see of a document."""

from onrecord.model.document import Document, Sentence, Token
from onrecord.model.news import Version
from onrecord.model.span import Span
from onrecord.read.clauses import parsed
from onrecord.read.parse import parse
from onrecord.read.quotations import quotations
from onrecord.read.reports import Scene, cuts, scene, source

TEXT = "“It rained. It poured,” Venn said"
WORDS = ["“", "It", "rained", ".", "It", "poured", ",", "”", "Venn", "said"]


def view() -> Scene:
    tokens, at = [], 0
    heads = {8: 9, 5: 9}
    for n, word in enumerate(WORDS):
        at = TEXT.index(word, at)
        dep = {8: "nsubj", 5: "ccomp"}.get(n, "ROOT" if n == 9 else "dep")
        tokens.append(Token(at, at + len(word), "NN", dep, heads.get(n, 9 if n > 3 else 2)))
        at += len(word)
    whole = Span(0, len(TEXT))
    sentences = (Sentence(0, 11, 0, 4), Sentence(12, len(TEXT), 4, 10))
    doc = Document("d", Version("d"), TEXT, paragraphs=(whole,), sentences=sentences, tokens=tuple(tokens))
    return scene(doc, parsed(doc), quotations(TEXT, [whole]))


def test_depth_counts_the_quotations_around_a_token() -> None:
    assert list(view().depth) == [1] * 8 + [0, 0]


def test_quotation_before_a_character() -> None:
    quotation = view().before(TEXT.index("Venn"), 0)
    assert quotation is not None
    assert quotation.span.of(TEXT) == "“It rained. It poured,”"
    assert view().before(TEXT.index("said"), 0) is None


def test_parts_are_widened_to_whole_quotations() -> None:
    (part,) = view().widened([Span(12, 22)], 9)
    assert part.of(TEXT) == "“It rained. It poured,”"


def test_a_part_that_holds_the_cue_gives_nothing() -> None:
    assert view().widened([Span(0, len(TEXT))], 9) == ()


def test_source_is_the_phrase_of_the_subject() -> None:
    assert [s.of(TEXT) for s in source(view(), 8, 9)] == ["Venn"]
    assert source(view(), None, 9) == ()


def test_the_whole_is_always_one_way_to_end() -> None:
    assert next(cuts(view().parse, 4, 5)) == ("whole", 5)


def test_paragraph_of_a_character() -> None:
    assert view().paragraph(len(TEXT) - 1) == 0


def test_an_aside_at_the_end_of_a_sentence_is_no_part_of_a_content() -> None:
    text = "An inquiry found that he crashed while he turned, the report states."
    [doc] = parse([Document("d", Version("d"), text)])
    here = scene(doc, parsed(doc), [])
    found, end = text.index("found"), text.index(", the report")
    cue = next(n for n, token in enumerate(doc.tokens) if token.start == found)
    assert here.widened([Span(text.index("he crashed"), len(text) - 1)], cue) == (Span(text.index("he crashed"), end),)
    assert here.widened([Span(0, text.index(" while"))], len(doc.tokens) - 2) == (Span(0, text.index(" while")),)
