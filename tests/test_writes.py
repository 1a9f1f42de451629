"""Writing to a served store through the gate: who may, what may enter, what stays in step, what is told of it."""

import json
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx2
import pytest
from pyoxigraph import NamedNode

from kg.describe import Description
from kg.errors import StoreInUseError
from kg.infer import Inferences
from kg.names import CATALOG_GRAPH, CURATED_GRAPH, MINTED_GRAPH, ONTOLOGY, actor_iri, term
from kg.pipeline import Options, build
from kg.places import ONTOLOGY as ONTOLOGY_FOLDER
from kg.store import GraphStore, current
from kg.store.revision import NewGraph
from kg.writer.tokens import FILE, new, revoke
from tests.servers import Trap, served, until
from tests.writes import (
    ARTICLE,
    NOTES,
    ask,
    in_step,
    insertion,
    kill_writer,
    made_up,
    store,
    triples,
    update,
    writable,
    writer,
)

NOTE = f'INSERT DATA {{ GRAPH <{NOTES}> {{ <{NOTES}#1> <http://example.org/says> "%s" }} }}'
TURTLE = {"content-type": "text/turtle"}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return store(tmp_path_factory.mktemp("writes"))


@pytest.fixture(scope="module")
def client(path: Path) -> Iterator[httpx2.Client]:
    with writable(path) as client:
        yield client
    assert in_step(path) == []  # after all that the tests of this file have written


@pytest.fixture
def document(client: httpx2.Client) -> str:
    """The one real article of the store."""
    (row,) = ask(client, f'SELECT ?d {{ ?d a <{ONTOLOGY}NewsArticle> FILTER(!CONTAINS(STR(?d), "news.example")) '
                         f'?d <{ONTOLOGY}sourceName> ?s FILTER(STRENDS(?s, ".txt")) }}')  # fmt: skip
    return row[0][1:-1]


def refused(answer: httpx2.Response) -> str:
    assert answer.status_code == 422, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    return " ".join(one["item"] + " " + one["reason"] for one in answer.json()["refused"])


# ---------------------------------------------------------------- who may


def test_without_a_good_token_nothing_is_written(client: httpx2.Client, path: Path) -> None:
    before = current(path)
    late = new(path / FILE, "late", ("write",), "2020-01-31")
    reader = new(path / FILE, "reader", ("read",))
    expected = {"": 401, "Basic eDp5": 401, "Bearer": 401, f"Bearer {late}": 401, "Bearer cqt_0_0": 401,
                f"Bearer {reader}": 403, f"Bearer {reader[:-1]}x": 401}  # fmt: skip
    for given, status in expected.items():
        for answer in (
            update(client, NOTE % "no", authorization=given),
            client.put("/store?default", content="", headers={"authorization": given, **TURTLE}),
            client.post("/admin/backup", headers={"authorization": given}),
        ):
            assert answer.status_code == status, (given, answer.text)
            assert answer.headers["www-authenticate"].startswith("Bearer ")
    assert current(path) == before


def test_a_revoked_token_is_good_for_nothing_at_once(client: httpx2.Client, path: Path) -> None:
    token = new(path / FILE, "leaver", ("write",))
    assert update(client, NOTE % "leaver", authorization=f"Bearer {token}").status_code == 200
    revoke(path / FILE, "leaver")
    assert update(client, NOTE % "leaver", authorization=f"Bearer {token}").status_code == 401


# ---------------------------------------------------------------- what is acknowledged can be read


def test_what_was_written_is_read_at_once_and_the_answer_names_its_snapshot(client: httpx2.Client, path: Path) -> None:
    for word in "one", "two", "three":
        answer = update(client, NOTE % word)
        told = answer.json()
        assert (answer.status_code, told["changed"], told["added"], told["removed"]) == (200, True, 1, 0)
        assert [f'"{word}"'] in ask(client, f"SELECT ?o {{ GRAPH <{NOTES}> {{ ?s ?p ?o }} }}")
        standing = current(path)
        assert (answer.headers["x-snapshot"], told["snapshot"], told["number"]) == (
            standing.id,
            standing.id,
            standing.number,
        )


