"""Sources read without a record: a reading for each article, in order, in constant memory."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from onrecord import capture
from onrecord.errors import SourceError
from onrecord.flow.windows import windows
from onrecord.model.attribution import Convention
from onrecord.model.news import Article, Capture, Problem, Reading
from onrecord.record import Record
from onrecord.settings import LIMITS, Limits


class Reader(Protocol):
    """What makes readings of articles, one for each, in order; `id` changes when it would read otherwise."""

    @property
    def id(self) -> str:
        """A hash of everything that decides on a reading."""
        ...

    def __call__(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """The readings."""
        ...


def readings(
    sources: Iterable[str], *, published: str | None = None, limits: Limits = LIMITS, pipeline: Reader | None = None
) -> Iterator[Reading | Problem]:
    """A reading for each article in the sources, and a problem for what could not be read, in the order in which they stand."""
    read = pipeline or shipped()
    for run in windows(_articles(sources, published, limits), weight=lambda a: len(getattr(a, "text", ""))):
        made = read(a for a in run if isinstance(a, Article))
        for one in run:
            yield one if isinstance(one, Problem) else next(made)


def captured(
    sources: Iterable[str], *, published: str | None, limits: Limits, record: Record | None = None
) -> Iterator[Capture | Problem]:
    """What the sources hold; a source that cannot be opened is a problem, and the others go on.

    An address that `record` holds is asked for only if it changed.
    """
    validators = record.validators if record else capture.unseen
    for source in sources:
        try:
            yield from capture.captures(source, limits=limits, published=published, validators=validators)
        except SourceError as error:
            yield Problem("source", str(error), source)


def extracted(one: Capture, *, limits: Limits) -> Iterator[Article | Problem]:
    """The articles that a capture holds; one that cannot be extracted is a problem."""
    try:
        yield from capture.extract(one, limits=limits)
    except SourceError as error:
        yield Problem("source", str(error), one.url or one.id)


def shipped(convention: Convention | None = None) -> Reader:
    """The pipeline that comes with the program, loaded when first needed; `convention` is that of its attributions."""
    from onrecord.read import PIPELINE, pipeline

    return pipeline(convention) if convention else PIPELINE


def _articles(sources: Iterable[str], published: str | None, limits: Limits) -> Iterator[Article | Problem]:
    for one in captured(sources, published=published, limits=limits):
        if isinstance(one, Problem):
            yield one
        else:
            yield from extracted(one, limits=limits)
