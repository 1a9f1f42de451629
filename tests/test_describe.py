"""What a snapshot says of itself: figures that are right and stay right, prefixes, examples that run."""

import json
import random
import re
from collections.abc import Collection
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, QuerySolutions, Store

from kg.describe import Description
from kg.describe.agreement import Described, agreed
from kg.describe.change import change
from kg.describe.figures import OBJECTS, whole
from kg.describe.view import View
from kg.describe.void import DATASET, counts
from kg.names import CATALOG_GRAPH, CURATED_GRAPH, SERVICE_GRAPH, document_iri, term, thing
from kg.places import ONTOLOGY, QUERIES
from kg.queries import ParameterType, load, run
from kg.store import GraphStore, catalog, current, load_rules, open_snapshot
from kg.store.derived import Derivation
from kg.store.difference import difference
from kg.store.revision import NewGraph
from tests.figures import TYPE, counted
from tests.graphs import RULES, Graph, curated, graph, names, sample
from tests.sample_answers import asked

VOID = "http://rdfs.org/ns/void#"
SH = "http://www.w3.org/ns/shacl#"
KNOWN = load(QUERIES)
EMPTY = {question.query: question.empty for question in asked() if "." not in question.name}
XSD = "http://www.w3.org/2001/XMLSchema#"

THINGS = [NamedNode(f"urn:thing:{n}") for n in range(4)] + [BlankNode("b"), document_iri("0" * 16)]
CLASSES = [NamedNode("urn:A"), NamedNode("urn:B"), BlankNode("c")]
LITERALS = [Literal("a"), Literal("a", language="id"), Literal("3", datatype=NamedNode(f"{XSD}integer"))]
GRAPHS = [
    document_iri("0" * 16),
    document_iri("1" * 16),
    CATALOG_GRAPH,
    CURATED_GRAPH,
    NamedNode("urn:g"),
    DefaultGraph(),
]

QUADS = st.one_of(
    st.builds(
        Quad,
        st.sampled_from(THINGS),
        st.sampled_from([NamedNode("urn:p"), NamedNode("urn:q"), term("graphDigest")]),
        st.sampled_from([*THINGS, *CLASSES, *LITERALS]),
        st.sampled_from(GRAPHS),
    ),
    st.builds(Quad, st.sampled_from(THINGS), st.just(TYPE), st.sampled_from(CLASSES), st.sampled_from(GRAPHS)),
)


def store_of(quads: "list[Quad] | set[Quad] | frozenset[Quad]") -> Store:
    store = Store()
    store.extend(quads)
    return store


@settings(max_examples=80, deadline=None)
@given(st.sets(QUADS, max_size=25), st.sets(QUADS, max_size=25))
def test_figures_are_right_and_a_change_adds_up(old: set[Quad], new: set[Quad]) -> None:
    before, after = store_of(old), store_of(new)
    figures = whole(before)
    assert figures == counted(old)
    figures.update(change(View(before), View(after), old - new, new - old))
    assert +figures == whole(after) == counted(new)


@settings(max_examples=20, deadline=None)
@given(st.sets(QUADS, max_size=15))
def test_figures_count_their_own_description(quads: set[Quad]) -> None:
    said = frozenset(Description.read(ONTOLOGY).words)
    data = store_of(quads)
    found = agreed(Described.of(View(data), frozenset(), whole(data)), said)
    assert found.figures == counted([*quads, *found.quads])
    assert found.quads == said | frozenset(counts(found.figures))


def test_the_number_of_objects_is_itself_an_object() -> None:
    """Integers around the right one lie in the data, so that the number is now one of them, now a new object."""
    said = frozenset(Description.read(ONTOLOGY).words)
    stands = set()
    for most in range(0, 1200, 200):
        numbers = [Literal(str(n), datatype=NamedNode(f"{XSD}integer")) for n in range(most, most + 400)]
        quads = [Quad(NamedNode("urn:s"), NamedNode("urn:p"), number, NamedNode("urn:g")) for number in numbers]
        data = store_of(quads)
        found = agreed(Described.of(View(data), frozenset(), whole(data)), said)
        assert found.figures == counted([*quads, *found.quads])
        told = [q.object for q in found.quads if q.predicate.value == f"{VOID}distinctObjects" and q.subject == DATASET]
        assert [one.value for one in told if isinstance(one, Literal)] == [str(found.figures[OBJECTS])]
        stands.add(told[0] in numbers)
    assert stands == {True, False}


# ------------------------------------------------------------ snapshots


def said_of(store: Store) -> set[Quad]:
    return set(store.quads_for_pattern(None, None, None, SERVICE_GRAPH))


def put(store: GraphStore, document: Graph) -> None:
    store.replace(document.iri, document.quads, document.minted)


