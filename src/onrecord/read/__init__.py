"""Version → Reading, a pure function: no network, no database, no clock."""

from onrecord.model.news import Article, Reading
from onrecord.read import actors, assessments, attributions, parse, places, quantities, speakers, times
from onrecord.read.pipeline import Pipeline, Step

__all__ = ["PIPELINE", "read"]

PIPELINE = Pipeline(
    Step(parse.parse, ("paragraphs", "sentences", "tokens", "entities", "problems")),
    Step(times.times, ("times",), ("tokens", "sentences")),
    Step(places.places, ("places",), ("tokens", "sentences", "entities")),
    Step(attributions.attributions, ("attributions",), ("paragraphs", "sentences", "tokens", "entities")),
    Step(actors.actors, ("actors",), ("tokens", "sentences", "entities", "places", "attributions")),
    Step(speakers.speakers, ("attributions",), ("attributions", "actors")),
    Step(quantities.quantities, ("quantities",), ("tokens", "sentences", "times", "attributions")),
    Step(assessments.assessments, ("assessments",), ("attributions", "quantities", "actors")),
)
"""What onrecord reads, in order."""


def read(article: Article) -> Reading:
    """The reading of one article."""
    return next(PIPELINE([article]))
