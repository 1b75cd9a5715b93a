"""The commands, made from the functions that they call: what a view may be asked is read from its signature."""

import inspect
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, Literal

from cyclopts import App, Parameter

from onrecord import codec
from onrecord.cli.backfill import Selection, backfill
from onrecord.cli.options import RecordFile, usable
from onrecord.cli.reader import digest, look
from onrecord.cli.upkeep import backup, compact, verify
from onrecord.cli.user import user
from onrecord.cli.watching import watch
from onrecord.errors import OnrecordError
from onrecord.model.attribution import Convention
from onrecord.model.news import Problem, Reading
from onrecord.record import Record
from onrecord.settings import LIMITS, Limits
from onrecord.view import VIEWS, View

app = App(name="onrecord", help="The record behind a developing news story.", result_action="return_value")
for _command in (user, watch, look, digest, backfill, verify, backup, compact):
    app.command(_command)

Sources = Annotated[
    str,
    Parameter(
        help="Files (.html, .txt, .warc, feeds, .jsonl; also .gz), folders, http(s) addresses, or -.",
        allow_leading_hyphen=True,
    ),
]
Private = Annotated[bool, Parameter(help="Also fetch from private and loopback addresses.")]
Value = Annotated[str | None, Parameter(allow_leading_hyphen=True)]
Format = Annotated[Literal["text", "json", "csv", "parquet"], Parameter(name="--format", help="For people, or for programs.")]
Table = Annotated[str | None, Parameter(help="Which of its lists are followed, as csv or parquet; docs/exports.md names them.")]


@app.command
def read(*sources: Sources, published: str | None = None, convention: Convention = "both", allow_private: Private = False) -> int:
    """Print one Reading, JSON on one line, for each article.

    Parameters
    ----------
    published
        The date of publication where a source has none (ISO 8601); without any, relative times stay unresolved.
    convention
        What counts as an attribution and where it ends: as in the corpus PolNeAR, as in the guide, or what stands between them.
    """
    from onrecord.flow import readings
    from onrecord.flow.reading import shipped

    read = shipped(convention)
    return _told(readings(sources, published=published, limits=_limits(allow_private), pipeline=read), _print_reading)


@app.command
def add(
    *sources: Sources,
    record: RecordFile,
    fetches: Path | None = None,
    parquet: Path | None = None,
    select: Annotated[Selection, Parameter(name="*")] = Selection(),  # noqa: B008
    allow_private: Private = False,
) -> int:
    """Capture, read and append articles; what the record already holds changes nothing.

    Parameters
    ----------
    fetches
        A file of fetches to replay in order of time: {"at", "url", "file", "status", "content_type"} a line.
    parquet
        The folder of a finished backfill, of which all pages are added or those that were asked for.
    """
    from onrecord.flow import add as append

    with Record.open(record) as held:
        if parquet is not None:
            if sources or fetches:
                raise OnrecordError("--parquet goes alone; add the sources with a second command")
            return _told(select.of(held, parquet), lambda added: print(_added(added), flush=True))
        if select != Selection():
            raise OnrecordError("--since, --until, --query, --id and --skipped choose from --parquet; name its folder")
        told = append(held, sources, fetches=str(fetches) if fetches else None, limits=_limits(allow_private))
        return _told(told, lambda added: print(_added(added), flush=True))


@app.command
def rebuild(*, record: RecordFile) -> None:
    """Make everything derived again, as if all fetches had come in order of time."""
    from onrecord.flow import rebuild as again

    with Record.open(record, create=False) as held:
        again(held)


@app.command
def judge(verb: str, subject: str, value: Value = None, /, *, who: str, note: str | None = None, record: RecordFile) -> None:
    """Append what a named person decides, and print the id of the judgement.

    Parameters
    ----------
    verb
        confirm, correct, merge, split, rate, join, leave or undo.
    subject
        A story, a claim or VERSION#ITEM; to merge and split a claim; to join and leave a story an article; to undo a judgement.
    value
        correct: the text; merge: another claim; split: a member, VERSION#ITEM; rate: an Admiralty code such as B2; join: a story.
    who
        The name of the person.
    note
        Why.
    """
    from onrecord.flow import judge as decide

    with Record.open(record, create=False) as held:
        print(decide(held, who=who, verb=verb, subject=subject, value=value, note=note).id)


@app.command
def export(
    *, record: RecordFile, format: Literal["json", "annotations", "prov", "claims"] = "json", story: str | None = None
) -> None:
    """Print the whole record, or one story, as one JSON document.

    Parameters
    ----------
    format
        json: everything, as docs/schema has it; annotations: W3C Web Annotation; prov: PROV-O; claims: schema.org Claim, and
        ClaimReview where a named person rated one.
    story
        This story alone; not for json.
    """
    from onrecord.export import FORMATS

    form = FORMATS[format]
    if story is not None and not form.stories:
        raise OnrecordError("the json export is of the whole record; leave --story out, or choose another --format")
    with Record.open(record, create=False, readonly=True) as held:
        for part in form.write(held, story=story) if form.stories else form.write(held):
            sys.stdout.buffer.write(part)


