"""`onrecord look` and `onrecord digest`: what a reader has seen, and what is new to them."""

from onrecord.cli.options import RecordFile, usable
from onrecord.record import Record


def look(*, reader: str, cursor: str | None = None, record: RecordFile) -> None:
    """Note that a reader has seen all that is known, or what was known at a cursor, and print where they stand.

    Parameters
    ----------
    reader
        The name of the reader.
    cursor
        What `onrecord since` printed; an earlier one moves back.
    """
    from onrecord.flow import look as seen

    with Record.open(record, create=False) as held, usable():
        print(held.notices.cursor(seen(held, reader=reader, cursor=cursor).position))


def digest(*, reader: str | None = None, cursor: str | None = None, story: str | None = None, record: RecordFile) -> None:
    """Print what is new as plain text that can be mailed.

    Parameters
    ----------
    reader
        The name of a reader: what became known since they last looked.
    cursor
        What became known since this cursor.
    story
        In this story alone.
    """
    from onrecord.view import since
    from onrecord.view.digest import digest as written

    with Record.open(record, create=False, readonly=True) as held, usable():
        print(written(since(held, reader=reader, cursor=cursor, story=story)), end="")
