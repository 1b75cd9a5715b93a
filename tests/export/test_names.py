import hashlib

import pytest

from onrecord.export.names import address, hashed, person, stamp, urn


def test_names_are_iris_whatever_is_in_them() -> None:
    assert person("Ada <Quill>") == "urn:onrecord:person:Ada%20%3CQuill%3E"
    assert urn("version", "0f") == "urn:onrecord:version:0f"
    assert address('https://a.example/x y"<>', "v") == "https://a.example/x%20y%22%3C%3E"
    assert address("https://a.example/%20?q=1#f", "v") == "https://a.example/%20?q=1#f"
    assert address(None, "v") == "urn:onrecord:version:v"


def test_bytes_are_named_by_their_hash() -> None:
    """RFC 6920, 8.1: "Hello World!" by its SHA-256."""
    assert hashed(hashlib.sha256(b"Hello World!").hexdigest()) == "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk"


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2026-03-14", "2026-03-14T00:00:00Z"),
        ("2026-03-14T10:00:00+01:00", "2026-03-14T10:00:00+01:00"),
        ("yesterday", None),
        (None, None),
    ],
)
def test_times_are_date_times(at: str | None, said: str | None) -> None:
    assert stamp(at) == said
