"""The index says what the graph says, however it came to be."""

import random
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions

from kg.errors import OverrunError, StoreError
from kg.index import Index, opened, ready
from kg.names import actor_iri, document_iri, term
from kg.store import GraphStore, Snapshot, current, open_snapshot
from kg.store.ungated import UngatedStore
from tests.graphs import RULES, curated, graph, names, sample
from tests.servers import build, served, until

_LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
PREFIXES = """PREFIX cq: <https://w3id.org/communique/ontology#> PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX schema: <https://schema.org/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("index") / "store"
    build(path)
    return path


@pytest.fixture
def index(store: Path) -> Index:
    return opened(current(store))


def asked(snapshot: Snapshot, query: str) -> Counter[tuple[str | None, ...]]:
    found = open_snapshot(snapshot).query(PREFIXES + query, use_default_graph_as_union=True)
    assert isinstance(found, QuerySolutions)
    cells = [[row[v] for v in found.variables] for row in found]
    return Counter(tuple(None if c is None else str(getattr(c, "value", c)) for c in row) for row in cells)


def looked(index: Index, sql: str) -> Counter[tuple[str | None, ...]]:
    return Counter(tuple(None if cell is None else str(cell) for cell in row) for row in index.rows(sql))


SAME = {
    "statements": (
        "SELECT ?s ?kind ?document ?day ?stance WHERE { ?s a/skos:notation ?kind ; cq:reportedIn ?document ."
        " OPTIONAL { ?s cq:stance ?at BIND(STRAFTER(STR(?at), '#') AS ?stance) }"
        " OPTIONAL { ?s cq:utteredOn ?said } OPTIONAL { ?document schema:datePublished ?published }"
        " BIND(STR(COALESCE(?said, ?published, '')) AS ?day) }",
        "SELECT s.iri, kind, d.iri, day, stance FROM statement s JOIN document d ON d.id = s.document",
    ),
    "roles": (
        "SELECT ?s ?role ?thing WHERE { VALUES (?property ?role) { (cq:speaker 'speaker') (cq:target 'target')"
        " (cq:content 'content') (cq:about 'about') (cq:conveyedBy 'conveyedBy') (cq:citedFrom 'citedFrom') }"
        " ?s a/skos:notation ?kind ; ?property ?thing }",
        "SELECT s.iri, role, t.iri FROM role JOIN statement s ON s.id = statement JOIN thing t ON t.id = thing",
    ),
    "evidence": (
        "SELECT ?s ?start ?end ?words ?before ?after WHERE { ?s cq:evidence ?e . ?e oa:hasSelector ?place , ?quote ."
        " ?place oa:start ?start ; oa:end ?end . ?quote oa:exact ?words ; oa:prefix ?before ; oa:suffix ?after }",
        'SELECT s.iri, e.start, e."end", e.words, e.before, e.after'
        " FROM evidence e JOIN statement s ON s.id = statement",
    ),
    "chains": (
        "SELECT ?s ?report ?issuer WHERE { ?s a/skos:notation ?kind ."
        " { ?s cq:reportedIn ?at } UNION { ?s cq:citedReport/cq:citesSource* ?at }"
        " BIND(REPLACE(STR(?at), '^.*/', '') AS ?report) OPTIONAL { ?at cq:issuedBy ?issuer } }",
        "SELECT s.iri, report, t.iri FROM chain"
        " JOIN statement s ON s.id = statement LEFT JOIN thing t ON t.id = issuer",
    ),
    "documents": (
        "SELECT ?d ?source ?headline ?published ?outlet ?hash WHERE { ?d cq:sourceName ?source ; cq:textHash ?hash ."
        " OPTIONAL { ?d schema:headline ?headline } OPTIONAL { ?d schema:datePublished ?published }"
        " OPTIONAL { ?d cq:issuedBy ?outlet } }",
        "SELECT d.iri, source, headline, published, t.iri, hash FROM document d LEFT JOIN thing t ON t.id = outlet",
    ),
    "counts": (
        "SELECT ?actor (COUNT(DISTINCT ?s) AS ?made) WHERE { ?s cq:speaker ?actor } GROUP BY ?actor",
        "SELECT iri, made FROM thing WHERE made > 0",
    ),
    "names": (
        "SELECT DISTINCT ?actor ?name WHERE { ?m cq:refersTo ?actor ; cq:nameAsPrinted ?printed"
        " OPTIONAL { ?m cq:describedAs ?described } BIND(COALESCE(?described, ?printed) AS ?name) }",
        "SELECT DISTINCT t.iri, name FROM name JOIN thing t ON t.id = thing WHERE sort = 'printed'",
    ),
}


@pytest.mark.parametrize("what", SAME)
def test_rows_are_what_sparql_answers(index: Index, what: str) -> None:
    sparql, sql = SAME[what]
    expected = asked(index.snapshot, sparql)
    assert expected
    assert looked(index, sql) == expected


def content(index: Index) -> dict[str, Counter[tuple[str | None, ...]]]:
    """All that an index holds, without the numbers of rows."""
    found = {what: looked(index, sql) for what, (_, sql) in SAME.items()}
    found["things"] = looked(
        index, "SELECT iri, kind, slug, class, en, idn, ru, plain, made, received, mentioned FROM thing"
        " WHERE id IN (SELECT subject FROM fact UNION SELECT thing FROM role)"
    )  # fmt: skip
    facts = "SELECT t.iri, property, value, o.iri, language FROM fact JOIN thing t ON t.id = subject"
    found["facts"] = looked(index, f"{facts} LEFT JOIN thing o ON o.id = object")
    found["words"] = Counter((slug,) for slug in searched(index, "the OR strait OR boats OR selat"))
    return found


def searched(index: Index, words: str) -> list[str]:
    numbers = [number for number, _ in index.search(words)]
    slugs = {row["id"]: row["slug"] for row in index.rows("SELECT id, slug FROM statement")}
    return [slugs[number] for number in numbers]


def test_an_index_continued_is_the_index_made_anew(tmp_path: Path) -> None:
    path, chance = tmp_path / "store", random.Random(7)  # noqa: S311
    with GraphStore.open(path, RULES) as store:
        store.curate(curated())
        for _ in range(12):
            for _ in range(chance.randint(1, 3)):
                one = graph(sample(chance.choice(names())))
                if chance.random() < 0.6:
                    store.replace(one.iri, one.quads, one.minted)
                elif store.mark(one.iri):
                    store.forget(one.iri.value)
            continued = content(opened(store.publish()))
            shutil.rmtree(path / "indexes")
            anew = opened(current(path))
            assert continued == content(anew)


def test_an_index_goes_with_its_snapshot(tmp_path: Path) -> None:
    path = tmp_path / "store"
    with GraphStore.open(path, RULES) as store:
        for name in names():
            one = graph(sample(name))
            store.replace(one.iri, one.quads, one.minted)
            opened(store.publish())
    kept = sorted(folder.name for folder in (path / "indexes").iterdir() if folder.is_dir())
    assert kept == sorted(folder.name for folder in (path / "snapshots").iterdir())
    assert len(kept) == 3


@pytest.mark.parametrize("damage", ["gone", "no database", "cut off", "of something else"])
def test_a_damaged_index_is_made_again(tmp_path: Path, damage: str) -> None:
    build(tmp_path, names()[0])
    snapshot = current(tmp_path)
    rows = opened(snapshot).folder / "rows.sqlite"
    if damage == "gone":
        rows.unlink()
    elif damage == "no database":
        rows.write_bytes(b"no database" * 1000)
    elif damage == "cut off":
        rows.write_bytes(rows.read_bytes()[:100])
    else:
        with sqlite3.connect(rows) as connection:
            connection.execute("UPDATE meta SET value = 'another' WHERE key = 'snapshot'")
        connection.close()
    assert ready(snapshot) is None
    (rows.parent.parent / "000001.partial").mkdir()  # of a process that was killed
    assert searched(opened(snapshot), "boats")
    assert not list(rows.parent.parent.glob("*.partial"))


def test_a_store_may_be_named_from_where_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path / "my store", names()[0])
    shutil.rmtree(tmp_path / "my store" / "indexes")
    monkeypatch.chdir(tmp_path)
    assert searched(opened(current(Path("my store"))), "boats")


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    build(tmp_path, names()[0])
    shutil.rmtree(tmp_path / "indexes")
    (tmp_path / "indexes").write_text("in the way", encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be used"):
        opened(current(tmp_path))


def test_a_graph_that_passed_no_gate_is_read_too(tmp_path: Path) -> None:
    build(tmp_path, names()[0])
    before = opened(current(tmp_path)).one("SELECT count(*) AS n FROM statement")
    with UngatedStore.open(tmp_path) as store:
        store.update(
            "INSERT DATA { GRAPH <urn:g> { <urn:s> a <https://w3id.org/communique/ontology#Threat> ;"
            " <https://w3id.org/communique/ontology#speaker> <urn:a> ;"
            " <https://w3id.org/communique/ontology#confidence> 'much' } }",
            None,
        )
        index = opened(store.publish())
    after = index.one("SELECT count(*) AS n FROM statement")
    assert before
    assert after
    assert after["n"] == before["n"] + 1
    row = index.one("SELECT kind, day, confidence, document FROM statement WHERE iri = 'urn:s'")
    assert row
    assert tuple(row) == ("threat", "", None, None)


def test_two_names_of_one_thing(tmp_path: Path) -> None:
    """A label that another graph gives goes with that graph; the curated one comes back."""
    build(tmp_path, names()[0])
    mira, other = actor_iri("mira-halden"), NamedNode("https://example.org/labels")
    with UngatedStore.open(tmp_path) as store:
        store.update(f"INSERT DATA {{ GRAPH {other} {{ {mira} {_LABEL} 'A. Name'@en }} }}", None)
        told = opened(store.publish()).one("SELECT en FROM thing WHERE slug = 'mira-halden'")
        store.update(f"DROP GRAPH {other}", None)
        back = opened(store.publish()).one("SELECT en FROM thing WHERE slug = 'mira-halden'")
    assert told
    assert back
    assert (told["en"], back["en"]) == ("A. Name", "Mira Halden")


# ------------------------------------------------------------ words and names


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """The curated knowledge of the project itself."""
    from kg.pipeline.one import curated_once
    from kg.places import ONTOLOGY

    path = tmp_path_factory.mktemp("names") / "store"
    with GraphStore.open(path) as store:
        store.curate(curated_once(ONTOLOGY))
        return opened(store.publish())


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Putin", "vladimir-putin"),
        ("wladimir putin", "vladimir-putin"),
        ("Путин", "vladimir-putin"),
        ("Sergei Lavrof", "sergey-lavrov"),
        ("stoltenberg jens", "jens-stoltenberg"),
        ("kremlim", "kremlin"),
        ("Amerika Serikat", "united-states"),
        ("erdogan", "recep-tayyip-erdogan"),
    ],
)
def test_actors_are_found_however_they_are_spelt(articles: Index, words: str, slug: str) -> None:
    best = articles.named(words, ["actor"], 3)
    slugs = {row["id"]: row["slug"] for row in articles.rows("SELECT id, slug FROM thing")}
    assert slugs[best[0].thing] == slug


def test_what_is_nobodys_name_finds_nobody(articles: Index) -> None:
    assert articles.named("xqzzv wkkjh", ["actor"]) == []
    assert articles.named("Putin", ["demand"]) == []
    assert articles.named("", ["actor"]) == []


def test_words_are_found_by_phrase_stem_and_prefix(index: Index) -> None:
    assert searched(index, "boats") == searched(index, "boat") != []
    assert searched(index, '"patrol boats"')
    assert not searched(index, '"boats patrol"')
    assert set(searched(index, "boats -patrol")) < set(searched(index, "boats"))


@pytest.mark.parametrize(
    "words", ["Lind: no", "graph:1", "a OR", '"', "(((", "*", "[x TO y]", "", "-", "\\", "é" * 3000]
)
def test_no_words_are_an_error(index: Index, words: str) -> None:
    assert len(index.search(words)) <= 15


# ------------------------------------------------------------ time and threads


def test_a_look_up_ends_when_its_time_is_over(index: Index) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    with pytest.raises(OverrunError):
        index.timed(0.05, lambda own: own.one(endless))
    assert index.one("SELECT 1 AS one")


def test_many_threads_ask_at_once(index: Index) -> None:
    def count(_: int) -> int:
        row = index.one("SELECT count(*) AS n FROM role")
        return row["n"] if row else 0

    with ThreadPoolExecutor(8) as threads:
        assert len(set(threads.map(count, range(200)))) == 1


def test_nothing_can_be_written_through_an_index(index: Index) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        index.one("DELETE FROM statement")


# ------------------------------------------------------------ in the server


def statements(store: Path) -> Iterator[str]:
    yield from (row["slug"] for row in opened(current(store)).rows("SELECT slug FROM statement"))


def test_the_server_makes_the_index_of_what_is_published(tmp_path: Path) -> None:
    build(tmp_path, names()[0])
    shutil.rmtree(tmp_path / "indexes")
    with served(tmp_path) as client:
        until(lambda: client.get("/health").json()["index"] == current(tmp_path).id)
        one = graph(sample(names()[1]))
        with GraphStore.open(tmp_path, RULES) as store:
            store.replace(one.iri, one.quads, one.minted)
            made = store.publish()
        until(lambda: client.get("/health").json()["snapshot"] == made.id)
        assert ready(made) is None  # nobody has looked since: who only writes is spared the work
        assert client.get("/statistics").json()["snapshot"] == made.id
        assert client.get("/health").json()["index"] == made.id


def test_literals_in_the_place_of_things_are_passed_over(tmp_path: Path) -> None:
    iri = document_iri("0123456789abcdef")
    with UngatedStore.open(_empty(tmp_path)) as store:
        quads = [
            Quad(NamedNode("urn:s"), NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), term("Threat"), iri),
            Quad(NamedNode("urn:s"), term("speaker"), Literal("nobody"), iri),
            Quad(NamedNode("urn:s"), term("evidence"), NamedNode("urn:none"), iri),
        ]
        for quad in quads:
            text = f"{quad.subject} {quad.predicate} {quad.object}"
            store.update(f"INSERT DATA {{ GRAPH {iri} {{ {text} }} {text} }}", None)
        index = opened(store.publish())
    assert index.one("SELECT 1 FROM role") is None
    assert len(list(index.rows("SELECT 1 FROM statement"))) == 2  # the unnamed graph holds it too


def _empty(path: Path) -> Path:
    with GraphStore.open(path, RULES) as store:
        store.curate(curated())
        store.publish()
    return path
