import json

from onrecord.export.linked import known, stream


def test_a_stream_is_one_document() -> None:
    assert json.loads(b"".join(stream({"a": 1}, [{"b": 2}, {"c": 3}], under="items"))) == {"a": 1, "items": [{"b": 2}, {"c": 3}]}
    assert json.loads(b"".join(stream({"a": 1}, [], under="items"))) == {"a": 1, "items": []}


def test_what_is_not_known_is_left_out() -> None:
    assert known(a=None, b="", c=[], d=0, e=False, f="x") == {"d": 0, "e": False, "f": "x"}