def variants() -> list[dict[str, object]]:
    """Sample articles whole and in part, under two names each."""
    found = []
    for name in names():
        article = sample(name)
        for size in range(len(article["statements"]) + 1):
            one = {**article, "statements": article["statements"][:size], "mentions": article["mentions"][: size + 1]}
            found += [one, {**one, "source": f"again-{article['source']}"}]
    return found


def loose(number: int) -> list[NewGraph]:
    """A graph of somebody's own and the graph without a name, with triples that stand elsewhere too."""
    own, actor = NamedNode("https://example.org/own"), thing("actor", "mira-halden")
    triples = [(actor, TYPE, NamedNode("urn:A")), (own, term("refersTo"), actor), (own, TYPE, term("Person"))]
    return [
        NewGraph(name, tuple(Quad(*triple, name) for triple in triples[:size]), (), size > 0)
        for name, size in ((own, number % 4), (DefaultGraph(), (number + 1) % 3))
    ]


def test_a_random_walk_is_described_rightly_at_every_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents come, change and go, and so do other graphs; what is published tells the same as a count anew."""
    chance, stock, known = random.Random(11), variants(), set[str]()  # noqa: S311
    description = Description.read(ONTOLOGY)
    with GraphStore.open(tmp_path / "walked", RULES, description) as store:
        store.curate(curated())
        before = open_snapshot(store.publish())
        for step in range(16):
            monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1_700_000_000 + step))
            for _ in range(chance.randint(1, 4)):
                article = chance.choice(stock)
                if article["source"] in known and chance.random() < 0.4:
                    store.forget(str(article["source"]))
                    known.discard(str(article["source"]))
                else:
                    put(store, graph(article))
                    known.add(str(article["source"]))
            if step % 5 == 2:
                store.carry(store.plan(loose(step)))
            published = open_snapshot(store.publish())
            assert_told_rightly(published)
            assert_found_different(before, published)
            before = published


def assert_told_rightly(published: Store) -> None:
    """The figures are those of everything in the snapshot, and there are no others; counted from scratch, the same."""
    said, stock = said_of(published), list(published)
    figures = set(counts(counted(stock)))
    assert figures <= said
    plain = said - figures
    assert {q.predicate.value.removeprefix(VOID) for q in plain if q.predicate.value.startswith(VOID)} <= {
        "subset",
        "uriSpace",
        "exampleResource",
    }
    data = store_of([quad for quad in stock if quad.graph_name != SERVICE_GRAPH])
    assert agreed(Described.of(View(data), frozenset(), whole(data)), frozenset(plain)).quads == said


def assert_found_different(before: Store, after: Store, written: Collection[NamedNode] | None = None) -> None:
    """Digests and rules tell the same difference as comparing everything does: that is what figures are kept with."""
    marks = dict(catalog.digests(before)), dict(catalog.digests(after))
    found = difference(before, after, marks, Derivation(load_rules(RULES), after), written)
    old, new = set(before) - said_of(before), set(after) - said_of(after)
    assert found is not None
    assert found.gone == old - new
    assert found.come == new - old


def test_the_same_graph_is_described_in_the_same_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    description, said, ids = Description.read(ONTOLOGY), [], set()
    for at, order in enumerate((names(), names()[::-1])):
        with GraphStore.open(tmp_path / str(at), RULES, description) as store:
            store.curate(curated())
            for name in order:
                put(store, graph(sample(name)))
                if at:
                    store.publish()
            ids.add(store.publish().id)
            said.append(said_of(open_snapshot(current(tmp_path / str(at)))))
    assert said[0] == said[1]
    assert len(ids) == 1


def test_other_words_make_another_snapshot_and_no_words_none(tmp_path: Path) -> None:
    words = Description.read(ONTOLOGY)
    fewer = Description(words.words[:-1], {})
    shown: list[tuple[str, int]] = []
    for describer in (words, fewer, fewer, None, words):
        with GraphStore.open(tmp_path, RULES, describer) as store:
            if not shown:
                store.curate(curated())
            snapshot = store.publish()
            shown.append((snapshot.id, len(said_of(open_snapshot(snapshot)))))
            assert list(store.quads(SERVICE_GRAPH)) == []
    assert shown[0] == shown[4]
    assert shown[1] == shown[2]
    assert shown[0][0] != shown[1][0] != shown[3][0]
    assert shown[0][1] > shown[1][1] > shown[3][1] == 0


def test_kept_figures_that_are_damaged_are_counted_anew(tmp_path: Path) -> None:
    description = Description.read(ONTOLOGY)
    with GraphStore.open(tmp_path, RULES, description) as store:
        store.curate(curated())
        for name, damage in zip(names(), ("", "{}", '{"version": 1}', '{"version": 1, "figures": {}}'), strict=False):
            put(store, graph(sample(name)))
            published = open_snapshot(store.publish())
            assert_told_rightly(published)
            (tmp_path / "figures.json").write_text(damage, encoding="utf-8")


def test_kept_figures_are_used_and_not_counted_again(tmp_path: Path) -> None:
    """A figure that was falsified in the file, where alone it can come from, is still false in the next snapshot."""
    with GraphStore.open(tmp_path, RULES, Description.read(ONTOLOGY)) as store:
        store.curate(curated())
        store.publish()
    file = tmp_path / "figures.json"
    told = json.loads(file.read_text(encoding="utf-8"))
    for figures in told["figures"].values():
        figures[:] = [[key, number + 1000 * (key == ["triples"])] for key, number in figures]
    file.write_text(json.dumps(told), encoding="utf-8")
    with GraphStore.open(tmp_path, RULES, Description.read(ONTOLOGY)) as store:
        put(store, graph(sample(names()[0])))
        published = open_snapshot(store.publish())
    triples = list(published.quads_for_pattern(DATASET, NamedNode(f"{VOID}triples"), None, SERVICE_GRAPH))
    assert [q.object.value for q in triples if isinstance(q.object, Literal)] == [str(len(published) + 1000)]


# ------------------------------------------------------------ prefixes and examples


def test_every_prefix_in_use_is_offered() -> None:
    words = Description.read(ONTOLOGY).words
    declared = {q.subject: q.object.value for q in words if q.predicate.value == f"{SH}prefix"}  # type: ignore[union-attr]
    spaces = {q.subject: q.object.value for q in words if q.predicate.value == f"{SH}namespace"}  # type: ignore[union-attr]
    offered = {prefix: spaces[node] for node, prefix in declared.items()}
    assert len(offered) == len(declared)
    used = re.compile(r"(?im)^@?prefix\s+([\w-]+):\s*<([^>]*)>")
    files = [*ONTOLOGY.rglob("*.ttl"), *QUERIES.rglob("*.rq"), *ONTOLOGY.rglob("*.rq")]
    found = {pair for file in files for pair in used.findall(file.read_text(encoding="utf-8"))}
    assert found <= set(offered.items())


@pytest.fixture(scope="module")
def published(samples: Path) -> Store:
    return open_snapshot(current(samples))


def test_the_samples_are_told_rightly(published: Store) -> None:
    assert_told_rightly(published)


@pytest.mark.parametrize("name", KNOWN)
def test_an_example_runs_as_it_stands(name: str, published: Store) -> None:
    """It gives the rows that the saved query gives, and some if there can be any."""
    texts = list(published.quads_for_pattern(thing("query", name), NamedNode(f"{SH}select"), None, SERVICE_GRAPH))
    assert len(texts) == 1
    text = texts[0].object
    assert isinstance(text, Literal)
    found = published.query(text.value, use_default_graph_as_union=True)
    assert isinstance(found, QuerySolutions)
    columns = [variable.value for variable in found.variables]
    values = {p.name: p.example for p in KNOWN[name].parameters if p.example}
    expected = run(published, KNOWN[name], values)
    rows = [tuple(row[column] for column in columns if column in expected.columns) for row in found]
    assert rows == list(expected.rows)
    assert bool(rows) != bool(EMPTY.get(name))


def test_a_graph_without_the_examples_is_asked_about_what_it_holds(tmp_path: Path) -> None:
    """Invented news: nobody of the real world is in it, and yet the questions about one actor have an answer."""
    with GraphStore.open(tmp_path, RULES, Description.read(ONTOLOGY)) as store:
        store.curate(curated())
        for name in names():
            put(store, graph(sample(name)))
        snapshot = open_snapshot(store.publish())
    texts = {
        q.subject: q.object.value
        for q in snapshot.quads_for_pattern(None, NamedNode(f"{SH}select"), None, SERVICE_GRAPH)
        if isinstance(q.object, Literal)
    }
    assert len(texts) == len(KNOWN)
    assert not any("vladimir-putin" in text for text in texts.values())
    for name in ("actor-timeline", "positions-on-a-demand", "statements-in-a-document", "evidence-of-an-edge"):
        assert list(snapshot.query(texts[thing("query", name)], use_default_graph_as_union=True))  # type: ignore[arg-type]


def test_what_cannot_be_shown_is_left_out(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path, RULES, Description.read(ONTOLOGY)) as store:
        snapshot = open_snapshot(store.publish())
    shown = {q.subject for q in snapshot.quads_for_pattern(None, NamedNode(f"{SH}select"), None, SERVICE_GRAPH)}
    plain = (ParameterType.DATE, ParameterType.INTEGER)
    asked_of = {q.name: [p for p in q.parameters if not p.optional and p.type not in plain] for q in KNOWN.values()}
    needy = {thing("query", name) for name, things in asked_of.items() if things}
    assert shown == {thing("query", name) for name in KNOWN} - needy
