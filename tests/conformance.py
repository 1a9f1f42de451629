"""The W3C's SPARQL tests, run by programs that nobody here wrote, against a real server.

In      the folder of the suites, beside the checkout unless COMMUNIQUE_CONFORMANCE names another
Out     what became of each test, by name
Limits  the runners clear the server's store. The npm one is installed below .tools, once, and needs the network then.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from kg.store import GraphStore

ROOT = Path(__file__).parents[1]
SUITES = Path(os.environ.get("COMMUNIQUE_CONFORMANCE", ROOT.parent / "shared" / "conformance"))
DATA = Path(__file__).parent / "data" / "conformance"
CACHE = ROOT / ".tools" / "conformance"
TESTS = [tuple(line.split()) for line in (DATA / "http.txt").read_text("utf-8").splitlines() if line[0] != "#"]
KNOWN = [line.split()[0] for line in (DATA / "known.txt").read_text("utf-8").splitlines() if line[0] != "#"]

NOBODY = "http://127.0.0.1:1/"
"""Where nobody listens: what LOAD is to fetch in the tests, see with-token.cjs."""
_MANIFEST = "https://w3c.github.io/rdf-tests/sparql/sparql11/manifest-all.ttl"
_TOLD = re.compile(r"(\S) .* \(http\S*/data-sparql11/(\S+)\)")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a server answers, and the token that it wants from writers."""

    url: str
    token: str = ""


def needed() -> None:
    """Skip the test where the suites are not at hand."""
    if not SUITES.is_dir():
        pytest.skip(f"the W3C's suites are not in {SUITES}; COMMUNIQUE_CONFORMANCE may name another folder")


def empty(path: Path, quads: bytes = b"") -> Path:
    """A published store with nothing in it but these N-Quads."""
    GraphStore.open(path).close()
    live = Store(path / "live")
    live.bulk_load(quads, RdfFormat.N_QUADS)
    live.flush()
    del live
    with GraphStore.open(path) as store:
        store.publish()
    return path


def preloaded(folder: Path) -> bytes:
    """The quads that the tests of a server that takes no writes expect to find there."""
    file = folder / "preloaded.nq"
    _run([sys.executable, SUITES / "sparql_http_conformance.py", "--w3c", SUITES / "w3c", "--dump-data", file])
    return file.read_bytes()


def over_http(server: Endpoint, folder: Path, *options: str) -> dict[tuple[str, ...], str]:
    """What is wrong with each test of Protocol, Graph Store Protocol and Service Description; nothing if it passed."""
    file = folder / "results.json"
    words: list[str | Path] = [sys.executable, SUITES / "sparql_http_conformance.py", "--w3c", SUITES / "w3c"]
    words += ["--query", f"{server.url}/sparql", "--gsp", f"{server.url}/store", "--json", file, *options]
    words += ["--header", f"Authorization:Bearer {server.token}"] if server.token else []
    _run(words)
    told = json.loads(file.read_text(encoding="utf-8"))
    return {
        (one["suite"], one["test"]): "" if one["outcome"] == "pass" else f"{one['outcome']}: {one['message']}"
        for one in told
    }


def of_engine(server: Endpoint, specification: str) -> dict[str, bool]:
    """Whether each test of a specification passed, by the last part of its name."""
    words: list[str | Path] = [_runner(), "http-engine.js", _MANIFEST, "-e", "-o", "summary", "-d", "30000"]
    words += ["-m", f"https://w3c.github.io/rdf-tests/~{SUITES.resolve()}/w3c/"]
    words += ["-s", f"http://www.w3.org/TR/{specification}/"]
    told = {
        "NODE_PATH": str(CACHE / "node_modules"),
        "NODE_OPTIONS": f"--require={DATA / 'with-token.cjs'}",
        "BEARER": server.token,
        "QUERY_URL": f"{server.url}/sparql",
        "UPDATE_URL": f"{server.url}/sparql",
    }
    printed = _run(words, SUITES / "node", told)
    found = [_TOLD.match(line) for line in printed.splitlines()]
    return {match[2]: match[1] in "✔√" for match in found if match}


def _runner() -> Path:
    """The npm runner, installed at the first call."""
    runner = CACHE / "node_modules" / ".bin" / "rdf-test-suite"
    missing = [name for name in ("node", "npm") if shutil.which(name) is None]
    if missing:
        pytest.skip(f"{' and '.join(missing)} not installed (Debian: apt-get install nodejs npm)")
    if not runner.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(SUITES / "node" / "package.json", CACHE / "package.json")
        done = subprocess.run(
            ["npm", "install", "--no-audit", "--no-fund"], cwd=CACHE, capture_output=True, text=True, check=False
        )
        if done.returncode:
            pytest.skip(f"npm cannot install the runner: {done.stderr.strip().splitlines()[-1]}")
    return runner


def _run(words: list[str | Path], folder: Path = ROOT, told: dict[str, str] | None = None) -> str:
    done = subprocess.run(
        words, cwd=folder, env={**os.environ, **(told or {})}, capture_output=True, text=True, timeout=600, check=False
    )
    assert done.returncode in (0, 1), done.stderr  # 1: a test failed, of which the results tell
    return done.stdout
