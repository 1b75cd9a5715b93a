"""Sources → captures → articles: files, folders, feeds, archives and addresses, and the article text in them."""

from onrecord.capture.address import address
from onrecord.capture.extract import extract
from onrecord.capture.feed import Link, is_feed, links
from onrecord.capture.fetch import fetch, origin, send
from onrecord.capture.replay import replay
from onrecord.capture.robots import Robots
from onrecord.capture.sitemap import Sitemap, sitemap
from onrecord.capture.source import captures, unseen

__all__ = [
    "Link",
    "Robots",
    "Sitemap",
    "address",
    "captures",
    "extract",
    "fetch",
    "is_feed",
    "links",
    "origin",
    "replay",
    "send",
    "sitemap",
    "unseen",
]
