import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from onrecord import codec
from onrecord.cli import main
from onrecord.model.news import Reading
from onrecord.record import Record
from onrecord.view import VIEWS


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as end:
        main([str(a) for a in arguments])
    out, err = capsys.readouterr()
    assert isinstance(end.value.code, int)
    return end.value.code, out, err


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "quay.txt"
    path.write_text("At least 12 people were hurt on Tuesday, Mayor Ilse Darnov said.")
    return path


def test_read_prints_a_reading_for_each_article(capsys: pytest.CaptureFixture[str], article: Path) -> None:
    status, out, _ = run(capsys, "read", "--published", "2025-09-10", article)
    reading = codec.decode(out, Reading)
    assert (status, reading.id, reading.text) == (0, "quay", article.read_text())
    assert (reading.quantities[0].low, reading.quantities[0].high) == (12, None)
    assert reading.times[0].value == "2025-09-09"


def test_without_a_date_relative_times_stay_unresolved(capsys: pytest.CaptureFixture[str], article: Path) -> None:
    _, out, _ = run(capsys, "read", article)
    assert [t.value for t in codec.decode(out, Reading).times] == [None]


def test_a_bad_source_is_named_and_the_others_go_on(capsys: pytest.CaptureFixture[str], article: Path) -> None:
    status, out, err = run(capsys, "read", article.with_name("missing.html"), article)
    assert status == 1
    assert "missing.html" in err
    assert len(err.strip().splitlines()) == 1
    assert len(out.strip().splitlines()) == 1


def test_add_twice_changes_nothing(capsys: pytest.CaptureFixture[str], article: Path, tmp_path: Path) -> None:
    record = tmp_path / "desk.record"
    run(capsys, "add", "--record", record, article)
    _, first, _ = run(capsys, "export", "--record", record, "--format", "json")
    run(capsys, "add", "--record", record, article)
    _, second, _ = run(capsys, "export", "--record", record, "--format", "json")
    assert first == second
    assert len(json.loads(first)["articles"]) == 1


@pytest.mark.parametrize("view", VIEWS, ids=lambda v: v.name)
def test_each_view_is_a_command(
    capsys: pytest.CaptureFixture[str], example_file: Path, example: Record, march: str, view: object
) -> None:
    found = next(v for v in VIEWS if v is view)
    given = {"story": march, "version": example.articles(story=march)[0].versions[0].id, "subject": march}
    given["name"] = {"outlet": "Daily Beacon"}.get(found.name, "Mirren Aldous")
    asked = [given[o.name] for o in found.options if o.required]
    status, out, _ = run(capsys, found.name, *asked, "--record", example_file, "--format", "json")
    assert status == 0
    assert json.loads(out) == json.loads(
        codec.encode(codec.plain(found.call(example, **{o.name: given[o.name] for o in found.options if o.required})))
    )
    status, text, _ = run(capsys, found.name, *asked, "--record", example_file)
    assert status == 0
    assert text.strip()


def test_an_error_is_one_sentence(capsys: pytest.CaptureFixture[str], example_file: Path) -> None:
    status, out, err = run(capsys, "story", "nowhere", "--record", example_file)
    assert (status, out) == (1, "")
    assert err.startswith("onrecord: ")
    assert len(err.strip().splitlines()) == 1


def test_judge_prints_the_id_of_what_is_then_listed(capsys: pytest.CaptureFixture[str], article: Path, tmp_path: Path) -> None:
    record = tmp_path / "desk.record"
    run(capsys, "add", "--record", record, article)
    story = json.loads(run(capsys, "stories", "--record", record, "--format", "json")[1])[0]["id"]
    claim = json.loads(run(capsys, "story", story, "--record", record, "--format", "json")[1])["claims"][0]["id"]
    told = ("--who", "Ana Petrov", "--note", "saw the list", "--record", record)
    status, id, _ = run(capsys, "judge", "rate", claim, "B2", *told)
    assert status == 0
    assert "B2 (Ana Petrov)" in run(capsys, "story", story, "--record", record)[1]
    assert run(capsys, "judge", "undo", id.strip(), "--who", "Ben Tarn", "--record", record)[0] == 0
    listed = run(capsys, "judgements", "--story", story, "--record", record)[1]
    assert listed.startswith(id.strip())
    assert "saw the list [undone]" in listed
    assert "B2" not in run(capsys, "story", story, "--record", record)[1]


def test_a_judgement_that_does_not_fit_is_one_sentence(
    capsys: pytest.CaptureFixture[str], example_file: Path, march: str
) -> None:
    status, out, err = run(capsys, "judge", "rate", march, "Z9", "--who", "Ana Petrov", "--record", example_file)
    assert (status, out) == (1, "")
    assert "Admiralty" in err
    assert len(err.strip().splitlines()) == 1


def test_verify_and_rebuild(capsys: pytest.CaptureFixture[str], article: Path, tmp_path: Path) -> None:
    record = tmp_path / "desk.record"
    run(capsys, "add", "--record", record, article)
    _, before, _ = run(capsys, "export", "--record", record)
    assert run(capsys, "rebuild", "--record", record)[0] == 0
    assert run(capsys, "export", "--record", record)[1] == before
    assert run(capsys, "verify", "--record", record)[0] == 0


def test_publish_names_the_story_pages(capsys: pytest.CaptureFixture[str], example_file: Path, tmp_path: Path) -> None:
    _, out, _ = run(capsys, "publish", "--record", example_file, "--folder", tmp_path / "desk")
    pages = [Path(line) for line in out.splitlines()]
    assert len(pages) == 2
    assert all(page.exists() for page in pages)


def test_a_reading_from_standard_input_fits_its_schema() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from onrecord.cli import main; main()", "read", "-"],
        input=b"Some 5,000 people came, police said.",
        capture_output=True,
        check=True,
    )
    reading = json.loads(done.stdout)
    jsonschema.validate(reading, codec.schema(Reading, title="Reading"))
    assert reading["quantities"][0]["approximate"] is True
