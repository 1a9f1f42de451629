"""/network: the projection of statements to nodes and edges, as the page draws it and files hold it."""

from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from kg.export import Edges, Projection, Selection
from kg.export.columns import columns
from kg.export.network import Edge, Node, edges, nodes
from kg.index import Filters, Index, opened
from kg.model import Kind
from kg.store import current
from tests.servers import build, served


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store")
    build(path)
    return path


@pytest.fixture(scope="module")
def index(store: Path) -> Index:
    return opened(current(store))


@pytest.fixture(scope="module")
def client(store: Path) -> Iterator[httpx2.Client]:
    with served(store) as client:
        yield client


@pytest.mark.parametrize("projection", Projection)
@pytest.mark.parametrize("mode", Edges)
def test_every_edge_has_its_nodes_and_every_node_an_edge(
    index: Index, samples: Path, projection: Projection, mode: Edges
) -> None:
    chosen = Selection(projection=projection, edges=mode)
    if projection is Projection.ANSWERS:  # nobody answers in the invented news
        index = opened(current(samples))
    found, drawn = list(nodes(index, chosen)), list(edges(index, chosen))
    assert drawn
    assert {node.id for node in found} == {end for edge in drawn for end in (edge.source, edge.target)}
    assert len({edge.id for edge in drawn}) == len(drawn)
    assert [node.id for node in found] == list(dict.fromkeys(node.id for node in found))


def test_rows_are_as_the_columns_say() -> None:
    assert [column.name.replace("class", "sort") for column in columns("nodes")] == list(Node._fields)
    assert [column.name for column in columns("edges")] == list(Edge._fields)


def test_an_aggregated_edge_stands_for_all_its_statements(index: Index) -> None:
    single = list(edges(index, Selection(edges=Edges.STATEMENT)))
    grouped = list(edges(index, Selection()))
    assert sum(edge.weight for edge in grouped) == len(single)
    for edge in grouped:
        alike = [one for one in single if _ends(one) == _ends(edge)]
        assert edge.weight == len(alike) == len(edge.statements)
        assert sorted(edge.statements) == sorted(iri for one in alike for iri in one.statements)
        assert dict(zip(edge.statements, edge.days, strict=True)) == {one.statements[0]: one.days[0] for one in alike}
        dated = sorted(filter(None, edge.days))
        assert (edge.first, edge.last) == ((dated[0], dated[-1]) if dated else (None, None))


def test_an_edge_is_what_a_statement_says(index: Index) -> None:
    """Against the rows themselves: speaker and content of each statement."""
    rows = index.rows(
        "SELECT s.iri, a.slug AS who, t.slug AS what FROM statement s JOIN role x ON x.statement = s.id"
        " AND x.role = 'speaker' JOIN role y ON y.statement = s.id AND y.role = 'content'"
        " JOIN thing a ON a.id = x.thing JOIN thing t ON t.id = y.thing"
    )
    said = {(row["iri"], row["who"], row["what"]) for row in rows}
    drawn = edges(index, Selection(edges=Edges.STATEMENT))
    assert {(e.statements[0], e.source.split("/")[1], e.target.split("/")[1]) for e in drawn} == said


def test_filters_keep_the_ends_to_what_they_name(index: Index) -> None:
    every = list(edges(index, Selection()))
    one = every[0]
    topic, speaker = one.target.split("/")[1], one.source.split("/")[1]
    by_topic = list(edges(index, Selection(filters=Filters(topic=(topic,)))))
    assert by_topic == [edge for edge in every if edge.target == one.target]
    by_speaker = list(edges(index, Selection(filters=Filters(speaker=(speaker,), kind=(Kind(one.kind),)))))
    assert by_speaker == [edge for edge in every if edge.source == one.source and edge.kind == one.kind]


def test_the_page_gets_the_heaviest_edges(client: httpx2.Client, index: Index) -> None:
    whole = client.get("/network").raise_for_status()
    told = whole.json()
    assert whole.headers["x-snapshot"] == told["snapshot"]
    assert not told["truncated"]
    drawn = {edge.id: edge for edge in edges(index, Selection())}
    assert {edge["id"] for edge in told["edges"]} == drawn.keys()
    weights = [edge["weight"] for edge in told["edges"]]
    assert weights == sorted(weights, reverse=True)
    part = client.get("/network", params={"limit": 1, "lang": "id"}).json()
    assert part["truncated"]
    assert part["edges"] == told["edges"][:1]
    assert {node["id"] for node in part["nodes"]} == {part["edges"][0]["source"], part["edges"][0]["target"]}
    for statement in part["edges"][0]["statements"]:
        assert client.get(f"/statements/{statement}").status_code == 200


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("kind=demnd", 422, "kind: Input should be 'demand', 'red-line'"),
        ("projection=all", 422, "'actor-topic', 'actor-actor' or 'answers'"),
        ("speeker=nato", 422, "speeker"),
        ("from=yesterday", 422, "from"),
        ("speaker=nobody-of-that-name", 404, "no actor 'nobody-of-that-name'"),
        ("limit=0", 422, "limit"),
    ],
)
def test_what_is_wrong_is_named(client: httpx2.Client, query: str, status: int, words: str) -> None:
    told = client.get(f"/network?{query}")
    assert told.status_code == status
    assert words in told.json()["detail"]


def _ends(edge: Edge) -> tuple[str, str, str, str | None]:
    return edge.source, edge.target, edge.kind, edge.stance
