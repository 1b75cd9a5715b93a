import inspect
import re

from onrecord import errors


def test_the_tree_in_the_docstring_is_the_tree_of_classes() -> None:
    drawn = re.findall(r"^((?:│   |├── |└── )*)(\w+(?:Error|Record|Found))\b", errors.__doc__ or "", re.MULTILINE)
    path, parents = list[str](), dict[str, str]()
    for lines, name in drawn:
        depth = len(lines) // 4
        path[depth:] = [name]
        parents[name] = path[depth - 1] if depth else "Exception"
    classes = {n: c.__bases__[0].__name__ for n, c in inspect.getmembers(errors, inspect.isclass)}
    assert parents == classes
