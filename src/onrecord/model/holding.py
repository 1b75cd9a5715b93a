"""What a record holds, as rows: fetches, articles with their versions, and the hits of a search."""

from dataclasses import dataclass

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