def test_who_does_not_ask_for_a_receipt_gets_none(client: httpx2.Client) -> None:
    answer = update(client, NOTE % "quiet", accept="*/*")
    assert (answer.status_code, answer.content) == (204, b"")
    form = client.post("/sparql", data={"update": NOTE % "form"})
    assert (form.status_code, form.content) == (204, b"")


def test_what_is_there_already_changes_nothing(client: httpx2.Client, path: Path) -> None:
    update(client, NOTE % "again")
    before = current(path)
    answer = update(client, NOTE % "again")
    assert (answer.json()["changed"], answer.json()["snapshot"], current(path)) == (False, before.id, before)


def test_the_default_graph_and_empty_graphs_come_and_go(client: httpx2.Client, path: Path) -> None:
    first = current(path).id
    assert update(client, "INSERT DATA { <e:s> <e:p> <e:o> } ; CREATE GRAPH <e:empty>").json()["added"] == 1
    assert client.get("/store?default", headers={"accept": "application/n-triples"}).text.strip() == (
        "<e:s> <e:p> <e:o> ."
    )
    assert client.get("/store?graph=e:empty").status_code == 200
    assert update(client, "CREATE GRAPH <e:empty>").status_code == 409
    assert update(client, "DELETE WHERE { ?s ?p ?o } ; DROP GRAPH <e:empty>").json()["removed"] == 1
    assert client.get("/store?graph=e:empty").status_code == 404
    assert current(path).id == first, "the same content has the same id"


# ---------------------------------------------------------------- what may enter


def test_what_the_store_keeps_itself_is_written_by_nobody(client: httpx2.Client, path: Path) -> None:
    before = current(path)
    for text in (
        f"INSERT DATA {{ GRAPH {CURATED_GRAPH} {{ <e:s> <e:p> <e:o> }} }}",
        f"DELETE {{ GRAPH {CATALOG_GRAPH} {{ ?s ?p ?o }} }} WHERE {{ GRAPH {CATALOG_GRAPH} {{ ?s ?p ?o }} }}",
        "DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } FILTER(STRENDS(STR(?g), '/minted')) }",
        "INSERT { GRAPH ?g { <e:s> <e:p> <e:o> } } WHERE { BIND(<https://w3id.org/communique/ontology> AS ?g) }",
        "DROP ALL",
        "CLEAR SILENT NAMED",
        f"COPY <{NOTES}> TO {MINTED_GRAPH}",
    ):
        assert update(client, text).status_code == 403, text
    for graph in (CURATED_GRAPH, MINTED_GRAPH):
        assert client.delete("/store", params={"graph": graph.value}).status_code == 403
    assert current(path) == before


def test_a_refusal_names_each_node_and_what_to_do(client: httpx2.Client, path: Path, document: str) -> None:
    before = current(path)
    answer = update(
        client,
        f"DELETE {{ GRAPH <{document}> {{ ?s <{ONTOLOGY}speaker> ?o }} }} "
        f"INSERT {{ GRAPH <{document}> {{ ?s <{ONTOLOGY}confidence> 7 }} }} "
        f"WHERE {{ GRAPH <{document}> {{ ?s <{ONTOLOGY}speaker> ?o }} }}",
    )
    told = refused(answer)
    assert "has no speaker" in told
    assert "confidence must be one decimal" in told
    assert "/id/statement/" in told
    assert current(path) == before


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("INSERT DATA { GRAPH <e:g> { _:x <e:p> <e:o> } }", "no blank nodes"),
        ("INSERT DATA { GRAPH <e:g> { <e:s> <e:p> <<( <e:a> <e:b> <e:c> )>> } }", "no triple terms"),
        (f"INSERT DATA {{ GRAPH <e:g> {{ <e:s> a <{ONTOLOGY}Threat> }} }}", "has no speaker"),
        ("INSERT DATA { GRAPH <%(document)s0> { <e:s> <e:p> <e:o> } }", "says nothing of that document"),
        ("ADD <%(document)s> TO <e:copy>", "counted twice"),
        ("COPY <%(document)s> TO DEFAULT", "counted twice"),
    ],
)
def test_what_does_not_conform_is_refused(client: httpx2.Client, document: str, text: str, reason: str) -> None:
    assert reason in refused(update(client, text % {"document": document} if "%(" in text else text))


