"""Every format is read back by a program that nobody here wrote, and says what the projection says.

The graph holds an article made to hurt: quotation marks, separators of every format, line breaks, right-to-left and
astral characters, a statement without day or stance, two statements on one edge.
"""

import csv
import io
import json
import os
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import igraph
import networkx as nx
import pandas as pd
import pytest
import rdflib
from lxml import etree  # type: ignore[import-untyped]
from ndex2.cx2 import RawCX2NetworkFactory
from pyoxigraph import RdfFormat, parse

from kg.export import EXPORTERS, Edges, Part, Projection, Selection, Source
from kg.export.columns import columns
from kg.export.network import Edge, Node, edges, nodes
from kg.export.statements import statements
from kg.index import Filters
from kg.model import Kind
from kg.names import CATALOG_GRAPH, MINTED_GRAPH, ONTOLOGY_GRAPH, SERVICE_GRAPH
from kg.places import ONTOLOGY
from kg.store import GraphStore, canonical, current
from tests.conformance import SUITES
from tests.graphs import RULES, curated, graph, names, sample

QUOTES = (
    'says; "no | never" \\ <b>&amp;</b>',
    "line one\nline two\tand a tab",
    "дипломатия \u202e مرحبا 𝕌nicode 🕊️ = +1",
    "the second of its kind, $a$ {b} %s",
    "without a day, 'it' is said",
)
HARD: dict[str, Any] = {
    "source": "hard;words|.txt",
    "language": "en",
    "headline": 'A "headline"; with | everything & <more>',
    "published": "2031-06-01",
    "publisher": "harbour-post",
    "chain": [],
    "text": "Žofie “Z” O’Hara; the | <First> " + " ~ ".join(QUOTES),
    "mentions": [{"name": "Žofie “Z” O’Hara; the | <First>", "actor": "zofie-ohara", "class": "Person"}],
    "statements": [
        {"kind": "demand", "speaker": "zofie-ohara", "target": "brunmark", "topic": "demand/open-the-strait"}
        | {"quote": QUOTES[0], "date": "2031-05-30"},
        {"kind": "threat", "speaker": "zofie-ohara", "target": "brunmark", "quote": QUOTES[1], "date": "2031-05-31"},
        {"kind": "rejection", "speaker": "zofie-ohara", "topic": "demand/withdraw-patrol-boats", "quote": QUOTES[2]},
        {"kind": "demand", "speaker": "zofie-ohara", "topic": "demand/open-the-strait", "quote": QUOTES[3]},
        {"kind": "support", "speaker": "zofie-ohara", "topic": "demand/open-the-strait", "quote": QUOTES[4]},
    ],
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store")
    publish(path, names())
    return path


def publish(path: Path, order: list[str]) -> None:
    with pytest.MonkeyPatch.context() as set_to, GraphStore.open(path, RULES) as store:
        set_to.setenv("SOURCE_DATE_EPOCH", "1700000000")  # as a reproducible build does
        store.curate(curated())
        for article in [*(sample(name) for name in order), HARD]:
            document = graph(article)
            store.replace(document.iri, document.quads, document.minted)
        store.publish()


def written(store: Path, form: str, **chosen: Any) -> bytes:
    out = io.BytesIO()
    source = Source(current(store), Selection(**chosen))
    assert EXPORTERS[form].write(source, out) > 0
    return out.getvalue()


def drawn(store: Path, **chosen: Any) -> tuple[dict[str, Node], dict[str, Edge]]:
    source = Source(current(store), Selection(**chosen))
    found = {node.id: node for node in nodes(source.index, source.selection)}
    return found, {edge.id: edge for edge in edges(source.index, source.selection)}


EVERY_NETWORK = pytest.mark.parametrize(
    "chosen",
    [
        {},
        {"edges": Edges.STATEMENT},
        {"projection": Projection.ACTOR_ACTOR},
        {"projection": Projection.STATEMENTS},
        {"projection": Projection.ACTOR_SUBTRACT},
        {"projection": Projection.TOPIC_CONGRUENCE},
        {"filters": Filters(kind=(Kind.DEMAND,), since="2031-05-11")},
    ],
    ids=["topics", "single", "actors", "statements", "agreement", "shared", "filtered"],
)


def test_the_hard_article_is_in_every_network(store: Path) -> None:
    found, lines = drawn(store)
    assert found["actor/zofie-ohara"].label == "Žofie “Z” O’Hara; the | <First>"
    assert max(edge.weight for edge in lines.values() if edge.source == "actor/zofie-ohara") == 2
    assert {QUOTES[2], QUOTES[4]} <= {edge.words for edge in lines.values()}


# ---------------------------------------------------------------- files of networks


@EVERY_NETWORK
def test_gexf_is_read_by_networkx_with_days_and_weights(store: Path, chosen: dict[str, Any]) -> None:
    found, lines = drawn(store, **chosen)
    back = nx.read_gexf(io.BytesIO(written(store, "gexf", **chosen)))
    assert {name: data["label"] for name, data in back.nodes(data=True)} == {n.id: n.label for n in found.values()}
    assert back.number_of_edges() == len(lines)
    for source, target, data in back.edges(data=True):
        edge = lines[data["id"]]
        assert (source, target, data["weight"], data["kind"]) == (edge.source, edge.target, edge.weight, edge.kind)
        assert data.get("stance") == edge.stance
        assert data["statements"] == f"[{', '.join(edge.statements)}]"
        assert data["words"] == edge.words
        days = [day for day in dict.fromkeys(edge.days) if day]
        assert data.get("spells", []) == [(day, day) for day in days]


@EVERY_NETWORK
def test_gexf_is_valid(store: Path, chosen: dict[str, Any]) -> None:
    """Against the official schema and grammar where they are at hand: docs/exports.md says how they are made."""
    folder = SUITES / "gexf-1.3"
    if not (folder / "gexf.xsd").exists():
        pytest.skip(f"GEXF's schema is not in {folder}; COMMUNIQUE_CONFORMANCE may name another folder")
    document = etree.fromstring(written(store, "gexf", **chosen))
    etree.XMLSchema(etree.parse(folder / "gexf.xsd")).assertValid(document)
    etree.RelaxNG(etree.parse(folder / "gexf.rng")).assertValid(document)


@EVERY_NETWORK
def test_gexf_is_as_narrow_as_our_own_grammar(store: Path, chosen: dict[str, Any]) -> None:
    """Ours is part of the official one, and always at hand: elements, attributes, and types as we use them."""
    grammar = etree.RelaxNG(etree.parse(Path(__file__).parent / "data" / "export" / "gexf-as-written.rng"))
    grammar.assertValid(etree.fromstring(written(store, "gexf", **chosen)))


@EVERY_NETWORK
def test_graphml_is_read_by_networkx_and_igraph(store: Path, tmp_path: Path, chosen: dict[str, Any]) -> None:
    found, lines = drawn(store, **chosen)
    text = written(store, "graphml", **chosen)
    back = nx.parse_graphml(text.decode())
    assert {name: data["label"] for name, data in back.nodes(data=True)} == {n.id: n.label for n in found.values()}
    for source, target, key, data in back.edges(keys=True, data=True) if back.is_multigraph() else _simple(back):
        edge = lines[key]
        assert (source, target, data["weight"], data["words"]) == (edge.source, edge.target, edge.weight, edge.words)
        assert data["statements"].split(" ") == list(edge.statements)
        assert data.get("stance") == edge.stance
    assert back.graph["snapshot"] == current(store).id
    (tmp_path / "network.graphml").write_bytes(text)
    other = igraph.Graph.Read_GraphML(str(tmp_path / "network.graphml"))
    assert other.is_directed() == Selection(**chosen).projection.is_directed()
    assert dict(zip(other.vs["id"], other.vs["label"], strict=True)) == {n.id: n.label for n in found.values()}
    assert sorted(other.es["words"]) == sorted(edge.words or "" for edge in lines.values())
    assert sum(other.es["weight"]) == sum(edge.weight for edge in lines.values())


def _simple(back: Any) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    return ((source, target, data["id"], data) for source, target, data in back.edges(data=True))


def test_networks_without_direction_are_told_so(store: Path, tmp_path: Path) -> None:
    """Those of common stands: docs/discourse-networks.md."""
    chosen: dict[str, Any] = {"projection": Projection.ACTOR_CONGRUENCE}
    _, lines = drawn(store, **chosen)
    assert lines
    text = written(store, "graphml", **chosen)
    (tmp_path / "network.graphml").write_bytes(text)
    read = [nx.read_gexf(io.BytesIO(written(store, "gexf", **chosen))), nx.parse_graphml(text.decode())]
    read.append(nx.cytoscape_graph(json.loads(written(store, "cyjs", **chosen))))
    assert not any(back.is_directed() for back in read)
    assert not igraph.Graph.Read_GraphML(str(tmp_path / "network.graphml")).is_directed()
    assert written(store, "dot", **chosen).startswith(b"graph ")
    ends = {frozenset((edge.source, edge.target)) for edge in lines.values()}
    assert all({frozenset(pair) for pair in nx.Graph(back).edges()} == ends for back in read)


def test_yed_finds_a_label_a_shape_and_a_place_for_each_node(store: Path) -> None:
    tree = etree.fromstring(written(store, "graphml"))
    y = {"y": "http://www.yworks.com/xml/graphml", "g": "http://graphml.graphdrawing.org/xmlns"}
    found, _ = drawn(store)
    labels = tree.xpath("//g:node/g:data/y:ShapeNode/y:NodeLabel/text()", namespaces=y)
    assert labels == [node.label for node in found.values()]
    places = tree.xpath("//y:Geometry", namespaces=y)
    assert len({(place.get("x"), place.get("y")) for place in places}) == len(found)
    (key,) = tree.xpath("//g:key[@yfiles.type='nodegraphics']/@id", namespaces=y)
    assert tree.xpath(f"count(//g:node/g:data[@key='{key}'])", namespaces=y) == len(found)


@EVERY_NETWORK
def test_cx2_is_read_by_ndex2_with_types_and_lists(store: Path, chosen: dict[str, Any]) -> None:
    found, lines = drawn(store, **chosen)
    back = RawCX2NetworkFactory().get_cx2network(json.loads(written(store, "cx2", **chosen)))
    by_number = {number: node["v"] for number, node in back.get_nodes().items()}
    assert {v["communique_id"]: v["name"] for v in by_number.values()} == {n.id: n.label for n in found.values()}
    assert len(back.get_edges()) == len(lines)
    for line in back.get_edges().values():
        edge = lines[line["v"]["communique_id"]]
        assert (by_number[line["s"]]["communique_id"], by_number[line["t"]]["communique_id"]) == edge[1:3]
        assert (line["v"]["weight"], line["v"]["statements"]) == (edge.weight, list(edge.statements))
        assert line["v"].get("stance") == edge.stance
    assert back.get_network_attributes()["version"] == current(store).id


@EVERY_NETWORK
def test_cytoscape_json_is_read_by_networkx(store: Path, chosen: dict[str, Any]) -> None:
    found, lines = drawn(store, **chosen)
    back = nx.cytoscape_graph(json.loads(written(store, "cyjs", **chosen)))
    assert {name: data["name"] for name, data in back.nodes(data=True)} == {n.id: n.label for n in found.values()}
    told = {data["id"]: data for *_, data in back.edges(data=True)}
    assert told.keys() == lines.keys()
    assert all(
        told[edge.id]["days"] == list(edge.days) and told[edge.id]["words"] == edge.words for edge in lines.values()
    )


@EVERY_NETWORK
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_dot_is_read_by_pydot(store: Path, chosen: dict[str, Any]) -> None:
    import pydot

    found, lines = drawn(store, **chosen)
    back = (pydot.graph_from_dot_data(written(store, "dot", **chosen).decode()) or [])[0]
    named = {_unquoted(node.get_name()): node for node in back.get_nodes()}
    assert {n.id: n.label for n in found.values()} == {name: _unquoted(named[name].get("label")) for name in found}
    assert len(back.get_edges()) == len(lines)
    for line in back.get_edges():
        edge = lines[_unquoted(line.get("key"))]
        assert (_unquoted(line.get_source()), _unquoted(line.get_destination())) == (edge.source, edge.target)
        assert _unquoted(line.get("words")) == edge.words


def _unquoted(text: object) -> str:
    return str(text)[1:-1].replace('\\"', '"').replace("\\n", "\n").replace("\\\\", "\\")


@EVERY_NETWORK
def test_neo4j_gets_headers_ends_and_types(store: Path, chosen: dict[str, Any]) -> None:
    """Read as neo4j-admin's documentation says; there is no Neo4j here to read it."""
    found, lines = drawn(store, **chosen)
    with zipfile.ZipFile(io.BytesIO(written(store, "neo4j", **chosen))) as held:
        assert "neo4j-admin database import full" in held.read("README.md").decode()
        vertices = pd.read_csv(held.open("nodes.csv"), keep_default_na=False, dtype=str)
        links = pd.read_csv(held.open("relationships.csv"), keep_default_na=False, dtype=str)
    assert [name for name in vertices if ":ID" in name or name == ":LABEL"] == ["id:ID", ":LABEL"]
    assert dict(zip(vertices["id:ID"], vertices["label"], strict=True)) == {n.id: n.label for n in found.values()}
    assert {*links[":START_ID"], *links[":END_ID"]} <= {*vertices["id:ID"]}
    assert all(kind == kind.upper() and "-" not in kind for kind in links[":TYPE"])
    for row in links.to_dict("records"):
        edge = lines[row["id"]]
        assert row["statements:string[]"].split(";") == list(edge.statements)
        assert (row["words"], int(row["weight:long"]), row["first:date"]) == (edge.words, edge.weight, edge.first or "")


# ---------------------------------------------------------------- tables


@EVERY_NETWORK
def test_csv_and_parquet_are_read_by_pandas_and_hold_the_same(store: Path, chosen: dict[str, Any]) -> None:
    found, lines = drawn(store, **chosen)
    for part, rows in ((Part.NODES, found), (Part.EDGES, lines)):
        typed = pd.read_parquet(io.BytesIO(written(store, "parquet", part=part, **chosen)))
        plain = pd.read_csv(io.BytesIO(written(store, "csv", part=part, **chosen)), keep_default_na=False, dtype=str)
        assert list(typed) == list(plain) == [column.name for column in columns(part.value)]
        assert list(typed["id"]) == list(plain["id"]) == list(rows)
        for row, told in zip(plain.to_dict("records"), typed.to_dict("records"), strict=True):
            values = rows[row["id"]]
            for column, value in zip(columns(part.value), values, strict=True):
                cell = told[column.name]
                if column.type == "list":
                    assert list(cell) == list(value)  # type: ignore[arg-type]
                    assert row[column.name] == "|".join(value)  # type: ignore[arg-type]
                elif value is None:
                    assert cell is None or cell != cell  # noqa: PLR0124 - not a number
                    assert row[column.name] == ""
                else:
                    assert str(cell) == row[column.name] == str(value)


def test_statements_are_one_table_with_everything(store: Path) -> None:
    chosen: dict[str, Any] = {"projection": Projection.STATEMENTS}
    source = Source(current(store), Selection(**chosen))
    rows = {one.id: one for one in statements(source.index, source.selection)}
    with zipfile.ZipFile(io.BytesIO(written(store, "parquet", **chosen))) as held:
        table = pd.read_parquet(io.BytesIO(held.read("statements.parquet")))
    assert set(table["id"]) == set(rows)
    assert len(rows) == sum(len(sample(name)["statements"]) for name in names()) + len(HARD["statements"])
    hard = table[table["words"] == QUOTES[1]].iloc[0]
    assert (list(hard["speakers"]), list(hard["targets"]), hard["kind"]) == (
        ["actor/zofie-ohara"],
        ["actor/brunmark"],
        "threat",
    )
    assert pd.isna(hard["stance"])
    assert hard["headline"] == HARD["headline"]
    undated = table[table["words"] == QUOTES[2]].iloc[0]
    assert (str(undated["day"]), undated["dated"]) == ("2031-06-01", "published")


def test_a_package_says_what_its_columns_mean(store: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(written(store, "csv"))) as held:
        told = json.loads(held.read("datapackage.json"))
        for resource in told["resources"]:
            header = next(csv.reader(io.TextIOWrapper(held.open(resource["path"]), "utf-8")))
            assert header == [field["name"] for field in resource["schema"]["fields"]]
            assert all(field["description"] for field in resource["schema"]["fields"])
        assert f"snapshot: {current(store).id}" in held.read("README.txt").decode()


def test_dna_gets_its_event_list_and_texts_that_hold_the_quotations(store: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(written(store, "dna"))) as held:
        events = pd.read_csv(held.open("eventlist.csv"), sep=";", keep_default_na=False)
        documents = pd.read_csv(held.open("documents.csv"), keep_default_na=False).set_index("document_id")
        coded = pd.read_csv(held.open("statements.csv"), keep_default_na=False)
        assert "dna_addStatement" in held.read("import.R").decode()
    dna = ["statement ID", "time", "document ID", "document title", "author", "source", "section", "type", "text"]
    assert list(events)[: len(dna) + 4] == [*dna, "person", "organization", "concept", "agreement"]
    for name in ("dna_eventlist", "dna_documents", "dna_statements"):
        held_columns = {"dna_eventlist": events, "dna_documents": documents.reset_index(), "dna_statements": coded}[
            name
        ]
        assert [column.name for column in columns(name)] == list(held_columns)
    said = {row["statement ID"]: row for row in events.to_dict("records")}
    for row in coded.to_dict("records"):
        text = documents.loc[row["document_id"], "text"].encode("utf-16-le")
        event = said[row["statement_id"]]
        assert text[2 * row["start"] : 2 * row["stop"]].decode("utf-16-le") == event["text"]
        assert (row["person"], row["concept"], row["agreement"]) == (
            event["person"],
            event["concept"],
            event["agreement"],
        )
    hard = events[events["text"] == QUOTES[2]].iloc[0]
    assert (hard["person"], hard["agreement"], hard["time"]) == (
        "Žofie “Z” O’Hara; the | <First>",
        0,
        "2031-06-01 00:00:00",
    )
    assert set(events["agreement"]) == {0, 1}


# ---------------------------------------------------------------- RDF


@pytest.mark.parametrize(("form", "name"), [("nquads", "nquads"), ("trig", "trig"), ("jsonld", "json-ld")])
@pytest.mark.parametrize("chosen", [{}, {"filters": Filters(speaker=("zofie-ohara",))}], ids=["everything", "chosen"])
def test_rdf_is_read_by_rdflib_quad_for_quad(store: Path, form: str, name: str, chosen: dict[str, Any]) -> None:
    told = list(parse(written(store, "nquads", **chosen), RdfFormat.N_QUADS))
    back = rdflib.Dataset()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        back.parse(data=written(store, form, **chosen), format=name)
        again = back.serialize(format="nquads")
    read = parse(again, RdfFormat.N_QUADS)
    assert canonical(read) == canonical(told)
    whole = {str(quad) for quad in Source(current(store), Selection()).graph}
    rest = {str(quad) for quad in told if quad.graph_name != SERVICE_GRAPH}
    assert rest <= whole
    assert (rest == whole) == (not chosen)


def test_chosen_statements_come_with_all_they_rest_on_and_no_others(store: Path) -> None:
    back = list(parse(written(store, "nquads", filters=Filters(speaker=("zofie-ohara",))), RdfFormat.N_QUADS))
    held = {str(quad.subject) for quad in back}
    source = Source(current(store), Selection(filters=Filters(speaker=("zofie-ohara",))))
    own = {f"<{one.iri}>" for one in statements(source.index, source.selection)}
    assert {name for name in held if "/id/statement/" in name} == own
    quoted = {quad.object.value for quad in back if quad.predicate.value.endswith("oa#exact")}
    assert quoted == set(QUOTES)
    assert any(quad.graph_name == MINTED_GRAPH and "zofie-ohara" in str(quad.subject) for quad in back)
    assert not any(quad.graph_name == CATALOG_GRAPH for quad in back)


@pytest.mark.parametrize("chosen", [{}, {"filters": Filters(speaker=("zofie-ohara",))}], ids=["everything", "chosen"])
def test_turtle_is_one_ontology_that_imports_nothing(tmp_path: Path, chosen: dict[str, Any]) -> None:
    from kg.curated import curated_quads

    with GraphStore.open(tmp_path / "store", RULES) as made:
        made.curate(curated_quads(ONTOLOGY))
        document = graph(HARD)
        made.replace(document.iri, document.quads, document.minted)
        made.publish()
    back = rdflib.Graph().parse(data=written(tmp_path / "store", "turtle", **chosen), format="turtle")
    owl, oa = (rdflib.Namespace(f"http://www.w3.org/{name}#") for name in ("2002/07/owl", "ns/oa"))
    (header,) = back.subjects(rdflib.RDF.type, owl.Ontology)
    assert current(tmp_path / "store").id in {str(value) for value in back.objects(header, rdflib.DCTERMS.identifier)}
    assert not list(back.triples((None, owl.imports, None)))
    assert not [s for s, p, o in back if "shacl#" in f"{p}{o}"]
    classes = set(back.subjects(rdflib.RDF.type, owl.Class))
    typed = {kind for one in back.subjects(oa.exact) for kind in back.objects(one, rdflib.RDF.type)}
    assert typed <= classes
    _read_by_owlready(tmp_path, back)


def _read_by_owlready(folder: Path, back: rdflib.Graph) -> None:
    import owlready2

    file = folder / "export.rdf"
    back.serialize(file, format="xml")
    world = owlready2.World()
    read = world.get_ontology(file.as_uri()).load()
    demanded = world["https://w3id.org/communique/ontology#DemandStatement"]
    assert {one.iri.split("/")[-2] for one in read.search(type=demanded)} == {"statement"}


# ---------------------------------------------------------------- the same bytes


@pytest.mark.parametrize("form", EXPORTERS)
def test_the_same_graph_gives_the_same_bytes(store: Path, tmp_path: Path, form: str) -> None:
    publish(tmp_path / "again", names()[::-1])
    assert written(store, form) == written(tmp_path / "again", form)


def test_no_path_of_this_machine_is_in_a_file(store: Path) -> None:
    for form in EXPORTERS:
        assert os.fsencode(store) not in written(store, form)
    assert ONTOLOGY_GRAPH.value.encode() in written(store, "nquads")
