"""What a record holds, as rows: fetches, articles with their versions, and the hits of a search."""

from dataclasses import dataclass

from onrecord.model.claim import Change
from onrecord.model.span import Span


@dataclass(frozen=True, slots=True)
class Fetch:
    """One fetch: `version` is what it showed (None for a feed or a page that could not be read), `new` whether it made it."""

    id: str
    at: str
    url: str
    status: int
    content_type: str | None
    sha256: str
    etag: str | None = None
    last_modified: str | None = None
    version: str | None = None
    new: bool = False


@dataclass(frozen=True, slots=True)
class HeldVersion:
    """A version of an article: `captured` is the first fetch that showed it, `sha256` that of its snapshot."""

    id: str
    captured: str
    published: str | None
    title: str | None
    sha256: str
    text_sha256: str


@dataclass(frozen=True, slots=True)
class HeldArticle:
    """An article with its versions in order of time; `story` None where it has joined none."""

    id: str
    url: str | None
    outlet: str | None
    story: str | None
    versions: tuple[HeldVersion, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A version found by its text: `span` is the place of the first match in it."""

    version: str
    article: str
    story: str | None
    title: str | None
    outlet: str | None
    captured: str
    span: Span
    snippet: str


@dataclass(frozen=True, slots=True)
class Noticed:
    """A change with its stable id; `known` is its place in the order in which changes became known to the record."""

    id: str
    known: int
    change: Change


@dataclass(frozen=True, slots=True)
class Look:
    """That a reader has seen what was known up to `position` (`Noticed.known`)."""

    reader: str
    at: str
    position: int


@dataclass(frozen=True, slots=True)
class Poll:
    """One time that a watched address was asked, and how it stands since.

    `kind` is feed, sitemap, page, live or article; `outcome` found (named by a source, not asked yet), new, same, failed, refused
    or gone. `failures` are those in a row. `born` and `due` are microseconds since 1970, `due` None where it is not asked again.
    `outlet` and `published` are what the feed that led there says.
    """

    url: str
    source: str
    kind: str
    at: str
    outcome: str
    failures: int
    born: int
    due: int | None
    says: str | None = None
    outlet: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """One attempt to send a change to a webhook; `change` is empty where the hook was first seen.

    `failures` are those of the hook in a row, `due` is when to try again in microseconds since 1970, and every change that was
    known up to `settled` has been taken.
    """

    hook: str
    change: str
    at: str
    done: bool
    says: str
    failures: int
    due: int
    settled: int
