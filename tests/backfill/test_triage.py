"""The first look tells articles from what is none, and texts that say the same from those that do not."""

from onrecord.backfill.triage import likeness, look
from onrecord.model.news import Capture
from tests.backfill.invented import html, story

GERMAN = (
    "Der Hafen von Lorvane wurde am Montag geschlossen, nachdem einer seiner Kräne umgestürzt war, teilte der Rat mit.\n\n"
    "Die Fähren nach Varn beförderten deutlich weniger Menschen als in der Woche zuvor, und die Bürgermeisterin bat um Hilfe.\n\n"
    "Ein Schreiber zählte am Kai vierzig Boote, und niemand konnte sagen, wann die Mole wieder öffnen würde \n\n"
    "Auf dem Markt hieß es, die Preise seien schon gestiegen, doch die Händler wollten davon nichts wissen und schwiegen lieber."
)


def text(words: str) -> Capture:
    return Capture("x", words.encode(), content_type="text/plain; charset=utf-8")


def page(markup: str) -> Capture:
    return Capture("x", markup.encode(), content_type="text/html; charset=utf-8")


def test_an_article_is_to_be_read_as_a_page_and_as_text() -> None:
    one = story(4)
    seen, said = look(page(html(one))), look(text(one["text"]))
    assert (seen.verdict, seen.language, said.verdict, said.language) == ("read", "en", "read", "en")


def test_capitals_are_no_other_language() -> None:
    assert look(text(story(4)["text"].upper())).verdict == "read"


def test_another_language_is_told() -> None:
    assert (look(text(GERMAN)).verdict, look(text(GERMAN)).language) == ("language", "de")


def test_a_few_words_are_no_article() -> None:
    assert look(text("The harbour of Varn is closed.")).verdict == "short"
    assert look(page("<html><body><p>The harbour of Varn is closed.</p></body></html>")).verdict == "short"


def test_a_list_of_headlines_is_no_article() -> None:
    heads = "\n\n".join(f"Harbour of ward {n} closed to all ferries" for n in range(60))
    assert look(text(heads)).verdict == "links"


def test_what_is_no_text_is_left_to_the_extraction() -> None:
    assert look(page("\x00\x01\x02" * 50)).verdict == "read"


def test_signatures_tell_how_alike_two_texts_are() -> None:
    long = "\n\n".join(story(n)["text"] for n in range(12))
    one, near, far = look(text(long)), look(text(long + "\n\nThe quay stays shut.")), look(text(story(40)["text"]))
    assert one.signature is not None
    assert near.signature is not None
    assert far.signature is not None
    assert likeness(one.signature, one.signature) == 1.0
    assert likeness(one.signature, near.signature) >= 0.9
    assert likeness(one.signature, far.signature) < 0.3
    assert one.figures == near.figures != far.figures
