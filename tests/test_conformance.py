"""What the W3C says of SPARQL over HTTP, tested by programs that nobody here wrote."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from kg.writer import tokens
from tests import conformance
from tests.conformance import KNOWN, TESTS, Endpoint
from tests.servers import served

Results = dict[tuple[str, ...], str]
SPECIFICATIONS = {
    "sparql11-query": 318,
    "sparql11-update": 157,
    "sparql11-results-csv-tsv": 6,
    "sparql11-results-json": 4,
}


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """In memory where there is such a place: a thousand durable writes would wait for the disk most of the time."""
    conformance.needed()
    memory = Path("/dev/shm")  # noqa: S108
    with TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as made:
        yield Path(made)


@contextmanager
def _writable(store: Path, union: bool) -> Iterator[Endpoint]:
    """A server that takes any write from the holder of a token."""
    conformance.empty(store)
    token = tokens.new(store / tokens.FILE, "runner", tokens.SCOPES)
    with served(store, writes=True, gate=False, union=union, service=(conformance.NOBODY,)) as client:
        yield Endpoint(str(client.base_url), token)


@pytest.fixture(scope="module")
def read_only(folder: Path) -> Results:
    """The public profile: its data are there beforehand, and all writes must be refused."""
    store = conformance.empty(folder / "reading", conformance.preloaded(folder))
    with served(store) as client:
        return conformance.over_http(Endpoint(str(client.base_url)), folder, "--read-only", "--preloaded")


@pytest.fixture(scope="module")
def writable(folder: Path) -> Results:
    """The profile that takes writes."""
    with _writable(folder / "writing", union=True) as server:
        return conformance.over_http(server, folder)


@pytest.fixture(scope="module")
def unnamed(folder: Path) -> Iterator[Endpoint]:
    """The profile that takes writes and answers over the unnamed graph, as the tests of queries expect."""
    with _writable(folder / "unnamed", union=False) as server:
        yield server


@pytest.mark.parametrize("test", TESTS, ids=" ".join)
def test_public_profile(read_only: Results, test: tuple[str, ...]) -> None:
    assert read_only[test] == ""


@pytest.mark.parametrize("test", TESTS, ids=" ".join)
def test_profile_that_takes_writes(writable: Results, test: tuple[str, ...]) -> None:
    assert writable[test] == ""


def test_no_test_is_left_out(read_only: Results, writable: Results) -> None:
    assert set(read_only) == set(writable) == set(TESTS)


@pytest.mark.parametrize("specification", SPECIFICATIONS)
def test_http_loses_nothing_of_what_the_engine_can(unnamed: Endpoint, specification: str) -> None:
    passed = conformance.of_engine(unnamed, specification)
    assert len(passed) == SPECIFICATIONS[specification]
    assert sorted(name for name, well in passed.items() if not well) == sorted(set(KNOWN) & set(passed))
