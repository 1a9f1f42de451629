"""Saved queries as an API: a route for each, described, paged, in each form, and with wrong values refused."""

import csv
import io
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from pyoxigraph import QueryResultsFormat, QuerySolutions, parse_query_results

from kg.errors import DataError
from kg.model import Kind
from kg.places import QUERIES
from kg.queries import load, parse
from tests.servers import served

SAVED = load(QUERIES)
ANSWERS = Path(__file__).parent / "data" / "samples" / "answers"
NEW = """# title:   Who is named so
# asks:    Which actors have this name?
# param:   words  string   the name  (e.g. NATO)
# param:   kind   kind     not used  [demand]
# param:   many   integer  not used  []
# returns: actor | name | kind | number
# tested:  tests/test_questions.py
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?actor ?words ?kind ?many WHERE {
  ?actor rdfs:label ?name FILTER(STR(?name) = STR(?words))
} ORDER BY ?actor ?name
"""


@pytest.fixture(scope="module")
def queries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The saved queries, and one more: a file is all it takes."""
    folder = tmp_path_factory.mktemp("queries") / "queries"
    shutil.copytree(QUERIES, folder)
    (folder / "named-so.rq").write_text(NEW, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def server(samples: Path, queries: Path) -> Iterator[httpx2.Client]:
    with served(samples, queries=queries) as client:
        yield client


@pytest.fixture(scope="module")
def paths(server: httpx2.Client) -> dict[str, Any]:
    told: dict[str, Any] = server.get("/openapi.json").json()["paths"]
    return told


def test_each_query_is_a_route_with_its_parameters(paths: dict[str, Any]) -> None:
    routes = {path.removeprefix("/queries/"): told["get"] for path, told in paths.items() if path[:9] == "/queries/"}
    assert set(routes) == {*SAVED, "named-so"}
    for name, query in SAVED.items():
        described = {p["name"]: p for p in routes[name]["parameters"]}
        assert described.keys() == {"limit", "offset", "format", *(p.name for p in query.parameters)}
        for parameter in query.parameters:
            assert described[parameter.name]["required"] is not parameter.optional
            assert described[parameter.name]["description"].lower().startswith(parameter.description.lower())
            assert (
                described[parameter.name].get("example", parameter.example) == parameter.example
                or not parameter.example
            )
        assert routes[name]["summary"] == query.title
        assert query.asks in routes[name]["description"]
        assert all(
            f"- `{c}`: {r}" in routes[name]["description"] for c, r in zip(query.columns, query.returns, strict=True)
        )
        assert len(routes[name]["responses"]["200"]["content"]) == 4


def test_types_are_described(paths: dict[str, Any]) -> None:
    words, kind, many = paths["/queries/named-so"]["get"]["parameters"][-3:]
    assert words == {
        "name": "words",
        "in": "query",
        "required": True,
        "description": "The name: text.",
        "schema": {"type": "string"},
        "example": "NATO",
    }
    assert kind["schema"] == {"type": "string", "enum": list(Kind), "default": "demand"}
    assert (many["required"], many["example"]) == (False, "2")


def test_a_query_put_into_the_folder_is_answered(server: httpx2.Client) -> None:
    told = server.get("/queries/named-so", params={"words": "NATO"}).json()
    assert [row[0]["value"].rsplit("/", 1)[-1] for row in told["rows"]] == ["nato", "nato"]
    assert told["columns"] == ["actor", "words", "kind"]


def test_the_example_of_each_query_gives_rows(server: httpx2.Client) -> None:
    listed = server.get("/queries").json()["queries"]
    assert len(listed) == len(SAVED) + 1
    filled = {path.name.split(".")[0] for path in ANSWERS.glob("*.csv") if path.read_text("utf-8").count("\n") > 1}
    for query in listed:
        answer = server.get(query["example"])
        assert answer.status_code == 200, query["name"]
        assert set(answer.json()["columns"]) <= set(query["returns"])
        assert answer.json()["rows"] or query["name"] not in filled


def test_questions_are_told_in_indonesian_too(server: httpx2.Client) -> None:
    english, indonesian = (server.get(f"/queries?lang={lang}").json()["queries"] for lang in ("en", "id"))
    titles = {one["name"]: one["title"] for one in indonesian}
    assert (titles["red-lines"], titles["named-so"]) == ("Garis merah", "Who is named so")
    assert english == server.get("/queries").json()["queries"]
    assert all(a["asks"] != b["asks"] for a, b in zip(english, indonesian, strict=True) if a["name"] in SAVED)


def test_pages_follow_one_another_by_their_links(server: httpx2.Client) -> None:
    whole = server.get("/queries/latest-statements?kind=demand&limit=1000").json()
    assert whole["next"] is None
    address, rows, pages = "/queries/latest-statements?kind=demand&limit=7", [], 0
    while address:
        page = server.get(address)
        rows += page.json()["rows"]
        assert len(page.json()["rows"]) <= 7
        links = page.links
        assert ("prev" in links) is bool(pages)
        assert (page.json()["next"] is None) is ("next" not in links)
        address, pages = links.get("next", {}).get("url", ""), pages + 1
    assert pages > 2
    assert rows == whole["rows"]


def test_a_page_that_ends_where_the_rows_end_has_no_next(server: httpx2.Client) -> None:
    count = len(server.get("/queries/red-lines?limit=1000").json()["rows"])
    assert server.get(f"/queries/red-lines?limit={count}").json()["next"] is None
    if count > 1:
        assert server.get(f"/queries/red-lines?limit={count - 1}").json()["next"] == count - 1


def test_a_server_that_allows_few_rows_still_tells_of_the_next(samples: Path) -> None:
    with served(samples, rows=3) as client:
        page = client.get("/queries/latest-statements?limit=50")
        assert len(page.json()["rows"]) == page.json()["next"] == 3


@pytest.mark.parametrize(
    ("name", "media_type", "form"),
    [
        ("sparql-json", "application/sparql-results+json", QueryResultsFormat.JSON),
        ("tsv", "text/tab-separated-values", QueryResultsFormat.TSV),
    ],
)
def test_forms_of_sparql_are_read_back_by_its_engine(
    server: httpx2.Client, name: str, media_type: str, form: QueryResultsFormat
) -> None:
    told = server.get("/queries/latest-statements?limit=40").json()
    for answer in (
        server.get(f"/queries/latest-statements?limit=40&format={name}"),
        server.get("/queries/latest-statements?limit=40", headers={"accept": media_type}),
    ):
        assert answer.headers["content-type"].split(";")[0] == media_type
        read = parse_query_results(answer.content, form)
        assert isinstance(read, QuerySolutions)
        assert [variable.value for variable in read.variables] == told["columns"]
        rows = [[None if cell is None else cell.value for cell in row] for row in read]
        assert rows == [[cell and cell["value"] for cell in row] for row in told["rows"]]
        assert answer.headers["x-snapshot"] == told["snapshot"]
        assert answer.links["next"]["url"].count("offset=40") == 1


def test_csv_is_read_back_with_each_word_in_it(server: httpx2.Client) -> None:
    told = server.get("/queries/latest-statements?limit=40").json()
    answer = server.get("/queries/latest-statements?limit=40&format=csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    head, *rows = csv.reader(io.StringIO(answer.content.decode(), newline=""))
    assert head == told["columns"]
    assert rows == [["" if cell is None else cell["value"] for cell in row] for row in told["rows"]]


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("latest-statements?kind=demnad", 422, "one of demand, red-line, rejection"),
        ("latest-statements?since=yesterday", 422, "a day, YYYY-MM-DD"),
        ("demands-by-actor?actor=vladimir-puttin", 422, "Did you mean vladimir-putin"),
        ("demands-by-actor?actor=vladimir-putin&sinse=2021-12-01", 422, "Parameters: actor, since"),
        ("named-so?words=NATO&many=few", 422, "a whole number"),
        ("named-so", 422, "is missing"),
        ("red-lines?format=xlsx", 422, "json, sparql-json, csv, tsv"),
        ("red-lines?limit=0", 422, "greater than or equal to 1"),
        ("red-lines?limit=10001", 422, "less than or equal to 10000"),
        ("red-lanes", 404, "red-lines"),
    ],
)
def test_what_is_wrong_is_told_with_what_is_allowed(
    server: httpx2.Client, address: str, status: int, says: str
) -> None:
    answer = server.get(f"/queries/{address}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert says in json.dumps(answer.json(), ensure_ascii=False)


def test_a_form_that_cannot_be_had_is_refused(server: httpx2.Client) -> None:
    answer = server.get("/queries/red-lines", headers={"accept": "image/png"})
    assert (answer.status_code, "text/csv" in answer.json()["offered"]) == (406, True)


def test_words_of_the_address_itself_are_no_parameters(tmp_path: Path) -> None:
    path = tmp_path / "bad.rq"
    path.write_text(NEW.replace("words", "limit"), encoding="utf-8")
    with pytest.raises(DataError, match="may be called 'limit'"):
        parse(path)
