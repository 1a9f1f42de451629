"""The API over a real store, in a real server process: protocol, negotiation, pages, problems, snapshots."""

import json
import re
import socket
import threading
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import httpx2
import pytest
from pyoxigraph import RdfFormat, parse
from starlette.testclient import TestClient

from api.app import create_app
from api.asking.negotiation import GRAPH, TABLE, YES_NO, choice
from api.serve import bound, serve
from api.settings import Settings
from kg.errors import NoSnapshotError, ServeError
from kg.names import document_iri, term
from kg.places import QUERIES
from kg.queries import load
from kg.store import GraphStore, current
from tests.graphs import RULES, graph, sample
from tests.servers import build, served, until

SELECT = "SELECT ?s WHERE { ?s a <https://w3id.org/communique/ontology#Rejection> } ORDER BY ?s"
CONSTRUCT = "CONSTRUCT { ?s ?p ?o } WHERE { ?s a <https://w3id.org/communique/ontology#Rejection> ; ?p ?o }"
PROBLEM = "application/problem+json"
OTHERWISE = ("/metrics", "/sparql", "/store", "/id/", "/.well-known/", "/export/", "/reconcile", "/ontology", "/docs/")
"""Routes whose answers are not of this house's types."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store")
    build(path)
    return path


@pytest.fixture(scope="module")
def server(store: Path) -> Iterator[httpx2.Client]:
    with served(store, deadline=5.0, longest=5.0) as client:
        yield client


# ---------------------------------------------------------------- /sparql: the protocol


def test_the_three_ways_of_asking_give_the_same(server: httpx2.Client) -> None:
    answers = [
        server.get("/sparql", params={"query": SELECT}),
        server.post("/sparql", data={"query": SELECT}),
        server.post("/sparql", content=SELECT, headers={"content-type": "application/sparql-query; charset=UTF-8"}),
    ]
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.content for answer in answers}) == 1
    assert len(answers[0].json()["results"]["bindings"]) == 2


def test_every_answer_names_its_snapshot(server: httpx2.Client, store: Path) -> None:
    for path in ("/health", "/actors", "/queries", "/queries/red-lines", "/demands"):
        answer = server.get(path)
        assert answer.headers["x-snapshot"] == answer.json()["snapshot"] == current(store).id
    assert server.get("/sparql", params={"query": "ASK {}"}).headers["x-snapshot"] == current(store).id


@pytest.mark.parametrize("accept", sorted(TABLE))
def test_tables_come_in_each_format(server: httpx2.Client, accept: str) -> None:
    answer = server.get("/sparql", params={"query": SELECT}, headers={"accept": accept})
    assert answer.headers["content-type"].split(";")[0] == TABLE[accept]
    assert answer.text.count("https://w3id.org/communique/id/statement/") == 2


@pytest.mark.parametrize("accept", sorted(YES_NO))
def test_yes_and_no_come_in_each_format(server: httpx2.Client, accept: str) -> None:
    answer = server.get("/sparql", params={"query": "ASK { ?s ?p ?o }"}, headers={"accept": accept})
    assert answer.headers["content-type"].split(";")[0] == YES_NO[accept]
    assert "true" in answer.text


@pytest.mark.parametrize("accept", sorted(GRAPH))
def test_graphs_come_in_each_format(server: httpx2.Client, accept: str) -> None:
    answer = server.get("/sparql", params={"query": CONSTRUCT}, headers={"accept": accept})
    media_type = answer.headers["content-type"].split(";")[0]
    assert media_type == GRAPH[accept]
    form = RdfFormat.from_media_type(media_type)
    assert form is not None
    speakers = [quad for quad in parse(answer.content, form) if quad.predicate == term("speaker")]
    assert len(speakers) == 2


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("text/*", "application/sparql-results+xml"),
        ("text/csv;q=0.5, text/tab-separated-values;q=0.9", "text/tab-separated-values"),
        ("application/sparql-results+json;q=0, */*", "application/sparql-results+json"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/sparql-results+xml"),
        ("image/png", None),
        ("text/turtle", None),
        ("text/csv;q=0", None),
    ],
)
def test_quality_values_are_heeded(server: httpx2.Client, accept: str | None, expected: str | None) -> None:
    answer = server.get("/sparql", params={"query": SELECT}, headers={} if accept is None else {"accept": accept})
    if expected is None:
        assert answer.status_code == 406
        assert answer.headers["content-type"] == PROBLEM
        assert "text/csv" in answer.json()["offered"]
    else:
        assert answer.headers["content-type"].split(";")[0] == expected
    assert answer.headers["vary"] == "accept, accept-encoding"


def test_the_more_specific_range_wins() -> None:
    assert choice("text/*;q=1, text/csv;q=0.1", {"text/csv": "csv", "text/xml": "xml"}) == "xml"
    assert choice("*/*;q=0.1, text/csv", {"text/xml": "xml", "text/csv": "csv"}) == "csv"
    assert choice("nonsense;;;q=x,,", {"text/xml": "xml"}) is None


def test_the_default_graph_is_the_union_unless_the_asker_says_which(server: httpx2.Client) -> None:
    count = "SELECT (COUNT(DISTINCT ?s) AS ?n) {pattern}"
    inside, named = "{ ?s <https://w3id.org/communique/ontology#speaker> ?o }", "{ GRAPH ?g { ?s ?p ?o } }"
    one = document_iri(graph(sample("strait-demand")).iri.value.rsplit("/", 1)[-1]).value
    two = graph(sample("pact-line")).iri.value

    def number(pattern: str, **parameters: list[str]) -> int:
        query = {"query": count.format(pattern=pattern)} | {k.replace("_", "-"): v for k, v in parameters.items()}
        answer = server.post("/sparql", data=query)
        return int(answer.json()["results"]["bindings"][0]["n"]["value"])

    assert number(inside) == 15
    assert number(inside, default_graph_uri=[one]) == 3
    assert number(inside, default_graph_uri=[one, two]) == 8
    assert number(inside, named_graph_uri=[one]) == 0
    assert number(named, default_graph_uri=[one]) == 0
    assert 0 < number(named, named_graph_uri=[one]) < number(named, named_graph_uri=[one, two]) < number(named)
    assert number(f"FROM <{one}> {inside}") == 3
    assert number(f"FROM <{one}> {inside}", default_graph_uri=[two]) == 5


@pytest.mark.parametrize(
    ("method", "request_", "status", "says"),
    [
        ("POST", {"data": {"timeout": "1"}}, 400, "the parameter 'query' once; it was given 0 times"),
        ("GET", {"params": {"query": ["ASK {}", "ASK {}"]}}, 400, "given 2 times"),
        ("GET", {"params": {"query": "ASK {}", "colour": "blue"}}, 400, "Unknown parameter 'colour'"),
        ("GET", {"params": {"query": "ASK {}", "timeout": "60"}}, 400, "above 0 and up to 5"),
        ("GET", {"params": {"query": "ASK {}", "timeout": "nan"}}, 400, "above 0 and up to 5"),
        ("GET", {"params": {"query": "ASK {}", "default-graph-uri": "a b"}}, 400, "must be an IRI"),
        ("POST", {"content": "ASK {}", "headers": {"content-type": "text/plain"}}, 415, "application/sparql-query"),
        (
            "POST",
            {"content": b"ASK {} # \xff", "headers": {"content-type": "application/sparql-query"}},
            400,
            "not UTF-8",
        ),
        (
            "POST",
            {"content": b"query=%ff", "headers": {"content-type": "application/x-www-form-urlencoded"}},
            400,
            "UTF-8",
        ),
        ("PUT", {"content": "ASK {}"}, 405, "Ask with GET or POST"),
        ("DELETE", {}, 405, "Ask with GET or POST"),
    ],
)
def test_a_wrong_request_is_told_what_is_wrong(
    server: httpx2.Client, method: str, request_: dict[str, object], status: int, says: str
) -> None:
    answer = server.request(method, "/sparql", **request_)  # type: ignore[arg-type]
    assert answer.status_code == status
    assert answer.headers["content-type"] == PROBLEM
    assert says in answer.json()["detail"]


def test_relative_iris_are_relative_to_the_endpoint(server: httpx2.Client) -> None:
    answer = server.get("/sparql", params={"query": "SELECT (<x> AS ?iri) {}"})
    assert answer.json()["results"]["bindings"][0]["iri"]["value"] == f"{str(server.base_url).rstrip('/')}/x"
    answer = server.get("/sparql", params={"query": "ASK {}"}, headers={"host": 'a b"<>'})
    assert answer.status_code == 400


def test_a_misspelt_query_is_told_where(server: httpx2.Client) -> None:
    answer = server.get("/sparql", params={"query": "SELECT * WHERE {\n  ?s ?p }"})
    assert answer.status_code == 400
    told = answer.json()
    assert (told["line"], told["column"]) == (2, 9)
    assert "Line 2, column 9: ‘}’ cannot stand here" in told["detail"]
    assert told["excerpt"] == "  ?s ?p }\n        ^"
    assert "a variable" in told["expected"]


def test_head_gives_the_headers_of_get(server: httpx2.Client) -> None:
    get, head = (server.request(method, "/sparql", params={"query": SELECT}) for method in ("GET", "HEAD"))
    assert head.headers["content-length"] == get.headers["content-length"]
    assert head.content == b""


# ---------------------------------------------------------------- saved queries and problems


def test_saved_queries_are_listed_and_answered(server: httpx2.Client) -> None:
    listed = server.get("/queries").json()["queries"]
    assert [query["name"] for query in listed] == list(load(QUERIES))
    told = server.get("/queries/demands-by-actor", params={"actor": "mira-halden", "limit": 1, "offset": 1}).json()
    (row,) = told["rows"]
    cells = dict(zip(told["columns"], row, strict=True))
    assert cells["demandLabel"] == {
        "type": "literal",
        "value": "Withdraw the patrol boats",
        "language": "en",
        "datatype": None,
    }
    assert cells["day"]["datatype"] == "http://www.w3.org/2001/XMLSchema#date"


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("/actors/mira-holden", 404, "Did you mean mira-halden?"),
        ("/actors/Mira%20Halden", 404, "There is no actor 'Mira Halden'"),
        ("/actors/mira-holden/positions", 404, "Did you mean mira-halden?"),
        ("/demands/open-a-strait", 404, "Did you mean open-the-strait?"),
        ("/statements/0123", 404, "There is no statement '0123'"),
        ("/documents/0123456789abcdef", 404, "There is no document"),
        ("/queries/red-lanes", 404, "Queries: accusations"),
        ("/queries/demands-by-actor", 422, "'actor': is missing"),
        ("/queries/demands-by-actor?actor=mira-holden", 422, "Did you mean mira-halden?"),
        ("/queries/red-lines?colour=blue", 422, "Parameters: none"),
        ("/queries/demands-by-actor?actor=a&actor=b", 422, "once"),
        ("/actors?limit=0", 422, "greater than or equal to 1"),
        ("/actors?offset=1", 422, "offset: there is no such parameter here. Allowed: "),
        ("/statements?speeker=nato", 422, "Did you mean speaker?"),
        ("/statements?speaker=mira-holden", 404, "Did you mean mira-halden?"),
        ("/statements?kind=demnd", 422, "'demand', 'red-line', 'rejection'"),
        ("/statements?from=yesterday", 422, "from"),
        ("/statements?cursor=abc", 422, "not a cursor"),
        ("/statements?fields=id,colour", 422, "there is no 'colour'. Allowed, with commas between them: id, iri, kind"),
        ("/compare?a=mira-halden", 422, "b: "),
        ("/timeline?from=2031-05-01&to=2031-04-01", 422, "from: `from` is after `to`"),
        ("/matrix?format=jsonld", 422, "'json'"),
        ("/timeline?by=hour", 422, "'day', 'week', 'month' or 'year'"),
        ("/nowhere", 404, "nothing at /nowhere"),
    ],
)
def test_a_missing_or_wrong_thing_is_a_problem(server: httpx2.Client, path: str, status: int, says: str) -> None:
    answer = server.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == PROBLEM
    told = answer.json()
    assert says in told["detail"]
    assert {"type", "title", "status", "detail", "instance"} <= set(told)
    assert (told["status"], told["instance"]) == (status, path.partition("?")[0].replace("%20", " "))


def test_near_matches_are_also_told_as_a_list(server: httpx2.Client) -> None:
    assert server.get("/actors/mira-holden").json()["near"] == ["mira-halden"]


def test_other_methods_are_not_allowed(server: httpx2.Client) -> None:
    answer = server.post("/actors")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")
    assert answer.json()["detail"] == "POST is not allowed here; use GET, HEAD."


def test_the_openapi_document_describes_answers_and_problems(server: httpx2.Client) -> None:
    told = server.get("/openapi.json").json()
    assert {"/actors", "/actors/{actor}/positions", "/demands/{demand}", "/statements/{statement}"} <= set(
        told["paths"]
    )
    for path, operations in told["paths"].items():
        responses = next(iter(operations.values()))["responses"]
        if not path.startswith(OTHERWISE):
            schema = responses["200"]["content"]["application/json"]["schema"]
            assert "$ref" in schema or "$ref" in schema["anyOf"][0], path
        assert PROBLEM in responses["503" if path == "/sparql" else "404"]["content"], path


# ---------------------------------------------------------------- pages


class Page(HTMLParser):
    """What a page loads and links to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.tags: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        told = dict(attrs)
        if tag == "a":
            self.links.append(told["href"] or "")
        elif "href" in told or "src" in told:
            self.loaded.append(told.get("href") or told.get("src") or "")


