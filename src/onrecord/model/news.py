"""What comes in and what is made of it: captures, versions, readings, and the trouble on the way as data."""

from dataclasses import dataclass

from onrecord.model.attribution import Assessment, Attribution
from onrecord.model.mention import Actor, Place, Quantity, Timex
from onrecord.model.span import Span


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read, and why. `source` says where it came from, as the user named it."""

    kind: str
    message: str
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Capture:
    """Bytes as they came from one address or file.

    `id` is the name that the source gives (a file's name without endings, the `id` of a JSON line). `at` is the ISO 8601 time
    of the fetch, None where nobody said. `url` is None where the source has no address. `published` is the date that the
    source (a JSON line, a feed, an option) gives beside the bytes; `title` and `outlet` likewise. `etag` and `last_modified`
    are the validators (RFC 9110) to give back at the next fetch; status 304 says that the address shows what it showed.
    """

    id: str
    body: bytes
    url: str | None = None
    at: str | None = None
    content_type: str | None = None
    status: int = 200
    published: str | None = None
    title: str | None = None
    outlet: str | None = None
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """A dated entry of a live blog: `span` in the text of its version, times as ISO 8601."""

    span: Span
    published: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """One distinct text of an article, and what its page says of itself.

    `id` is empty until a record gives it one, or is the id of the source where there is no record. `published`, `modified`
    and `captured` are ISO 8601, with an offset where the page has one. `credit` names the agencies that the page credits.
    `kind` is article, live or text. `article` is the id of the article that a record keeps it under.
    """

    id: str
    article: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    captured: str | None = None
    credit: tuple[str, ...] = ()
    kind: str = "article"
    posts: tuple[Post, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """What extraction makes of a capture: the text that all offsets point into, and the version it belongs to."""

    id: str
    version: Version
    text: str
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Pipeline:
    """What made a reading: `id` is a hash that changes when code, lexicons or models change."""

    id: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What one pipeline read in one version of one article: the outside shape of the contract."""

    id: str
    version: Version
    text: str
    pipeline: Pipeline
    attributions: tuple[Attribution, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    times: tuple[Timex, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    problems: tuple[Problem, ...] = ()
