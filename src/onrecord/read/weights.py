"""How likely a candidate is an attribution by the rules: a sum of the weights of what is to be seen of it.

The weights in `lexicon/cue_weights.json` are made by `training/cue_weights.py`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

from onrecord.read.cues import lexicon
from onrecord.read.reports import Report, Scene

FORMAL = frozenset({"dialogue", "signed", "figure", "list", "noted", "account"})
"""What always hands words to somebody, by its form: "NAME:" again and again, a quotation with a name below it, figures, lists,
"by his account"."""
STANDING = frozenset({"adverb", "denied", "noun having"})
"""What mostly hands words to somebody: "reportedly", "denied doing", "his claims of having"."""
_KINDS = frozenset({"adverb", "adjective", "according", "label", "signed"})


@cache
def weights() -> Mapping[str, float]:
    """The weight of each feature, read once; what is not listed weighs nothing."""
    path = resources.files("onrecord.read") / "lexicon" / "cue_weights.json"
    return MappingProxyType(json.loads(path.read_text("utf-8")))


def stands(report: Report) -> bool:
    """Whether a candidate is of a kind that mostly hands words to somebody, whatever it weighs."""
    known = lexicon().hearsay
    noun = report.lemma.removesuffix("/n")
    owned = "owned True" in report.traits and lexicon().noun_classes.get(noun) == "speech"
    hearsay = report.frame == "noun that" and (owned or noun in known["nouns"])
    raised = report.frame == "raised" and report.lemma in known["passives"]
    told = report.frame == "aside" and report.lemma == "tell"
    return hearsay or raised or told or report.frame in STANDING


def features(view: Scene, report: Report) -> Iterator[str]:
    """What is to be seen of a candidate, as names."""
    frame, name = report.frame, report.lemma
    shape = _shape(view, report)
    yield "all"
    yield f"frame {frame}"
    yield f"lemma {name}"
    yield f"lemma {name} {frame}"
    yield f"cut {report.cut}"
    yield f"cut {frame} {report.cut}"
    for kind in sorted(_classes(name, frame)):
        yield f"class {kind}"
        yield f"class {kind} {frame}"
        yield f"class {kind} {shape[0]}"
    for trait in report.traits:
        yield trait
        yield f"{frame} {trait}"
    for trait in shape:
        yield trait
        yield f"{frame} {trait}"


def _classes(name: str, frame: str) -> frozenset[str]:
    """The classes of a cue in the lexicon; of what is no verb or noun of it, the kind of its construction."""
    words = lexicon()
    if name.endswith("/n"):
        return frozenset({"noun " + words.noun_classes[name.removesuffix("/n")]})
    kind = frame.partition(" ")[0]
    return words.classes.get(name) or frozenset({kind if kind in _KINDS else "unknown"})


def _shape(view: Scene, report: Report) -> list[str]:
    """How much of the content is quoted, how long it is, and whether it ends and begins with its sentence."""
    text, content = view.doc.text, report.content
    sent = view.doc.sentences[view.parse.sentence[report.at]]
    depth = view.depth[report.at]
    deeper = [view.depth[n] > depth for span in content for n in view.range(span)]
    quoted = "all" if all(deeper) else "some" if any(deeper) else "none"
    words = sum(text.count(" ", s.start, s.end) + 1 for s in content)
    length = next(n for n in (1, 2, 3, 5, 8, 13, 21, 10**9) if words <= n)
    ends = sent.end - content[-1].end <= 2
    return [
        f"quoted {quoted}",
        f"length {length}",
        f"ends {ends}",
        f"begins {content[0].start == view.opened(sent.span).start}",
        f"parts {len(content)}",
    ]
