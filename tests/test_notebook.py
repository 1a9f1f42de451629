"""The graph in notebooks: the same answers from a folder and from a server, values of Python, errors that help."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Literal

import networkx
import pytest

import kg
from kg.errors import ExtraError, KGError, NoAnswerError, NoGraphError, NoSnapshotError
from kg.notebook import Graph, Rows
from tests.graphs import names
from tests.servers import build, served


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Graph, Graph]]:
    """The same invented news, from a folder and from a server."""
    store = tmp_path_factory.mktemp("notebook") / "store"
    build(store)
    with served(store) as client:
        yield kg.open(store), kg.open(str(client.base_url))


@pytest.fixture(params=["folder", "server"])
def graph(both: tuple[Graph, Graph], request: pytest.FixtureRequest) -> Graph:
    return both[request.param == "server"]


VALUES = """
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT ?whole ?broken ?exact ?yes ?day ?early ?words ?iri ?none WHERE {
  VALUES (?whole ?broken ?exact ?yes ?day ?early ?words ?iri ?none) {
  (7 1.5e0 2.5 true "2021-12-07"^^xsd:date "-0005-01-01"^^xsd:date "kata"@id <https://example.org/> UNDEF) } }
"""


def test_importing_kg_loads_no_room() -> None:
    heavy = "{'pyoxigraph', 'rdflib', 'pandas', 'networkx', 'kg.notebook', 'kg.store', 'fastapi', 'typer'}"
    code = f"import sys, kg; print(sorted({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_values_are_of_python(graph: Graph) -> None:
    row = graph.query(VALUES)[0]
    assert tuple(row) == (7, 1.5, 2.5, True, date(2021, 12, 7), "-0005-01-01", "kata", "https://example.org/", None)
    assert [type(value) for value in row[:4]] == [int, float, float, bool]
    assert (row.day, row["words"]) == (date(2021, 12, 7), "kata")


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("who-demands-what-of-whom", {}),
        ("actor-timeline", {"actor": "mira-halden"}),
        ("demands-by-actor", {"actor": "mira-halden", "since": date(2021, 1, 1)}),
        ("SELECT ?s ?o WHERE { ?s a ?o } ORDER BY ?s ?o", {}),
        ("CONSTRUCT WHERE { ?s <https://schema.org/headline> ?o }", {}),
    ],
)
def test_folder_and_server_answer_alike(both: tuple[Graph, Graph], question: str, values: dict[str, object]) -> None:
    one, other = (graph.query(question, **values) for graph in both)
    assert len(one) > 0
    assert one == other


def test_folder_and_server_offer_the_same_queries_of_the_same_snapshot(both: tuple[Graph, Graph]) -> None:
    assert both[0].queries() == both[1].queries()
    assert both[0].snapshot == both[1].snapshot


def test_yes_and_no(graph: Graph) -> None:
    assert graph.ask("ASK { ?s ?p ?o }") is True
    assert graph.ask("ASK { ?s ?s ?s }") is False


@pytest.mark.parametrize(
    ("question", "values", "told"),
    [
        ("SELECT ?x WHERE { ?x a }", {}, "Line 1, column 24"),
        ("ASK {}", {}, "g.ask"),
        ("INSERT DATA { <a:a> <a:a> <a:a> }", {}, ""),
        ("SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", {}, "other servers"),
        ("no-such-query", {}, "who-demands-what-of-whom"),
        ("demands-by-actor", {"actor": "mira-haldn"}, "mira-halden"),
        ("demands-by-actor", {}, "is missing"),
        ("ASK {}", {"actor": "nato"}, "saved queries"),
    ],
)
def test_errors_say_what_to_do(graph: Graph, question: str, values: dict[str, object], told: str) -> None:
    with pytest.raises(KGError) as caught:
        graph.query(question, **values)
    assert told in str(caught.value)


def test_rows_are_no_answer_to_yes_or_no(graph: Graph) -> None:
    with pytest.raises(NoAnswerError, match=r"g\.query"):
        graph.ask("SELECT * { ?s ?p ?o } LIMIT 1")


def test_what_cannot_be_opened_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoGraphError, match="no such folder"):
        kg.open(tmp_path / "absent")
    with pytest.raises(NoSnapshotError, match="kg build"):
        kg.open(tmp_path)
    with pytest.raises(NoGraphError, match="kg serve"):
        kg.open("http://127.0.0.1:9")


ENDLESS = """
import sys, kg
g = kg.open(sys.argv[1])
print("asking", flush=True)
try:
    g.query("SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }")
except KeyboardInterrupt:
    print("stopped", g.ask("ASK { ?s ?p ?o }"), flush=True)
"""


def test_waiting_for_a_folder_can_be_broken_off(tmp_path: Path) -> None:
    build(tmp_path / "store", names()[0])
    command = [sys.executable, "-c", ENDLESS, str(tmp_path / "store")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "asking\n"
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        assert process.stdout.readline() == "stopped True\n"
        assert process.wait(10) == 0


def test_a_data_frame_holds_the_same(graph: Graph) -> None:
    rows = graph.query("who-demands-what-of-whom")
    frame = rows.frame()
    assert list(frame.columns) == list(rows.columns)
    assert frame["documents"].sum() == sum(rows["documents"])
    with pytest.raises(ExtraError, match=r"communique\[notebook\]"):
        rows.frame("polars")


def test_rdflib_asks_the_same_graph(both: tuple[Graph, Graph]) -> None:
    question = "SELECT (COUNT(*) AS ?n) WHERE { ?s <https://w3id.org/communique/ontology#speaker> ?o }"
    counts = [int(next(iter(graph.rdflib().query(question)))[0]) for graph in both]  # type: ignore[index,arg-type]
    assert counts == [both[0].query(question)[0].n] * 2
    assert counts[0] > 0


LOOK_UPS: dict[str, Callable[[Graph], Rows]] = {
    "actors": lambda g: g.actors(),
    "actors by name": lambda g: g.actors("Halden"),
    "actors of demands": lambda g: g.actors(kind="demand", limit=2),
    "demands": lambda g: g.demands(),
    "issues": lambda g: g.issues(),
    "statements": lambda g: g.statements(limit=None),
    "statements chosen": lambda g: g.statements(speaker="mira-halden", kind=["demand", "threat"], order="day"),
    "positions": lambda g: g.positions("mira-halden"),
    "compare": lambda g: g.compare("mira-halden", "oskar-lind"),
    "stands": lambda g: g.demand("open-the-strait").stands,
    "exchange": lambda g: g.demand("open-the-strait").exchange,
}


@pytest.mark.parametrize("look_up", LOOK_UPS.values(), ids=LOOK_UPS)
def test_look_ups_in_folder_and_server_are_alike(both: tuple[Graph, Graph], look_up: Callable[[Graph], Rows]) -> None:
    one, other = (look_up(graph) for graph in both)
    assert len(one) > 0
    assert one == other
    assert one.items == other.items
    assert one.total == other.total


def test_a_list_says_how_many_there_are(graph: Graph) -> None:
    rows = graph.statements(limit=2)
    assert len(rows) == 2
    assert rows.truncated
    assert f"2 of {rows.total} rows" in repr(rows)
    assert rows.total == len(graph.statements(limit=None))


def test_a_list_is_the_same_in_small_pages(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = graph.statements(limit=None)
    monkeypatch.setattr("kg.notebook.questions.MOST", 2)
    assert graph.statements(limit=None).items == whole.items
    assert graph.statements(limit=5).items == whole.items[:5]


def test_statements_have_their_words_and_their_source(graph: Graph) -> None:
    row = graph.statements(speaker="mira-halden")[0]
    assert isinstance(row.day, date)
    assert row.speaker_ids == ("mira-halden",)
    assert row.words
    assert row.headline
    assert row.iri.endswith(row.id)


@pytest.mark.parametrize(
    ("look_up", "told"),
    [
        (lambda g: g.positions("Halden"), "mira-halden (Mira Halden)"),
        (lambda g: g.compare("mira-halden", "mira-haldn"), "mira-halden"),
        (lambda g: g.demand("the strait"), "open-the-strait"),
        (lambda g: g.statements(speeker="mira-halden"), "Did you mean speaker"),
        (lambda g: g.statements(kind="demanded"), "red-line"),
        (lambda g: g.statements(since="yesterday"), "YYYY-MM-DD"),
        (lambda g: g.network("actors"), "actor-topic"),
    ],
)
def test_wrong_look_ups_say_what_to_do(graph: Graph, look_up: Callable[[Graph], object], told: str) -> None:
    with pytest.raises(KGError, match=told.replace("(", "[(]").replace(")", "[)]")):
        look_up(graph)


@pytest.mark.parametrize("projection", ["actor-topic", "actor-actor"])
def test_a_network_is_the_same_and_survives_files(
    both: tuple[Graph, Graph], projection: Literal["actor-topic", "actor-actor"], tmp_path: Path
) -> None:
    one, other = (graph.network(projection) for graph in both)
    assert one.number_of_edges() > 2
    assert networkx.utils.graphs_equal(one, other)
    networkx.write_graphml(one, tmp_path / "x.graphml")
    networkx.write_gexf(one, tmp_path / "x.gexf")
    for read in (networkx.read_graphml(tmp_path / "x.graphml"), networkx.read_gexf(tmp_path / "x.gexf")):
        assert {frozenset(edge[:2]) for edge in read.edges} == {frozenset(edge[:2]) for edge in one.edges}
        name = next(iter(one.nodes))
        assert read.nodes[name]["label"] == one.nodes[name]["label"]
    assert one.graph == {"projection": projection, "snapshot": both[0].snapshot.id}
    assert both[0].network(projection, limit=1).number_of_edges() == 1


def test_a_citation_names_the_snapshot_and_the_question(graph: Graph) -> None:
    told = graph.cite("who-demands-what-of-whom")
    assert graph.snapshot.id in told
    assert str(graph.snapshot.published.date()) in told
    assert "who-demands-what-of-whom" in told


def test_tables_show_words_and_escape_them() -> None:
    rows = Rows(("iri", "words"), [("https://example.org/?a&b", "<script>alert(1)</script>"), (None, "x" * 80)] * 15)
    shown = rows._repr_html_()
    assert "<script>" not in shown
    assert '<a href="https://example.org/?a&amp;b"' in shown
    assert "30 rows, the first 20 shown" in shown
    assert "30 rows" in repr(rows)
    assert max(map(len, repr(rows).splitlines())) < 100


def test_rows_are_sequences() -> None:
    rows = Rows(("a", "b"), [(1, 2), (3, 4)])
    assert rows["b"] == [2, 4]
    assert rows[1:] == Rows(("a", "b"), [(3, 4)])
    assert rows[0].asdict() == {"a": 1, "b": 2}
    with pytest.raises(AttributeError, match="columns: a, b"):
        _ = rows[0].c
