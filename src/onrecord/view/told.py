"""What a story tells after judgement: what people see. The record and its export keep what the program thinks."""

from collections import Counter

from onrecord.link.judged import Judged, judged, split_off
from onrecord.record import Record
from onrecord.view.remembered import remembered

SHARED = 100_000
"""What a judged telling weighs: most of it is shared with the telling."""


def told(record: Record, *, story: str, changes: bool = True) -> Judged:
    """What the versions of a story say together, with what named people joined and took apart. Raises NotFound."""
    made = record.judgements()
    if not made:
        return Judged(record.telling(story, changes=changes), {})

    def judge() -> Judged:
        articles = {version.id: article.id for article in record.articles(story=story) for version in article.versions}
        return judged(record.telling(story, changes=changes), made, articles=articles)

    return remembered(record, story, ("judged", changes, tuple(j.id for j in made)), judge, weight=SHARED)


def story_of(record: Record, claim: str) -> str | None:
    """The story of a claim, also of one that a judgement split off. Raises NotFound."""
    origins, before = dict[str, str](), Counter[tuple[str, str | None]]()
    for j in record.judgements():
        if j.verb == "split":
            origins[split_off(j, before[j.subject, j.value])] = j.subject
            before[j.subject, j.value] += 1
    while claim in origins:
        claim = origins[claim]
    return record.claim(claim).story
