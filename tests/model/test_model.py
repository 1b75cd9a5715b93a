"""All nouns are frozen, slotted values on the standard library alone."""

import ast
import importlib
import pkgutil
import sys
from dataclasses import FrozenInstanceError, fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

import onrecord.model
from onrecord.model.attribution import Stance
from onrecord.model.claim import Standing

MODULES = [importlib.import_module(f"onrecord.model.{m.name}") for m in pkgutil.iter_modules(onrecord.model.__path__)]
NOUNS = sorted(
    {noun for m in MODULES for noun in vars(m).values() if isinstance(noun, type) and is_dataclass(noun)},
    key=lambda noun: noun.__name__,
)


@pytest.mark.parametrize("noun", NOUNS)
def test_a_noun_is_a_frozen_slotted_value(noun: type) -> None:
    made: Any = object.__new__(noun)
    assert not hasattr(made, "__dict__")
    with pytest.raises(FrozenInstanceError):
        setattr(made, fields(noun)[0].name, "other")


@pytest.mark.parametrize("module", MODULES)
def test_the_model_imports_the_standard_library_only(module: Any) -> None:
    tree = ast.parse(Path(module.__file__).read_text("utf-8"))
    named = {node.module.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    named |= {alias.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    assert named <= {*sys.stdlib_module_names, "onrecord"}


def test_standing_has_a_place_for_each_stance() -> None:
    assert {f.name.replace("_", "-") for f in fields(Standing)} == set(Stance.__args__)  # type: ignore[attr-defined]