def test_one_request_is_one_transaction(client: httpx2.Client, path: Path) -> None:
    (good, nquads), *_ = made_up(1)
    before = current(path)
    answer = update(
        client, f"{NOTE % 'half'} ; {insertion(good, nquads)} ; INSERT DATA {{ GRAPH <e:g> {{ _:x a _:y }} }}"
    )
    assert answer.status_code == 422
    assert current(path) == before
    assert client.get("/store", params={"graph": good.value}).status_code == 404


def test_documents_come_change_and_go_in_step_with_what_is_derived(client: httpx2.Client) -> None:
    names = [name for name, _ in made_up(6)]
    text = " ;\n".join(insertion(name, nquads) for name, nquads in made_up(6))
    told = update(client, text).json()
    assert sorted(told["graphs"]) == sorted(name.value for name in names)
    assert len(told["texts_not_stored"]) == 6
    graphs = ", ".join(map(str, names[1:4]))
    changed = update(
        client,
        f"DELETE {{ GRAPH ?g {{ ?s <{ONTOLOGY}utteredOn> ?day }} }} "
        f"WHERE {{ GRAPH ?g {{ ?s <{ONTOLOGY}utteredOn> ?day }} FILTER(?g IN ({graphs})) }}",
    )
    assert sorted(changed.json()["graphs"]) == sorted(name.value for name in names[1:4])
    assert client.delete("/store", params={"graph": names[5].value}).status_code == 204
    assert client.delete("/store", params={"graph": names[5].value}).status_code == 404
    # the rest is compared with a fresh derivation when the server is gone


def test_a_document_introduces_the_actors_that_nobody_curates(client: httpx2.Client) -> None:
    name, nquads = made_up(7)[6]
    speaker = next(line.split()[2] for line in nquads.splitlines() if "#speaker>" in line)
    renamed = triples(nquads.replace(speaker, str(actor_iri("ilka-dorn")))).decode()
    put = {"params": {"graph": name.value}, "headers": {"content-type": "application/n-triples"}}
    assert "not a known actor" in refused(client.put("/store", content=renamed, **put))  # type: ignore[arg-type]
    introduced = f"{renamed}{actor_iri('ilka-dorn')} a {term('Person')} ."
    answer = client.put("/store", params=put["params"], content=introduced, headers=TURTLE)
    assert answer.status_code == 201, answer.text
    assert [str(term("Person"))] in ask(
        client, f"SELECT ?c {{ GRAPH {MINTED_GRAPH} {{ {actor_iri('ilka-dorn')} a ?c }} }}"
    )
    assert client.put("/store", content=renamed, **put).status_code == 204, "known by now"  # type: ignore[arg-type]


def test_a_document_must_quote_its_stored_text(client: httpx2.Client, document: str) -> None:
    exact = "http://www.w3.org/ns/oa#exact"
    answer = update(
        client,
        f"WITH <{document}> DELETE {{ ?q <{exact}> ?words }} INSERT {{ ?q <{exact}> ?other }} "
        f"WHERE {{ ?q <{exact}> ?words BIND(CONCAT('Z', SUBSTR(?words, 2)) AS ?other) }}",
    )
    assert "The text at these offsets reads" in refused(answer)


