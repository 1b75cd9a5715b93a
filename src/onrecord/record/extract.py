"""An article that a fetch held, as the record keeps it and as a pipeline is given it."""

from dataclasses import dataclass, replace

from onrecord import codec
from onrecord.model.news import Article


@dataclass(frozen=True, slots=True)
class Extract:
    """The article at `position` of a fetch, kept under `address`; `input` is the hash of the whole, `text` that of its text."""

    fetch: str
    position: int
    address: str
    input: str
    text: str
    article: Article

    @property
    def kept_under(self) -> str:
        """The id of the article that this is a text of."""
        return codec.content_id(self.address)


def extract(article: Article, *, fetch: str, position: int, address: str) -> Extract:
    """The extract of an article without the names that its source gave it; raises ValueError for text that is no Unicode."""
    kept = replace(article, id="", version=replace(article.version, id="", article=None))
    return Extract(fetch, position, address, codec.sha256(codec.encode(kept)), codec.sha256(kept.text), kept)
