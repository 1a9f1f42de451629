"""IRIs that answer: a real server over the sample articles, asked as browsers, curl and RDF libraries ask."""

import json
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg.names import BASE, CURATED_GRAPH, DERIVED_GRAPH, term, thing
from tests.servers import build, served

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"
RDF = {
    "ttl": ("text/turtle", RdfFormat.TURTLE),
    "jsonld": ("application/ld+json", RdfFormat.JSON_LD),
    "nt": ("application/n-triples", RdfFormat.N_TRIPLES),
    "rdf": ("application/rdf+xml", RdfFormat.RDF_XML),
    "nq": ("application/n-quads", RdfFormat.N_QUADS),
    "trig": ("application/trig", RdfFormat.TRIG),
}
OA = "http://www.w3.org/ns/oa#"
LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
MEMBER = NamedNode("http://www.w3.org/ns/org#member")


@pytest.fixture(scope="module")
def server(samples: Path) -> Iterator[httpx2.Client]:
    with served(samples, page=samples / "none") as client:  # pages without scripts
        yield client


def quads(client: httpx2.Client, path: str) -> set[Quad]:
    answer = client.get(f"/id/{path}", headers={"accept": "application/n-quads"})
    assert answer.status_code == 200, answer.text
    return set(parse(answer.content, RdfFormat.N_QUADS))


def asked(client: httpx2.Client, query: str) -> str:
    rows = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    return str(rows[0]["x"]["value"]).removeprefix(f"{BASE}id/")


def a_statement(client: httpx2.Client) -> str:
    pattern = "?x cq:speaker ?s ; cq:evidence ?e ; cq:citedReport ?r"
    return asked(client, f"PREFIX cq: <{BASE}ontology#> SELECT ?x {{ {pattern} }} ORDER BY ?x LIMIT 1")


def test_an_actor_answers_with_what_the_endpoint_says_of_it(server: httpx2.Client) -> None:
    nato = thing("actor", "nato")
    found = quads(server, "actor/nato")
    rows = server.get("/sparql", params={"query": f"SELECT * {{ GRAPH ?g {{ {nato} ?p ?o }} }}"}).json()
    own = [quad for quad in found if quad.subject == nato]
    assert len(own) == len(rows["results"]["bindings"]) > 20
    assert Quad(nato, LABEL, Literal("НАТО", language="ru"), CURATED_GRAPH) in found
    assert {q.subject for q in found if q.graph_name == DERIVED_GRAPH and q.object == nato}  # who accuses it
    named = {q.subject for q in found if q.predicate == LABEL}
    others = {q.object for q in own if isinstance(q.object, NamedNode) and q.object.value.startswith(f"{BASE}id/")}
    assert others
    assert others <= named


@pytest.mark.parametrize("suffix", RDF)
def test_each_form_says_the_same_by_address_by_parameter_and_by_header(server: httpx2.Client, suffix: str) -> None:
    media_type, form = RDF[suffix]
    triples = {quad.triple for quad in quads(server, "actor/vladimir-putin")}
    ways = [
        server.get(f"/id/actor/vladimir-putin.{suffix}", headers={"accept": BROWSER}),
        server.get("/id/actor/vladimir-putin", params={"format": suffix}),
        server.get("/id/actor/vladimir-putin", headers={"accept": media_type}),
    ]
    for way in ways:
        assert way.headers["content-type"].split(";")[0] == media_type
        assert way.headers["content-location"] == f"/id/actor/vladimir-putin.{suffix}"
        assert {quad.triple for quad in parse(way.content, form)} == triples
    assert len({way.content for way in ways}) == 1


def test_a_library_of_others_reads_the_thing_from_its_address(server: httpx2.Client) -> None:
    graph = rdflib.Graph().parse(f"{server.base_url.join('/id/actor/nato')}")
    assert (rdflib.URIRef(f"{BASE}id/actor/nato"), rdflib.RDFS.label, rdflib.Literal("NATO", lang="en")) in graph


def test_a_statement_comes_with_its_words_and_the_chain_of_its_sources(server: httpx2.Client) -> None:
    path = a_statement(server)
    found = quads(server, path)
    exact = {q.object.value for q in found if q.predicate.value == f"{OA}exact" and isinstance(q.object, Literal)}
    rest = server.get(f"/statements/{path.rpartition('/')[2]}").json()
    assert {one["words"] for one in rest["evidence"]} == exact
    assert {q.object for q in found if q.predicate.value == f"{OA}start"}
    reports = {q.object for q in found if q.predicate == term("citedReport")}
    assert reports
    assert reports <= {q.subject for q in found if q.predicate == term("issuedBy")}
    labelled = {q.subject for q in found if q.predicate == LABEL}
    assert {q.object for q in found if q.predicate in (term("speaker"), term("stance"))} <= labelled


def test_a_document_answers_with_its_whole_graph(server: httpx2.Client) -> None:
    path = asked(server, f"SELECT ?x {{ ?x <{term('textHash').value}> ?hash }} ORDER BY ?x LIMIT 1")
    whole = server.get("/store", params={"graph": f"{BASE}id/{path}"}, headers={"accept": "application/n-triples"})
    found = {quad.triple for quad in quads(server, path) if quad.graph_name == NamedNode(f"{BASE}id/{path}")}
    assert found == {quad.triple for quad in parse(whole.content, RdfFormat.N_TRIPLES)}


def test_a_person_comes_with_offices_and_an_office_with_its_holders(server: httpx2.Client) -> None:
    assert [q for q in quads(server, "actor/vladimir-putin") if q.predicate == MEMBER]
    holders = {q.object for q in quads(server, "post/president-of-russia") if q.predicate == MEMBER}
    assert thing("actor", "vladimir-putin") in holders


