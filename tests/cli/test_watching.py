import os
import signal
import threading
from pathlib import Path

import pytest

from onrecord.cli.watching import Progress
from onrecord.flow.ingest import Added
from onrecord.model.holding import Poll
from onrecord.model.news import Problem
from onrecord.record import Record
from tests.cli.test_commands import run
from tests.flow.invented import Words
from tests.flow.site import Site, served

TEXT = "The harbour office of Tarnholm said on Tuesday that 5 boats were missing after the storm in the bay of Skarn."


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_watch_ends_cleanly_when_asked(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: signal.Signals
) -> None:
    monkeypatch.setattr("onrecord.flow.ingest.shipped", Words)
    with served() as site:
        site.article("/a", TEXT)
        site.article("/b", TEXT.replace("5", "6"))
        listed, record = tmp_path / "sources.toml", tmp_path / "w.record"
        secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
        pages = "".join(f'[[page]]\nurl = "{site.url}{path}"\nprivate = true\n' for path in ("/a", "/b"))
        hook = f'[[hook]]\nurl = "{site.url}/in"\nsecret = "{secret}"\nprivate = true\n'
        listed.write_text(f"pace = 0.01\n{pages}{hook}")
        threading.Thread(target=_interrupt, args=(site, number), daemon=True).start()
        before = signal.getsignal(number)
        status, out, err = run(capsys, "watch", listed, "--record", record)
        assert (status, signal.getsignal(number)) == (0, before)
        assert sorted(line.split()[-1] for line in out.splitlines()) == [f"{site.url}/a", f"{site.url}/b"]
        assert "2 sources, 2 addresses asked 2 times: 2 new versions, 0 failing" in err
        assert len(site.sent) == 2
    with Record.open(record, readonly=True) as held:
        assert list(held.verify()) == []
        assert [p.outcome for p in held.watching.polls()] == ["new", "new"]


def _interrupt(site: Site, number: signal.Signals) -> None:
    """Asks this process to end when both changes were delivered."""
    pause = threading.Event()
    for _ in range(1_000):
        if len(site.sent) >= 2:
            break
        pause.wait(0.01)
    os.kill(os.getpid(), number)


def test_a_terminal_shows_how_everything_stands(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress(sources=3, live=True)
    failed = Poll("https://x.example/", "https://x.example/", "page", "2031-05-06", "failed", 1, 0, 9, "x.example is not known")
    for tick in (
        None,
        failed,
        failed,
        Problem("page", "it is empty.", "https://x.example/b"),
        Added("2031-05-06", "https://y.example/", "v", True, False),
    ):
        progress.tell(tick)
    progress.end()
    out, err = capsys.readouterr()
    assert out == "2031-05-06  new  https://y.example/\n"
    assert err.count("x.example is not known.\n") == 1
    assert "3 sources, 1 addresses asked 2 times: 1 new versions, 1 failing" in err
    assert err.count("\r\033[K") > 5


def test_without_a_terminal_only_what_matters_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress(sources=1, live=False)
    progress.tell(None)
    assert capsys.readouterr().err == ""


def test_a_list_that_cannot_be_used_is_one_sentence(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    status, _, err = run(capsys, "watch", tmp_path / "none.toml", "--record", tmp_path / "w.record")
    assert status == 1
    assert len(err.strip().splitlines()) == 1
