"""The record behind a developing news story: who claims what, with which figures, on whose word, and what changed.

>>> import onrecord
>>> [reading] = onrecord.readings(["page.html"])           # doctest: +SKIP
>>> with onrecord.Record.open("desk.record") as record:    # doctest: +SKIP
...     for added in onrecord.add(record, ["pages/"]):
...         print(added.url)
"""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_PLACES = {
    "Limits": "onrecord.settings",
    "Problem": "onrecord.model.news",
    "Reading": "onrecord.model.news",
    "Record": "onrecord.record",
    "VIEWS": "onrecord.view",
    "add": "onrecord.flow",
    "judge": "onrecord.flow",
    "readings": "onrecord.flow",
    "rebuild": "onrecord.flow",
}
__all__ = sorted(_PLACES)


def __getattr__(name: str) -> Any:
    """A public name, imported when it is first asked for, so that `import onrecord` stays light."""
    if name not in _PLACES:
        raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
    return getattr(import_module(_PLACES[name]), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
