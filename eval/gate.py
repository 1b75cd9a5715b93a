"""The accuracy gate: read the development sets, score each layer with its scorer, and hold the figures against the floors.

    python eval/gate.py [--shared ../shared] [--only NAME ...] [--update [--allow-regression]]

Predictions are made by `onrecord read` and `onrecord add`, as a user would make them. A figure under
its floor ends with status 1.
`--update` raises the floors to what was reached (rounded down to the third digit) and refuses to lower one.
"""

import argparse
import json
import math
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).with_name("floors.json")
READINGS = {
    "attributions.dev": "score_attributions.py",
    "attributions.dev by polnear": "score_attributions.py",
    "attributions of guide.dev": "score_attributions.py",
    "attributions of guide.dev by guide": "score_attributions.py",
    "speakers of guide.dev": "score_speakers.py",
    "speakers of guide.train": "score_speakers.py",
    "quantities of guide.dev": "score_quantities.py",
    "assessments of guide.dev": "score_assessments.py",
    "numbers.dev": "score_numbers.py",
    "muc.dev": "score_muc.py",
    "times.dev": "score_times.py",
    "places.dev": "score_places.py",
    "pages.dev": "score_pages.py",
}
"""Sets and their scorers; `by` is the convention that they are read by, where it is not the usual one."""
LINKED = {"stories.dev": "score_stories.py", "copies.candidates": "score_copies.py", "blurbs.dev": "score_blurbs.py"}
"""Sets whose predictions are no readings: each has a script of its own beside this one."""


def main() -> None:
    """Score what was asked for and say how it stands to the floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared")
    parser.add_argument("--only", nargs="+", default=[*READINGS, *LINKED, "harbour"])
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--allow-regression", action="store_true")
    asked = parser.parse_args()
    floors = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    found: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name in asked.only:
            found[name] = score(name, asked.shared, Path(folder))
            for figure, value in found[name].items():
                floor = floors.get(name, {}).get(figure)
                print(f"{name:28} {figure:28} {value:.4f}" + (f"  floor {floor}" if floor is not None else ""), flush=True)
    fallen = [f"{name}: {f}" for name, f, value, floor in against(found, floors) if value < floor]
    if asked.update and (not fallen or asked.allow_regression):
        for name, figures in found.items():
            floors[name] = {f: math.floor(v * 1000) / 1000 for f, v in figures.items()}
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n")
    elif fallen:
        sys.exit(f"Below the floor: {'; '.join(fallen)}.")


def against(found: dict[str, dict[str, float]], floors: dict[str, Any]) -> Iterator[tuple[str, str, float, float]]:
    """Each figure that has a floor, with it."""
    for name, figures in found.items():
        for figure, value in figures.items():
            if figure in floors.get(name, {}):
                yield name, figure, value, floors[name][figure]


def score(name: str, shared: Path, folder: Path) -> dict[str, float]:
    """The figures of one set: its headline and what else its bar names."""
    if name == "harbour":
        return story(shared, folder)
    if name in LINKED:
        return linked(name, shared, folder)
    pack, _, convention = name.split(" of ")[-1].partition(" by ")
    data = shared / "eval" / "data"
    gold = data / pack / "gold.jsonl" if pack == "pages.dev" else data / f"{pack}.jsonl"
    predicted = folder / f"{pack}.{convention}.readings"
    if not predicted.exists():
        asked = ["--convention", convention] if convention else []
        with predicted.open("wb") as out:
            run("onrecord", "read", *asked, *(sorted(gold.parent.glob("*.html.gz")) if pack == "pages.dev" else [gold]), out=out)
    if READINGS[name] == "score_speakers.py":
        return speakers(shared, gold, predicted)
    return headline(shared / "eval" / READINGS[name], gold, predicted)


def speakers(shared: Path, gold: Path, predicted: Path) -> dict[str, float]:
    """The figures of the scorer of our own beside this script."""
    scorer = Path(__file__).with_name("score_speakers.py")
    done = subprocess.run([sys.executable, scorer, shared, gold, predicted, "--json"], check=True, capture_output=True, text=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def linked(name: str, shared: Path, folder: Path) -> dict[str, float]:
    """The headline of a set that is predicted by linking."""
    given = gold = shared / "eval" / "data" / f"{name}.jsonl"
    script, predicted = Path(__file__).with_name(f"predict_{name.split('.')[0]}.py"), folder / f"{name}.predicted"
    if name == "stories.dev":
        given = folder / "stories.readings"
        with given.open("wb") as out:
            run("onrecord", "read", gold, out=out)
    if name == "copies.candidates":
        gold = folder / "copies.gold"
        predict(script, given, "--labels", script.with_name("copies.labels.jsonl"), to=gold)
    predict(script, given, to=predicted)
    return headline(shared / "eval" / LINKED[name], gold, predicted)


def predict(script: Path, *given: str | Path, to: Path) -> None:
    """Write what a script predicts."""
    with to.open("wb") as out:
        subprocess.run([sys.executable, script, *given], check=True, stdout=out)


def headline(scorer: Path, gold: Path, predicted: Path) -> dict[str, float]:
    """The last figure that a scorer prints: its headline."""
    if scorer.name == "score_attributions.py":
        report = predicted.with_suffix(".json")
        subprocess.run([sys.executable, scorer, gold, predicted, "--json", report], check=True, capture_output=True)
        found = json.loads(report.read_text())
        modes = {mode: figures["triple_iou80"]["f1"] for mode, figures in found["by_mode"].items()}
        source = found["source_given_match"]["iou50"]["overlap"]
        return {"triple F1 at IoU 0.8": found["triple"]["iou80"]["f1"], **modes, "source right": source}
    done = subprocess.run([sys.executable, scorer, gold, predicted, "--json"], check=True, capture_output=True, text=True)
    figures = json.loads(done.stdout)
    last = list(figures)[-1]
    return {last: figures[last]}


def story(shared: Path, folder: Path) -> dict[str, float]:
    """The figures of the story pack."""
    pack, record, export = shared / "stories" / "harbour", folder / "harbour.record", folder / "harbour.json"
    run("onrecord", "add", "--record", record, "--fetches", pack / "fetches.jsonl")
    with export.open("wb") as out:
        run("onrecord", "export", "--record", record, "--format", "json", out=out)
    scorer: list[str | Path] = [sys.executable, shared / "eval" / "score_story.py", pack, export, "--json"]
    done = subprocess.run(scorer, check=True, capture_output=True, text=True)
    return {name: figure["value"] for name, figure in json.loads(done.stdout).items()}


def run(*command: Any, out: Any = subprocess.DEVNULL) -> None:
    """Run a command of the program; problems in single sources are its business, a failure to run is ours."""
    own = Path(sys.executable).with_name(str(command[0]))
    done = subprocess.run([str(own if own.exists() else command[0]), *map(str, command[1:])], stdout=out, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"{command[0]} {command[1]} ended with status {done.returncode}.")


if __name__ == "__main__":
    main()
