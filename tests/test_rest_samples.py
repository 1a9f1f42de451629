"""The REST API over the sample articles, in a real server process: it says what SPARQL says, and finds who is meant.

Each filter is asked for as a list and as a SPARQL query: both must give the same statements.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlencode

import httpx2
import pytest
from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from api.rest import shapes
from api.rest.linked import context
from api.rest.shapes import Shape
from api.rest.tables import tables
from kg.answers import values
from kg.answers.kept import kept
from kg.index import Index
from kg.names import BASE, ONTOLOGY, term
from tests.servers import ROOT, served

SHAPES = [one for one in vars(shapes).values() if isinstance(one, Shape)]
GUIDE = ROOT / "docs" / "rest.md"
PREFIXES = f"""PREFIX cq: <{ONTOLOGY}>
PREFIX a: <{BASE}id/actor/> PREFIX d: <{BASE}id/demand/> PREFIX i: <{BASE}id/issue/> PREFIX e: <{BASE}id/event/>
PREFIX schema: <https://schema.org/> PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""
LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
NARROWER = {term("addressee"), term("demandContent"), NamedNode("http://www.w3.org/ns/prov#wasAttributedTo")}
"""What says of a demand again what target and content say; and which program read it."""
DAY = "OPTIONAL { ?s cq:utteredOn ?said } ?s cq:reportedIn/schema:datePublished ?at BIND(COALESCE(?said, ?at) AS ?day)"


@pytest.fixture(scope="module")
def server(samples: Path) -> Iterator[httpx2.Client]:
    with served(samples, show_texts=True) as client:
        yield client


def told(server: httpx2.Client, path: str, **parameters: Any) -> dict[str, Any]:
    answer = server.get(path, params=parameters)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def asked(server: httpx2.Client, pattern: str) -> set[str]:
    """The statements that a graph pattern finds."""
    query = f"{PREFIXES} SELECT DISTINCT ?s WHERE {{ ?s cq:speaker ?anybody . {pattern} }}"
    answer = server.get("/sparql", params={"query": query})
    return {row["s"]["value"] for row in answer.json()["results"]["bindings"]}


FILTERS: list[tuple[dict[str, object], str]] = [
    ({}, ""),
    ({"speaker": "vladimir-putin"}, "?s cq:speaker a:vladimir-putin"),
    ({"speaker": f"{BASE}id/actor/nato"}, "?s cq:speaker a:nato"),
    ({"speaker": ["joe-biden", "nato"]}, "VALUES ?who { a:joe-biden a:nato } ?s cq:speaker ?who"),
    ({"target": "nato"}, "?s cq:target a:nato"),
    ({"actor": "russia"}, "?s cq:speaker|cq:target a:russia"),
    ({"speaker": "vladimir-putin", "target": "nato"}, "?s cq:speaker a:vladimir-putin ; cq:target a:nato"),
    ({"topic": "further-talks"}, "?s cq:content d:further-talks"),
    ({"topic": "issue/sanctions"}, "?s cq:content i:sanctions"),
    ({"about": "sanctions"}, "?s cq:about i:sanctions"),
    ({"kind": "threat"}, "?s a/skos:notation 'threat'"),
    ({"kind": ["demand", "red-line"]}, "VALUES ?kind { 'demand' 'red-line' } ?s a/skos:notation ?kind"),
    ({"stance": "oppose"}, "?s cq:stance cq:oppose"),
    ({"outlet": "kabardunia"}, "?s cq:reportedIn/cq:issuedBy a:kabardunia"),
    ({"language": "en"}, "?s cq:reportedIn/dcterms:language 'en'"),
    ({"from": "2021-12-20"}, f"{DAY} FILTER(?day >= '2021-12-20'^^xsd:date)"),
    ({"to": "2021-12-20"}, f"{DAY} FILTER(?day <= '2021-12-20'^^xsd:date)"),
    (
        {"as_of": "2021-12-20", "kind": "demand"},
        f"?s a cq:DemandStatement . {DAY} FILTER(?day <= '2021-12-20'^^xsd:date)",
    ),
    (
        {"published_by": "2021-12-20"},
        """?s cq:reportedIn/schema:datePublished ?at
      FILTER(?at <= '2021-12-20'^^xsd:date)""",
    ),
    ({"known_by": "9999-12-31"}, ""),
    ({"side": "russia"}, "?s cq:onBehalfOf a:russia"),
    ({"event": "2022-01-10-geneva-security-talks"}, "?s cq:madeAt e:2022-01-10-geneva-security-talks"),
    ({"min_confidence": "0.7"}, "?s cq:confidence ?much FILTER(?much >= 0.7)"),
    ({"direct": "true"}, "?s cq:directQuote true"),
    ({"direct": "false", "language": "id"}, "?s cq:directQuote false ; cq:reportedIn/dcterms:language 'id'"),
    (
        {"kind": "accusation", "from": "2021-12-01", "to": "2021-12-31"},
        f"""?s a cq:Accusation . {DAY}
      FILTER(?day >= '2021-12-01'^^xsd:date && ?day <= '2021-12-31'^^xsd:date)""",
    ),
]


