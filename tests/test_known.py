"""The third clock: since when documents and statements are known here."""

import json
import random
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Store

from kg.errors import StoreError
from kg.index import opened
from kg.names import KNOWN_GRAPH, document_iri
from kg.store import GraphStore, open_snapshot
from kg.store.backups import backup, restore
from kg.store.known import SINCE, statements
from kg.store.ungated import UngatedStore
from tests.graphs import RULES, Graph, curated, graph, names, sample
from tests.test_describe import assert_found_different, variants

BEGUN = 1_700_000_000
DAY = 86_400


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> "Clock":
    return Clock(monkeypatch)


class Clock:
    """The time of day zero, one, two …, as a reproducible build would set it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch

    def strike(self, day: int) -> str:
        self._monkeypatch.setenv("SOURCE_DATE_EPOCH", str(BEGUN + day * DAY))
        return f"2023-11-{14 + day:02}T22:13:20Z"


def put(store: GraphStore, document: Graph) -> None:
    store.replace(document.iri, document.quads, document.minted)


def version(name: str, size: int) -> Graph:
    article = sample(name)
    return graph({**article, "statements": article["statements"][:size]})


def times(store: Store) -> dict[str, str]:
    found = store.quads_for_pattern(None, SINCE, None, KNOWN_GRAPH)
    return {
        q.subject.value: q.object.value
        for q in found
        if isinstance(q.subject, NamedNode) and isinstance(q.object, Literal)
    }


def said(document: Graph) -> set[str]:
    return {one.value for one in statements(document.quads)}


def test_a_document_keeps_its_time_and_later_statements_have_their_own(tmp_path: Path, clock: Clock) -> None:
    first, second = version("strait-demand", 1), version("strait-demand", 3)
    ((late, later),) = [sorted(said(second) - said(first))]
    with GraphStore.open(tmp_path, RULES) as store:
        zero = clock.strike(0)
        put(store, first)
        identifier = store.publish().id
        one = clock.strike(1)
        put(store, second)
        clock.strike(2)
        put(store, second)  # unchanged
        assert times(open_snapshot(store.publish())) == {first.iri.value: zero, late: one, later: one}
        put(store, first)
        assert store.publish().id == identifier  # content is what it was; times are no part of it
        assert {q.subject for q in store.quads(KNOWN_GRAPH)} == {first.iri}
        three = clock.strike(3)
        store.forget(first.iri.value)
        assert list(store.quads(KNOWN_GRAPH)) == []
        put(store, second)
        assert times(open_snapshot(store.publish())) == {first.iri.value: three}
        assert store.damaged() == []


def test_the_same_input_has_the_same_id_at_any_time(tmp_path: Path, clock: Clock) -> None:
    ids = set()
    for day in (0, 1):
        clock.strike(day)
        with GraphStore.open(tmp_path / str(day), RULES) as store:
            put(store, version("strait-demand", 3))
            ids.add(store.publish().id)
    assert len(ids) == 1


def test_a_time_that_is_none_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with GraphStore.open(tmp_path, RULES) as store, pytest.raises(StoreError, match="SOURCE_DATE_EPOCH is 'yesterday'"):
        put(store, version("strait-demand", 3))


def test_a_random_walk_keeps_the_times_that_a_plain_book_keeps(tmp_path: Path, clock: Clock) -> None:
    """Documents come, change and go, on a clock that strikes; the difference of snapshots holds too."""
    chance, stock = random.Random(5), variants()  # noqa: S311 - the same walk each time
    book: dict[str, tuple[str, dict[str, str]]] = {}
    with GraphStore.open(tmp_path, RULES) as store:
        store.curate(curated())
        before = open_snapshot(store.publish())
        for step in range(12):
            time, written = clock.strike(step), set()
            for _ in range(chance.randint(1, 4)):
                document = graph(chance.choice(stock))
                name = document.iri.value
                written.add(document.iri)
                if name in book and chance.random() < 0.3:
                    store.forget(name)
                    del book[name]
                    continue
                put(store, document)
                since, own = book.get(name, (time, dict.fromkeys(said(document), time)))
                book[name] = since, {one: own.get(one, time) for one in said(document)}
            published = open_snapshot(store.publish())
            found = times(published)
            for name, (since, own) in book.items():
                assert found.pop(name) == since
                for one, own_since in own.items():
                    assert found.pop(one, since) == own_since
            assert found == {}
            assert_found_different(before, published)
            assert_found_different(before, published, written)
            before = published


def test_the_index_has_the_times(tmp_path: Path, clock: Clock) -> None:
    with GraphStore.open(tmp_path, RULES) as store:
        store.curate(curated())
        for day, size in enumerate((1, 3)):
            clock.strike(day)
            for name in names():
                put(store, version(name, size))
            snapshot = store.publish()
            index, found = opened(snapshot), times(open_snapshot(snapshot))
            documents = {row["iri"]: row["known"] for row in index.rows("SELECT iri, known FROM document")}
            assert documents == {iri: time for iri, time in found.items() if "/document/" in iri}
            asked = "SELECT s.iri, s.known, d.known AS since FROM statement s JOIN document d ON d.id = s.document"
            rows = list(index.rows(asked))
            assert len(rows) == len(names()) * size
            assert all(row["known"] == found.get(row["iri"], row["since"]) for row in rows)


def test_backups_carry_the_times(tmp_path: Path, clock: Clock) -> None:
    clock.strike(0)
    with GraphStore.open(tmp_path / "store", RULES) as store:
        put(store, version("strait-demand", 1))
        clock.strike(1)
        put(store, version("strait-demand", 3))
        kept = times(open_snapshot(store.publish()))
    backup(tmp_path / "store", tmp_path / "kept")
    clock.strike(2)
    assert times(open_snapshot(restore(tmp_path / "kept", tmp_path / "again"))) == kept
    with GraphStore.open(tmp_path / "again", RULES) as store:
        put(store, version("strait-demand", 3))
        assert times(open_snapshot(store.publish())) == kept


def test_an_older_store_learns_its_times_from_its_journal(tmp_path: Path, clock: Clock) -> None:
    document = version("strait-demand", 2)
    with GraphStore.open(tmp_path, RULES) as store:
        put(store, document)
        store.publish()
    live = Store(tmp_path / "live")
    live.clear_graph(KNOWN_GRAPH)
    live.flush()
    del live
    added = json.loads((tmp_path / "journal.jsonl").read_text(encoding="utf-8").splitlines()[0])["time"]
    clock.strike(9)
    with GraphStore.open(tmp_path, RULES) as store:
        (quad,) = store.quads(KNOWN_GRAPH)
        assert quad.subject == document.iri
        assert str(quad.object).startswith(f'"{added[:19]}Z"')


def test_what_was_written_without_the_gate_gets_a_time_when_the_gate_is_back(tmp_path: Path, clock: Clock) -> None:
    zero = clock.strike(0)
    with GraphStore.open(tmp_path, RULES) as store:
        for name in ("strait-demand", "strait-rejection"):
            put(store, version(name, 2))
        store.publish()
    kept, gone = (version(name, 2).iri for name in ("strait-demand", "strait-rejection"))
    other = document_iri("0123456789abcdef")
    with UngatedStore.open(tmp_path) as loose:
        loose.update(f"DROP GRAPH {gone} ; INSERT DATA {{ GRAPH {other} {{ {other} a <urn:x> }} }}", None)
        loose.publish()
    one = clock.strike(1)
    with GraphStore.open(tmp_path, RULES) as store:
        assert times(open_snapshot(store.publish())) == {kept.value: zero, other.value: one}