@pytest.mark.parametrize(
    "path", ["/plain", "/docs", "/ask", "/ask?name=actor-timeline&actor=mira-halden", "/ask?query=x"]
)
def test_a_page_loads_nothing_from_elsewhere_and_runs_nothing(server: httpx2.Client, path: str) -> None:
    answer = server.get(path)
    page = Page(answer.text)
    assert page.loaded == ["/style.css"]
    assert "script" not in page.tags
    assert "style=" not in answer.text
    assert answer.headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'")
    assert server.get("/style.css").headers["content-type"].startswith("text/css")


def test_every_link_of_the_start_page_leads_somewhere(server: httpx2.Client) -> None:
    text = server.get("/plain").text
    for shown in ("Mira Halden", "Open the strait to all ships", "menolak membuka selat", "15", "Latest statements"):
        assert shown in text
    anchors = set(re.findall(r'id="([^"]+)"', text))
    for link in sorted(set(Page(text).links)):
        if link.startswith("/plain#"):
            assert link.partition("#")[2] in anchors
        else:
            assert server.get(link).status_code == 200, link


def test_a_visitors_words_are_shown_as_words(server: httpx2.Client) -> None:
    wicked = '"><script>alert(1)</script>'
    for parameters in ({"query": wicked}, {"name": "demands-by-actor", "actor": wicked}, {"name": wicked}):
        answer = server.get("/ask", params=parameters)
        assert answer.status_code in {400, 404, 422}
        assert "<script" not in answer.text
        assert "&lt;script&gt;" in answer.text or "script" not in answer.text


