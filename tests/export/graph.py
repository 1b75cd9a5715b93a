"""JSON-LD as a graph, with the context of its standard at hand: nothing is fetched."""

import json
import warnings
from typing import Any

from rdflib import Graph


def graph(document: dict[str, Any], *, context: dict[str, Any] | None = None) -> Graph:
    """The triples of a document; `context` stands for the one that the document names by its address."""
    given = {**document, "@context": context} if context else document
    with warnings.catch_warnings():  # the parser itself uses what its library would do without
        warnings.simplefilter("ignore", DeprecationWarning)
        return Graph().parse(data=json.dumps(given), format="json-ld")
