"""Documents in an article, and their fullest name."""

from onrecord.model.document import Document
from onrecord.model.news import Version
from onrecord.read.nouns import tree
from onrecord.read.papers import fullest, papers
from onrecord.read.parse import parse


def test_a_document_is_called_by_what_was_said_of_it_last() -> None:
    (doc,) = parse([Document("t", Version("t"), "A complaint filed in Sarn Court named two men. The complaint was short.")])
    parsed = tree(doc)
    first, second = papers(parsed)["complaint"]
    assert fullest(parsed, [first]) == "complaint filed in Sarn Court"
    assert fullest(parsed, [first, second]) == "complaint filed in Sarn Court"
    assert fullest(parsed, [second]) is None