def test_a_put_of_what_is_there_changes_nothing(client: httpx2.Client, path: Path, document: str) -> None:
    before = current(path)
    graph = client.get("/store", params={"graph": document}, headers={"accept": "text/turtle"})
    answer = client.put("/store", params={"graph": document}, content=graph.content, headers=TURTLE)
    assert (answer.status_code, current(path)) == (204, before)


# ---------------------------------------------------------------- what is not carried out


@pytest.mark.parametrize(
    ("text", "status", "told"),
    [
        ("INSERT DATA {\n  GRAPH }", 400, "Line 2, column 9"),
        ("INSERT DATA { <e:s> <e:p> ?x }", 400, "takes no variables"),
        ("LOAD <http://127.0.0.1:%d/x>", 400, "Calls to other servers"),
        ("LOAD SILENT <http://127.0.0.1:%d/x> INTO GRAPH <e:g>", 400, "Calls to other servers"),
        ("INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:%d/x> { ?s ?p ?o } }", 400, "Calls to other servers"),
        ("DROP GRAPH <e:nothing>", 409, "does not exist"),
        (f"INSERT {{ ?s ?p 1 }} WHERE {{ {'{' * 101} ?s ?p ?o {'}' * 101} }}", 400, "nest"),
    ],
)
def test_a_wrong_update_is_told_what_is_wrong(client: httpx2.Client, text: str, status: int, told: str) -> None:
    trap = Trap()
    answer = update(client, text.replace("%d", str(trap.port)))
    trap.close()
    assert (answer.status_code, told in answer.json()["detail"]) == (status, True), answer.text
    assert trap.visits == 0


def test_the_dataset_of_a_request_is_the_dataset_of_its_update(client: httpx2.Client) -> None:
    for graph in "abc":
        update(client, f"INSERT DATA {{ GRAPH <e:{graph}> {{ <e:of-{graph}> <e:p> 1 }} }}")
    text = {"update": "INSERT { GRAPH <e:new> { ?s <e:seen> true } } WHERE { ?s <e:p> ?o }"}
    answer = client.post("/sparql?using-graph-uri=e:a&using-graph-uri=e:b", data=text)
    assert answer.status_code == 204
    assert ask(client, "SELECT ?s { GRAPH <e:new> { ?s ?p ?o } } ORDER BY ?s") == [["<e:of-a>"], ["<e:of-b>"]]
    both = {"update": "INSERT { GRAPH <e:new> { ?s a ?o } } USING <e:c> WHERE { ?s <e:p> ?o }"}
    assert client.post("/sparql?using-graph-uri=e:a", data=both).status_code == 400
    assert client.post("/sparql?using-graph-uri=no%20iri", data=text).status_code == 400
    assert client.post("/sparql?default-graph-uri=e:a", data=text).status_code == 400


def test_requests_that_are_no_update(client: httpx2.Client) -> None:
    assert client.get("/sparql", params={"update": "DROP ALL"}).status_code == 405
    assert client.post("/sparql", data={"update": ["DROP GRAPH <e:a>", "DROP GRAPH <e:b>"]}).status_code == 400
    assert client.post("/sparql", data={"update": "", "query": "ASK {}"}).status_code == 400
    kind = {"content-type": "application/sparql-update"}
    assert client.post("/sparql", content="DROP ALL \u00e9".encode("latin-1"), headers=kind).status_code == 400
    assert client.post("/sparql", content=b" " * (17 << 20), headers=kind).status_code == 413


# ---------------------------------------------------------------- the log, and backups


def test_every_write_has_its_line(client: httpx2.Client, path: Path) -> None:
    before = current(path).id
    update(client, NOTE % "logged")
    update(client, f"INSERT DATA {{ GRAPH {CURATED_GRAPH} {{ <e:s> <e:p> <e:o> }} }}")
    done, not_done = [json.loads(line) for line in (path / "audit.jsonl").read_text().splitlines()[-2:]]
    assert done.items() >= {
        "token": "tester", "client": "127.0.0.1", "operation": "update", "graphs": [NOTES], "added": 1, "removed": 0,
        "before": before, "after": current(path).id, "outcome": "done",
    }.items()  # fmt: skip
    assert len(done["sha256"]) == 64
    assert not_done.items() >= {"outcome": "refused", "status": 403, "token": "tester"}.items()
    assert (path / "audit.jsonl").stat().st_mode & 0o077 == 0


