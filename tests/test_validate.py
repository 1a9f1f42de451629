"""The gate: what it lets through, what it takes out, what it says; and that its caches change no result."""

import json
import runpy
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyshacl
import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad
from rdflib import Graph

from kg.errors import DataError
from kg.model import Refusal
from kg.names import actor_iri, statement_iri, term
from kg.places import ONTOLOGY
from kg.validate import Context, Gate, misquotes, quotes_hold
from kg.validate.graphs import QueryingGraph, RememberingGraph, node
from tests.shapes_cases import CASES, DOCUMENTS, FOLDER, case, document_of, graph, known

BORDER, APPEAL = FOLDER / "good" / "border.ttl", FOLDER / "good" / "appeal.ttl"
THREAT = statement_iri("89ae163f05db18222607")
A_SHAPE = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
    <urn:shapes> a owl:Ontology . <urn:s> a sh:NodeShape ; sh:targetNode <urn:s> ; """
SUITE = Path(__file__).parents[2] / "shared" / "conformance"
W3C = SUITE / "shacl" / "data-shapes-test-suite" / "tests"


@pytest.fixture(scope="module")
def gate() -> Gate:
    return Gate(ONTOLOGY)


@pytest.fixture(scope="module")
def context() -> Context:
    return Context(known())


def without(quads: list[Quad], subject: NamedNode, predicate: str) -> list[Quad]:
    return [q for q in quads if (q.subject, q.predicate) != (subject, term(predicate))]


# ---------------------------------------------------------------- verdicts


def test_refusal_names_the_statement_the_reasons_and_its_words(gate: Gate, context: Context) -> None:
    quads = without(without(graph(BORDER), THREAT, "speaker"), THREAT, "confidence")
    verdict = gate.check(document_of(BORDER), quads, context.slice(quads))
    assert verdict.refused == [
        Refusal(
            "gate",
            THREAT.value,
            "This statement has no speaker. Name the actor who holds what is said (cq:speaker). "
            "confidence must be one decimal from 0 to 1.",
            "Ostmark akan menutup koridor gandum bagi Vantara jika latihan itu berlanjut",
        )
    ]


def test_refused_statement_goes_with_its_evidence_and_what_nobody_else_uses(gate: Gate, context: Context) -> None:
    denial, ministry = statement_iri("29cb32b0af54a6a3dd32"), actor_iri("vantara-ministry-of-defence")
    quads = without(graph(BORDER), denial, "polarity")
    verdict = gate.check(document_of(BORDER), quads, context.slice(quads))
    left = " ".join(map(str, verdict.passed))
    assert "#char=522,599" not in left
    assert "#char=522,552&mention" not in left
    assert ministry.value not in left
    assert "#char=262,272&mention" in left


def test_refused_statement_goes_with_the_reports_it_alone_came_through(gate: Gate, context: Context) -> None:
    demand = statement_iri("21f06b8ef2dbdabb7c6d")
    quads = without(graph(BORDER), demand, "certainty")
    verdict = gate.check(document_of(BORDER), quads, context.slice(quads))
    assert not any("/id/report/" in str(quad) for quad in verdict.passed)


def test_document_whose_statements_are_all_refused_passes_alone(gate: Gate, context: Context) -> None:
    quads = [q for q in graph(APPEAL) if q.predicate != term("polarity")]
    verdict = gate.check(document_of(APPEAL), quads, context.slice(quads))
    assert len(verdict.refused) == 5
    assert {quad.subject for quad in verdict.passed} == {document_of(APPEAL)}


def test_fault_of_the_document_refuses_all_of_it(gate: Gate, context: Context) -> None:
    quads = without(graph(BORDER), document_of(BORDER), "textHash")
    verdict = gate.check(document_of(BORDER), quads, context.slice(quads))
    assert verdict.passed == []
    assert [refusal.item for refusal in verdict.refused] == [document_of(BORDER).value]


def test_what_is_not_known_is_a_warning_and_passes(gate: Gate, context: Context) -> None:
    quads = graph(APPEAL)
    verdict = gate.check(document_of(APPEAL), quads, context.slice(quads))
    assert verdict.passed == quads
    said = [finding.message for finding in verdict.warnings]
    assert said.count("The date of this statement is not known.") == 5
    assert said.count("The date of publication is not known.") == 1
    assert said.count("The outlet that issued this article is not known.") == 1


def test_an_empty_graph_passes_empty(gate: Gate) -> None:
    verdict = gate.check(document_of(BORDER), [], [])
    assert (verdict.passed, verdict.refused, verdict.warnings) == ([], [], [])


def test_a_nameless_node_does_not_slip_past(gate: Gate, context: Context) -> None:
    quads = graph(BORDER)
    nameless = [Quad(BlankNode("x") if q.subject == THREAT else q.subject, q.predicate, q.object) for q in quads]
    verdict = gate.check(document_of(BORDER), nameless, context.slice(nameless))
    assert verdict.passed == []
    assert "blank nodes" in verdict.refused[0].reason


def test_unknown_without_context_is_refused_not_forgotten(gate: Gate) -> None:
    verdict = gate.check(document_of(BORDER), graph(BORDER), [])
    assert [refusal.item for refusal in verdict.refused] == [document_of(BORDER).value]
    assert "A report must be issued by known actors" in verdict.refused[0].reason


def test_verdict_does_not_depend_on_the_order_of_the_quads(gate: Gate, context: Context) -> None:
    for path in CASES[:24]:
        broken = case(path)
        if broken.refuses == ("curated",):
            continue
        quads, document = graph(broken.good, broken.update), document_of(broken.good)
        verdict = gate.check(document, quads, context.slice(quads))
        turned = gate.check(document, quads[::-1], context.slice(quads)[::-1])
        assert turned.refused == verdict.refused
        assert turned.passed == verdict.passed[::-1]


def test_shapes_that_cannot_be_read_say_so(tmp_path: Path) -> None:
    (tmp_path / "shapes.ttl").write_text("<a> <b> .")
    with pytest.raises(DataError, match=r"shapes\.ttl: cannot be read as shapes"):
        Gate(tmp_path)


def test_a_folder_without_shapes_says_so(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"shapes\.ttl: cannot be read as shapes"):
        Gate(tmp_path)


def test_shapes_that_are_no_shacl_say_so(tmp_path: Path) -> None:
    for file in ONTOLOGY.glob("*.ttl"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    wrong = (
        "@prefix sh: <http://www.w3.org/ns/shacl#> . <urn:s> a sh:NodeShape ; sh:targetNode <urn:s> ; sh:property 1 ."
    )
    (tmp_path / "shapes.ttl").write_text(wrong)
    quads = [Quad(NamedNode("urn:s"), NamedNode("urn:p"), Literal("x"))]
    with pytest.raises(DataError, match=r"shapes\.ttl: is not valid SHACL"):
        Gate(tmp_path).examine(quads)


def test_a_shape_without_a_message_in_english_still_says_something(tmp_path: Path) -> None:
    for file in ONTOLOGY.glob("*.ttl"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "shapes.ttl").write_text(f"{A_SHAPE} sh:property [ sh:path <urn:p> ; sh:maxCount 0 ] .")
    (finding,) = Gate(tmp_path).examine([Quad(NamedNode("urn:s"), NamedNode("urn:p"), Literal("x"))])
    assert "urn:p" in finding.message


# ---------------------------------------------------------------- the slice of curated knowledge


def test_slice_holds_the_types_of_what_is_named_and_nothing_else(context: Context) -> None:
    quads = graph(APPEAL)
    cut = context.slice(quads)
    named = {quad.object for quad in quads}
    assert {q.subject for q in cut} == {q.subject for q in known() if q.subject in named}
    assert {q.predicate.value.rpartition("#")[2] for q in cut} == {"type"}
    assert cut == sorted(set(cut), key=str)


# ---------------------------------------------------------------- words


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.stem)
def test_quotes_hold_until_the_text_moves(path: Path) -> None:
    text, quads = path.with_suffix(".txt").read_text(encoding="utf-8"), graph(path)
    assert quotes_hold(text, quads)
    moved = misquotes(" " + text, quads)
    cues = sum(quad.predicate == term("cue") for quad in quads)
    assert len(moved) == 6 + cues, "five statements, the hash, and the words of answers"
    assert not quotes_hold(text.upper(), quads)


def test_misquote_names_the_evidence_and_both_wordings() -> None:
    text = BORDER.with_suffix(".txt").read_text(encoding="utf-8").replace("prajurit", "tentara_")
    found = [refusal for refusal in misquotes(text, graph(BORDER)) if "#char" in refusal.item]
    assert [refusal.item.rpartition("#")[2] for refusal in found] == ["char=296,337"]
    assert "satu tentara_ pun" in found[0].reason
    assert "satu prajurit pun" in found[0].detail


def test_words_outside_the_text_are_misquotes() -> None:
    text, quads = BORDER.with_suffix(".txt").read_text(encoding="utf-8"), graph(BORDER)
    invented = Quad(THREAT, term("conditionText"), Literal("jika hujan turun"))
    assert [(m.item, m.detail) for m in misquotes(text, [*quads, invented])] == [(THREAT.value, "jika hujan turun")]


def test_offsets_that_are_no_numbers_are_misquotes() -> None:
    text, quads = BORDER.with_suffix(".txt").read_text(encoding="utf-8"), graph(FOLDER / "good" / "border.ttl")
    start = NamedNode("http://www.w3.org/ns/oa#start")
    odd = [Quad(q.subject, q.predicate, Literal("-1")) if q.predicate == start else q for q in quads]
    assert len(misquotes(text, odd)) == 5


# ---------------------------------------------------------------- the caches change no result


def test_remembering_graph_forgets_when_it_grows() -> None:
    a, b, c = (node(NamedNode(f"urn:{name}")) for name in "abc")
    remembering = RememberingGraph([(a, b, c)])
    assert list(remembering.objects(a, b)) == [c]
    remembering.add((a, b, a))
    assert set(remembering.objects(a, b)) == {a, c}


def _cached(data: Graph, *, shacl_graph: Graph, **options: Any) -> Any:
    copy = QueryingGraph()
    for prefix, namespace in data.namespaces():
        copy.bind(prefix, namespace)
    for triple in data:
        copy.add(triple)
    return PLAIN(copy, shacl_graph=RememberingGraph(shacl_graph), **options)


PLAIN: Callable[..., Any] = pyshacl.validate


@pytest.mark.skipif(not W3C.is_dir(), reason=f"the W3C test suite is not at {W3C}")
def test_w3c_suite_passes_as_with_plain_pyshacl(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    results = {}
    for name, validate in (("plain", PLAIN), ("cached", _cached)):
        monkeypatch.setattr(pyshacl, "validate", validate)
        out = tmp_path / f"{name}.json"
        monkeypatch.setattr(sys, "argv", ["shacl_suite", "--tests", str(W3C), "--json", str(out)])
        runpy.run_path(str(SUITE / "shacl_suite.py"), run_name="suite")
        results[name] = {test: passed for test, passed, _ in json.loads(out.read_text())}
    assert results["cached"] == results["plain"]
    assert sum(results["cached"].values()) >= 119
