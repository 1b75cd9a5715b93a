"""Version → Reading, a pure function: no network, no database, no clock."""

from collections.abc import Sequence
from typing import get_args

from onrecord.errors import OnrecordError
from onrecord.model.attribution import Convention
from onrecord.model.document import Document
from onrecord.model.news import Article, Reading
from onrecord.read import actors, assessments, parse, places, quantities, speakers, times
from onrecord.read.attributions import attributions
from onrecord.read.pipeline import Pipeline, Step

__all__ = ["PIPELINE", "pipeline", "read"]


def pipeline(convention: Convention = "both") -> Pipeline:
    """What onrecord reads, in order, with the attributions of a convention of annotation; raises OnrecordError for another."""
    if convention not in get_args(Convention):
        raise OnrecordError(f"there is no convention {convention!r}; give one of {', '.join(get_args(Convention))}")

    def attributed(docs: Sequence[Document]) -> list[Document]:
        return attributions(docs, convention=convention)

    return Pipeline(
        Step(parse.parse, ("paragraphs", "sentences", "tokens", "entities", "problems")),
        Step(times.times, ("times",), ("tokens", "sentences")),
        Step(places.places, ("places",), ("tokens", "sentences", "entities")),
        Step(attributed, ("attributions",), ("paragraphs", "sentences", "tokens", "entities")),
        Step(actors.actors, ("actors",), ("tokens", "sentences", "entities", "places", "attributions")),
        Step(speakers.speakers, ("attributions",), ("attributions", "actors")),
        Step(quantities.quantities, ("quantities",), ("tokens", "sentences", "times", "attributions")),
        Step(assessments.assessments, ("assessments",), ("attributions", "quantities", "actors")),
        variant=convention,
    )


PIPELINE = pipeline()
"""What onrecord reads if nothing else is asked for."""


def read(article: Article) -> Reading:
    """The reading of one article."""
    return next(PIPELINE([article]))
