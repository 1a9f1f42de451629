"""What several tests share: the `kg` of this environment as a real process, and a few invented articles."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import httpx2
import pytest

from tests.sample_answers import build_samples
from tests.servers import served

if TYPE_CHECKING:  # what drives browsers takes a while to load
    from playwright.sync_api import Browser

    from tests.browser import Visitor

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


@pytest.fixture(scope="module")
def server(samples: Path) -> Iterator[httpx2.Client]:
    """A server of the sample articles."""
    with served(samples) as client:
        yield client


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """A real browser."""
    from tests.browser import browsing

    with browsing() as browser:
        yield browser


@pytest.fixture
def visitor(browser: "Browser", server: httpx2.Client) -> "Iterator[Visitor]":
    """A tab of the browser at that server; in the end nothing was complained of."""
    from tests.browser import visiting

    with visiting(browser, server) as visitor:
        yield visitor
        assert visitor.complaints == []
