"""What onrecord raises. Trouble in one source is data (`Problem`), never an exception that stops the rest.

OnrecordError
├── SourceError        a source cannot be opened, or breaks a limit: this one is skipped, the others go on
│   ├── ForbiddenError  an address that may not be fetched: private network, robots.txt, scheme
│   └── AnswerError     an address that answered with an error, and may have said when to ask again
├── RecordError        the record file cannot be used as asked
│   ├── NotARecord      the file is something else, or of a newer schema
│   └── NotFound        no such story, version, claim or item
└── PipelineError      steps in an order in which a layer is needed before it is made
"""


class OnrecordError(Exception):
    """Anything that onrecord raises on purpose; its text is one sentence: what, where, and what to do about it."""


class SourceError(OnrecordError):
    """A source that cannot be opened or read."""


class ForbiddenError(SourceError):
    """An address that may not be fetched."""


class AnswerError(SourceError):
    """An address that answered with an error: `status` is that of HTTP, `wait` the seconds that it asked to wait, if it did."""

    def __init__(self, says: str, *, status: int, wait: float | None = None) -> None:
        super().__init__(says)
        self.status, self.wait = status, wait


class RecordError(OnrecordError):
    """A record file that cannot be used as asked."""


class NotARecord(RecordError):
    """A file that is no record, or one of a newer schema than this program knows."""


class NotFound(RecordError):
    """An id that the record does not hold."""


class PipelineError(OnrecordError):
    """A pipeline whose steps do not fit together."""
