"""Saved queries on the sample articles: from the files to the rows, through the real rooms and a real store."""

import json
from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions, Store
from typer.testing import CliRunner

from kg.cli.commands import app
from kg.places import QUERIES
from kg.queries import NamedQuery, load
from kg.store import current, open_snapshot
from tests.conftest import Run
from tests.sample_answers import ANSWERS, Asked, answer, asked, difference, rows

QUESTIONS = asked()
KNOWN = load(QUERIES)
NEEDY = [query for query in KNOWN.values() if not all(p.optional for p in query.parameters)]


@pytest.fixture(scope="session")
def graph(samples: Path) -> Store:
    return open_snapshot(current(samples))


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.name)
def test_a_query_gives_the_expected_rows_of_the_samples(question: Asked, graph: Store) -> None:
    expected = question.answer.read_text(encoding="utf-8")
    assert rows(answer(graph, KNOWN[question.query], question)) == rows(expected)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.name)
def test_an_answer_is_empty_only_for_a_reason(question: Asked) -> None:
    found = len(rows(question.answer.read_text(encoding="utf-8"))) - 1
    assert (found == 0) == bool(question.empty), "asked.toml tells why an answer has no row, and only then"


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.name)
def test_no_row_stands_twice(question: Asked) -> None:
    found = rows(question.answer.read_text(encoding="utf-8"))
    assert [row for at, row in enumerate(found) if row in found[:at]] == []


def test_nothing_is_said_of_a_statement_in_two_graphs(graph: Store) -> None:
    """A query over all graphs would count it twice."""
    twice = """
      SELECT ?s ?p ?o WHERE { ?s <https://w3id.org/communique/ontology#evidence> ?words . GRAPH ?g { ?s ?p ?o } }
      GROUP BY ?s ?p ?o HAVING (COUNT(DISTINCT ?g) > 1)"""
    told = graph.query(twice, use_default_graph_as_union=True)
    assert isinstance(told, QuerySolutions)
    assert [str(solution) for solution in told] == []


def test_every_query_is_asked_and_every_answer_asked_for() -> None:
    assert {question.query for question in QUESTIONS} == set(KNOWN)
    assert {path.stem for path in ANSWERS.glob("*.csv")} == {question.name for question in QUESTIONS}


@pytest.mark.parametrize("query", KNOWN.values(), ids=lambda q: q.name)
def test_the_header_names_this_test(query: NamedQuery) -> None:
    assert "tests/test_sample_answers.py" in query.tested


def test_refreshing_tells_what_has_changed() -> None:
    before, after = [["a"], ["1"], ["2"]], [["a"], ["2"], ["3"]]
    assert difference(before, after) == "1 rows come, 1 rows go, 2 now"
    assert difference([], after) == "new, 2 rows"
    assert difference([["b"]], after) == "other columns, 2 rows"
    assert difference(before, [["a"], ["2"], ["1"]]) == "another order"


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.name)
def test_the_command_line_gives_the_same_in_every_form(question: Asked, samples: Path) -> None:
    expected = question.answer.read_text(encoding="utf-8")
    columns, *found = rows(expected)
    assert _shown(question, samples, "csv") == expected
    full = [{name: cell for name, cell in zip(columns, row, strict=True) if cell} for row in found]
    assert json.loads(_shown(question, samples, "json")) == full
    head, *lines = _shown(question, samples, "table").splitlines()
    assert head.split() == columns
    assert len(lines) == len(found)


def test_as_a_process_too(samples: Path, kg: Run) -> None:
    question = QUESTIONS[0]
    shown = kg(*question.words, "--store", samples, "--format", "csv")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert shown.stdout == question.answer.read_text(encoding="utf-8")


@pytest.mark.parametrize("query", NEEDY, ids=lambda q: q.name)
def test_a_missing_parameter_is_told_with_what_is_expected(query: NamedQuery, samples: Path) -> None:
    needed = next(p for p in query.parameters if not p.optional)
    failed = CliRunner().invoke(app, ["query", query.name, "--store", str(samples)])
    assert failed.exit_code == 1
    assert f"{needed.name!r}: is missing. Expected: {needed.description} (" in str(failed.exception)


def _shown(question: Asked, samples: Path, form: str) -> str:
    told = CliRunner().invoke(app, [*question.words, "--store", str(samples), "--format", form])
    assert told.exception is None
    return told.stdout
