"""The reconciliation service, asked as OpenRefine asks it: a real server over the sample articles.

What must stand in an answer is taken from the specification's JSON schemas (version 0.2), read and written down here.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.names import BASE, ONTOLOGY
from kg.places import ONTOLOGY as FOLDER
from kg.reconcile import PROPERTIES, TYPES
from tests.servers import served

BROWSER = {"origin": "http://127.0.0.1:3333"}
"""Where OpenRefine's own page comes from."""
KEYS = {"id", "name", "description", "type", "score", "match", "features"}
DATE = re.compile(r"\d{4}-(1[0-2]|0[1-9])-(3[01]|0[1-9]|[12]\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ")


@pytest.fixture(scope="module")
def server(samples: Path) -> Iterator[httpx2.Client]:
    with served(samples) as client:
        yield client


def reconciled(client: httpx2.Client, **queries: dict[str, Any]) -> dict[str, Any]:
    answer = client.post("/reconcile", data={"queries": json.dumps(queries)})
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    assert told.keys() == queries.keys()
    for one in told.values():
        for candidate in one["result"]:
            assert candidate.keys() == KEYS
            assert 0 <= candidate["score"] <= 100
            assert all(of.keys() == {"id", "name"} for of in candidate["type"])
            assert all(isinstance(feature["value"], float | int) for feature in candidate["features"])
        assert sum(candidate["match"] for candidate in one["result"]) <= 1
        assert [c["score"] for c in one["result"]] == sorted((c["score"] for c in one["result"]), reverse=True)
    return {key: one["result"] for key, one in told.items()}


def best(client: httpx2.Client, words: str, **more: object) -> tuple[str, bool]:
    result = reconciled(client, q0={"query": words, **more})["q0"]
    return (result[0]["id"], result[0]["match"]) if result else ("", False)


def test_the_manifest_says_where_everything_is(server: httpx2.Client) -> None:
    answer = server.get("/reconcile", headers=BROWSER)
    assert answer.headers["access-control-allow-origin"] == "*"
    told = answer.json()
    assert "0.2" in told["versions"]
    assert (told["identifierSpace"], told["schemaSpace"]) == (f"{BASE}id/", ONTOLOGY)
    assert {one["id"] for one in told["defaultTypes"]} == set(TYPES)
    view = told["view"]["url"].replace("{{id}}", "actor%2Fnato")  # as OpenRefine fills it in
    assert server.get(view, headers={"accept": "text/turtle"}).status_code == 200
    assert server.get(told["preview"]["url"].replace("{{id}}", "actor%2Fnato")).status_code == 200
    for kind, asked in (("entity", "actor/nato"), ("type", "State"), ("property", "office")):
        where = told["suggest"][kind]
        found = server.get(where["service_url"] + where["service_path"], params={"prefix": asked.split("/")[-1][:4]})
        assert asked in {one["id"] for one in found.json()["result"]}
        assert all(None not in one.values() for one in found.json()["result"])  # what is unknown is left out
        flyout = where["flyout_service_url"] + where["flyout_service_path"].replace("${id}", asked)
        assert server.get(flyout).json().keys() == {"id", "html"}
    for setting in told["extend"]["property_settings"]:
        assert {"type", "label", "name"} <= setting.keys()


@pytest.mark.parametrize(
    ("words", "meant", "match"),
    [
        ("Vladimir Putin", "actor/vladimir-putin", True),
        ("PUTIN", "actor/vladimir-putin", True),
        ("Владимир Путин", "actor/vladimir-putin", True),
        ("vladimir puttin", "actor/vladimir-putin", False),
        ("Amerika Serikat", "actor/united-states", True),
        ("Recep Tayyip Erdogan", "actor/recep-tayyip-erdogan", True),
        ("No eastward expansion of NATO", "demand/no-eastward-expansion", True),
        ("presiden rusia", "post/president-of-russia", True),
        ("http://www.wikidata.org/entity/Q7184", "actor/nato", True),
        (f"{BASE}id/actor/nato", "actor/nato", True),
        ("xyzzy plugh", "", False),
        ("", "", False),
    ],
)
def test_a_cell_means_what_a_reader_would_say(server: httpx2.Client, words: str, meant: str, match: bool) -> None:
    assert best(server, words) == (meant, match)


def test_what_is_printed_for_somebody_is_not_a_name(server: httpx2.Client) -> None:
    assert [best(server, words)[1] for words in ("Ia", "he", "presiden itu")] == [False] * 3


def test_types_narrow_the_choice(server: httpx2.Client) -> None:
    assert best(server, "Russia", type="State") == ("actor/russia", True)
    assert best(server, "Russia", type=["Organisation"]) == ("actor/russia", True)
    assert best(server, "Russia", type="Demand")[1] is False
    assert best(server, "Russia", type="Person")[0] != "actor/russia"
    assert best(server, "Russia", type="NoSuchType") == ("", False)
    told = reconciled(server, q={"query": "Russia", "type": "State"})["q"][0]["type"]
    assert [one["id"] for one in told] == ["State", "Organisation", "Actor"]


