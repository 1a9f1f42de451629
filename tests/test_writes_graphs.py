"""The Graph Store Protocol over a real server: each method, each way to name a graph, each wrong way."""

from collections.abc import Iterator

import httpx2
import pytest
from pyoxigraph import RdfFormat, parse

from tests.writes import store, writable

GRAPH = {"graph": "http://example.org/graph"}
TURTLE = {"content-type": "text/turtle"}
BODIES = {
    "text/turtle": "<e:s> <e:p> 'turtle' .",
    "application/n-triples": '<e:s> <e:p> "triples" .',
    "application/rdf+xml": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="e:">'
    '<rdf:Description rdf:about="e:s"><e:p>xml</e:p></rdf:Description></rdf:RDF>',
    "application/ld+json": '{"@id": "e:s", "e:p": "json"}',
}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx2.Client]:
    with writable(store(tmp_path_factory.mktemp("graphs"))) as client:
        yield client


def content(client: httpx2.Client, url: str = "/store", **params: str) -> set[str]:
    answer = client.get(url, params=params, headers={"accept": "application/n-triples"})
    assert answer.status_code == 200, answer.text
    return {str(triple) for triple in parse(answer.content, RdfFormat.N_TRIPLES)}


def put(client: httpx2.Client, body: str, **params: str) -> httpx2.Response:
    return client.put("/store", params=params, content=body, headers=TURTLE)


def test_put_makes_then_replaces_post_adds_delete_takes_away(client: httpx2.Client) -> None:
    one, two = "<e:s> <e:p> <e:one>", "<e:s> <e:p> <e:two>"
    assert put(client, f"{one} .", **GRAPH).status_code == 201
    assert put(client, f"{two} .", **GRAPH).status_code == 204
    assert content(client, **GRAPH) == {two}
    assert client.post("/store", params=GRAPH, content=f"{one} .", headers=TURTLE).status_code == 204
    assert content(client, **GRAPH) == {one, two}
    assert client.delete("/store", params=GRAPH).status_code == 204
    assert client.get("/store", params=GRAPH).status_code == 404
    assert client.head("/store", params=GRAPH).status_code == 404
    assert client.delete("/store", params=GRAPH).status_code == 404
    assert put(client, "", **GRAPH).status_code == 201, "an empty graph is one"
    assert content(client, **GRAPH) == set()


@pytest.mark.parametrize("kind", BODIES)
def test_each_format_goes_in_and_comes_out(client: httpx2.Client, kind: str) -> None:
    word = {"text/turtle": "turtle", "application/n-triples": "triples"}.get(kind, kind[-4:].strip("+"))
    client.put("/store", params=GRAPH, content=BODIES[kind], headers={"content-type": f"{kind}; charset=utf-8"})
    assert [triple.split()[-1].strip('"') for triple in content(client, **GRAPH)] == [word]
    answer = client.get("/store", params=GRAPH, headers={"accept": kind})
    assert answer.headers["content-type"].split(";")[0] == kind
    assert word in answer.text
    head = client.head("/store", params=GRAPH, headers={"accept": kind})
    same = ("content-type", "content-length", "x-snapshot", "etag")
    assert [head.headers[name] for name in same] == [answer.headers[name] for name in same]


def test_a_graph_is_named_by_its_own_address_too(client: httpx2.Client) -> None:
    url = "/store/notes/caf%C3%A9"
    assert client.put(url, content="<> <e:p> <e:o> .", headers=TURTLE).status_code == 201
    named = f"{str(client.base_url).rstrip('/')}{url}"
    assert content(client, graph=named) == content(client, url) == {f"<{named}> <e:p> <e:o>"}
    assert client.delete(url).status_code == 204


def test_the_default_graph_is_always_there(client: httpx2.Client) -> None:
    assert client.delete("/store?default").status_code == 204
    assert content(client, default="") == set()
    assert put(client, "<e:s> <e:p> <e:o> .", default="").status_code == 204
    assert content(client, default="") == {"<e:s> <e:p> <e:o>"}
    assert client.delete("/store?default").status_code == 204


