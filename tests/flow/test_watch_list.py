from pathlib import Path

import pytest

from onrecord.errors import SourceError
from onrecord.flow.watch_list import Hook, Source, watchlist

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


def written(folder: Path, text: str) -> Path:
    path = folder / "sources.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_list_says_what_to_watch_and_whom_to_tell(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        f"""
pace = 5
seconds = 10
bytes = 1_000
[[feed]]
url = "https://orla.example/feed"
[[live]]
url = "https://orla.example/live"
every = 30
private = true
[[hook]]
name = "desk"
url = "https://desk.example/in"
secret = "{SECRET}"
[[hook]]
url = "https://chat.example/in"
secret_from = "CHAT"
past = true
""",
    )
    found = watchlist(path, environment={"CHAT": SECRET})
    assert found.sources == (
        Source("feed", "https://orla.example/feed", 300.0),
        Source("live", "https://orla.example/live", 30.0, private=True),
    )
    key = found.hooks[0].secret
    assert len(key) == 24
    assert found.hooks[1] == Hook("https://chat.example/in", "https://chat.example/in", key, past=True)
    assert (found.pace, found.limits.fetch_seconds, found.limits.body, found.limits.private_addresses) == (
        5.0,
        10.0,
        1_000,
        False,
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "names nothing"),
        ("[[feed]", "no TOML"),
        ("[feed]\nurl='https://x.example'", r"write \[\[feed\]\]"),
        ("[[feed]]\nurl='ftp://x.example'", "without an http"),
        ("[[feed]]\nurl=7", "without an http"),
        ("[[feed]]\nurl='https://x.example'\nevery=0", "no float above zero"),
        ("[[feed]]\nurl='https://x.example'\nevery='5m'", "no float above zero"),
        ("[[feed]]\nurl='https://x.example'\nfollow=1", "no bool"),
        ("[[feed]]\nurl='https://x.example'\nmost=1.5", "no int"),
        ("[[feed]]\nurl='https://x.example'\nevry=5", "'evry'"),
        ("[[feed]]\nurl='https://x.example'\n[[page]]\nurl='https://x.example'", "twice"),
        ("speed=1\n[[feed]]\nurl='https://x.example'", "'speed'"),
        ("threads=true\n[[feed]]\nurl='https://x.example'", "no int"),
        ("[[hook]]\nurl='https://x.example'", "no secret"),
        ("[[hook]]\nurl='https://x.example'\nsecret='whsec_c2hvcnQ='", "no secret"),
        ("[[hook]]\nurl='https://x.example'\nsecret='whsec_?'", "no secret"),
        ("[[hook]]\nurl='https://x.example'\nsecret_from='NOWHERE'", "no secret"),
        (f"[[hook]]\nurl='https://x.example'\nsecret='{SECRET}'\nprivat=true", "'privat'"),
    ],
)
def test_what_cannot_be_used_is_said(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(SourceError, match=why):
        watchlist(written(tmp_path, text), environment={})


def test_a_list_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be opened"):
        watchlist(tmp_path / "none.toml")
