from collections.abc import Sequence
from dataclasses import replace

import pytest

from onrecord.errors import PipelineError
from onrecord.model.document import Document
from onrecord.model.news import Article, Problem, Version
from onrecord.read import PIPELINE, read
from onrecord.read.pipeline import Pipeline, Step

TEXT = "At least 12 people were hurt in Lower Quayside on Tuesday, Mayor Ilse Darnov said. The claim could not be verified."


def noted(docs: Sequence[Document]) -> list[Document]:
    return [replace(doc, problems=(*doc.problems, Problem("seen", str(len(docs))))) for doc in docs]


def articles(number: int) -> list[Article]:
    return [Article(str(n), Version(str(n)), f"Text {n}.") for n in range(number)]


def test_a_wrong_order_is_refused() -> None:
    with pytest.raises(PipelineError, match="noted needs tokens"):
        Pipeline(Step(noted, ("problems",), ("tokens",)))


def test_batches_are_bounded_and_come_out_in_order() -> None:
    found = list(Pipeline(Step(noted, ("problems",)))(articles(5), batch=2))
    assert [r.id for r in found] == ["0", "1", "2", "3", "4"]
    assert [r.problems[0].message for r in found] == ["2", "2", "2", "2", "1"]


def test_nothing_is_read_before_it_is_asked_for() -> None:
    taken = []

    def source() -> object:
        for article in articles(10):
            taken.append(article.id)
            yield article

    next(iter(Pipeline(Step(noted, ("problems",)))(source(), batch=3)))  # type: ignore[arg-type]
    assert taken == ["0", "1", "2"]


def test_the_id_does_not_change_from_run_to_run() -> None:
    assert PIPELINE.id == Pipeline(*PIPELINE.steps, variant=PIPELINE.variant).id
    assert len(PIPELINE.id) == 16


def test_a_batch_reads_what_one_by_one_reads() -> None:
    some = [Article(str(n), Version(str(n), published="2025-09-10"), TEXT * (n + 1)) for n in range(3)]
    assert list(PIPELINE(some)) == [read(a) for a in some]


def test_each_step_changes_its_own_layers_alone() -> None:
    docs = [Document("a", Version("a", published="2025-09-10"), TEXT)]
    for step in PIPELINE.steps:
        [before], docs = docs, step.run(docs)
        changed = {name for name in before.__dataclass_fields__ if getattr(before, name) != getattr(docs[0], name)}
        assert changed <= {*step.assigns, "problems"}, step.run.__name__


@pytest.mark.parametrize("text", ["", " \n\n ", "x", "“" * 500, "12 " * 800, "\u202e\ud800 said", "a\x00b said 5."])
def test_any_text_gives_a_reading(text: str) -> None:
    assert read(Article("a", Version("a"), text)).text == text