@pytest.mark.parametrize(("filters", "pattern"), FILTERS, ids=[urlencode(one, doseq=True) for one, _ in FILTERS])
def test_a_filter_chooses_what_sparql_finds(server: httpx2.Client, filters: dict[str, object], pattern: str) -> None:
    found = asked(server, pattern)
    listed = told(server, "/statements", limit=500, **filters)
    assert {item["iri"] for item in listed["items"]} == found
    assert listed["total"] == len(listed["items"]) == len(found) > 0
    assert sum(period["statements"] for period in told(server, "/timeline", **filters)["items"]) == len(found)
    assert told(server, "/statistics", **filters)["statements"] == len(found)


def test_a_filter_by_document_and_words(server: httpx2.Client) -> None:
    document = told(server, "/documents", limit=1)["items"][0]
    found = asked(server, f"?s cq:reportedIn <{document['iri']}>")
    assert {item["iri"] for item in told(server, "/statements", document=document["id"])["items"]} == found
    quoted = told(server, "/statements", q="jaminan", limit=500)["items"]
    assert quoted
    query = f"""{PREFIXES} SELECT ?s ?words WHERE {{ ?s cq:evidence/<http://www.w3.org/ns/oa#hasSelector>
      /<http://www.w3.org/ns/oa#exact> ?words . ?s cq:reportedIn/schema:headline ?headline
      FILTER(REGEX(CONCAT(?words, ' ', ?headline), '\\\\bjaminan\\\\b', 'i')) }}"""
    rows = server.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    assert {item["iri"] for item in quoted} == {row["s"]["value"] for row in rows}


def test_positions_and_stands_are_those_that_were_derived(server: httpx2.Client) -> None:
    demands = [one for one in told(server, "/demands", limit=500)["items"] if one["mentioned"]]
    answers = {one["iri"]: told(server, f"/demands/{one['id']}") for one in demands}
    for relation, side in (("demands", "demanded_by"), ("opposes", "opposed_by")):
        query = f"{PREFIXES} SELECT * WHERE {{ ?who cq:{relation} ?what FILTER(CONTAINS(STR(?what), '/demand/')) }}"
        rows = server.get("/sparql", params={"query": query}).json()["results"]["bindings"]
        derived = {(row["who"]["value"], row["what"]["value"]) for row in rows}
        stood = {(stand["actor"]["iri"], iri) for iri, answer in answers.items() for stand in answer[side]}
        assert stood == derived
        assert derived


def test_answers_and_acts_are_those_of_the_graph(server: httpx2.Client) -> None:
    def rows(pattern: str) -> list[list[str]]:
        query = f"{PREFIXES} SELECT ?x ?y ?z WHERE {{ {pattern} }}"
        found = server.get("/sparql", params={"query": query}).json()["results"]["bindings"]
        return sorted([row[name]["value"] for name in "xyz"] for row in found)

    listed = told(server, "/answers", limit=500)["items"]
    pattern = "?x a cq:Answer ; cq:answering ?y ; cq:answered ?z"
    assert sorted([one["iri"], one["answering"]["iri"], one["answered"]["iri"]] for one in listed) == rows(pattern)
    one = listed[0]
    answering, answered = (told(server, f"/statements/{one[end]['id']}") for end in ("answering", "answered"))
    assert one["id"] in [each["id"] for each in answering["answers"]]
    assert one["id"] in [each["id"] for each in answered["answered_by"]]
    acts = [told(server, f"/acts/{one['id']}") for one in told(server, "/acts", limit=500)["items"]]
    reports = [[one["iri"], said["iri"], str(one["reports"])] for one in acts for said in one["reported"]]
    assert sorted(reports) == rows("?x a cq:Act ; cq:hasReport ?y ; cq:reportCount ?z")
    first = acts[0]
    assert told(server, f"/statements/{first['reported'][0]['id']}")["act"]["id"] == first["id"]
    assert first["differing"] == len(first["differences"])
    drawn = told(server, "/network", projection="answers", limit=500)["edges"]
    assert {edge["kind"] for edge in drawn} == {one["type"] for one in listed}


