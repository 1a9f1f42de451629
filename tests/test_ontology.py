"""The ontology folder: every term described, every name in its place, rules that say what they promise."""

import re
from collections import Counter
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, RdfFormat, Store, parse

from kg.curated import curated_quads, knowledge
from kg.language import Line, phrase
from kg.model import ActorClass, Certainty, Kind, Knowledge, Polarity, Span, Stance
from kg.names import CURATED_GRAPH, ONTOLOGY_GRAPH, term
from kg.places import ONTOLOGY
from kg.reason import labels
from kg.segment import words
from kg.validate import Gate

DATA = Path(__file__).parent / "data"
SHARED = Path(__file__).parents[2] / "shared"
SKOS = "http://www.w3.org/2004/02/skos/core#"
PLOVER = NamedNode("https://w3id.org/communique/id/plover")


def names(which: str) -> list[str]:
    """The names that others rely on, one a line."""
    return (DATA / "ontology" / f"{which}.txt").read_text(encoding="utf-8").split()


GUIDE_TOPICS = names("topics")
DESIGN_ACTORS = names("actors")
CLASSES = names("classes")
PROPERTIES = names("properties")
RUN = 10  # words; a title with a long name has nine
DERIVED = ["accuses", "demands", "opposes", "rejects", "supports", "takesPositionOn", "threatens"]
PHRASES = [
    line.split("\t")
    for line in (DATA / "ontology" / "phrases.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return knowledge(ONTOLOGY)


@pytest.fixture(scope="module")
def store() -> Store:
    store = Store()
    store.extend(curated_quads(ONTOLOGY))
    return store


def values(store: Store, subject: NamedNode, predicate: str) -> set[str]:
    found = store.quads_for_pattern(subject, NamedNode(predicate), None, None)
    return {quad.object.value for quad in found if isinstance(quad.object, NamedNode | Literal)}


def test_every_term_and_every_curated_thing_is_described_in_english_and_indonesian() -> None:
    assert [f"{refusal.item}: {refusal.reason}" for refusal in labels(ONTOLOGY)] == []


@pytest.mark.parametrize("name", CLASSES + PROPERTIES)
def test_the_vocabulary_is_there_under_its_names(name: str, store: Store) -> None:
    types = values(store, term(name), "http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    wanted = "Class" if name in CLASSES else "Property"
    assert any(kind.endswith(wanted) for kind in types), f"{name} is {types or 'not defined'}"


def test_every_term_says_which_ontology_defines_it(store: Store) -> None:
    terms = {q.subject for q in store.quads_for_pattern(None, None, None, ONTOLOGY_GRAPH)}
    ours = [t for t in terms if isinstance(t, NamedNode) and t.value.startswith(term("").value)]
    assert len(ours) > len(CLASSES + PROPERTIES)
    defined = "http://www.w3.org/2000/01/rdf-schema#isDefinedBy"
    assert [t.value for t in ours if ONTOLOGY_GRAPH.value not in values(store, t, defined)] == []


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_statement_has_one_class(kind: Kind, store: Store) -> None:
    notation = store.quads_for_pattern(None, NamedNode(f"{SKOS}notation"), Literal(kind.value), ONTOLOGY_GRAPH)
    assert len(list(notation)) == 1


@pytest.mark.parametrize("value", [*Stance, *Polarity, *Certainty])
def test_every_value_of_the_model_is_an_individual(value: str, store: Store) -> None:
    types = values(store, term(value), "http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    assert any(kind.endswith("NamedIndividual") for kind in types)


def test_dates_have_no_range_because_the_reasoner_knows_no_dates(store: Store) -> None:
    xsd_date = NamedNode("http://www.w3.org/2001/XMLSchema#date")
    range_ = NamedNode("http://www.w3.org/2000/01/rdf-schema#range")
    assert list(store.quads_for_pattern(None, range_, xsd_date, None)) == []


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_is_mapped_to_plover_and_cameo_or_says_that_there_is_no_match(kind: Kind, store: Store) -> None:
    (quad,) = store.quads_for_pattern(None, NamedNode(f"{SKOS}notation"), Literal(kind.value), ONTOLOGY_GRAPH)
    assert isinstance(quad.subject, NamedNode)
    matches = {
        m for how in ("close", "broad", "narrow", "related") for m in values(store, quad.subject, f"{SKOS}{how}Match")
    }
    none = values(store, quad.subject, term("noMatchIn").value)
    for scheme in ("plover", "cameo"):
        mapped = [m for m in matches if f"/id/{scheme}/" in m]
        assert bool(mapped) != (f"{PLOVER.value.removesuffix('plover')}{scheme}" in none)
        for concept in mapped:
            assert values(store, NamedNode(concept), f"{SKOS}inScheme") == {concept.rsplit("/", 1)[0]}


@pytest.mark.parametrize("slug", GUIDE_TOPICS)
def test_every_topic_of_the_guide_is_there_with_phrases_in_both_languages(slug: str, known: Knowledge) -> None:
    assert known.topics[slug].phrases["id"]
    assert known.topics[slug].phrases["en"]


@pytest.mark.parametrize("slug", DESIGN_ACTORS)
def test_every_actor_of_the_design_is_there(slug: str, known: Knowledge) -> None:
    assert slug in known.actors


def test_the_curated_world_reaches_beyond_the_founding_dispute(known: Knowledge) -> None:
    counts = Counter(actor.cls for actor in known.actors.values())
    assert counts[ActorClass.PERSON] >= 200
    assert counts[ActorClass.STATE] >= 70
    assert counts[ActorClass.MEDIA_ORGANISATION] >= 50
    assert len(known.posts) >= 100


def test_people_have_a_gender_and_posts_point_to_known_people_and_bodies(known: Knowledge) -> None:
    people = [actor for actor in known.actors.values() if actor.cls is ActorClass.PERSON]
    assert [person.slug for person in people if person.gender not in {"male", "female"}] == []
    assert {post.organisation for post in known.posts.values()} <= known.actors.keys()
    assert {tenure.person for post in known.posts.values() for tenure in post.holders} <= known.actors.keys()


def test_topics_stand_in_one_scheme(store: Store, known: Knowledge) -> None:
    scheme = NamedNode("https://w3id.org/communique/id/scheme/propositions")
    members = list(store.quads_for_pattern(None, NamedNode(f"{SKOS}inScheme"), scheme, None))
    assert len(members) == len(known.topics)


@pytest.mark.parametrize(("language", "topics", "sentence"), PHRASES, ids=[sentence for _, _, sentence in PHRASES])
def test_phrases_bring_up_their_topics(language: str, topics: str, sentence: str, known: Knowledge) -> None:
    line = Line.of(words(sentence, Span(0, len(sentence))))
    found = {
        topic.slug
        for topic in known.topics.values()
        if any(phrase(pattern).search(line) for pattern in topic.phrases.get(language, ()))
    }
    if topics == "-":
        assert found == set()
    else:
        assert set(topics.split(",")) <= found


def test_every_topic_has_a_sentence_in_both_languages_that_tries_its_phrases(known: Knowledge) -> None:
    tried = {(language, topic) for language, topics, _ in PHRASES for topic in topics.split(",")}
    assert [(t, lang) for t in known.topics for lang in ("id", "en") if (lang, t) not in tried] == []


def test_phrases_keep_to_the_grammar(known: Knowledge) -> None:
    patterns = {p for topic in known.topics.values() for found in topic.phrases.values() for p in found}
    piece = re.compile(r"[\w*’'.,/-]+|[()|…]|\s")
    assert [pattern for pattern in patterns if piece.sub("", pattern)] == []
    for pattern in patterns:
        phrase(pattern)


def heads(rule: Path, graph: NamedNode, store: Store) -> set[str]:
    text = rule.read_text(encoding="utf-8")
    found = store.query(text)
    assert isinstance(found, QuerySolutions)
    (name,) = re.findall(r"^# derives: (\w+)$", text, re.MULTILINE)
    rows = [(row["subject"], row["object"], row["graph"]) for row in found]
    assert {g for _, _, g in rows} <= {graph}
    return {f"{local(s)} {name} {local(o)}" for s, o, _ in rows}


def local(node: object) -> str:
    assert isinstance(node, NamedNode)
    return node.value.rsplit("/", 1)[-1]


def test_rules_draw_the_direct_triples_of_a_document() -> None:
    graph = NamedNode("https://w3id.org/communique/id/document/0123456789abcdef")
    store = Store()
    for triple in parse(path=DATA / "rules" / "statements.ttl", format=RdfFormat.TURTLE):
        store.add(Quad(triple.subject, triple.predicate, triple.object, graph))
    rules = sorted((ONTOLOGY / "rules").glob("*.rq"))
    assert [rule.stem for rule in rules] == DERIVED
    found = {head for rule in rules for head in heads(rule, graph, store)}
    assert sorted(found) == (DATA / "rules" / "heads.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("rule", sorted((ONTOLOGY / "rules").glob("*.rq")), ids=lambda path: path.stem)
def test_every_rule_says_what_it_means(rule: Path) -> None:
    first, second = rule.read_text(encoding="utf-8").splitlines()[:2]
    assert first == f"# derives: {rule.stem}"
    assert re.fullmatch(r"# says:    \S.*", second)


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the founding articles are not here")
def test_no_words_of_the_founding_articles_stand_in_the_ontology() -> None:
    def runs(text: str) -> set[str]:
        tokens = re.findall(r"\w+", text.lower())
        return {" ".join(tokens[i : i + RUN]) for i in range(len(tokens) - RUN + 1)}

    folders = [SHARED / "seeds", SHARED / "eval" / "texts"]
    articles = {run for folder in folders for path in folder.glob("*.txt") for run in runs(path.read_text("utf-8"))}
    for path in ONTOLOGY.glob("*.ttl"):
        literals = re.findall(r'"((?:[^"\\]|\\.)*)"', path.read_text(encoding="utf-8"))
        assert {run for literal in literals for run in runs(literal)} & articles == set()


def test_the_curated_data_keep_to_the_shapes() -> None:
    curated = [quad for quad in curated_quads(ONTOLOGY) if quad.graph_name == CURATED_GRAPH]
    assert Gate(ONTOLOGY).examine(curated) == []
