"""Bytes → text, with the encoding that a browser would take (WHATWG Encoding Standard)."""

from __future__ import annotations

import codecs
import re

import webencodings

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF16_LE, "utf-16-le"))
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_META = re.compile(
    rb"<meta\s[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml\s[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)", re.I
)
_KINDS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"\x7fELF", b"RIFF")
PRESCAN = 4096
"""Bytes in which a page must name its encoding; browsers look at 1,024, but old pages name it late."""


def decoded(body: bytes, content_type: str | None, *, markup: bool = True) -> str:
    """The text of `body` without its byte order mark; what cannot be decoded becomes U+FFFD.

    The order is: byte order mark, `content_type`, `<meta>` (where it is `markup`), UTF-8 if valid, windows-1252.
    """
    for mark, name in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    for label in (_declared(content_type), _named(body) if markup else None):
        if encoding := _encoding(label):
            return str(encoding.codec_info.decode(body, "replace")[0])
    return body.decode("utf-8") if utf8(body) else body.decode("windows-1252", "replace")


def binary(body: bytes) -> bool:
    """Whether `body` is no text at all: a picture, an archive, a document of pages, or full of zero bytes."""
    if body.startswith(tuple(mark for mark, _ in _MARKS)):
        return False
    return body.startswith(_KINDS) or body.count(0) > len(body) // 100


def utf8(body: bytes) -> bool:
    """Whether `body` is valid UTF-8."""
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _declared(content_type: str | None) -> str | None:
    found = _CHARSET.search(content_type or "")
    return found[1] if found else None


def _named(body: bytes) -> str | None:
    found = _META.search(body[:PRESCAN])
    return (found[1] or found[2]).decode("ascii", "replace") if found else None


def _encoding(label: str | None) -> webencodings.Encoding | None:
    """The encoding of a label; a page that can be searched for its label is not UTF-16, whatever it says."""
    encoding = webencodings.lookup(label) if label else None
    if encoding and encoding.name.startswith("utf-16"):
        return webencodings.lookup("utf-8")
    return encoding
