"""Addresses: the one that identifies an article, however it was reached."""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

_TRACKING = re.compile(
    r"(?:utm_\w*|fb_\w*|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_cid|mc_eid|_hs\w+|mkt_tok|"
    r"ocid|ito|cmpid|cmp|ncid|smid|smtyp|at_(?:medium|campaign|link\w*|custom\d|ptr\w*|bbc\w*|format)|ref_src|ref_url|wt_mc|xtor|"
    r"s_cid|spm|guccounter|guce_\w+|traffic_source|share_id)",
    re.IGNORECASE,
)
"""Parameters that say where a reader came from, not what is read."""

_PORTS = {"http": 80, "https": 443}


def address(url: str) -> str:
    """The address of an article: scheme and host in small letters; no fragment, tracking, default port or closing slash."""
    parts = urlsplit(url.strip())
    scheme = parts.scheme.lower()
    query = "&".join(p for p in parts.query.split("&") if p and not _TRACKING.fullmatch(p.partition("=")[0]))
    return urlunsplit((scheme, _host(parts.netloc, scheme), parts.path.rstrip("/"), query, ""))


def web(url: str | None) -> str | None:
    """`url` where it is an http or https address with a host, else None."""
    try:
        parts = urlsplit((url or "").strip())
        return (url or "").strip() if parts.scheme.lower() in _PORTS and parts.hostname else None
    except ValueError:
        return None


def _host(netloc: str, scheme: str) -> str:
    user, at, host = netloc.rpartition("@")
    name, colon, port = host.rpartition(":")
    if colon and port.isdecimal() and int(port) == _PORTS.get(scheme):
        host = name
    return user + at + host.lower()
