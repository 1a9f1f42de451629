"""What several tests share: the `kg` of this environment as a real process, and a few invented articles."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.sample_answers import build_samples

KG = Path(sys.executable).with_name("kg")
collect_ignore_glob = ["data/*"]
"""Data of tests; some of it is Python for other tools."""

ARTICLES = Path(__file__).parent / "data" / "pipeline" / "articles"

Finished = subprocess.CompletedProcess[str]
Run = Callable[..., Finished]


def environment(**more: str) -> dict[str, str]:
    """The process's environment without settings that would change what `kg` says."""
    kept = {
        k: v
        for k, v in os.environ.items()
        if k not in {"COMMUNIQUE_STORE", "COMMUNIQUE_ONTOLOGY", "KG_DEBUG", "COLUMNS"}
    }
    return {**kept, **more}


@pytest.fixture
def kg(tmp_path: Path) -> Run:
    """Runs `kg` to its end in an empty folder; `before` are words put before the command, such as setpriv."""

    def run(*words: str | int | Path, before: tuple[str, ...] = (), **more: str) -> Finished:
        command = [*before, str(KG), *map(str, words)]
        return subprocess.run(
            command, cwd=tmp_path, env=environment(**more), capture_output=True, text=True, timeout=120, check=False
        )

    return run


@pytest.fixture
def articles() -> Path:
    """A folder of invented articles."""
    return ARTICLES


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of the sample articles, built once for all tests that read it."""
    path = tmp_path_factory.mktemp("samples") / "store"
    build_samples(path)
    return path
