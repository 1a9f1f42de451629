"""Saved queries: headers, parameters, and their answers on invented news."""

import json
import re
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Store, Variable

from kg.errors import DataError, ParameterError
from kg.infer import Inferences
from kg.names import BASE, actor_iri, thing
from kg.places import QUERIES
from kg.queries import NamedQuery, Page, ParameterType, bind, load, parse, run
from kg.store import GraphStore, current, open_snapshot
from tests.graphs import DATA, RULES, curated, graph, names, sample

ANSWERS = sorted((DATA / "answers").glob("*.json"))
SAMPLED = DATA.parent / "samples" / "answers"
BAD = sorted((DATA / "bad-queries").glob("*.rq"))

ASKED = """# title:   Everything of every type
# asks:    Does each type of parameter become its term?
# param:   text    string   words
# param:   iri     iri      any name
# param:   actor   actor    who
# param:   topic   topic    on what
# param:   day     date     when           [2031-04-02]
# param:   count   integer  how many       []
# param:   kind    kind     kind of statement  [demand]
# returns: a | b | c | d | e | f | g
# tested:  tests/test_queries.py
SELECT ?text ?iri ?actor ?topic ?day ?count ?kind WHERE { }
"""
GIVEN = {"text": 'say "yes" }', "iri": "https://example.org/x", "actor": "mira-halden", "topic": "open-the-strait"}


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Store:
    path = tmp_path_factory.mktemp("store")
    with GraphStore.open(path, RULES, None, Inferences()) as store:
        store.curate(curated())
        for name in names():
            document = graph(sample(name))
            store.replace(document.iri, document.quads, document.minted)
        store.publish()
    beside = Store()
    beside.extend(open_snapshot(current(path)))
    beside.load(path=DATA / "inferred.ttl", format=RdfFormat.TURTLE, to_graph=NamedNode("urn:x-test:inferred"))
    return beside


@pytest.fixture
def asked(tmp_path: Path) -> NamedQuery:
    (tmp_path / "asked.rq").write_text(ASKED, encoding="utf-8")
    return parse(tmp_path / "asked.rq")


@pytest.mark.parametrize("path", ANSWERS, ids=lambda p: p.stem)
def test_a_query_gives_its_expected_rows(path: Path, snapshot: Store) -> None:
    expected = json.loads(path.read_text(encoding="utf-8"))
    table = run(snapshot, load(QUERIES)[expected["query"]], expected["values"])
    rows = [[None if cell is None else cell.value.removeprefix(f"{BASE}id/") for cell in row] for row in table.rows]  # type: ignore[union-attr]
    assert list(table.columns) == expected["columns"]
    assert rows == expected["rows"]


def test_every_query_has_an_expected_answer_with_rows() -> None:
    """Here, or on the sample articles, or where its header says."""
    known = load(QUERIES).values()
    here = {case["query"] for path in ANSWERS if (case := json.loads(path.read_text(encoding="utf-8")))["rows"]}
    assert here == {query.name for query in known if "tests/test_queries.py" in query.tested}
    sampled = {path.stem.split(".")[0] for path in SAMPLED.glob("*.csv") if path.read_text("utf-8").count("\n") > 1}
    assert here | sampled >= {
        query.name for query in known if not query.tested.startswith("tests/test_status_queries.py")
    }
    assert len(here) >= 28


def test_the_guide_names_every_query_and_no_other() -> None:
    told = (DATA.parents[2] / "docs" / "questions.md").read_text(encoding="utf-8")
    assert {line.split("`")[1] for line in told.splitlines() if line.startswith("| `")} >= set(load(QUERIES))
    tried = re.findall(r"`([a-z]+(?:-[a-z]+)+)(?:\?[^`]*)?`", told)
    assert set(tried) - {"title-id", "asks-id"} <= set(load(QUERIES))


@pytest.mark.parametrize("path", BAD, ids=lambda p: p.stem)
def test_a_bad_header_is_told_with_its_place(path: Path) -> None:
    says = next(line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("# says "))
    with pytest.raises(DataError) as caught:
        parse(path)
    assert says.removeprefix("# says").strip() in str(caught.value)
    assert path.name in str(caught.value)


def test_a_header_is_read(asked: NamedQuery) -> None:
    assert asked.name == "asked"
    assert asked.title == "Everything of every type"
    assert [p.type for p in asked.parameters] == list(ParameterType)
    assert [(p.optional, p.default) for p in asked.parameters[4:]] == [
        (True, "2031-04-02"),
        (True, None),
        (True, "demand"),
    ]


def test_a_header_may_tell_more_languages(tmp_path: Path) -> None:
    told = "# asks-id: Apakah tiap jenis parameter menjadi istilahnya?\n"
    (tmp_path / "q.rq").write_text(told + ASKED, encoding="utf-8")
    query = parse(tmp_path / "q.rq")
    assert query.told("id").asks == "Apakah tiap jenis parameter menjadi istilahnya?"
    assert query.told("id").title == query.told("en").title == query.told("xx").title == "Everything of every type"
    assert query.told("xx").asks == "Does each type of parameter become its term?"