@app.command
def serve(*, record: RecordFile, host: str = "127.0.0.1", port: int = 8477, allow_host: tuple[str, ...] = ()) -> None:
    """Serve the pages and the HTTP API; on loopback, open to be read, unless `--host` or `--allow-host` says otherwise.

    Parameters
    ----------
    host
        The address to listen on. Anything but loopback is read with a login only.
    allow_host
        A name that the desk is reached under, as behind a proxy; then it is read with a login only.
    """
    import uvicorn

    from onrecord.web import site
    from onrecord.web.login_gate import door

    with Record.open(record, create=False) as held:  # for writing, so that an older file comes to the schema of this program
        way = door(host, allow_host)
        if not way.open and not held.people():
            raise OnrecordError("beyond loopback nothing is shown without a login, and nobody has one; run `onrecord user add`")
    print(f"onrecord serves {record} at http://{host}:{port}/ (Ctrl-C ends it)", file=sys.stderr)
    if not way.open:
        print("onrecord: passwords need HTTPS: put a proxy that speaks it before this address", file=sys.stderr)
    served = site(record, door=way)
    ending = 2  # seconds: pages that are fed stay open for ever
    uvicorn.run(served, host=host, port=port, log_level="warning", server_header=False, timeout_graceful_shutdown=ending)


@app.command
def publish(*, record: RecordFile, folder: Path) -> None:
    """Write the pages of a record as files that open from disk, and name the pages of its stories, the latest first."""
    from onrecord.web.publish import publish as write

    with Record.open(record, create=False, readonly=True) as held:
        print(*write(held, folder=folder), sep="\n")


def written(rows: Any, view: View, form: str, name: str | None) -> bytes:
    """The answer of a view for programs."""
    from onrecord.export.table import table
    from onrecord.export.table_files import as_csv, as_parquet

    if form == "json":
        return codec.encode(codec.plain(rows)) + b"\n"
    return (as_csv if form == "csv" else as_parquet)(table(rows, view.result, name=name))


def view_command(view: View) -> Callable[..., None]:
    """The command of a view: what must be given are arguments, the rest are options."""

    def command(*arguments: Any, **options: Any) -> None:
        from onrecord.cli.text import text

        bound = signature.bind(*arguments, **options)
        bound.apply_defaults()
        asked = dict(bound.arguments)
        path, form, name = asked.pop("record"), asked.pop("format"), asked.pop("table")
        with Record.open(path, create=False, readonly=True) as held, usable():
            rows = view.call(held, **asked)
        if form == "text":
            print(text(rows))
        else:
            sys.stdout.buffer.write(written(rows, view, form, name))

    keyword = inspect.Parameter.KEYWORD_ONLY
    asked = [
        inspect.Parameter(o.name, inspect.Parameter.POSITIONAL_OR_KEYWORD if o.required else keyword,
                          default=inspect.Parameter.empty if o.required else o.default, annotation=o.type)
        for o in view.options
    ]  # fmt: skip
    fixed = [
        inspect.Parameter("record", keyword, annotation=RecordFile),
        inspect.Parameter("format", keyword, default="text", annotation=Format),
        inspect.Parameter("table", keyword, default=None, annotation=Table),
    ]
    signature = inspect.Signature([*asked, *fixed])
    command.__name__, command.__doc__ = view.name, inspect.getdoc(view.call)
    command.__signature__ = signature  # type: ignore[attr-defined]
    command.__annotations__ = {p.name: p.annotation for p in signature.parameters.values()}
    return command


for _view in VIEWS:
    app.command(view_command(_view), name=_view.name)


def _limits(allow_private: bool) -> Limits:
    return replace(LIMITS, private_addresses=allow_private)


def _told(results: Iterable[Any], show: Callable[[Any], None]) -> int:
    """Show each result as it comes, and each problem on standard error; 1 where there was one."""
    status = 0
    for result in results:
        if isinstance(result, Problem):
            print(f"onrecord: {result.source or 'input'}: {result.message}", file=sys.stderr, flush=True)
            status = 1
        else:
            show(result)
    return status


def _print_reading(reading: Reading) -> None:
    sys.stdout.buffer.write(codec.encode(reading) + b"\n")
    sys.stdout.buffer.flush()


def _added(added: Any) -> str:
    what = "new" if added.new else "seen"
    return f"{added.at}  {what:5}{added.url}"
