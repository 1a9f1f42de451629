"""Exports: the same graph gives the same bytes, and every byte can be read back."""

import io
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from kg.export import EXPORTERS, Selection, Source
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


@pytest.mark.parametrize("form", EXPORTERS)
def test_the_same_graph_gives_the_same_bytes(tmp_path: Path, form: str) -> None:
    first, count = export(tmp_path / "a", names(), form)
    second, _ = export(tmp_path / "b", names()[::-1], form)
    assert first == second
    assert count > 0


def test_nquads_are_sorted_and_read_back_whole(tmp_path: Path) -> None:
    written, count = export(tmp_path, names(), "nquads")
    lines = written.decode().removesuffix("\n").split("\n")
    graphs = [line.rsplit(" ", 2)[1] for line in lines]
    assert graphs == sorted(graphs)
    for one in set(graphs):
        block = [line for line, graph in zip(lines, graphs, strict=True) if graph == one]
        assert block == sorted(block)
    assert len(lines) == count == len(set(lines))
    assert sorted(map(str, parse(written, RdfFormat.N_QUADS))) == sorted(map(str, open_snapshot(current(tmp_path))))