# ---------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Putin", "vladimir-putin"),
        ("Путин", "vladimir-putin"),
        ("Владимир Путин", "vladimir-putin"),
        ("vladimir puttin", "vladimir-putin"),
        ("Amerika Serikat", "united-states"),
        ("amerika srikat", "united-states"),
        ("Uni Eropa", "european-union"),
        ("Gedung Putih", "white-house"),
        ("Stoltenburg", "jens-stoltenberg"),
        ("ZELENSKY", "volodymyr-zelenskyy"),
        ("Lavrov", "sergey-lavrov"),
        ("Лавров", "sergey-lavrov"),
        ("Россия", "russia"),
    ],
)
def test_an_actor_is_found_by_any_of_its_names(server: httpx2.Client, words: str, who: str) -> None:
    first = told(server, "/actors", q=words)["items"][0]
    assert first["id"] == who
    assert first["matched"]
    assert 50 <= first["score"] <= 100


@pytest.mark.parametrize(
    ("words", "what"),
    [("jaminan mengikat", "legally-binding-guarantees"), ("eastward expantion", "no-eastward-expansion")],
)
def test_a_demand_is_found_by_any_of_its_names(server: httpx2.Client, words: str, what: str) -> None:
    assert told(server, "/demands", q=words)["items"][0]["id"] == what


def test_labels_come_in_three_languages(server: httpx2.Client) -> None:
    labels = {lang: told(server, "/actors/russia", lang=lang)["label"] for lang in ("en", "id", "ru")}
    assert labels == {"en": "Russia", "id": "Rusia", "ru": "Россия"}


# ---------------------------------------------------------------- JSON-LD

GRAPHS = [
    "/statements?limit=500",
    "/documents",
    "/demands/further-talks",
    "/actors/vladimir-putin/positions",
    "/events",
    "/answers?limit=500",
    "/acts",
]


def triples(body: dict[str, Any]) -> set[Triple]:
    """What JSON-LD says; its context is put into it, so that nothing has to be fetched."""
    whole = json.dumps({**body, **json.loads(context())})
    return {quad.triple for quad in parse(whole, RdfFormat.JSON_LD)}


def stored(server: httpx2.Client, pattern: str) -> set[Triple]:
    query = f"{PREFIXES} CONSTRUCT WHERE {{ {pattern} }}"
    answer = server.post("/sparql", data={"query": query}, headers={"accept": "application/n-triples"})
    assert answer.status_code == 200, answer.text
    return {quad.triple for quad in parse(answer.content, RdfFormat.N_TRIPLES)}


@pytest.mark.parametrize("path", GRAPHS)
def test_an_answer_as_json_ld_says_what_the_store_says(server: httpx2.Client, path: str) -> None:
    answer = server.get(path, headers={"accept": "application/ld+json"})
    assert answer.headers["content-type"] == "application/ld+json"
    body = answer.json()
    assert server.get(body["@context"]).content == context()
    said, whole = triples(body), stored(server, "?s ?p ?o")
    assert len(said) > 20
    assert sorted(str(one) for one in said if one.predicate != LABEL and one not in whole) == []


def test_a_statement_as_json_ld_has_every_triple_of_it(server: httpx2.Client) -> None:
    statement = told(server, "/statements", kind="demand", limit=1)["items"][0]
    said = triples(told(server, f"/statements/{statement['id']}", format="jsonld"))
    name = NamedNode(statement["iri"])
    whole = {one for one in stored(server, f"{name} ?p ?o") if one.predicate not in NARROWER}
    assert {one for one in said if one.subject == name} == {Triple(name, one.predicate, one.object) for one in whole}


