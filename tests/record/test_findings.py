"""What was read in a version is found by its words, and goes with everything derived."""

from onrecord.model.attribution import Assessment, Attribution, Speaker
from onrecord.model.mention import Actor, Quantity
from onrecord.model.news import Pipeline, Reading, Version
from onrecord.model.span import Span
from onrecord.record import Record
from onrecord.record.findings import Finding, findings

TEXT = "It rained. Mayor Darnov said at least 12 boats sank; the port doubts it! Nobody came."


def span(words: str) -> tuple[Span]:
    return (Span(TEXT.index(words), TEXT.index(words) + len(words)),)


def reading(**more: object) -> Reading:
    said = Attribution(
        "a1", span("Mayor Darnov"), span("said"), span("at least 12 boats sank"), "indirect", speaker=Speaker("Ilse Darnov")
    )
    layers = {
        "attributions": (said,),
        "quantities": (Quantity("q1", span("at least 12"), 12, None, of=span("boats"), attribution="a1"),),
        "assessments": (Assessment("s1", span("doubts"), span("the port"), "questions", "a1", span("it")),),
        "actors": (Actor("x1", "Port of Tarn", "organization", span("the port")),),
    }
    return Reading("r", Version("v"), TEXT, Pipeline("p"), **{**layers, **more})  # type: ignore[arg-type]


def test_statements_figures_and_positions_with_their_words() -> None:
    sentence = "Mayor Darnov said at least 12 boats sank; the port doubts it"
    assert list(findings(reading())) == [
        Finding("a1", "statement", "at least 12 boats sank", "Mayor Darnov", "Ilse Darnov"),
        Finding("q1", "figure", "at least 12 boats", sentence, "Ilse Darnov", None, 12, None),
        Finding("s1", "position", "doubts", f"it {sentence}", "Port of Tarn", "questions"),
    ]


def test_a_holder_that_is_no_actor_keeps_its_words() -> None:
    assert [f.speaker for f in findings(reading(actors=()))][-1] == "the port"


def test_what_is_derived_again_is_found_again(ships: Record) -> None:
    def count() -> tuple[int, int]:
        with ships.transaction() as write:
            run = write.derive.connection.execute
            return run("SELECT count(*) FROM finding").get, run("SELECT count(*) FROM found WHERE found MATCH 'ships'").get

    before = count()
    assert before[0] >= before[1] > 0
    with ships.transaction() as write:
        write.derive.clear()
    assert count() == (0, 0)