def test_queries_can_be_asked_on_a_page(server: httpx2.Client) -> None:
    assert "Rows 1 to 6." in server.get("/ask", params={"name": "actor-timeline", "actor": "mira-halden"}).text
    assert "2 rows." in server.get("/ask", params={"query": SELECT}).text
    assert "Yes." in server.get("/ask", params={"query": "ASK {}"}).text
    assert "<pre>" in server.get("/ask", params={"query": CONSTRUCT}).text
    assert "Line 1, column 7" in server.get("/ask", params={"query": "SELECT"}).text
    assert "Fill in" in server.get("/ask", params={"name": "actor-timeline"}).text


# ---------------------------------------------------------------- snapshots


def test_a_new_snapshot_is_switched_to_without_a_failed_request(tmp_path: Path) -> None:
    build(tmp_path, "strait-demand")
    seen: list[tuple[int, str]] = []
    ready = threading.Event()
    with served(tmp_path) as client:

        def ask() -> None:
            with httpx2.Client(base_url=client.base_url, timeout=30) as own:
                while not ready.is_set():
                    for path in ("/sparql?query=ASK%20%7B%7D", "/actors", "/queries/latest-statements"):
                        answer = own.get(path)
                        seen.append((answer.status_code, answer.headers.get("x-snapshot", "")))

        askers = [threading.Thread(target=ask) for _ in range(3)]
        for asker in askers:
            asker.start()
        ids = [current(tmp_path).id]
        with GraphStore.open(tmp_path, RULES) as store:
            for number in range(8):
                document = graph({**sample("pact-line"), "source": f"{number}.txt"})
                store.replace(document.iri, document.quads, document.minted)
                ids.append(store.publish().id)
                until(lambda: any(one == ids[-1] for _, one in seen))
        ready.set()
        for asker in askers:
            asker.join()
        assert client.get("/health").json()["number"] == 9
    assert {status for status, _ in seen} == {200}
    assert [one for one in dict.fromkeys(one for _, one in seen) if one in ids] == ids


