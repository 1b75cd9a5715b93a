"""The address that identifies an article."""

import pytest

from onrecord.capture import address
from onrecord.capture.address import web


@pytest.mark.parametrize(
    ("given", "same"),
    [
        ("HTTPS://Dunmarra-Post.Example/a/b/", "https://dunmarra-post.example/a/b"),
        ("https://dunmarra-post.example/a?id=7&utm_source=x&fbclid=y#top", "https://dunmarra-post.example/a?id=7"),
        ("http://dunmarra-post.example:80/a", "http://dunmarra-post.example/a"),
        ("https://dunmarra-post.example:8443/", "https://dunmarra-post.example:8443"),
        ("https://dunmarra-post.example/A?q=B", "https://dunmarra-post.example/A?q=B"),
    ],
)
def test_the_same_article_has_one_address(given: str, same: str) -> None:
    assert address(given) == same
    assert address(same) == same


def test_http_and_https_stay_apart() -> None:
    assert address("http://dunmarra-post.example/a") != address("https://dunmarra-post.example/a")


@pytest.mark.parametrize(
    "given", ["javascript:alert(1)", "file:///etc/hosts", "//no-scheme.example", "https://", "", "http://[bad"]
)
def test_only_addresses_of_the_web_are_links(given: str) -> None:
    assert web(given) is None
    assert web("https://dunmarra-post.example/a") == "https://dunmarra-post.example/a"