def test_a_page_goes_where_the_query_says(snapshot: Store, tmp_path: Path) -> None:
    """The same rows as with the page at the end, where what is joined to each row is one to one."""
    known = load(QUERIES)
    inside = known["accusations"]
    assert inside.paged(3, 1).count("LIMIT 3 OFFSET 1") == 1
    assert "LIMIT" in inside.paged(3, 1).split("# page")[0]
    for path in ANSWERS:
        case = json.loads(path.read_text(encoding="utf-8"))
        query = known[case["query"]]
        whole = run(snapshot, query, case["values"]).rows
        pages = [run(snapshot, query, case["values"], Page(2, at)).rows for at in range(0, len(whole), 2)]
        assert tuple(row for page in pages for row in page) == whole, query.name


def test_values_become_terms_of_their_type(asked: NamedQuery, snapshot: Store) -> None:
    date = NamedNode("http://www.w3.org/2001/XMLSchema#date")
    assert bind(asked, GIVEN | {"count": "007"}, snapshot) == {
        Variable("text"): Literal('say "yes" }'),
        Variable("iri"): NamedNode("https://example.org/x"),
        Variable("actor"): actor_iri("mira-halden"),
        Variable("topic"): thing("demand", "open-the-strait"),
        Variable("day"): Literal("2031-04-02", datatype=date),
        Variable("count"): Literal(7),
        Variable("kind"): Literal("demand"),
    }


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"iri": None}, "'iri': is missing. Expected: any name"),
        ({"colour": "blue"}, "'colour': is unknown. Parameters: text, iri"),
        ({"iri": "not an iri"}, "an IRI, such as"),
        ({"day": "2 April"}, "a day, YYYY-MM-DD"),
        ({"day": "20310402"}, "a day, YYYY-MM-DD"),
        ({"count": "3.5"}, "a whole number"),
        ({"count": "9" * 30}, "a whole number"),
        ({"kind": "promise"}, "one of demand, red-line"),
        ({"actor": "mira-holden"}, "Did you mean mira-halden?"),
        ({"actor": "demand/open-the-strait"}, "an actor's slug"),
        ({"actor": "x> } DROP ALL #"}, "an actor's slug"),
        ({"topic": "open-a-strait"}, "Did you mean open-the-strait?"),
        ({"topic": "issue/open-the-strait"}, "a topic's slug"),
    ],
)
def test_a_wrong_value_is_told_with_what_is_expected(
    asked: NamedQuery, snapshot: Store, given: dict[str, str | None], says: str
) -> None:
    values = {key: value for key, value in (GIVEN | given).items() if value is not None}
    with pytest.raises(ParameterError) as caught:
        bind(asked, values, snapshot)
    assert says in str(caught.value)


@pytest.mark.parametrize("given", ["open-the-strait", "demand/open-the-strait", f"{BASE}id/demand/open-the-strait"])
def test_a_topic_is_known_by_each_of_its_names(asked: NamedQuery, snapshot: Store, given: str) -> None:
    bound = bind(asked, GIVEN | {"topic": given}, snapshot)
    assert bound[Variable("topic")] == thing("demand", "open-the-strait")


def test_without_a_store_a_topic_must_say_what_it_is(asked: NamedQuery) -> None:
    assert bind(asked, GIVEN | {"topic": "issue/x"})[Variable("topic")] == thing("issue", "x")
    with pytest.raises(ParameterError, match="Write demand or issue/open-the-strait"):
        bind(asked, GIVEN)


def test_an_unbound_parameter_is_no_column(asked: NamedQuery, snapshot: Store) -> None:
    assert "count" not in run(snapshot, asked, GIVEN).columns
    assert "count" in run(snapshot, asked, GIVEN | {"count": "3"}).columns


def test_pages_follow_one_another(snapshot: Store) -> None:
    query = load(QUERIES)["latest-statements"]
    everything = run(snapshot, query, {}).rows
    pages = [run(snapshot, query, {}, Page(4, offset)).rows for offset in range(0, 20, 4)]
    assert tuple(row for page in pages for row in page) == everything
    assert len(pages[0]) == 4


def test_a_value_cannot_leave_its_place(snapshot: Store, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text(
        "# title: T\n# asks: A\n# param: text string words\n# returns: text | thing\n# tested: tests\n"
        "SELECT ?text ?s WHERE { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?l FILTER(STR(?l) = ?text) }\n",
        encoding="utf-8",
    )
    query = parse(tmp_path / "q.rq")
    assert run(snapshot, query, {"text": '" || true || "'}).rows == ()
    assert len(run(snapshot, query, {"text": "Coastal Pact"}).rows) == 1
