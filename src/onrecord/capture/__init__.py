"""Sources → captures → articles: files, folders, feeds, archives and addresses, and the article text in them."""

from onrecord.capture.address import address
from onrecord.capture.extract import extract
from onrecord.capture.feed import is_feed
from onrecord.capture.fetch import fetch
from onrecord.capture.replay import replay
from onrecord.capture.source import captures, unseen

__all__ = ["address", "captures", "extract", "fetch", "is_feed", "replay", "unseen"]
