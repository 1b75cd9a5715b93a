"""Which statement a stance is about."""

import json
from importlib import resources

from onrecord.read.targets import FEATURES, weigh


def test_every_trait_has_a_weight() -> None:
    raw = (resources.files("onrecord.read") / "lexicon" / "targets.json").read_text(encoding="utf-8")
    assert list(json.loads(raw)) == list(FEATURES)


def test_weights_add_up() -> None:
    assert weigh({"shared": 2.0, "far": -1.0}, {"shared": 0.5, "far": 1.0}) == 0.0