def test_other_columns_tell_candidates_apart(server: httpx2.Client) -> None:
    right = [{"pid": "wikidata", "v": "Q7747"}, {"pid": "office", "v": [{"id": "post/president-of-russia"}, "else"]}]
    (first, *_) = reconciled(server, q={"query": "Putin", "properties": right})["q"]
    assert (first["id"], first["score"], first["match"]) == ("actor/vladimir-putin", 100, True)
    assert {one["id"]: one["value"] for one in first["features"]} == {"name": 100, "wikidata": 100, "office": 100}
    wrong = [{"pid": "office", "v": "President of France"}]
    (first, *_) = reconciled(server, q={"query": "Putin", "properties": wrong})["q"]
    assert (first["id"], first["score"], first["match"]) == ("actor/vladimir-putin", 60, False)
    only = [{"pid": "wikidata", "v": "Q7747"}]
    assert reconciled(server, q={"properties": only})["q"][0]["id"] == "actor/vladimir-putin"
    assert best(server, "Putin", properties=[{"pid": "shoeSize", "v": 43}]) == ("actor/vladimir-putin", True)


def test_a_batch_answers_each_query_under_its_key(server: httpx2.Client) -> None:
    names = ["NATO", "Joe Biden", "Ukraina", "De-escalation"]
    queries = {f"q{n}": {"query": name, "limit": 2} for n, name in enumerate(names)}
    told = reconciled(server, **queries)
    assert [told[key][0]["id"].split("/")[1] for key in queries] == ["nato", "joe-biden", "ukraine", "de-escalation"]
    assert all(len(result) <= 2 for result in told.values())
    assert server.get("/reconcile", params={"queries": json.dumps(queries)}).json().keys() == queries.keys()


def test_a_table_is_extended(server: httpx2.Client) -> None:
    asked: dict[str, list[Any]] = {
        "ids": ["actor/vladimir-putin", "demand/security-guarantees", "actor/nobody", f"{BASE}id/actor/nato"],
        "properties": [{"id": prop} for prop in PROPERTIES] + [{"id": "alias", "settings": {"limit": "1"}}],
    }
    told = server.post("/reconcile", data={"extend": json.dumps(asked)}).json()
    assert [one["id"] for one in told["meta"]] == [one["id"] for one in asked["properties"]]
    assert list(told["rows"]) == asked["ids"]
    putin = told["rows"]["actor/vladimir-putin"]
    assert putin["wikidata"] == [{"str": "Q7747"}]
    assert putin["class"] == [{"str": "person"}]
    assert {"id": "post/president-of-russia", "name": "President of Russia"} in putin["office"]
    assert putin["label-ru"] == [{"str": "Владимир Путин"}]
    assert putin["alias"] == [{"str": "Putin"}]
    assert isinstance(putin["made"][0]["int"], int)
    guarantees = told["rows"]["demand/security-guarantees"]
    assert {"id": "actor/russia", "name": "Russia"} in guarantees["demandedBy"]
    assert DATE.fullmatch(guarantees["first"][0]["date"])
    assert told["rows"]["actor/nobody"] == {prop: [] for prop in PROPERTIES}
    shapes = [{"str"}, {"int"}, {"date"}, {"id", "name"}]
    cells = [cell for row in told["rows"].values() for values in row.values() for cell in values]
    assert all(set(cell) in shapes for cell in cells)


def test_what_a_table_is_extended_by_is_what_the_endpoint_says(server: httpx2.Client) -> None:
    pattern = "?s cq:content demand:further-talks ; cq:stance cq:support ; cq:speaker ?who"
    prefixes = f"PREFIX cq: <{ONTOLOGY}> PREFIX demand: <{BASE}id/demand/>"
    rows = server.get("/sparql", params={"query": f"{prefixes} SELECT DISTINCT ?who {{ {pattern} }}"}).json()
    expected = {row["who"]["value"].removeprefix(f"{BASE}id/") for row in rows["results"]["bindings"]}
    asked = {"ids": ["demand/further-talks"], "properties": [{"id": "supportedBy"}]}
    told = server.post("/reconcile", data={"extend": json.dumps(asked)}).json()
    assert {one["id"] for one in told["rows"]["demand/further-talks"]["supportedBy"]} == expected != set()


