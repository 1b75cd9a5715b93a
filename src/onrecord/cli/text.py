"""Views as plain text for a terminal."""

from functools import singledispatch
from typing import Any

from onrecord.model.claim import Change
from onrecord.view.claims import ClaimRow, Statement
from onrecord.view.dossier import DossierView
from onrecord.view.evidence import EvidenceView
from onrecord.view.figures import FigureRow
from onrecord.view.found import FoundRow
from onrecord.view.held import Evidence
from onrecord.view.inplace import plain
from onrecord.view.judgements import JudgementRow
from onrecord.view.outlet import OutletView
from onrecord.view.places import PlaceRow
from onrecord.view.search import Found
from onrecord.view.since import ClaimNews, News, SinceView
from onrecord.view.sources import SourcesView
from onrecord.view.speaker import SpeakerView
from onrecord.view.stories import StoryRow
from onrecord.view.story import StoryView
from onrecord.view.subject import SubjectView
from onrecord.view.timeline import Moment
from onrecord.view.versions import VersionsView
from onrecord.view.wording import amount, plural


def _handed(where: Evidence) -> str:
    """The words of a statement after those that hand it on."""
    return f"{where.cue} {where.words}".strip()


@singledispatch
def text(rows: Any) -> str:
    """The answer of a view as lines of text."""
    raise TypeError(f"no text form of {type(rows).__name__}")


@text.register
def _(rows: list) -> str:  # type: ignore[type-arg]
    return "\n".join(text(row) for row in rows) or "There is nothing to show."


@text.register
def _(row: StoryRow) -> str:
    size = f"{plural(row.articles, 'article')}, {plural(row.versions, 'version')}, {plural(row.claims, 'claim')}"
    return f"{row.id}  {row.title or '(no title)'}\n    {size}; {row.first} to {row.last}"


@text.register
def _(page: StoryView) -> str:
    size = f"{plural(page.articles, 'article')}, {plural(page.origins, 'origin')}"
    head = f"{page.title or page.id}\n{size}: {', '.join(page.outlets)}"
    judged = [f"= {_decided(j)}" for j in page.judgements]
    return "\n\n".join(["\n".join([head, *judged]), *map(text, page.claims)])


@text.register
def _(row: ClaimRow) -> str:
    lines = [f"{row.id}  {row.label}  [{plural(row.articles, 'article')}, {plural(row.origins, 'origin')}]"]
    lines += [f"  {text(s)}" for s in row.statements]
    lines += [f"  ! {r.why}" for r in row.conflicts]
    lines += [f"  {s.stance}: {s.who or s.evidence.outlet} ({s.evidence.words})" for s in row.standing]
    lines += [f"  = {_decided(j)}" for j in row.judgements]
    return "\n".join(lines)


@text.register
def _(row: Statement) -> str:
    figure = amount(row.low, row.high, row.unit, row.approximate) if row.figure else _handed(row.places[0])
    hedge = f" ({row.hedge})" if row.hedge else ""
    first = row.places[0]
    return f"{row.at or '':25}  {figure}{hedge}: {row.speaker or first.outlet}  [{first.version}#{first.item}]"


@text.register
def _(row: FigureRow) -> str:
    said = amount(row.low, row.high, row.unit, row.approximate, negated=row.negated)
    return f"{row.at or '':25}  {said} {row.of}: {row.speaker or row.evidence.outlet}"


@text.register
def _(row: Moment) -> str:
    return f"{row.start:16}  {row.says} [{row.speaker or ', '.join(row.outlets)}]"


@text.register
def _(row: Change) -> str:
    return f"{row.at}  {row.kind:16}  {row.sentence}"


@text.register
def _(page: SinceView) -> str:
    head = (
        f"{plural(page.changes, 'change')}{f' since {page.looked}' if page.looked else ''}{', the latest' if page.more else ''}"
    )
    return "\n".join([head, *map(text, page.claims), f"\nThe cursor after these: {page.cursor}"])


@text.register
def _(row: ClaimNews) -> str:
    return "\n".join(["", f"{row.label}  [{row.title or 'untitled story'}]", *map(text, row.changes)])


@text.register
def _(row: News) -> str:
    words = f"\n{'':27}{plain(row.words)}" if row.words else ""
    return f"{row.at:25}  {row.sentence}{words}"


@text.register
def _(row: JudgementRow) -> str:
    state = "" if row.state == "stands" else f" [{row.state}]"
    return f"{row.id}  {row.about or row.subject}: {_decided(row)}{state}"


