"""The writer's parts: what an update does, found out beside the store; tokens; backups; the wire."""

import json
import random
import socket
import stat
import threading
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from kg.errors import BackupError, NoSnapshotError, TokenError
from kg.names import SCRATCH_GRAPH, SERVICE_GRAPH
from kg.sparql import Limits
from kg.store import GraphStore, current, line, open_snapshot
from kg.store.backups import backup, restore
from kg.store.revision import NewGraph
from kg.store.ungated import UngatedStore
from kg.writer import audit
from kg.writer.effect import effect
from kg.writer.reading import Update, read
from kg.writer.refusal import RefusedError
from kg.writer.steps import operations, with_dataset
from kg.writer.tokens import Ring, new, revoke
from kg.writer.tokens import read as tokens
from kg.writer.wire import Errand, GraphTask, Part, UpdateTask, Who, packed_errand, receive_errand
from tests.conftest import Run
from tests.servers import build

PREFIX = "PREFIX e: <e:> "
CONTENT = """INSERT DATA { <e:0> <e:p> 0 . GRAPH <e:a> { <e:1> <e:p> 1 , 2 . <e:1> <e:q> _:x }
    GRAPH <e:b> { <e:2> <e:p> 2 } GRAPH <e:c> { <e:3> <e:p> <e:a> } } ; CREATE GRAPH <e:empty>"""
UPDATES = [
    "INSERT DATA { GRAPH <e:a> { <e:9> <e:p> 9 } <e:9> <e:p> 9 }",
    PREFIX + "INSERT DATA { GRAPH e:new { e:9 e:p 9 } } ; DELETE DATA { GRAPH e:b { e:2 e:p 2 } }",
    "BASE <e:> INSERT DATA { GRAPH <a> { <x> <y> <z> } }",
    "DELETE WHERE { GRAPH <e:a> { ?s ?p ?o } }",
    "DELETE WHERE { GRAPH ?g { ?s <e:p> ?o } }",
    "DELETE WHERE { ?s ?p ?o }",
    "WITH <e:a> DELETE { ?s <e:p> ?o } INSERT { ?s <e:r> ?o } WHERE { ?s <e:p> ?o }",
    "INSERT { GRAPH ?n { ?s <e:seen> true } } WHERE { GRAPH ?g { ?s ?p ?n } FILTER(isIRI(?n)) }",
    "INSERT { GRAPH <e:new> { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }",
    "DELETE { GRAPH ?g { ?s ?p ?o } } INSERT { GRAPH ?h { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } "
    "BIND(IRI(CONCAT(STR(?g), '-moved')) AS ?h) }",
    "INSERT { <e:z> <e:p> ?o } USING <e:b> USING NAMED <e:c> WHERE { ?s ?p ?o . GRAPH ?g { ?x ?y ?z } }",
    "CLEAR GRAPH <e:a> ; DROP GRAPH <e:b> ; DROP SILENT GRAPH <e:none>",
    "DROP ALL", "CLEAR ALL", "DROP NAMED", "CLEAR DEFAULT", "CREATE GRAPH <e:made>", "DROP GRAPH <e:empty>",
    "COPY <e:a> TO <e:b>", "MOVE DEFAULT TO <e:m>", "ADD GRAPH <e:a> TO GRAPH <e:b>", "COPY <e:b> TO DEFAULT",
    "CLEAR GRAPH <e:a> ; INSERT DATA { GRAPH <e:a> { <e:1> <e:p> 1 } }",
    "INSERT DATA { GRAPH <e:a> { <e:1> <e:p> 5 } } ; DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } "
    "FILTER(?o = 5) }",
    "INSERTDATA{GRAPH<e:a>{<e:9> <e:p> 9}}", PREFIX + "DELETEWHERE{GRAPHe:a{?s ?p ?o}}", "DROPALL", "",
    "INSERT DATA { GRAPH <e:a> { <e:1> <e:p> 'GRAPH <e:b> ; DROP ALL' } } # ; DROP ALL",
    "INSERT { ?s <e:p> ?o } WHERE { GRAPH <e:a> { ?s ?p ?o } FILTER(?o<9)GRAPH#>\n<e:b> { ?x ?y ?z } }",
]  # fmt: skip

