"""The text on its way through the pipeline: it grows one layer a step and is never changed."""

from dataclasses import dataclass
from typing import NamedTuple

from onrecord.model.attribution import Assessment, Attribution
from onrecord.model.mention import Actor, Place, Quantity, Timex
from onrecord.model.news import Problem, Version
from onrecord.model.span import Span


class Token(NamedTuple):
    """A token with its Penn Treebank tag, its dependency label (ClearNLP) and the index of its head in `Document.tokens`.

    The root of a sentence is its own head. Tokens of blanks are left out.
    """

    start: int
    end: int
    tag: str
    dep: str
    head: int

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


class Entity(NamedTuple):
    """A named entity with its OntoNotes label (PERSON, ORG, GPE, NORP, ...)."""

    start: int
    end: int
    label: str

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


class Sentence(NamedTuple):
    """A sentence: its span, and the range of its tokens in `Document.tokens`."""

    start: int
    end: int
    first: int
    last: int

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Document:
    """One article's text and the layers read in it so far."""

    id: str
    version: Version
    text: str
    paragraphs: tuple[Span, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    tokens: tuple[Token, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[Timex, ...] = ()
    places: tuple[Place, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    actors: tuple[Actor, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    problems: tuple[Problem, ...] = ()