def test_before_the_first_snapshot_the_server_lives_but_is_not_ready(tmp_path: Path) -> None:
    with served(tmp_path) as client:
        answer = client.get("/health")
        assert (answer.status_code, answer.json()["live"], answer.json()["ready"]) == (503, True, False)
        for path in ("/actors", "/sparql?query=ASK%20%7B%7D", "/plain"):
            told = client.get(path)
            assert (told.status_code, told.headers["content-type"]) == (503, PROBLEM)
            assert "kg build" in told.json()["detail"]
        build(tmp_path, "pact-line")
        until(lambda: client.get("/health").json()["ready"])
        assert client.get("/actors").status_code == 200


def test_a_fault_of_ours_is_told_without_its_inside(store: Path) -> None:
    app = create_app(store)

    @app.get("/broken")
    async def broken() -> int:
        return 1 // 0

    with TestClient(app, raise_server_exceptions=False) as client:
        answer = client.get("/broken")
        assert client.get("/actors").status_code == 200
    assert (answer.status_code, answer.headers["content-type"]) == (500, PROBLEM)
    assert "ZeroDivisionError" not in answer.text


def test_a_page_does_not_show_more_than_a_page_can(server: httpx2.Client) -> None:
    answer = server.get("/ask", params={"query": "SELECT * { ?a ?b ?c . ?d ?e ?f }"})
    assert answer.status_code == 507
    assert "exceeds 2097152 bytes" in answer.text


# ---------------------------------------------------------------- starting


def test_a_taken_port_is_one_clear_line(store: Path) -> None:
    told = r"Cannot serve on 127\.0\.0\.1:\d+: .*Choose another --port"
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(ServeError, match=told):
        serve(Settings(store, port=taken.getsockname()[1]))
    with pytest.raises(ServeError):
        bound("no-such-host.invalid", 0)
    with pytest.raises(ServeError):
        bound("127.0.0.1", 99_999)


def test_a_store_without_a_snapshot_is_not_served(tmp_path: Path) -> None:
    with pytest.raises(NoSnapshotError, match="kg build"):
        serve(Settings(tmp_path, port=0))


def test_problems_are_json_whatever_they_tell(server: httpx2.Client) -> None:
    answer = server.get("/sparql", params={"query": "SELECT \U0001f600 \u202e"})
    assert json.loads(answer.content)["status"] == 400
