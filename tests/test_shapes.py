"""The shapes: good graphs conform, each breakage is refused for its own reason, every message is in two languages."""

import re
from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, SH, Graph, Literal, URIRef
from rdflib.term import Node

from kg.names import BASE, ONTOLOGY, statement_iri, term
from kg.places import ONTOLOGY as FOLDER
from kg.validate import Context, Gate, quotes_hold
from tests.shapes_cases import CASES, DOCUMENTS, FINE, case, changed, document_of, graph, known

SHAPES = Graph().parse(FOLDER / "shapes.ttl")
MESSAGES = sorted(set(SHAPES.subjects(SH.message)), key=str)


@pytest.fixture(scope="module")
def gate() -> Gate:
    return Gate(FOLDER)


@pytest.fixture(scope="module")
def context() -> Context:
    return Context(known())


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.stem)
def test_good_document_conforms(path: Path, gate: Gate, context: Context) -> None:
    quads = graph(path)
    verdict = gate.check(document_of(path), quads, context.slice(quads))
    assert verdict.refused == []
    assert verdict.passed == quads
    assert quotes_hold(path.with_suffix(".txt").read_text(encoding="utf-8"), quads)


def test_good_documents_hold_all_nine_kinds() -> None:
    lists = [SHAPES.value(node, SH["in"]) for node in SHAPES.subjects(SH.path, RDF.type)]
    wanted = {str(kind) for kinds in lists if kinds is not None for kind in SHAPES.items(kinds)}
    found = {getattr(quad.object, "value", "") for path in DOCUMENTS for quad in graph(path)}
    assert len(wanted) == 9
    assert wanted <= found


def test_curated_knowledge_conforms(gate: Gate) -> None:
    assert gate.examine(graph(DOCUMENTS[0].parent / "curated.ttl")) == []


@pytest.mark.parametrize("path", FINE, ids=lambda p: p.stem)
def test_change_that_breaks_nothing_passes(path: Path, gate: Gate, context: Context) -> None:
    document, quads = changed(path)
    verdict = gate.check(document, quads, context.slice(quads))
    assert verdict.refused == []
    assert verdict.passed == quads


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_breakage_is_refused_for_its_own_reason(path: Path, gate: Gate, context: Context) -> None:
    broken = case(path)
    quads = graph(broken.good, broken.update)
    if broken.refuses == ("curated",):
        assert any(broken.message in finding.message for finding in gate.examine(quads) if not finding.warning)
        return
    document = document_of(broken.good)
    verdict = gate.check(document, quads, context.slice(quads))
    whole = broken.refuses == ("document",)
    expected = {document.value} if whole else {_iri(name) for name in broken.refuses}
    assert {refusal.item for refusal in verdict.refused} == expected
    assert any(broken.message in refusal.reason for refusal in verdict.refused)
    assert whole is not bool(verdict.passed)
    # Every statement that the breakage does not touch passes, with its evidence; and what passes conforms. A link goes
    # with its answer.
    spared = (q for q in graph(broken.good) if _spared(str(q.subject), expected) and q.predicate != term("respondsTo"))
    untouched = set() if whole else set(spared) & set(quads)
    assert untouched <= set(verdict.passed)
    assert gate.check(document, verdict.passed, context.slice(quads)).refused == []


def _iri(name: str) -> str:
    return f"{BASE}id/{name}" if "/" in name else statement_iri(name).value


def _spared(subject: str, refused: set[str]) -> bool:
    return "/id/statement/" in subject and not any(f"{iri}>" in subject for iri in refused)


def test_every_message_has_a_breakage_that_provokes_it() -> None:
    provoked = [case(path).message for path in CASES]
    messages = {_english(node) for node in MESSAGES if (node, SH.severity, SH.Warning) not in SHAPES}
    unproved = {message for message in messages if not any(part in message for part in provoked)}
    assert unproved == set()


@pytest.mark.parametrize("node", MESSAGES, ids=lambda node: _english(node)[:60])
def test_message_is_in_english_and_indonesian(node: Node) -> None:
    messages = list(SHAPES.objects(node, SH.message))
    assert sorted(str(m.language) for m in messages if isinstance(m, Literal)) == ["en", "id"]
    holes = [set(re.findall(r"\{.*?\}", str(message))) for message in messages]
    assert holes[0] == holes[1]
    assert holes[0] <= {"{?value}", "{$this}"}


def test_every_constraint_has_a_message() -> None:
    told = set(SHAPES.objects(None, SH.property)) | set(SHAPES.objects(None, SH.sparql))
    inner = {s for choice in SHAPES.objects(None, SH["or"]) for s in SHAPES.items(choice)}
    silent = told - {p for shape in inner for p in SHAPES.objects(shape, SH.property)} - set(MESSAGES)
    assert silent == set()


def test_shapes_conform_to_the_shapes_of_shacl() -> None:
    conforms, _, text = pyshacl.validate(Graph(), shacl_graph=SHAPES, meta_shacl=True)
    assert conforms, text


def test_shapes_speak_of_terms_that_the_ontology_has() -> None:
    declared = {term for name in ("core", "inferences") for term in Graph().parse(FOLDER / f"{name}.ttl").subjects()}
    selects = " ".join(str(text) for text in SHAPES.objects(None, SH.select))
    used = {URIRef(ONTOLOGY + name) for name in re.findall(r"\bcq:(\w+)", selects)}
    used |= {term for triple in SHAPES for term in triple if isinstance(term, URIRef) and term.startswith(ONTOLOGY)}
    assert used - declared == set()


def _english(node: Node) -> str:
    return next(str(m) for m in SHAPES.objects(node, SH.message) if isinstance(m, Literal) and m.language == "en")
