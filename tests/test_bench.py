"""The benchmark's documents: always the same, as the gate wants them, and stored as the pipeline would store them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from bench.corpus import Made, World, documents
from bench.report import table
from bench.servers import NATIVE, OURS
from bench.stores import Corpus, stored
from kg.curated import curated_quads, knowledge
from kg.describe import Description
from kg.infer import Inferences
from kg.names import KNOWN_GRAPH
from kg.places import ONTOLOGY
from kg.store import GraphStore
from kg.validate import Context, Gate

ROOT = Path(__file__).parents[1]
COUNT = 12


@pytest.fixture(scope="module")
def made() -> list[Made]:
    return list(documents(COUNT, World.of(knowledge(ONTOLOGY))))


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return stored(COUNT, tmp_path_factory.mktemp("corpora"))


def quads(document: Made) -> list[Quad]:
    return list(parse("\n".join(document.lines), RdfFormat.N_QUADS))


PRINTED = """
from bench.corpus import World, documents
from kg.curated import knowledge
from kg.describe import Description
from kg.infer import Inferences
from kg.names import KNOWN_GRAPH
from kg.places import ONTOLOGY
for one in documents(3, World.of(knowledge(ONTOLOGY))):
    print(one.entry())
"""


def test_documents_are_always_the_same(made: list[Made]) -> None:
    """In another process too, where sets come in another order."""
    for seed in ("1", "2"):
        told = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        again = subprocess.run([sys.executable, "-c", PRINTED], env=told, capture_output=True, text=True, check=True)
        assert again.stdout.splitlines() == [one.entry() for one in made[:3]]


def test_documents_have_about_a_hundred_quads_each(made: list[Made]) -> None:
    assert all(60 <= len(one.lines) <= 140 for one in made)
    assert len({one.iri for one in made}) == COUNT


def test_documents_pass_the_gate(made: list[Made]) -> None:
    curated = list(curated_quads(ONTOLOGY))
    gate, context = Gate(ONTOLOGY, curated), Context(curated)
    for one in made[:3]:
        told = quads(one)
        verdict = gate.check(NamedNode(one.iri[1:-1]), told, context.slice(told))
        assert (verdict.refused, verdict.warnings) == ([], [])


def test_store_holds_what_the_pipeline_would_have_stored(made: list[Made], corpus: Corpus, tmp_path: Path) -> None:
    described = Description.read(ONTOLOGY)
    with GraphStore.open(tmp_path / "store", describer=described, inferrer=Inferences()) as store:
        store.curate(curated_quads(ONTOLOGY))
        for one in made:
            store.replace(NamedNode(one.iri[1:-1]), quads(one), [])
        published = store.publish()
        plainly = _lines(store)
    with GraphStore.open(corpus.store, describer=described, inferrer=Inferences()) as store:
        assert _lines(store) == plainly
        assert store.publish().id == published.id


def _lines(store: GraphStore) -> set[str]:
    """What a store holds, but for when it was first stored."""
    return {str(quad) for quad in store.quads() if quad.graph_name != KNOWN_GRAPH}


def test_store_is_built_once(corpus: Corpus) -> None:
    before = (corpus.folder / "corpus.json").stat().st_mtime_ns
    assert stored(COUNT, corpus.folder.parent) == corpus
    assert (corpus.folder / "corpus.json").stat().st_mtime_ns == before
    assert len(corpus.statements.read_text("ascii").splitlines()) >= 2 * COUNT


def _round(server: str, turn: int, requests: int) -> dict[str, object]:
    load = {"requests": requests, "seconds": 2.0, "errors": 0, "p50": 1.0, "p99": 2.0, "longest": 3.0}
    place = {"documents": 1000, "query": "point", "clients": 1, "round": turn, "server": server}
    return {**place, "load": load, "cpu": 0.5, "memory": 50_000_000}


def test_ratios_are_taken_within_a_round() -> None:
    """The machine was slower in the second round, for both alike."""
    counts = {(OURS, 0): 3000, (NATIVE, 0): 1000, (OURS, 1): 300, (NATIVE, 1): 100, (OURS, 2): 3000, (NATIVE, 2): 1000}
    rounds = [_round(server, turn, requests) for (server, turn), requests in counts.items()]
    machine = dict.fromkeys(
        ("processors", "processor", "python", "pyoxigraph", "oxigraph", "rdflib-endpoint", "revision"), ""
    )
    lines = [line for line in table({"machine": machine, "rounds": rounds}).splitlines() if "kg serve" in line]
    assert lines == ["| 1,000 | point | 1 | kg serve | 1,500 | 1 | 2 | 0.167 | 50 | 3.00 | 0 |"]