def test_what_is_only_pointed_at_answers_too_and_a_graph_leads_to_its_content(server: httpx2.Client) -> None:
    software = asked(server, "SELECT ?x { ?s <http://www.w3.org/ns/prov#wasAttributedTo> ?x } LIMIT 1")
    assert 0 < len([q for q in quads(server, software) if q.object == NamedNode(f"{BASE}id/{software}")]) <= 100
    graph = server.get("/id/graph/curated", headers={"accept": "text/turtle"}, follow_redirects=True)
    assert [reply.status_code for reply in graph.history] == [303]
    assert graph.headers["content-type"].startswith("text/turtle")
    assert quads(server, "cameo")  # a scheme, named by its kind alone


def test_links_lead_to_the_name_and_to_the_other_forms(server: httpx2.Client) -> None:
    answer = server.get("/id/demand/no-eastward-expansion")
    assert answer.headers["content-type"].startswith("text/turtle")  # of whoever says nothing
    assert f'<{BASE}id/demand/no-eastward-expansion>; rel="canonical"' in answer.headers["link"]
    others = [part for part in answer.headers["link"].split(", ") if 'rel="alternate"' in part]
    assert len(others) == 6
    for other in others:
        address, media_type = other[1 : other.index(">")], other.rpartition("type=")[2].strip('"')
        assert server.get(address).headers["content-type"].split(";")[0] == media_type


def test_answers_are_kept_by_whoever_asked_and_open_to_all(server: httpx2.Client) -> None:
    first = server.get("/id/actor/nato", headers={"accept-encoding": "gzip"})
    assert first.headers["vary"] == "accept, accept-encoding"
    assert first.headers["content-encoding"] == "gzip"
    assert first.headers["access-control-allow-origin"] == "*"
    kept = {"if-none-match": first.headers["etag"], "accept-encoding": "gzip"}
    again = server.get("/id/actor/nato", headers=kept)
    assert (again.status_code, again.content) == (304, b"")
    assert server.get("/id/actor/nato.nt", headers=kept).status_code == 200
    head = server.head("/id/actor/nato")
    assert (head.status_code, head.content) == (200, b"")
    assert server.options("/id/actor/nato").status_code == 204
    assert server.delete("/id/actor/nato").status_code == 405


def test_people_are_shown_a_page_that_loads_nothing_from_elsewhere(server: httpx2.Client) -> None:
    page = server.get("/id/actor/vladimir-putin", headers={"accept": BROWSER})
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "style-src 'self'" in page.headers["content-security-policy"]
    assert "<h1>Vladimir Putin</h1>" in page.text
    assert '<a href="/id/demand/no-eastward-expansion">No eastward expansion of NATO</a>' in page.text
    assert "<script" not in page.text
    statement = server.get(f"/id/{a_statement(server)}.html")
    assert statement.status_code == 200
    assert "oa:exact" in statement.text


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("actor/vladimir-puttin", "actor/vladimir-putin"),
        ("actor/putin", "actor/vladimir-putin"),
        ("actor/no-eastward-expansion", "demand/no-eastward-expansion"),
        ("issue/nato", "actor/nato"),
        ("person/vladimir-putin", "actor/vladimir-putin"),
        ("demand/no-eastward-expansions", "demand/no-eastward-expansion"),
    ],
)
def test_who_mistypes_is_told_what_there_is(server: httpx2.Client, path: str, near: str) -> None:
    answer = server.get(f"/id/{path}")
    assert answer.status_code == 404
    assert near in answer.json()["near"]
    assert near in answer.json()["detail"]
    page = server.get(f"/id/{path}", headers={"accept": BROWSER})
    assert page.status_code == 404
    assert f'<a href="/id/{near}">' in page.text


@pytest.mark.parametrize(
    "path", ["", "actor", "actor/", "actor/a%20b", "actor/%3Cscript%3E", "actor/nato/more", "x" * 2000, "actor/%FF%FE"]
)
def test_what_is_no_name_of_anything_is_not_found(server: httpx2.Client, path: str) -> None:
    for accept in ("text/turtle", "text/html"):
        answer = server.get(f"/id/{path}", headers={"accept": accept})
        assert answer.status_code == 404
        assert "<script>" not in answer.text or answer.headers["content-type"] == "application/problem+json"


def test_wrong_forms_are_refused_with_the_right_ones(server: httpx2.Client) -> None:
    wrong = server.get("/id/actor/nato?format=pdf")
    assert wrong.status_code == 422
    assert wrong.json()["allowed"] == [*RDF, "html"]
    assert server.get("/id/actor/nato?format=ttl&format=nt").status_code == 422
    picture = server.get("/id/actor/nato", headers={"accept": "image/png"})
    assert picture.status_code == 406
    assert "text/turtle" in picture.json()["offered"]
    assert server.get("/id/actor/nato.pdf").status_code == 404


def test_json_ld_is_json_with_each_language(server: httpx2.Client) -> None:
    told = json.loads(server.get("/id/issue/sanctions", headers={"accept": "application/json"}).content)
    (about,) = [node for node in told if node["@id"] == f"{BASE}id/issue/sanctions"]
    assert {one["@language"] for one in about[LABEL.value]} >= {"en", "id"}


def test_another_snapshot_is_told_anew_and_nothing_published_is_said(tmp_path: Path) -> None:
    with served(tmp_path) as client:
        assert client.get("/id/actor/mira-halden").status_code == 503
        build(tmp_path)
        first = client.get("/id/actor/mira-halden")
        assert first.status_code == 200
        assert client.get("/id/actor/mira-halden", headers={"if-none-match": first.headers["etag"]}).status_code == 304
