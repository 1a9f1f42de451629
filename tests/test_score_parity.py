"""The same figures as the annotation guide's own scorer, run as a process of its own, row by row.

Predictions are what `kg` extracts, and the gold itself, made worse at random: shifted, split, doubled, renamed.
"""

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.model import Kind
from kg.score import Made, Paper, as_json, compare, read_gold, read_predictions, report
from tests.conftest import Run

SHARED = Path(__file__).resolve().parents[2] / "shared"
SCORER = SHARED / "eval" / "score.py"
TEXTS = {"seeds": SHARED / "seeds", "dev_id": SHARED / "eval" / "texts", "dev_en": SHARED / "eval" / "texts"}
OWN = Path(__file__).parent / "data" / "score"

needs_scorer = pytest.mark.skipif(
    not SCORER.exists(), reason="the annotation guide's scorer is not beside the checkout"
)

Row = dict[str, Any]


def theirs(gold: Path, predictions: Path, texts: Path) -> Row:
    files = ("--gold", gold, "--pred", predictions, "--text", texts)
    command = [sys.executable, *map(str, (SCORER, *files)), "--json"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True)
    return {name.split(" (")[0]: row for name, row in json.loads(shown.stdout).items()}


def without_intervals(told: Row) -> Row:
    return {name: {k: v for k, v in row.items() if k != "interval"} for name, row in told["figures"].items()}


def ours(gold: Path, predictions: Path, texts: Path) -> Row:
    annotations, faults = read_gold(gold)
    rows, more = read_predictions(predictions)
    assert (faults, more) == ([], [])
    papers = [
        Paper(path.name, path.read_text(encoding="utf-8"), tuple(r.found for r in rows if r.document == path.name))
        for path in sorted(texts.glob("*.txt"))
    ]
    compared = compare(annotations, papers)
    assert compared.faults == ()
    return without_intervals(json.loads(as_json(report(compared, Made("", "")))))


def read(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def write(path: Path, rows: list[Row]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def worse(gold: list[Row], draw: random.Random) -> list[Row]:
    """What a bad extractor would make of the same articles."""
    actors = sorted({name for row in gold for names in row["speakers"] for name in names})
    topics = sorted({topic for row in gold for topic in row["topics"]})
    made = [_worse(row, draw, actors, topics) for row in gold for _ in range(draw.choice([0, 1, 1, 1, 2]))]
    draw.shuffle(made)
    return made


def _worse(row: Row, draw: random.Random, actors: list[str], topics: list[str]) -> Row:
    size = row["end"] - row["start"]
    start = max(0, row["start"] + draw.choice([0, 0, 0, -size // 3, size // 2, size // 2 + 1]))
    end = start + max(1, draw.choice([size, size, size // 2, size // 6, 3 * size]))
    sure = draw.random() < 0.7
    made = {
        "document": row["document"],
        "start": start,
        "end": end,
        "quote": row["quote"],
        "kind": draw.choice(row["kind"]) if sure else draw.choice([kind.value for kind in Kind]),
        "speakers": [draw.choice(row["speakers"][0]) if draw.random() < 0.7 else draw.choice(actors)],
        "targets": [target for target in row["targets"] if target and draw.random() < 0.6],
        "topics": [topic for topic in row["topics"] if draw.random() < 0.8]
        + draw.sample(topics, draw.choice([0, 0, 1])),
    }
    for slot in ("conveyed_by", "cited_from", "date", "condition"):
        if slot in row and draw.random() < 0.7:
            made[slot] = row[slot]
    if "condition" in made and draw.random() < 0.5:
        made["condition"] = f" {made['condition'][: size // 2]},"
    if "cited_from" in made and draw.random() < 0.5:
        made["cited_from"] = [made["cited_from"], draw.choice(actors)]
    return made


@needs_scorer
@pytest.mark.parametrize("name", TEXTS)
def test_figures_of_our_own_extraction_are_the_scorers(kg: Run, tmp_path: Path, name: str) -> None:
    gold, texts = SHARED / "eval" / "gold" / f"{name}.jsonl", TEXTS[name]
    predictions = tmp_path / "predictions.jsonl"
    extracted = kg("extract", texts)
    assert extracted.returncode == 0, extracted.stderr
    predictions.write_text(extracted.stdout, encoding="utf-8")
    expected = theirs(gold, predictions, texts)
    assert ours(gold, predictions, texts) == expected
    assert without_intervals(json.loads(kg("score", "--gold", gold, texts, "--format", "json").stdout)) == expected


@needs_scorer
@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("name", TEXTS)
def test_figures_of_bad_predictions_are_the_scorers(tmp_path: Path, name: str, seed: int) -> None:
    gold, texts = SHARED / "eval" / "gold" / f"{name}.jsonl", TEXTS[name]
    draw = random.Random(seed)  # noqa: S311 - no secret
    predictions = write(tmp_path / "predictions.jsonl", worse(read(gold), draw))
    expected = theirs(gold, predictions, texts)
    assert 0 < expected["statement"]["f1"] < 1
    assert ours(gold, predictions, texts) == expected


@needs_scorer
def test_figures_of_the_invented_articles_are_the_scorers(tmp_path: Path) -> None:
    """The scorer wants offsets in every line of the gold; ours looks quotes up."""
    rows = read(OWN / "gold.jsonl")
    for row in rows:
        text = (OWN / "articles" / row["document"]).read_text(encoding="utf-8")
        row["start"] = text.find(row["quote"])
        row["end"] = row["start"] + len(row["quote"])
    placed = write(tmp_path / "gold.jsonl", rows)
    predictions, texts = OWN / "predictions.jsonl", OWN / "articles"
    expected = theirs(placed, predictions, texts)
    assert ours(placed, predictions, texts) == expected
    assert ours(OWN / "gold.jsonl", predictions, texts) == expected