@text.register
def _(page: Found) -> str:
    more = [f"There is more: --page {page.page + 1}"] if page.more else []
    return "\n".join([*map(text, page.rows), *more]) or "There is nothing to show."


@text.register
def _(row: FoundRow) -> str:
    first = row.places[0] if row.places else None
    who = f"{row.speaker}: " if row.speaker and row.speaker != row.words else ""
    about = f": {row.about}" if row.about else ""
    head = f"{row.stance or row.kind:13}  {who}{_handed(first) if first and row.kind == 'statement' else row.words}{about}"
    size = f"    {plural(row.items or 0, 'item')}, {plural(row.outlets or 0, 'outlet')}" if row.items is not None else ""
    more = f", {plural(len(row.places) - 1, 'more place')}" if len(row.places) > 1 else ""
    where = f"    {first.outlet or ''} {first.captured}{more}  [{first.version}#{first.item}]" if first else ""
    return "\n".join(filter(None, [head, size, where]))


@text.register
def _(page: SpeakerView) -> str:
    more = [f"There is more: --page {page.page + 1}"] if page.more else []
    size = f"{plural(page.items, 'item')} in {plural(page.outlets, 'outlet')}"
    return "\n".join([f"{page.name}  ({size})", *map(text, page.rows), *more])


@text.register
def _(page: OutletView) -> str:
    articles = [f"{a.captured}  {a.title or a.url or a.article}  [{a.version}]" for a in page.articles]
    more = [f"There is more: --page {page.page + 1}"] if page.more else []
    return "\n".join([page.name, *articles, *more, "", *(f"quotes {q.name}: {plural(q.items, 'item')}" for q in page.quoted)])


@text.register
def _(page: SubjectView) -> str:
    rows = [*page.figures, *page.statements, *page.positions]
    voices = [f"{v.name}: {plural(v.items, 'item')} in {plural(v.outlets, 'outlet')}" for v in page.speakers]
    return "\n".join([page.name, *map(text, rows), "", *voices])


@text.register
def _(page: DossierView) -> str:
    said = (("the program thinks", page.thought), ("as judged", page.judged))
    size = [f"{name}: {c.label} ({plural(c.statements, 'statement')}, {plural(c.origins, 'origin')})" for name, c in said if c]
    return "\n".join([f"{page.subject}  {page.about}", *size, *map(text, page.history)])


@text.register
def _(page: SourcesView) -> str:
    lines = []
    for speaker in page.speakers:
        lines.append(speaker.name or "(speaker not told)")
        lines += [f"    {', '.join(p.outlet or 'page' for p in s.places)}: {_handed(s.places[0])}" for s in speaker.statements]
    lines += ["", *(f"{o.outlet}: {o.title}" + (f" (repeats {o.copy_of})" if o.copy_of else "") for o in page.outlets)]
    return "\n".join(lines)


@text.register
def _(page: EvidenceView) -> str:
    head = [f"{page.version.title or page.version.id}", f"{page.version.url}", f"sha256 {page.held.sha256}"]
    asked = [m for m in page.marks if m.item == page.item]
    notes = [f"{n.item:5} {n.layer:12} {n.says}" for n in page.notes if page.item in (None, n.item)]
    words = [f"{m.layer:10} {m.start}-{m.end}: {page.text[m.start : m.end]}" for m in asked]
    return "\n".join([*head, "", *(words or [page.text, ""]), *notes])


@text.register
def _(row: PlaceRow) -> str:
    at = f"{row.lat:.2f}, {row.lon:.2f} ({row.precision})" if row.lat is not None and row.lon is not None else "not told where"
    return f"{row.name}: {at}, {plural(row.mentions, 'time')} [{', '.join(row.outlets)}]"


@text.register
def _(page: VersionsView) -> str:
    lines = [f"{'>' if v == page.after else '<' if v == page.before else ' '} {v.id}  {v.captured}" for v in page.versions]
    for pair in page.pairs:
        said = ["".join(piece.text for piece in side) for side in (pair.before, pair.after)]
        lines += [] if pair.same else [f"{sign} {words}" for sign, words in zip("-+", said, strict=True) if words]
    return "\n".join(lines)


def _decided(row: JudgementRow) -> str:
    """The decision, who made it and when, as in "B2 (Ana Petrov), 2025-01-02: saw the list"."""
    return f"{row.says} ({row.who}), {row.at}" + (f": {row.note}" if row.note else "")
