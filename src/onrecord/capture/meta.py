"""What a page says of itself outside its text: meta elements, links and microdata, looked up by name."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.capture.tree import Element, folded, words


class Meta:
    """The values of a page by the lower-case name that it gives them, in page order."""

    def __init__(self, page: Element) -> None:
        self._values: dict[str, list[str]] = {}
        for element in page.iter("meta", "link", "title"):
            name, value = _named(element)
            if name and value:
                self._values.setdefault(name, []).append(value)
        for element in page.iterfind(".//*[@itemprop]"):
            value = element.get("content") or element.get("datetime") or words(element)[:300]
            for name in str(element.get("itemprop")).lower().split():
                self._values.setdefault(f"item:{name}", []).append(folded(value))

    def first(self, *names: str) -> str | None:
        """The first value under the first of `names` that has one."""
        return next(iter(self.all(names)), None)

    def all(self, names: Iterable[str]) -> list[str]:
        """All values under `names`, those of earlier names first."""
        return [value for name in names for value in self._values.get(name, ()) if value]


def _named(element: Element) -> tuple[str, str]:
    if element.tag == "title":
        return "title", words(element)
    if element.tag == "link":
        return str(element.get("rel") or "").lower(), folded(element.get("href"))
    name = element.get("property") or element.get("name") or element.get("itemprop")
    return str(name or "").lower(), folded(element.get("content"))