def test_a_backup_is_made_while_the_server_runs(client: httpx2.Client, path: Path) -> None:
    answer = client.post("/admin/backup")
    assert answer.status_code == 201, answer.text
    assert answer.json()["id"] == current(path).id
    assert (path / "backups" / answer.json()["backup"] / "manifest.json").exists()
    assert client.get("/admin/backup").status_code == 405


# ---------------------------------------------------------------- the writer's life


def test_a_writer_that_dies_is_replaced_and_nothing_is_lost(client: httpx2.Client) -> None:
    update(client, NOTE % "kept")
    first = writer(client)
    status = Path(f"/proc/{first}/status").read_text(encoding="ascii")
    assert "Seccomp:\t2" in status, "it is shut in"
    assert kill_writer(client)
    until(lambda: update(client, NOTE % "after").status_code == 200)
    assert writer(client) not in (0, first)
    rows = ask(client, f"SELECT ?o {{ GRAPH <{NOTES}> {{ ?s ?p ?o }} }}")
    assert ['"kept"'] in rows
    assert ['"after"'] in rows


RUNAWAY = "INSERT { GRAPH <e:g> { ?a <e:p> ?f } } WHERE { GRAPH ?g { ?a ?b ?c . ?d ?e ?f . ?h ?i ?j } }"


def test_a_runaway_update_is_ended_and_leaves_nothing(tmp_path: Path) -> None:
    path = store(tmp_path)
    with writable(path, deadline=5.0, queue=1) as client, ThreadPoolExecutor(4) as crowd:
        until(lambda: update(client, NOTE % "before").status_code == 200)
        before = current(path).id
        begun = time.monotonic()
        runaway = crowd.submit(update, client, RUNAWAY)
        until((path / "staging").exists)
        crowd.submit(update, client, NOTE % "waits")
        time.sleep(0.3)
        turned_away = update(client, NOTE % "one too many")
        assert (turned_away.status_code, turned_away.headers["retry-after"]) == (503, "1")
        assert time.monotonic() - begun < 5, "whoever finds the queue full is told so at once"
        assert (runaway.result().status_code, time.monotonic() - begun < 10) == (504, True)
        assert current(path).id == before
        until(lambda: update(client, NOTE % "after").status_code == 200)
        assert ask(client, "SELECT ?s { GRAPH <e:g> { ?s ?p ?o } }") == []
        assert not list((path / "staging").glob("*"))
    assert in_step(path) == []


def test_while_somebody_else_writes_there_is_a_reason_to_wait(tmp_path: Path) -> None:
    path = store(tmp_path)
    with GraphStore.open(path) as other, writable(path) as client:
        answer = update(client, NOTE % "too early")
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")
        assert "in use by another process" in answer.json()["detail"]
        assert client.get("/store?default").status_code == 200
        other.close()
        until(lambda: update(client, NOTE % "now").status_code == 200)
        with pytest.raises(StoreInUseError):
            GraphStore.open(path)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def test_an_allowed_address_is_loaded_and_no_other(tmp_path: Path) -> None:
    path = store(tmp_path)
    (tmp_path / "x.ttl").write_text("<e:s> <e:p> <e:loaded> .", encoding="utf-8")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(tmp_path))) as other:
        threading.Thread(target=other.serve_forever, daemon=True).start()
        allowed = f"http://127.0.0.1:{other.server_port}/"
        with writable(path, service=(allowed,)) as client:
            assert update(client, f"LOAD <{allowed}x.ttl> INTO GRAPH <e:g>").json()["added"] == 1
            assert ask(client, "SELECT ?o { GRAPH <e:g> { ?s ?p ?o } }") == [["<e:loaded>"]]
            missing = update(client, f"LOAD <{allowed}y.ttl>")
            assert (missing.status_code, "404" in missing.json()["detail"]) == (502, True)
            assert update(client, "LOAD <http://127.0.0.1:1/x>").status_code == 400
        other.shutdown()


