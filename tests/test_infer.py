"""What follows from documents together: the same whether they come one by one or all at once, and gone with them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, Store

from kg.curated import curated_quads
from kg.index import opened, ready, short_names
from kg.infer import Inferences
from kg.infer.reading import of_quads
from kg.infer.rows import of_rows
from kg.names import INFERRED_GRAPH, is_document, is_inferred, term
from kg.places import ONTOLOGY
from kg.store import GraphStore, Snapshot, Standing, current, digests, open_snapshot
from kg.store.publication import Graphs

Documents = Mapping[NamedNode, list[Quad]]


@dataclass
class Noting:
    """Draws inferences as ever, and notes how: from all documents, or from those that have changed."""

    inferences: Inferences = field(default_factory=Inferences)
    ways: list[str] = field(default_factory=list)
    drawn: list[NamedNode] = field(default_factory=list)

    @property
    def mark(self) -> str:
        return self.inferences.mark

    def whole(self, live: Store, marks: Mapping[NamedNode, str]) -> Graphs:
        self.ways.append("whole")
        return self.inferences.whole(live, marks)

    def changed(
        self, live: Store, marks: Mapping[NamedNode, str], standing: Standing, documents: Collection[NamedNode]
    ) -> Graphs:
        self.ways.append("changed")
        for name, quads in self.inferences.changed(live, marks, standing, documents):
            self.drawn.append(name)
            yield name, quads


@pytest.fixture(scope="module")
def documents(samples: Path) -> Documents:
    graph = open_snapshot(current(samples))
    names = sorted((name for name, _ in digests(graph) if is_document(name)), key=str)
    return {name: list(graph.quads_for_pattern(None, None, None, name)) for name in names}


@pytest.fixture(scope="module")
def whole(documents: Documents, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """All inferences from all documents, as lines."""
    return published(tmp_path_factory.mktemp("whole"), documents)


def opened_store(path: Path, inferrer: Noting | Inferences | None) -> GraphStore:
    return GraphStore.open(path, ONTOLOGY / "rules", None, inferrer)


def published(path: Path, documents: Documents) -> set[str]:
    with opened_store(path, Inferences()) as store:
        store.curate(curated_quads(ONTOLOGY))
        for name, quads in documents.items():
            store.replace(name, quads, ())
        snapshot = store.publish()
        assert not store.damaged()
        return inferred(snapshot)


def inferred(snapshot: Snapshot) -> set[str]:
    return {str(quad) for quad in open_snapshot(snapshot) if is_inferred(quad.graph_name)}


def test_samples_let_every_rule_draw_something(whole: set[str]) -> None:
    rules = {line.rpartition("/inferred/")[2].partition("/")[0] for line in whole}
    assert rules == {rule.name for rule in Inferences().rules}


def test_one_by_one_or_all_at_once(documents: Documents, whole: set[str], tmp_path: Path) -> None:
    noting = Noting()
    with opened_store(tmp_path, noting) as store:
        store.curate(curated_quads(ONTOLOGY))
        for number, (name, quads) in enumerate(documents.items()):
            store.replace(name, quads, ())
            if number + 2 >= len(documents) * 2 // 3:
                snapshot = store.publish()
        assert "changed" in noting.ways[-3:]
        assert inferred(snapshot) == whole
        first, *others = documents
        store.forget(first.value)
        assert not ready(snapshot)  # nobody waited for it
        opened(snapshot)
        snapshot = store.publish()
        without = inferred(snapshot)
        store.replace(first, documents[first], ())
        assert inferred(store.publish()) == whole
        assert not ready(snapshot)
        assert noting.ways[-2:] == ["changed", "changed"]
    assert without == published(tmp_path / "without", {name: documents[name] for name in others})
    assert without != whole


def test_only_blocks_that_a_change_touches_are_drawn(documents: Documents, whole: set[str], tmp_path: Path) -> None:
    noting = Noting()
    with opened_store(tmp_path, noting) as store:
        store.curate(curated_quads(ONTOLOGY))
        for name, quads in documents.items():
            store.replace(name, quads, ())
        store.publish()
        name = max(documents, key=lambda one: len(documents[one]))
        sure = next(quad for quad in documents[name] if quad.predicate == term("certainty"))
        other = next(term(word) for word in ("hedged", "certain") if term(word) != sure.object)
        noting.drawn.clear()
        store.replace(name, [quad for quad in documents[name] if quad != sure], ())
        store.replace(name, [*store.quads(name), Quad(sure.subject, sure.predicate, other, name)], ())
        one = inferred(store.publish())
        assert one == whole
        assert 0 < len(noting.drawn) < 15
        noting.drawn.clear()
        headline = next(quad for quad in documents[name] if quad.predicate.value.endswith("/headline"))
        store.replace(name, [quad for quad in store.quads(name) if quad != headline], ())
        assert inferred(store.publish()) == whole
        assert not noting.drawn


def test_every_inference_leads_back_to_statements(documents: Documents, whole: set[str]) -> None:
    said = {quad.subject.value for quads in documents.values() for quad in quads if isinstance(quad.subject, NamedNode)}
    rested = {line.split(" ")[2].strip("<>") for line in whole if "/prov#wasDerivedFrom>" in line}
    statements = {one for one in rested if "/id/statement/" in one}
    assert statements
    assert statements <= said


def test_what_a_crash_left_is_drawn_anew_and_nobody_leaves_none(
    documents: Documents, whole: set[str], tmp_path: Path
) -> None:
    published(tmp_path, documents)
    live = Store(tmp_path / "live")
    victim = next(name for name in live.named_graphs() if is_inferred(name))
    assert isinstance(victim, NamedNode)
    live.remove_graph(victim)
    for quad in live.quads_for_pattern(None, None, None, None):
        if quad.subject in {INFERRED_GRAPH, victim} and "graphDigest" in quad.predicate.value:
            live.remove(quad)
    del live
    with opened_store(tmp_path, Inferences()) as store:
        assert inferred(store.publish()) == whole
    with opened_store(tmp_path, None) as store:  # better none than those of other documents
        assert not inferred(store.publish())
        assert not store.damaged()


def test_rows_tell_the_same_as_graphs(samples: Path, documents: Documents) -> None:
    index = opened(current(samples))
    names = short_names(open_snapshot(index.snapshot))
    rows = of_rows(index, [row["id"] for row in index.rows("SELECT id FROM statement")])
    read = [report for quads in documents.values() for report in of_quads(quads, names)]
    assert {report.statement: report for report in rows.values()} == {report.statement: report for report in read}
