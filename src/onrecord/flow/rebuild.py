"""Everything derived made again, as if all fetches had come in order of time."""

from onrecord.flow.placing import place, settle, tell, told
from onrecord.flow.reading import Reader, shipped
from onrecord.flow.windows import windows
from onrecord.record import Record


def rebuild(record: Record, *, pipeline: Reader | None = None) -> None:
    """Replay all fetches in order of time, in one transaction; what this pipeline has not read is read first, and kept.

    To read again is no news: what a reader has seen stays seen, and what came since he looked is still to be seen.
    """
    read = pipeline or shipped()
    tell(record)
    for run in windows(record.wanted(pipeline=read.id), weight=len):
        made = list(zip(run, read(record.input(sha256) for sha256 in run), strict=True))
        with record.transaction() as write:
            for input, reading in made:
                write.keep.reading(reading, input=input)
    with record.transaction() as write:
        write.derive.clear()
        for extract in write.derive.extracts():
            place(write, extract, pipeline=read)
        settle(write, record.judgements())
        for story in record.untold():
            told(record, write, story, late=False)
