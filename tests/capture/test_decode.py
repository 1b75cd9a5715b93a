"""The encoding that a browser would take."""

import pytest

from onrecord.capture.decode import decoded

QUOTED = "“Ünruly” – said Ruta"


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (QUOTED.encode("utf-8"), None),
        (QUOTED.encode("windows-1252"), None),
        (QUOTED.encode("windows-1252"), "text/html; charset=iso-8859-1"),
        (QUOTED.encode("windows-1252"), 'text/html; charset="latin1"'),
        (b"\xef\xbb\xbf" + QUOTED.encode("utf-8"), "text/html; charset=windows-1252"),
        (b"\xff\xfe" + QUOTED.encode("utf-16-le"), None),
        (b"\xfe\xff" + QUOTED.encode("utf-16-be"), "text/html; charset=utf-8"),
    ],
)
def test_the_order_of_browsers(body: bytes, content_type: str | None) -> None:
    assert decoded(body, content_type) == QUOTED


def test_a_page_names_its_own_encoding() -> None:
    meta = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'
    assert decoded((meta + "Руга").encode("windows-1251"), "text/html").endswith("Руга")
    assert decoded(b'<meta charset="utf-16">' + QUOTED.encode(), None).endswith(QUOTED)
    assert decoded(b'<meta charset="no-such-thing">' + QUOTED.encode(), None).endswith(QUOTED)


def test_the_header_comes_before_the_page() -> None:
    body = b'<meta charset="windows-1251">' + QUOTED.encode()
    assert decoded(body, "text/html; charset=utf-8").endswith(QUOTED)


def test_a_text_has_no_meta() -> None:
    text = '<meta charset="windows-1251"> ' + QUOTED
    assert decoded(text.encode(), "text/plain", markup=False) == text
