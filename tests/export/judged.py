"""The example with judgements of named people on its main claim."""

from pathlib import Path

from onrecord.flow import judge
from onrecord.model.claim import Claim, Judgement
from onrecord.record import Record

ADA, BEN = "Ada Quill", "Ben Tarn"


def judged(folder: Path, example: Path) -> tuple[Path, str, Claim, list[Judgement]]:
    """A copy of the example: its path, its main story, the claim that was rated twice, and what was decided, one of it undone."""
    path = folder / "judged.record"
    path.write_bytes(example.read_bytes())
    with Record.open(path) as record:
        story = max(record.stories(), key=lambda s: len(s.articles)).id
        claim = max(record.telling(story).claims, key=lambda c: len(c.members))
        made = [
            judge(
                record, who=ADA, verb="rate", subject=claim.id, value="B2", note="saw the list", now="2026-03-17T10:00:00+01:00"
            ),
            judge(record, who=BEN, verb="rate", subject=claim.id, value="F6", now="2026-03-17T11:00:00+01:00"),
            judge(record, who=BEN, verb="confirm", subject=claim.id, now="2026-03-17T12:00:00+01:00"),
        ]
        made.append(judge(record, who=BEN, verb="undo", subject=made[1].id, now="2026-03-17T13:00:00+01:00"))
    return path, story, claim, made