# ---------------------------------------------------------------- without writes, without the gate


def test_a_server_that_takes_no_writes_says_so(path: Path, client: httpx2.Client) -> None:
    document = ask(client, f"SELECT ?d {{ ?d a <{ONTOLOGY}NewsArticle> }} LIMIT 1")[0][0][1:-1]
    with served(path) as reader:
        for answer in (
            update(reader, "DROP ALL"),
            reader.put("/store?default", content="", headers=TURTLE),
            reader.delete("/store?default"),
            reader.post("/store", content="", headers=TURTLE),
            reader.post("/admin/backup"),
        ):
            assert (answer.status_code, "changes nothing" in answer.json()["detail"]) == (403, True)
        assert reader.get("/store", params={"graph": document}).status_code == 200
        assert reader.head("/store", params={"graph": document}).status_code == 200
        patched = reader.request("PATCH", "/store?default")
        assert (patched.status_code, patched.headers["allow"]) == (405, "GET, HEAD")


def test_without_the_gate_the_dataset_is_the_writers_own_and_is_mended_afterwards(tmp_path: Path) -> None:
    path = store(tmp_path)
    with GraphStore.open(path) as opened:
        document = next(opened.documents()).iri
        standing = {quad for quad in opened.quads() if quad.graph_name != CATALOG_GRAPH}
    (name, nquads), *_ = made_up(1)
    seen = {current(path).id}
    with writable(path, gate=False, union=False) as client:
        for text in (
            f"DELETE WHERE {{ GRAPH <{document.value}> {{ ?s <{ONTOLOGY}speaker> ?o }} }}",
            insertion(name, nquads),
            f"DROP GRAPH {CURATED_GRAPH} ; CLEAR GRAPH {MINTED_GRAPH}",
            "INSERT DATA { _:x <e:p> <e:o> . GRAPH <e:g> { <e:s> <e:p> _:x } }",
        ):
            answer = update(client, text)
            assert answer.status_code == 200, answer.text
            assert answer.headers["x-snapshot"] not in seen
            seen.add(answer.headers["x-snapshot"])
        assert update(client, "INSERT DATA {").status_code == 400
        assert current(path).id == answer.headers["x-snapshot"]
    assert in_step(path) == []
    with GraphStore.open(path) as opened:
        assert {one.iri for one in opened.documents()} == {document, name}
        assert opened.mark(CURATED_GRAPH) is None, "the next build curates anew"
        assert list(opened.quads(name))
        assert standing - set(opened.quads()), "what was deleted is not made up"


def test_a_build_after_ungated_writes_makes_the_graph_what_its_articles_say(tmp_path: Path) -> None:
    path = store(tmp_path)
    before = current(path).id
    with writable(path, gate=False, union=False) as client:
        assert update(client, "DROP ALL").status_code == 200
        assert ask(client, "SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }") == []
        assert client.get("/store?default").status_code == 200
        update(client, "INSERT DATA { GRAPH <e:g> { <e:s> <e:p> <e:o> } }")
    build([ARTICLE], path, Options("rules", ONTOLOGY_FOLDER), lambda _: None)
    other = NamedNode("e:g")
    with GraphStore.open(path, describer=Description.read(ONTOLOGY_FOLDER), inferrer=Inferences()) as opened:
        assert len(list(opened.quads(other))) == 1, "what is no document is left alone"
        opened.carry(opened.plan([NewGraph(other, (), (), False)]))
        assert opened.publish().id == before
