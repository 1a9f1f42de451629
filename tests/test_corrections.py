"""Retracting statements: they count no more, nothing is deleted, and it can be undone."""

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.answers.statements import statement
from kg.answers.values import Retraction as Told
from kg.answers.view import View
from kg.errors import DataError, UnknownIdError, UnknownStatementError
from kg.index import opened
from kg.infer import Inferences
from kg.infer.former import formerly
from kg.infer.reading import of_quads
from kg.names import (
    DERIVED_GRAPH,
    FORMER,
    KNOWN_GRAPH,
    ONTOLOGY,
    ONTOLOGY_GRAPH,
    RETRACTIONS_GRAPH,
    former,
    is_inferred,
    statement_iri,
    term,
)
from kg.paths import slug_of
from kg.pipeline import Options, build
from kg.places import ONTOLOGY as ONTOLOGY_FOLDER
from kg.places import QUERIES
from kg.queries import load, run
from kg.store import Action, Change, Correction, Effect, GraphStore, current, open_snapshot
from kg.store.backups import backup, restore
from kg.store.corrections import read
from kg.store.known import statements
from kg.store.retraction import applied, restored, retraction
from kg.store.revision import NewGraph
from kg.store.ungated import UngatedStore
from kg.writer.gated import GatedWork
from kg.writer.wire import Errand, GraphTask, Part, Who
from tests.conftest import ARTICLES, Run
from tests.graphs import RULES, Graph, curated, graph, names, sample
from tests.test_describe import assert_found_different, variants
from tests.test_known import Clock, clock, put, said, version

__all__ = ["clock"]


def opens(path: Path) -> GraphStore:
    return GraphStore.open(path, RULES)


def opens_drawing(path: Path) -> GraphStore:
    return GraphStore.open(path, RULES, None, Inferences())


def demand(document: Graph) -> str:
    (found,) = {q.subject for q in document.quads if q.predicate == term("demandContent")}
    assert isinstance(found, NamedNode)
    return found.value


def retract(statement: str, reason: str = "taken back") -> Correction:
    return Correction(statement, Action.RETRACT, reason, "the desk")


def restoring(statement: str) -> Correction:
    return Correction(statement, Action.RESTORE)


def content(store: GraphStore | Store) -> set[Quad]:
    """Everything but times and retractions."""
    quads = store.quads() if isinstance(store, GraphStore) else iter(store)
    return {quad for quad in quads if quad.graph_name not in {KNOWN_GRAPH, RETRACTIONS_GRAPH}}