def test_properties_are_proposed_for_a_type(server: httpx2.Client) -> None:
    told = server.get("/reconcile/properties", params={"type": "Person", "limit": 12}).json()
    assert (told["type"], told["limit"], len(told["properties"])) == ("Person", 12, 12)
    assert "office" in {one["id"] for one in told["properties"]}
    assert "demandedBy" in {one["id"] for one in server.get("/reconcile/properties?type=Demand").json()["properties"]}
    every = server.get("/reconcile/properties").json()["properties"]
    assert {one["id"] for one in every} == set(PROPERTIES)
    common = server.get("/reconcile/properties?type=Shoe").json()["properties"]
    assert {"iri", "office"} & {one["id"] for one in common} == {"iri"}


def test_names_are_suggested_while_they_are_typed(server: httpx2.Client) -> None:
    for prefix, first in (("Vlad", "actor/vladimir-putin"), ("vlad", "actor/vladimir-putin"), ("NAT", "actor/nato")):
        told = server.get("/reconcile/suggest/entity", params={"prefix": prefix}, headers=BROWSER)
        assert told.headers["access-control-allow-origin"] == "*"
        assert told.json()["result"][0]["id"] == first
        assert told.json()["result"][0]["notable"]
    pages = [server.get("/reconcile/suggest/entity", params={"prefix": "s", "cursor": n}).json() for n in (0, 10)]
    ids = [one["id"] for page in pages for one in page["result"]]
    assert len(set(ids)) == len(ids) == 20
    assert server.get("/reconcile/suggest/entity?prefix=%25").json()["result"] == []
    people = server.get("/reconcile/suggest/entity?prefix=V&type=Person").json()["result"]
    assert {one["notable"][0]["id"] for one in people} == {"Person"}


def test_a_preview_may_be_framed_and_holds_no_script(server: httpx2.Client) -> None:
    page = server.get("/reconcile/preview", params={"id": "actor/vladimir-putin"})
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "frame-ancestors *" in page.headers["content-security-policy"]
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert "President of Russia" in page.text
    assert 'href="/id/actor/vladimir-putin"' in page.text
    assert "<script" not in page.text


@pytest.mark.parametrize(
    ("data", "status", "says"),
    [
        ({"queries": "{"}, 400, "not JSON"),
        ({"queries": "[" * 100_000}, 400, "not JSON"),
        ({"queries": "[]"}, 422, "queries"),
        ({"queries": '{"q0": {"query": 7}}'}, 422, "queries.q0.query"),
        ({"queries": '{"q0": {"query": "x", "limit": 0}}'}, 422, "greater than or equal to 1"),
        ({"queries": '{"q0": {"query": "x", "type_strict": "maybe"}}'}, 422, "'any', 'should' or 'all'"),
        ({"queries": json.dumps({str(n): {"query": "x"} for n in range(101)})}, 422, "at most 100"),
        ({"extend": "{}"}, 422, "extend.ids"),
        ({"extend": '{"ids": ["actor/nato"], "properties": [{"id": "shoeSize"}]}'}, 422, "wikidata"),
        ({"extend": "{}", "queries": "{}"}, 422, "once"),
        ({}, 422, "Give `queries`"),
        ({"query": "x"}, 422, "Give `queries`"),
    ],
)
def test_what_is_wrong_is_told(server: httpx2.Client, data: dict[str, str], status: int, says: str) -> None:
    form = {"content-type": "application/x-www-form-urlencoded"}
    answer = server.post("/reconcile", data=data, headers=form)
    assert answer.status_code == status, answer.text[:300]
    assert answer.headers["content-type"] == "application/problem+json"
    assert says in answer.text
    assert answer.headers["access-control-allow-origin"] == "*"


def test_what_is_not_there_is_not_found_and_other_bodies_are_not_read(server: httpx2.Client) -> None:
    for path in ("preview", "flyout/entity", "flyout/type", "flyout/property"):
        assert server.get(f"/reconcile/{path}", params={"id": "actor/no%00body"}).status_code == 404
        assert server.get(f"/reconcile/{path}").status_code == 422
    assert server.post("/reconcile", json={"queries": {}}).status_code == 415
    assert server.options("/reconcile").headers["access-control-allow-methods"] == "GET, POST"
    assert server.delete("/reconcile").status_code == 405


def test_types_are_classes_of_the_ontology_with_its_names() -> None:
    labels, above = {}, {}
    for quad in parse((FOLDER / "core.ttl").read_bytes(), RdfFormat.TURTLE):
        if isinstance(quad.subject, NamedNode):
            name = quad.subject.value.removeprefix(ONTOLOGY)
            if isinstance(quad.object, Literal) and quad.predicate.value.endswith("#label"):
                labels[name, quad.object.language] = quad.object.value
            elif isinstance(quad.object, NamedNode) and quad.predicate.value.endswith("#subClassOf"):
                above[name] = quad.object.value.removeprefix(ONTOLOGY)
    for one in TYPES.values():
        assert one.name == labels[one.id, "en"]
        assert one.broader == (above.get(one.id) if above.get(one.id) != "Proposition" else None)
