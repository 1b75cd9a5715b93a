"""One extract taken into the derived rows, and stories told: the same steps when a fetch is added and when all are replayed."""

from collections.abc import Sequence

from onrecord import codec
from onrecord.flow.reading import Reader
from onrecord.link import stories, telling
from onrecord.link.judged import placed, taken_out
from onrecord.model.claim import Judgement
from onrecord.model.news import Reading
from onrecord.record import Record
from onrecord.record.extract import Extract
from onrecord.record.record import Writing


def place(write: Writing, extract: Extract, *, pipeline: Reader, read: Reading | None = None) -> str:
    """Show what an extract shows, as a new version where its text differs from the last one shown; gives the version's id.

    `read` is the reading of the extract where the caller has it; else it is taken from the record, or made.
    """
    shows = write.derive.shows(extract.kept_under)
    if shows is not None and shows[1] == extract.text:
        write.derive.show(extract, version=shows[0], new=False)
        return shows[0]
    reading = read or write.keep.read(extract.input, pipeline=pipeline.id) or next(pipeline([extract.article]))
    write.keep.reading(reading, input=extract.input)
    if shows is None:
        _join(write, extract, reading)
    version = write.derive.version(extract, pipeline=pipeline.id, read=reading)
    write.derive.show(extract, version=version, new=True)
    return version


def tell(record: Record) -> None:
    """Tell each story that something came to since it was last told."""
    for story in record.untold():
        with record.transaction() as write:
            told(record, write, story)


def told(record: Record, write: Writing, story: str, *, late: bool = True) -> None:
    """Put what the versions of a story say together in the place of what was told before.

    Without `late`, only versions that were never told before bring news.
    """
    readings = list(record.readings(story=story))
    write.derive.tell(story, title=telling.title(readings), telling=telling.tell(story, readings), late=late)


def settle(write: Writing, judgements: Sequence[Judgement]) -> None:
    """Put the articles that named people placed where their judgements say; linking goes on from what it proposed itself."""
    some = {article: story for article, story in placed(judgements).items() if write.derive.shows(article)}
    for article, story in some.items():
        if story == taken_out(article):
            write.derive.found(story)
    for article, story in some.items():
        write.derive.moved(article, story)


def _join(write: Writing, extract: Extract, reading: Reading) -> None:
    """Put a new article into the story that it belongs to, or found one with it."""
    terms = stories.terms(reading)
    story = stories.choose(
        terms,
        write.derive.at(extract),
        write.terms.candidates(terms, first=stories.FIRST, last=stories.LAST),
        frequency=write.terms.frequency,
        articles=write.terms.articles(),
    )
    story = story or codec.content_id("story", extract.kept_under)
    write.derive.found(story)
    write.derive.article(extract, story=story)
    write.terms.add(extract.kept_under, terms)