def test_the_context_means_what_the_ontology_says() -> None:
    terms = json.loads(context())["@context"]
    assert terms["cq"] == ONTOLOGY
    text = "".join((ROOT / "ontology" / f"{one}.ttl").read_text(encoding="utf-8") for one in ("core", "inferences"))
    used = set(re.findall(r'"cq:(\w+)"', json.dumps(terms)))
    assert {one for one in used if not re.search(rf"(?m)^cq:{one} a ", text)} == set()


def test_every_column_tells_of_a_field_that_there_is() -> None:
    items: dict[str, type[Any]] = {
        "actors": values.ActorItem,
        "topics": values.TopicItem,
        "statements": values.StatementItem,
        "documents": values.DocumentItem,
        "events": values.EventItem,
        "positions": values.Position,
        "answers": values.AnswerItem,
        "acts": values.ActItem,
        "changes": values.ChangeItem,
        "comparisons": values.Comparison,
        "periods": values.Period,
        "cells": values.MatrixCell,
    }
    assert set(tables()) == set(items)
    for table, item in items.items():
        for column in tables()[table]:
            assert column.of.partition(".")[0] in {field.name for field in fields(item)}, (table, column.name)
            assert column.en.endswith((".", "…"))
            assert column.id.endswith((".", "…"))


# ---------------------------------------------------------------- the guide

EXAMPLE = re.compile(
    r"```sh\ncurl -sG? (?:-H '(?P<name>[^:]+): (?P<value>[^']+)' )?'http://127.0.0.1:8000(?P<path>[^']+)'"
    r"(?: --data-urlencode '(?P<more>[^']+)')?\n```\n"
    r"(?:```json\n(?P<told>.+)\n```)?"
)
EXAMPLES = [found.groupdict() for found in EXAMPLE.finditer(GUIDE.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("example", EXAMPLES, ids=[str(one["path"]) for one in EXAMPLES])
def test_an_example_of_the_guide_is_true(server: httpx2.Client, example: dict[str, str | None]) -> None:
    headers = {example["name"]: example["value"] or ""} if example["name"] else {}
    more = f"&{example['more']}" if example["more"] else ""
    answer = server.get(f"{example['path']}{more}", headers=headers)
    if "csv" in answer.headers["content-type"]:
        assert answer.text.count("\n") > 1
    else:
        told = answer.json()
        assert told.get("items", told)
        if example["told"]:
            assert {**told, "snapshot": "…"} == {"snapshot": "…", **json.loads(example["told"])}


def test_the_guide_tells_of_every_route_and_filter(server: httpx2.Client) -> None:
    text = GUIDE.read_text(encoding="utf-8")
    paths = server.get("/openapi.json").json()["paths"]
    lists = [
        path for path, told in paths.items() if "/search" in path or "cursor" in str(told["get"].get("parameters"))
    ]
    ours = [path for path in lists if not path.startswith("/reconcile")]
    assert len(EXAMPLES) == text.count("```sh")
    assert ours
    assert [path for path in ours if path.partition("/{")[0] not in text] == []
    names = {parameter["name"] for parameter in paths["/statements"]["get"]["parameters"]}
    assert {name for name in names if f"`{name}`" not in text and f"{name}=" not in text} == set()


def test_counts_are_kept_within_bounds() -> None:
    index = cast("Index", type("Anything", (), {})())
    for number in range(100):
        kept(index, number, lambda number=number: [number] * 3000)  # type: ignore[misc]
    assert kept(index, 99, list) == [99] * 3000
    assert kept(index, 0, list) == []


@pytest.mark.parametrize("shape", SHAPES, ids=[shape.name for shape in SHAPES])
def test_the_example_of_an_answer_is_true(server: httpx2.Client, shape: Shape[Any]) -> None:
    shown = json.loads((ROOT / "api" / "rest" / "examples.json").read_text(encoding="utf-8"))[shape.name]
    passing = {"snapshot": "", "published": "", "next": "", "known_since": ""}
    assert {**server.get(shown["address"]).json(), **passing} == {**shown["answer"], **passing}
    if "fields=" not in shown["address"]:
        shape.adapter.validate_python(shown["answer"])