def test_a_post_to_the_store_names_a_new_graph_each_time(client: httpx2.Client) -> None:
    made = [client.post("/store", content="<e:s> <e:p> <e:new> .", headers=TURTLE) for _ in range(2)]
    assert [answer.status_code for answer in made] == [201, 201]
    first, second = (answer.headers["location"] for answer in made)
    assert first != second
    assert first.startswith(f"{str(client.base_url).rstrip('/')}/store/")
    assert content(client, graph=first) == content(client, second) == {"<e:s> <e:p> <e:new>"}


def test_a_form_with_several_files_is_one_addition(client: httpx2.Client) -> None:
    client.delete("/store", params=GRAPH)
    files = [
        ("a", ("a.ttl", b"<e:s> <e:p> <e:a> .", "text/turtle")),
        ("b", ("b.nt", b"<e:s> <e:p> <e:b> .", "application/octet-stream")),
        ("c", ("c.jsonld", b'{"@id": "e:s", "e:p": {"@id": "e:c"}}', "application/ld+json")),
    ]
    assert client.post("/store", params=GRAPH, files=files).status_code == 201
    assert content(client, **GRAPH) == {f"<e:s> <e:p> <e:{name}>" for name in "abc"}
    bad = [*files[:1], ("b", ("b.ttl", b"<e:s> <e:p> ", "text/turtle"))]
    assert client.put("/store", params=GRAPH, files=bad).status_code == 400
    assert len(content(client, **GRAPH)) == 3, "all files or none"


@pytest.mark.parametrize(
    ("request_line", "body", "headers", "status"),
    [
        ("GET /store", "", {}, 400),
        ("GET /store?graph=", "", {}, 400),
        ("GET /store?graph=relative", "", {}, 400),
        ("GET /store?graph=a%20b:c", "", {}, 400),
        ("GET /store?graph=e:a&graph=e:b", "", {}, 400),
        ("GET /store?graph=e:a&default", "", {}, 400),
        ("GET /store?default=x", "", {}, 400),
        ("GET /store?grpah=e:a", "", {}, 400),
        ("GET /store?default", "", {"accept": "image/png"}, 406),
        ("PUT /store", "", TURTLE, 400),
        ("DELETE /store", "", {}, 400),
        ("PATCH /store?default", "", TURTLE, 405),
        ("PUT /store?default", "x", {"content-type": ""}, 415),
        ("PUT /store?default", "x", {"content-type": "application/pdf"}, 415),
        ("PUT /store?default", "x", {"content-type": "application/trig"}, 415),
        ("PUT /store?default", "x", {"content-type": "text/turtle; charset=utf-16"}, 415),
        ("PUT /store?default", "<e:s> <e:p>", TURTLE, 400),
        ("PUT /store?default", '{"@graph": [{"@id": "e:s", "e:p": 1}], "@id": "e:g"}',
         {"content-type": "application/ld+json"}, 400),
        ("PUT /store?default", '{"@context": "http://127.0.0.1:1/c", "e:p": 1}',
         {"content-type": "application/ld+json"}, 400),
        ("POST /store?default", "--x\r\nbroken", {"content-type": "multipart/form-data; boundary=x"}, 400),
        ("POST /store?default", "x", {"content-type": "multipart/form-data"}, 400),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told(
    client: httpx2.Client, request_line: str, body: str, headers: dict[str, str], status: int
) -> None:
    answer = client.request(*request_line.split(" "), content=body, headers=headers)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert len(answer.json()["detail"]) > 10


def test_a_body_that_cannot_be_read_says_where(client: httpx2.Client) -> None:
    told = put(client, "<e:s> <e:p> <e:o> .\n<e:s> <e:p> ,", **GRAPH).json()
    assert (told["line"], told["column"] > 0) == (2, True)