def test_a_retracted_statement_counts_no_more_and_comes_back_as_it_was(tmp_path: Path, clock: Clock) -> None:
    document = version("strait-demand", 3)
    statement = demand(document)
    clock.strike(0)
    with opens(tmp_path) as store:
        store.curate(curated())
        put(store, document)
        identifier, whole = store.publish().id, content(store)
        one = clock.strike(1)
        assert store.correct([retract(statement)]) == ((NamedNode(statement), Effect.RETRACTED),)
        snapshot = store.publish()
        assert snapshot.id != identifier
        assert store.damaged() == []
        graph_now = set(store.quads(document.iri))
        own = [quad for quad in graph_now if quad.subject == NamedNode(statement)]
        assert not [quad for quad in own if quad.predicate.value.startswith(ONTOLOGY)]
        assert former(term("speaker")) in {quad.predicate for quad in own}
        evidence = next(quad.object for quad in own if quad.predicate == former(term("evidence")))
        assert any(quad.subject == evidence for quad in graph_now)
        assert list(store.quads(DERIVED_GRAPH)) == []
        rows = opened(snapshot).rows("SELECT iri FROM statement")
        assert {row["iri"] for row in rows} == said(document) - {statement}
        told = retraction(open_snapshot(snapshot), NamedNode(statement))
        assert told is not None
        assert (told.at.value, told.reason, told.by) == (one, "taken back", "the desk")
        assert store.correct([retract(statement, "again")])[0][1] is Effect.ALREADY
        assert store.correct([restoring(statement)])[0][1] is Effect.RESTORED
        assert store.correct([restoring(statement)])[0][1] is Effect.NOT_RETRACTED
        assert content(store) == whole
        assert list(store.quads(RETRACTIONS_GRAPH)) == []
        assert store.publish().id == identifier
    journal = [json.loads(line) for line in (tmp_path / "journal.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [one["action"] for one in journal if one["document"] == statement] == ["retracted", "restored"]


def test_loading_the_article_again_or_a_new_version_keeps_it_retracted(tmp_path: Path) -> None:
    first, second = version("strait-demand", 2), version("strait-demand", 3)
    statement = demand(first)
    with opens(tmp_path) as store:
        put(store, first)
        store.correct([retract(statement)])
        assert store.replace(first.iri, first.quads, first.minted) is Change.UNCHANGED
        assert store.replace(second.iri, second.quads, second.minted) is Change.REPLACED
        assert _speaking(store) == said(second) - {statement}
        store.forget(first.iri.value)
        assert any(True for _ in store.quads(RETRACTIONS_GRAPH))
    with opens(tmp_path) as store:
        put(store, first)
        assert _speaking(store) == said(first) - {statement}
        assert store.damaged() == []
        store.correct([restoring(statement)])
        assert set(store.quads(first.iri)) == set(_normal(first))


def test_a_write_of_what_stands_there_changes_nothing(tmp_path: Path) -> None:
    document = version("strait-demand", 3)
    statement = demand(document)
    with opens(tmp_path) as store:
        put(store, document)
        store.correct([retract(statement)])
        standing = tuple(store.quads(document.iri))
        for quads in (standing, tuple(restored(standing))):
            plan = store.plan([NewGraph(document.iri, quads, tuple(document.minted), True)])
            assert (plan.before, plan.added, plan.removed) == (plan.after, 0, 0)


def test_what_joins_a_retracted_statement_to_others_goes_with_it() -> None:
    document = version("strait-demand", 3)
    one, two, three = (NamedNode(iri) for iri in sorted(said(document)))
    answer = NamedNode("https://w3id.org/communique/id/answer/00000000000000000001")
    link = [
        Quad(answer, term("answering"), one, document.iri),
        Quad(answer, term("answered"), two, document.iri),
        Quad(answer, term("answerType"), term("refusing"), document.iri),
        Quad(one, term("respondsTo"), two, document.iri),
    ]
    given = [*document.quads, *link]
    for gone in (one, two):
        left = applied(given, {gone})
        assert not [quad for quad in left if quad.subject == answer and not quad.predicate.value.startswith(FORMER)]
        assert term("respondsTo") not in {quad.predicate for quad in left}
        assert statements([q for q in left if q.predicate == term("reportedIn")]) == {one, two, three} - {gone}
        assert restored(left) == given
    assert set(link) <= set(applied(given, {three}))


def test_a_statement_that_is_not_there_is_told_with_those_that_look_like_it(tmp_path: Path) -> None:
    document = version("strait-demand", 3)
    statement = demand(document)
    mistyped = slug_of(statement)[:-1] + "x"
    with opens(tmp_path) as store:
        put(store, document)
        before = set(store.quads())
        with pytest.raises(UnknownStatementError, match=f"{mistyped}.*Did you mean {slug_of(statement)}"):
            store.correct([retract(statement), retract(mistyped)])
        with pytest.raises(UnknownStatementError):
            store.correct([retract("no such thing")])
        assert set(store.quads()) == before


def test_random_corrections_end_where_loading_and_retracting_at_once_ends(tmp_path: Path, clock: Clock) -> None:
    chance, stock = random.Random(3), variants()  # noqa: S311 - the same walk each time
    state: dict[str, Graph] = {}
    retracted: set[str] = set()
    with opens_drawing(tmp_path / "walked") as store:
        store.curate(curated())
        before = open_snapshot(store.publish())
        for step in range(30):
            clock.strike(step % 9)
            seen = sorted({one for document in state.values() for one in said(document)})
            turn = chance.random()
            if seen and turn < 0.5:
                chosen = chance.sample(seen, min(len(seen), 3))
                store.correct([restoring(one) if one in retracted else retract(one) for one in chosen])
                retracted ^= set(chosen)
            elif state and turn < 0.6:
                store.forget(state.pop(chance.choice(sorted(state))).iri.value)
            else:
                document = graph(chance.choice(stock))
                state[document.iri.value] = document
                put(store, document)
            assert store.damaged() == []
            if step % 6 == 5:
                published = open_snapshot(store.publish())
                assert_found_different(before, published)
                before = published
        with opens_drawing(tmp_path / "fresh") as other:
            other.curate(curated())
            for document in state.values():
                put(other, document)
            there = {one for document in state.values() for one in said(document)}
            other.correct([retract(one) for one in sorted(retracted & there)])
            assert store.publish().id == other.publish().id
            assert content(store) == content(other)
            drawn = {quad.object for quad in content(store) if is_inferred(quad.graph_name)}
            assert any(NamedNode(one) in drawn for one in there)
            assert not [one for one in retracted if NamedNode(one) in drawn]


def test_backups_and_a_store_written_without_the_gate_keep_retractions(tmp_path: Path) -> None:
    document = version("strait-demand", 3)
    statement = demand(document)
    with opens(tmp_path / "store") as store:
        put(store, document)
        store.correct([retract(statement)])
        kept = set(store.quads())
        identifier = store.publish().id
    backup(tmp_path / "store", tmp_path / "kept")
    assert restore(tmp_path / "kept", tmp_path / "again").id == identifier
    with opens(tmp_path / "again") as store:
        assert set(store.quads()) == kept
    with UngatedStore.open(tmp_path / "again") as loose:
        loose.update(f"DROP GRAPH {RETRACTIONS_GRAPH}", None)
        loose.publish()
    with opens(tmp_path / "again") as store:
        assert set(store.quads(document.iri)) == set(_normal(document))
        assert store.damaged() == []


def test_a_retracted_statement_is_told_as_it_was_with_its_retraction(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "store"
    clock.strike(0)
    build([ARTICLES / "01-teluk-jingga.txt"], path, Options(), lambda progress: None)
    ids = [row["slug"] for row in opened(current(path)).rows("SELECT slug FROM statement ORDER BY slug")]
    before = {one: statement(View(opened(current(path))), one) for one in ids}
    one = clock.strike(1)
    with GraphStore.open(path, ONTOLOGY_FOLDER / "rules") as store:
        store.correct([retract(one) for one in ids])
        view = View(opened(store.publish()))
    for slug, was in before.items():
        alone = replace(was, answers=(), answered_by=(), act=None)
        told = Told(at=one, reason="taken back", by="the desk")
        assert statement(view, slug) == replace(alone, snapshot=view.snapshot, retracted=told)
    with pytest.raises(UnknownIdError):
        statement(view, "no-such-statement")


def test_a_write_through_the_gate_leaves_what_is_retracted_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "store"
    build([ARTICLES / "02-ferry-strike.txt"], path, Options(), lambda progress: None)
    with GraphStore.open(path, ONTOLOGY_FOLDER / "rules") as store:
        (document,) = [one.iri for one in store.documents()]
        whole = set(store.quads(document))
        statement = min(one.value for one in statements(whole))
        store.correct([retract(statement)])
        standing = set(store.quads(document))
        store.publish()
    work = GatedWork(path, ONTOLOGY_FOLDER)
    try:
        for quads in (standing, whole):
            body = "\n".join(f"{quad.triple} ." for quad in quads).encode()
            task = GraphTask("PUT", document.value, "", (Part("application/n-triples", body),), makes=False)
            outcome = work.graph(Errand(task, Who("editor", "::1"), 9), task)
            assert outcome.status == 200
            assert (outcome.told["added"], outcome.told["removed"]) == (0, 0)
    finally:
        work.close()
    with GraphStore.open(path, ONTOLOGY_FOLDER / "rules") as store:
        assert set(store.quads(document)) == standing


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{", "is not JSON"),
        ("[]", "is no correction"),
        ('{"statement": 7, "action": "retract"}', "is no correction"),
        ('{"action": "retract", "reason": "x"}', "names no statement"),
        ('{"statement": "a", "action": "delete"}', "the action is retract or restore"),
        ('{"statement": "a", "action": "retract", "reason": " "}', "gives no reason"),
        ('{"statement": "a", "action": "restore", "why": "x"}', "'why', which means nothing"),
    ],
)
def test_a_line_that_is_no_correction_is_told(tmp_path: Path, line: str, complaint: str) -> None:
    file = tmp_path / "corrections.jsonl"
    file.write_text(f'\n{{"statement": "a", "action": "restore"}}\n{line}\n', encoding="utf-8")
    with pytest.raises(DataError, match=f"corrections.jsonl:3: .*{complaint}"):
        read(file)


def test_the_commands_say_what_happened(kg: Run, tmp_path: Path) -> None:
    path = tmp_path / "store"
    with opens(path) as store:
        store.curate(curated())
        for name in names():
            put(store, graph(sample(name)))
        store.publish()
    one, two = (slug_of(iri) for iri in sorted(said(version("strait-demand", 2))))
    assert "--reason" in kg("retract", one, "--store", path).stderr
    done = kg("retract", one, "--reason", "a slip", "--by", "the desk", "--store", path)
    assert done.stdout == f"{one}: retracted\nSnapshot {current(path).id} is published.\n"
    (tmp_path / "corrections.jsonl").write_text(
        f'{{"statement": "{statement_iri(two).value}", "action": "retract", "reason": "a slip"}}\n'
        f'{{"statement": "{one}", "action": "restore"}}\n',
        encoding="utf-8",
    )
    done = kg("correct", "corrections.jsonl", "--store", path)
    assert done.stdout == f"{two}: retracted\n{one}: restored\nSnapshot {current(path).id} is published.\n"
    assert kg("retract", two, "--undo", "--store", path).stdout.startswith(f"{two}: restored\n")
    failed = kg("retract", two[:-2], "--reason", "x", "--store", path)
    assert failed.returncode == 1
    assert f"Did you mean {two}" in failed.stderr


def _speaking(store: GraphStore) -> set[str]:
    found = (quad.subject for quad in store.quads() if quad.predicate == term("reportedIn"))
    return {one.value for one in found if isinstance(one, NamedNode)}


def _normal(document: Graph) -> list[Quad]:
    bench = Store()
    bench.extend(document.quads)
    return list(bench)


def test_what_was_known_before_can_still_be_asked(tmp_path: Path, clock: Clock) -> None:
    document = graph(sample("strait-demand"))
    statement = demand(document)
    with opens(tmp_path) as store:
        store.curate(curated())
        clock.strike(0)
        put(store, document)
        whole = {one.statement: one for one in of_quads(store.quads(document.iri), _kinds(store))}
        clock.strike(2)
        store.correct([retract(statement)])
        published = open_snapshot(store.publish())
        (found,) = formerly(published, _kinds(store))
    assert found.report == replace(whole[statement], known="2023-11-14T22:13:20Z")
    asked = ("2023-11-14T20:00:00Z", "2023-11-15T23:59:59Z", "2023-11-16T23:59:59Z")
    assert [found.was_known(time) for time in asked] == [False, True, False]
    assert found.retraction.reason == "taken back"
    days = ("2023-11-13", "2023-11-14", "2023-11-15", "2023-11-16")
    words = [_known(published, found.report.speakers[0], day) for day in days]
    assert [found.report.words in one for one in words] == [False, True, True, False]


def _known(published: Store, actor: str, day: str) -> set[str]:
    """The words that we knew of an actor on a day, as the saved question finds them."""
    table = run(published, load(QUERIES)["what-we-knew"], {"actor": slug_of(actor), "day": day})
    return {row[8].value for row in table.rows if isinstance(row[8], Literal)}


def _kinds(store: GraphStore) -> dict[str, str]:
    notation = NamedNode("http://www.w3.org/2004/02/skos/core#notation")
    found = ((q.subject, q.object) for q in store.quads(ONTOLOGY_GRAPH) if q.predicate == notation)
    return {one.value: name.value for one, name in found if isinstance(one, NamedNode) and isinstance(name, Literal)}
