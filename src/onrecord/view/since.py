"""What a reader has not seen yet, however late it came: newest first, grouped by claim."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.errors import NotFound
from onrecord.model.claim import Change, Claim
from onrecord.model.holding import Noticed
from onrecord.record import Record
from onrecord.record.instants import instant
from onrecord.view.held import Held, outlet
from onrecord.view.inplace import Piece, item, pieces

MOST = 200


@dataclass(frozen=True, slots=True)
class News:
    """A change: `sentence` can be published as it stands, `words` are those of the article with the change in place.

    `id` is a hash of what the change says, and stays. `item` is where the figure stands in the reading of `version`.
    """

    id: str
    at: str
    kind: str
    sentence: str
    words: tuple[Piece, ...]
    version: str | None
    item: str | None
    url: str | None
    outlet: str | None


@dataclass(frozen=True, slots=True)
class ClaimNews:
    """What is new of one claim, newest first; `title` is that of its story. `claim` None: the change is on no claim."""

    claim: str | None
    label: str
    story: str | None
    title: str | None
    changes: tuple[News, ...]


@dataclass(frozen=True, slots=True)
class SinceView:
    """What became known after the cursor `since`; `cursor` is where one stands after reading it.

    `looked` is when `reader` last looked (None: never). `more` tells that older changes were left out.
    """

    since: str
    cursor: str
    reader: str | None
    looked: str | None
    changes: int
    more: bool
    claims: tuple[ClaimNews, ...]


def since(
    record: Record, *, cursor: str | None = None, reader: str | None = None, story: str | None = None, limit: int = MOST
) -> SinceView:
    """What became known since a cursor, or since a reader last looked, newest first, by claim.

    Raises ValueError for a cursor that this record did not give, and NotFound for a story that it does not have.
    """
    if story is not None:
        record.size(story)
    notices, look = record.notices, record.watching.look(reader) if reader else None
    upto, after = notices.last(), notices.position(cursor) if cursor is not None else look.position if look else 0
    found = notices.news(after=after, upto=upto, story=story, limit=max(1, min(limit, MOST)) + 1)
    shown = list({n.id: n for n in found[: max(1, min(limit, MOST))]}.values())
    return SinceView(
        notices.cursor(after), notices.cursor(upto), reader, look.at if look else None,
        len(shown), len(found) > max(1, min(limit, MOST)), tuple(_grouped(record, shown)),
    )  # fmt: skip


def _grouped(record: Record, found: list[Noticed]) -> Iterator[ClaimNews]:
    groups = dict[tuple[str | None, str | None], list[Noticed]]()
    for one in sorted(found, key=lambda n: (instant(n.change.at), n.known), reverse=True):
        groups.setdefault((one.change.story, one.change.claim), []).append(one)
    held, titles = Held(record), dict[str, str | None]()
    for (story, id), some in groups.items():
        if story and story not in titles:
            titles[story] = record.title(story)
        claim = _claim(record, id)
        label = claim.label if claim else some[0].change.sentence
        yield ClaimNews(id, label, story, titles.get(story or ""), tuple(_news(held, n, claim) for n in some))


def _claim(record: Record, id: str | None) -> Claim | None:
    try:
        return record.claim(id) if id else None
    except NotFound:  # told again since the changes were read
        return None


def _news(held: Held, noticed: Noticed, claim: Claim | None) -> News:
    change: Change = noticed.change
    member = item(change, claim)
    words = pieces(held, change, member)
    where = outlet(held.reading(change.version)) if change.version else None
    at = member.item if member else None
    return News(noticed.id, change.at, change.kind, change.sentence, words, change.version, at, change.url, where)
