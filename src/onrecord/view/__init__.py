"""Rows for people and programs. Each view is one function of a record and a question, and so a command, an address and a page."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, get_type_hints

from onrecord.view.changes import changes
from onrecord.view.dossier import dossier
from onrecord.view.evidence import evidence
from onrecord.view.figures import figures
from onrecord.view.judgements import judgements
from onrecord.view.outlet import outlet
from onrecord.view.places import places
from onrecord.view.search import search
from onrecord.view.since import since
from onrecord.view.sources import sources
from onrecord.view.speaker import speaker
from onrecord.view.stories import stories
from onrecord.view.story import story
from onrecord.view.subject import subject
from onrecord.view.timeline import timeline
from onrecord.view.versions import versions

__all__ = [
    "VIEWS",
    "Option",
    "View",
    "changes",
    "dossier",
    "evidence",
    "figures",
    "judgements",
    "outlet",
    "places",
    "search",
    "since",
    "sources",
    "speaker",
    "stories",
    "story",
    "subject",
    "timeline",
    "versions",
]


@dataclass(frozen=True, slots=True)
class Option:
    """What a view may be asked: a keyword of its function, with its type and default (None: it must be given)."""

    name: str
    type: Any
    required: bool
    default: Any


@dataclass(frozen=True, slots=True)
class View:
    """A view by its name; the three doors are made from its signature, so that they cannot drift apart."""

    name: str
    call: Callable[..., Any]

    @property
    def summary(self) -> str:
        """What it gives, in one sentence."""
        return (inspect.getdoc(self.call) or "").split("\n")[0]

    @property
    def options(self) -> tuple[Option, ...]:
        """What it may be asked, in order."""
        hints = get_type_hints(self.call)
        keywords = [p for p in inspect.signature(self.call).parameters.values() if p.kind is p.KEYWORD_ONLY]
        return tuple(Option(p.name, hints[p.name], p.default is p.empty, p.default) for p in keywords)

    @property
    def result(self) -> Any:
        """The type of its answer."""
        return get_type_hints(self.call)["return"]


_STORY = (story, figures, timeline, places, changes, since, sources, judgements)
_CALLS = (stories, *_STORY, dossier, evidence, versions, speaker, outlet, subject, search)
VIEWS = tuple(View(call.__name__, call) for call in _CALLS)