EVERYTHING = {"DROP ALL", "CLEAR ALL", "DROP NAMED"}
GLUED = ("INSERTDATA", "DELETEWHERE", "DROPALL", "GRAPH#>")
"""Words run together, of which only the engine can tell what they mean."""


def seeded(path: Path) -> UngatedStore:
    Store(path / "live").update(CONTENT)
    return UngatedStore.open(path)


@pytest.mark.parametrize("big", [False, True], ids=["in-memory", "on-a-copy"])
@pytest.mark.parametrize("text", UPDATES)
def test_the_effect_of_an_update_is_what_the_engine_does(
    tmp_path: Path, text: str, big: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.writer.effect._SMALL", -1 if big else 20_000)
    with seeded(tmp_path) as store:
        update = read(UpdateTask(text, "http://example.org/sparql", (), ()), Limits())
        before = {str(name) for name in store.names()}
        live = {line(quad) for quad in store.quads()}
        if text in EVERYTHING:
            with pytest.raises(RefusedError, match="name those you mean"):
                effect(store, update)
            return
        changes = effect(store, update)
        assert {line(quad) for quad in store.quads()} == live, "the live store is not touched"
        for change in changes:
            live -= {line(quad) for quad in change.before}
        for change in changes:
            live |= {line(quad) for quad in change.after}
            before -= {str(change.graph)} if not change.stands else set()
            before |= {str(change.graph)} if change.stands and change.graph != DefaultGraph() else set()
        store.update(text, "http://example.org/sparql")
        assert live == {line(quad) for quad in store.quads()}
        assert before == {str(name) for name in store.names()}
        assert str(SCRATCH_GRAPH) not in before


def test_most_updates_are_tried_in_memory_and_none_compares_more_than_it_must(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.writer.effect._differs", lambda *_: pytest.fail("all graphs were compared"))
    with seeded(tmp_path) as store:
        for text in UPDATES:
            if text not in EVERYTHING and not any(glued in text for glued in GLUED):
                effect(store, read(UpdateTask(text, "", (), ()), Limits()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DELETE { ?s ?p 1 } INSERT { ?s ?p 2 } WHERE { ?s ?p 1 }",
         "DELETE { ?s ?p 1 } INSERT { ?s ?p 2 } USING <e:d> USING NAMED <e:n> WHERE { ?s ?p 1 }"),
        ("INSERT DATA { <a:where> <a:b> 'WHERE' } ; INSERT{ ?s ?p 2 }where{ ?s ?p 1 } # where",
         "INSERT DATA { <a:where> <a:b> 'WHERE' } ; INSERT{ ?s ?p 2 } USING <e:d> USING NAMED <e:n> WHERE{ ?s ?p 1 } "
         "# where"),
        ("DROP ALL", "DROP ALL"),
    ],
)  # fmt: skip
def test_a_dataset_is_put_into_each_operation_that_reads(text: str, expected: str) -> None:
    assert with_dataset(text, ["e:d"], ["e:n"]) == expected


def test_a_dataset_is_named_once() -> None:
    for text in (
        "INSERT { ?s ?p ?o } USING <e:a> WHERE { ?s ?p ?o }",
        "WITH <e:a> DELETE { ?s ?p 1 } WHERE { ?s ?p 1 }",
    ):
        assert operations(text).has_dataset
        with pytest.raises(RefusedError, match="leave out"):
            read(UpdateTask(text, "", ("e:d",), ()), Limits())
    with pytest.raises(RefusedError, match="write the words"):
        read(UpdateTask("DELETEWHERE { ?s ?p ?o }", "", ("e:d",), ()), Limits())


def test_load_is_allowed_only_where_it_is_said_to_be() -> None:
    text = "LOAD <http://data.example/x> INTO GRAPH <e:a>"
    assert read(UpdateTask(text, "", (), ()), Limits(service=("http://data.example/",))).calls_out
    with pytest.raises(RefusedError, match="Calls to other servers"):
        read(UpdateTask(text, "", (), ()), Limits(service=("http://other.example/",)))


def test_a_server_that_does_not_answer_is_told_apart_from_a_fault_of_ours(tmp_path: Path) -> None:
    with seeded(tmp_path) as store, pytest.raises(RefusedError) as caught:
        effect(store, Update("LOAD <http://127.0.0.1:1/x>", "", None, calls_out=True))
    assert caught.value.status == 502


# ---------------------------------------------------------------- tokens


def test_a_token_is_kept_as_a_hash_and_only_its_owner_reads_the_file(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "tokens.json"
    token = new(file, "editor", ("write", "read"))
    assert token.split("_", 2)[2] not in file.read_text()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    ring = Ring(file)
    holder = ring.holder(token)
    assert holder is not None
    assert (holder.name, holder.scopes) == ("editor", ("write", "read"))
    for wrong in ("", "cqt", token[:-1], token + "x", token.replace("cqt", "abc"), f"cqt_{holder.id}_"):
        assert ring.holder(wrong) is None
    revoke(file, "editor")
    assert ring.holder(token) is None
    assert tokens(file) == []


def test_two_tokens_have_two_names_and_two_salts(tmp_path: Path) -> None:
    file = tmp_path / "tokens.json"
    new(file, "one", ("read",))
    new(file, "two", ("read",), "2999-12-31")
    assert len({known.salt for known in tokens(file)}) == 2
    with pytest.raises(TokenError, match="already"):
        new(file, "one", ("read",))
    with pytest.raises(TokenError, match="no token 'three'"):
        revoke(file, "three")
    with pytest.raises(TokenError, match="No such scope: admin"):
        new(file, "four", ("admin",))
    with pytest.raises(TokenError, match="Not a date"):
        new(file, "five", ("read",), "tomorrow")
    file.write_text("[{}]")
    with pytest.raises(TokenError, match="holds no tokens"):
        tokens(file)


# ---------------------------------------------------------------- backups


def test_a_backup_is_restored_as_it_was(tmp_path: Path) -> None:
    build(tmp_path / "store")
    (tmp_path / "store" / "tokens.json").write_text("[]")
    made = backup(tmp_path / "store", tmp_path / "deep" / "backup")
    assert made.snapshot == current(tmp_path / "store")
    assert not (tmp_path / "deep" / "backup" / "tokens.json").exists()
    assert not list((tmp_path / "store" / "snapshots").glob("held-*"))
    snapshot = restore(tmp_path / "deep" / "backup", tmp_path / "restored")
    assert (snapshot.id, snapshot.number) == (made.snapshot.id, 1)
    assert {line(q) for q in open_snapshot(snapshot)} == {line(q) for q in open_snapshot(made.snapshot)}
    assert sorted(p.name for p in (tmp_path / "restored" / "texts").rglob("*.txt")) == sorted(
        p.name for p in (tmp_path / "store" / "texts").rglob("*.txt")
    )
    with GraphStore.open(tmp_path / "restored") as store:
        assert store.damaged() == []
        assert list(store.quads(SERVICE_GRAPH)) == []


def test_a_backup_of_a_store_written_without_the_gate_is_mended_like_the_store(tmp_path: Path) -> None:
    build(tmp_path / "store", "pact-line")
    with UngatedStore.open(tmp_path / "store") as store:
        store.update("DELETE WHERE { GRAPH ?g { ?s <https://w3id.org/communique/ontology#speaker> ?o } }", None)
        snapshot = store.publish()
    backup(tmp_path / "store", tmp_path / "backup")
    assert restore(tmp_path / "backup", tmp_path / "restored").id == snapshot.id
    with GraphStore.open(tmp_path / "restored") as mended, GraphStore.open(tmp_path / "store") as original:
        assert mended.damaged() == []
        assert {line(quad) for quad in mended.quads()} == {line(quad) for quad in original.quads()}


def test_a_backup_that_is_not_whole_is_not_restored(tmp_path: Path) -> None:
    build(tmp_path / "store", "pact-line")
    backup(tmp_path / "store", tmp_path / "backup")
    with pytest.raises(BackupError, match="exists already"):
        backup(tmp_path / "store", tmp_path / "backup")
    with pytest.raises(BackupError, match="is not empty"):
        restore(tmp_path / "backup", tmp_path / "store")
    manifest = tmp_path / "backup" / "manifest.json"
    told = json.loads(manifest.read_text())
    victim = tmp_path / "backup" / next(name for name in told["files"] if name.endswith(".sst"))
    whole = victim.read_bytes()
    victim.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    with pytest.raises(BackupError, match="is not what the manifest says"):
        restore(tmp_path / "backup", tmp_path / "new")
    victim.unlink()
    with pytest.raises(BackupError, match="is missing"):
        restore(tmp_path / "backup", tmp_path / "new")
    victim.write_bytes(whole)
    manifest.write_text(json.dumps({**told, "snapshot": {**told["snapshot"], "id": "0" * 12}}))
    with pytest.raises(BackupError, match="has the id"):
        restore(tmp_path / "backup", tmp_path / "new")
    manifest.write_text(json.dumps({**told, "files": {"../x": {}}}))
    with pytest.raises(BackupError, match="cannot be read"):
        restore(tmp_path / "backup", tmp_path / "new")
    manifest.unlink()
    with pytest.raises(BackupError, match="is no backup"):
        restore(tmp_path / "backup", tmp_path / "new")
    assert not (tmp_path / "new").exists()
    with pytest.raises(NoSnapshotError):
        backup(tmp_path / "nothing", tmp_path / "other")


def test_the_command_line_backs_up_restores_and_keeps_tokens(kg: Run, tmp_path: Path) -> None:
    build(tmp_path / "store", "pact-line")
    done = kg("backup", "store", "backup")
    assert (done.returncode, current(tmp_path / "store").id in done.stdout) == (0, True), done.stderr
    assert kg("restore", "backup", "again").returncode == 0
    assert kg("restore", "backup", "again").stderr.startswith("kg: again is not empty")
    made = kg("token", "new", "editor", "--scope", "read,write", "--expires", "2999-01-31", "--store", "store")
    assert made.stdout.startswith("cqt_")
    assert "shown once" in made.stderr
    listed = kg("token", "list", "--store", "store").stdout
    assert "editor" in listed
    assert made.stdout.strip().split("_", 2)[2] not in listed
    assert kg("token", "revoke", "editor", "--store", "store").returncode == 0
    assert kg("token", "revoke", "editor", "--store", "store").returncode == 1
    assert kg("token", "new", "x", "--store", "nowhere").stderr.startswith("kg: There is no store nowhere")


# ---------------------------------------------------------------- the log and the wire


@pytest.mark.parametrize(
    ("after", "outcome"),
    [("now", "done, not acknowledged"), ("else", "not done: the writer ended"), ("", "perhaps done, not acknowledged")],
)
def test_what_a_dead_writer_had_under_way_is_logged_by_the_next(tmp_path: Path, after: str, outcome: str) -> None:
    audit.begin(tmp_path, {"operation": "update", "before": "old", "after": after})
    audit.recover(tmp_path, "now")
    audit.recover(tmp_path, "now")
    (told,) = [json.loads(one) for one in (tmp_path / "audit.jsonl").read_text().splitlines()]
    assert (told["outcome"], told["operation"]) == (outcome, "update")


def test_tasks_travel_whole() -> None:
    chance = random.Random(5)  # noqa: S311
    parts = tuple(Part("text/turtle", chance.randbytes(size)) for size in (0, 1, 300_000))
    ours, theirs = socket.socketpair()
    for task in (
        GraphTask("PUT", "e:g", "e:base", parts, makes=False),
        UpdateTask("INSERT DATA { <e:s> <e:p> '\u00e9\ud800' }", "", ("e:a",), ()),
    ):
        errand = Errand(task, Who("editor", "::1"), 2.5)
        sent = packed_errand(errand)
        threading.Thread(target=ours.sendall, args=(sent,), daemon=True).start()
        assert receive_errand(theirs) == errand
    ours.close()
    assert receive_errand(theirs) is None
    theirs.close()


def test_graphs_that_share_a_document_name_are_told_apart(tmp_path: Path) -> None:
    build(tmp_path, "pact-line")
    other = NamedNode("http://example.org/graph")
    with GraphStore.open(tmp_path) as store:
        quad = Quad(NamedNode("e:s"), NamedNode("e:p"), NamedNode("e:o"), other)
        nameless = Quad(quad.subject, quad.predicate, quad.object)
        before = store.publish()
        plan = store.plan([NewGraph(other, (quad,), (), True), NewGraph(DefaultGraph(), (nameless,), (), True)])
        store.carry(plan)
        assert (plan.before, plan.after, plan.added) == (before.id, store.publish().id, 2)
        assert len(list(store.documents())) == 1
        assert store.damaged() == []
        store.carry(store.plan([NewGraph(other, (), (), False), NewGraph(DefaultGraph(), (), (), False)]))
        assert store.publish().id == before.id
