"""The desk: server-rendered pages that work without a script, over the same views as the command line and the API."""

from onrecord.web.site import site

__all__ = ["site"]
