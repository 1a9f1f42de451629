"""Some hundred mutated articles; the long run is `python -m tests.fuzz --seconds 300 PATHS…`."""

import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from kg.places import SAMPLE_ARTICLES
from tests import fuzz
from tests.conftest import environment

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
pytestmark = pytest.mark.alone  # what takes too long is a finding
CASES, SECONDS = 250, 6
"""At most, and at most so many seconds of processor time, of each set of articles."""


def run(paths: list[Path], seed: int) -> fuzz.Tally:
    end = time.process_time() + SECONDS
    return fuzz.run(fuzz.texts_of(paths), seed, lambda tally: tally.cases >= CASES or time.process_time() > end)


def test_mutated_samples_break_nothing() -> None:
    tally = run([SAMPLE_ARTICLES], 2021)
    assert tally.failures == {}
    assert tally.read > 50
    assert tally.statements > tally.read, "so few statements tell little of their offsets"


@pytest.mark.skipif(not SHARED.exists(), reason="the articles given with the project are not beside it")
def test_mutated_articles_of_others_break_nothing() -> None:
    tally = run([SHARED / "seeds", SHARED / "eval" / "texts"], 1207)
    assert tally.failures == {}
    assert tally.statements > tally.read > 50


@pytest.mark.parametrize("change", dict.fromkeys(fuzz.CHANGES))
def test_each_mutation_changes_something_and_the_same_way_again(change: fuzz.Change) -> None:
    texts = fuzz.texts_of([SAMPLE_ARTICLES])
    first = [change(texts[0], Random(seed), texts) for seed in range(20)]  # noqa: S311 - the same again
    assert first == [change(texts[0], Random(seed), texts) for seed in range(20)]  # noqa: S311
    assert len(set(first) - {texts[0]}) > 1


def test_a_fault_is_told_with_the_smallest_text_that_shows_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that breaks at a word, so that there is something to find."""

    def trouble(case: fuzz.Case, _folder: Path, _tally: fuzz.Tally | None = None) -> str | None:
        return "breaks" if "batu" in case.text and "karang" in case.text else None

    monkeypatch.setattr(fuzz, "trouble", trouble)
    case = fuzz.Case("Kapal lewat.\nAda batu di laut. Ada karang. Semua pergi.\nMalam tiba. " * 5)
    small = fuzz.smallest(case, "breaks", tmp_path, 5)
    assert "batu" in small.text
    assert len(small.text) < 20


def test_command_tells_what_it_read() -> None:
    command = [sys.executable, "-m", "tests.fuzz", "--seconds", "1", "--seed", "5"]
    done = subprocess.run(
        command, cwd=ROOT, env=environment(), capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "articles read" in done.stdout
    assert "0 kinds of fault" in done.stdout
