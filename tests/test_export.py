"""Sorted N-Quads: every quad, once, in its place."""

import io
from pathlib import Path

from pyoxigraph import RdfFormat, parse

from kg.export import EXPORTERS, Selection, Source
from kg.export.sorting import sorted_lines
from kg.names import SERVICE_GRAPH
from kg.store import GraphStore, current, open_snapshot
from tests.graphs import RULES, curated, graph, names, sample


def export(path: Path, order: list[str], form: str) -> tuple[bytes, int]:
    with GraphStore.open(path, RULES) as store:
        store.curate(curated())
        for name in order:
            document = graph(sample(name))
            store.replace(document.iri, document.quads, document.minted)
        snapshot = store.publish()
    out = io.BytesIO()
    count = EXPORTERS[form].write(Source(snapshot, Selection()), out)
    return out.getvalue(), count


def test_nquads_are_sorted_and_read_back_whole(tmp_path: Path) -> None:
    written, count = export(tmp_path, names(), "nquads")
    lines = written.decode().removesuffix("\n").split("\n")
    graphs = [line.rsplit(" ", 2)[1] for line in lines]
    assert graphs == sorted(graphs)
    for one in set(graphs):
        block = [line for line, graph in zip(lines, graphs, strict=True) if graph == one]
        assert block == sorted(block)
    assert len(lines) == count == len(set(lines))
    back = [quad for quad in parse(written, RdfFormat.N_QUADS) if quad.graph_name != SERVICE_GRAPH]
    assert sorted(map(str, back)) == sorted(map(str, open_snapshot(current(tmp_path))))


def test_more_lines_than_fit_are_sorted_on_disk() -> None:
    lines = [f"{number * 7919 % 1000} «ж» {'x' * (number % 50)}" for number in range(1000)]
    assert list(sorted_lines([*lines, *lines[:10]], run=64)) == sorted(lines)
