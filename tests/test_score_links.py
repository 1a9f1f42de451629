"""`kg score-links` on made-up marks whose figures were counted by hand, and the marks of tests/data/linking."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.errors import DataError
from kg.model import Article, Span
from kg.names import doc_id, statement_id, text_hash
from kg.read import articles
from kg.score.linking import as_json, read_found, read_marks, report
from kg.score.linking.places import matched
from kg.score.linking.values import Found, FoundAct, FoundAnswer, Marks, Place
from tests.conftest import Run

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(__file__).parent / "data"
SMALL, MARKS = DATA / "linking-small", DATA / "linking"
SHARED = ROOT.parent / "shared"
TEXTS = {"sample": ROOT / "examples" / "articles", "seed": SHARED / "seeds", "development": SHARED / "eval" / "texts"}
RULES = ("target-and-topic", "target", "kind")

Row = dict[str, Any]


def lines(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def told(marks: Marks, found: Found) -> Row:
    return dict(json.loads(as_json(report(marks, found))))


def counts(row: Row) -> tuple[float, float, float]:
    return row["right"], row["found"], row["marked"]


@pytest.fixture(scope="module")
def small() -> Row:
    return told(read_marks(SMALL), read_found(SMALL / "found.jsonl"))


# ---------------------------------------------------------------- figures counted by hand


@pytest.mark.parametrize(
    ("name", "counted"),
    [
        # found: two of Sudmark's refusals, and the denial; Ostby's comment and words that nobody marked beside them
        ("answers", (3, 5, 4)),
        # one refusal was taken for a denial
        ("answers with type", (2, 5, 4)),
        # marked: 1 pair of demands, 3 of refusals; found: 1, 3 (with Ostby's comment) and 1 (with unmarked words)
        ("pairs of reports", (2, 5, 4)),
        ("pairs inside one article", (0, 2, 1)),
        ("pairs across articles", (2, 3, 3)),
        # right: two whole, two of two thirds, one whole, and a third, a half and nothing of what is beside them
        ("acts (B-cubed)", (5.17, 8, 7)),
    ],
)
def test_figures_are_those_counted_by_hand(small: Row, name: str, counted: tuple[float, ...]) -> None:
    assert counts(small["figures"][name]) == counted


def test_b_cubed_recall_is_that_counted_by_hand(small: Row) -> None:
    assert small["figures"]["acts (B-cubed)"]["r"] == round((1 + 1 + 2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 7, 3)


def test_traps_unmarked_statements_and_unread_pairs_are_told(small: Row) -> None:
    assert small["traps"] == {"marked": 2, "found": 1}
    assert (small["nowhere"], small["unread"]) == (2, 1)


def test_each_article_has_its_own_counts_and_can_be_left_out(small: Row) -> None:
    own = {source: counts(each["own"]["answers"]) for source, each in small["articles"].items()}
    assert own == {"bridge.txt": (1, 1, 1), "fees-1.txt": (2, 2, 2), "fees-2.txt": (0, 2, 1)}
    others = {source: counts(each["without"]["answers"]) for source, each in small["articles"].items()}
    # without fees-2 the second refusal is linked to a report that is not there any more
    assert others == {"bridge.txt": (2, 4, 3), "fees-1.txt": (1, 3, 2), "fees-2.txt": (2, 2, 3)}
    pairs = {source: counts(each["without"]["pairs of reports"]) for source, each in small["articles"].items()}
    assert pairs == {"bridge.txt": (2, 4, 4), "fees-1.txt": (0, 2, 0), "fees-2.txt": (0, 1, 1)}


def test_several_links_to_reports_of_one_act_are_one_answer() -> None:
    found = read_found(SMALL / "found.jsonl")
    once = Found(found.answers[1:], found.acts)
    assert told(read_marks(SMALL), once)["figures"]["answers"] == told(read_marks(SMALL), found)["figures"]["answers"]


def test_nothing_found_is_no_error() -> None:
    figures = told(read_marks(SMALL), Found((), ()))["figures"]
    assert [counts(figures[name]) for name in ("answers", "pairs of reports")] == [(0, 0, 4), (0, 0, 4)]


# ---------------------------------------------------------------- places


def test_the_likest_statement_is_meant_and_a_second_reading_of_it_counts_as_it() -> None:
    marked = {"whole": Place("a", Span(0, 100)), "end": Place("a", Span(60, 100))}
    whole, end, again = Place("a", Span(0, 95)), Place("a", Span(62, 100)), Place("a", Span(58, 96))
    assert matched(marked, [whole, end, again]) == {whole: "whole", end: "end", again: "end"}


def test_a_place_that_shares_too_little_stands_for_nothing() -> None:
    marked = {"one": Place("a", Span(0, 100))}
    near, small, elsewhere = Place("a", Span(60, 160)), Place("a", Span(0, 14)), Place("b", Span(0, 100))
    assert matched(marked, [near, small, elsewhere]) == {}
    assert matched(marked, [Place("a", Span(50, 150))]) == {Place("a", Span(50, 150)): "one"}


# ---------------------------------------------------------------- files at fault


@pytest.mark.parametrize(
    ("file", "line", "reason"),
    [
        ("answers.jsonl", '{"answer": "denail", "answered": ["charge"], "type": ["denies"]}', "Did you mean 'denial'"),
        ("answers.jsonl", '{"answer": "denial", "answered": [], "type": ["denies"]}', "needs what is answered"),
        ("answers.jsonl", '{"answer": "denial", "answered": ["charge"], "type": "denie"}', "Did you mean 'denies'"),
        ("acts.jsonl", '{"act": "x", "reports": ["charge"]}', "list of objects"),
        ("statements.jsonl", '{"id": "x", "document": "bridge.txt"}', "is no place"),
        (
            "statements.jsonl",
            '{"id": "x", "document": "brigde.txt", "start": 1, "end": 9}',
            "Did you mean 'bridge.txt'",
        ),
        ("no-answers.jsonl", '{"answer": "charge"}', "has no 'answered'"),
        ("documents.jsonl", "[1]", "no object"),
    ],
)
def test_a_fault_in_the_marks_is_told_with_its_line(tmp_path: Path, file: str, line: str, reason: str) -> None:
    for path in SMALL.glob("*.jsonl"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    with (tmp_path / file).open("a") as marks:
        marks.write(line + "\n")
    number = len(lines(SMALL / file)) + 1
    with pytest.raises(DataError, match=rf"{file}.*{number}") as fault:
        read_marks(tmp_path)
    assert reason in str(fault.value)


def test_a_fault_in_what_was_found_is_told(tmp_path: Path) -> None:
    path = tmp_path / "found.jsonl"
    path.write_text('{"answer": {"document": "a", "start": 3, "end": 9}}\n')
    with pytest.raises(DataError, match="an end or a report is no place"):
        read_found(path)


# ---------------------------------------------------------------- the command


def test_command_shows_tables_and_json(kg: Run, small: Row) -> None:
    shown = kg("score-links", "--gold", str(SMALL), str(SMALL / "found.jsonl"))
    assert shown.returncode == 0, shown.stderr
    assert "1 of 2 pairs that are no answers" in shown.stdout
    as_told = kg("score-links", "--gold", str(SMALL), str(SMALL / "found.jsonl"), "--format", "json")
    assert json.loads(as_told.stdout) == small
    bridge = kg("score-links", "--gold", str(SMALL), str(SMALL / "found.jsonl"), "--only", "bridge", "--format", "json")
    assert counts(json.loads(bridge.stdout)["figures"]["answers"]) == (1, 1, 1)
    wrong = kg("score-links", "--gold", str(SMALL), str(SMALL / "found.jsonl"), "--only", "bridges")
    assert wrong.returncode == 2
    assert "bridge, fees" in wrong.stderr
    assert "Example:  kg score-links" in kg("score-links", "--help").stdout


# ---------------------------------------------------------------- the marks of this project


def test_marks_agree_with_themselves() -> None:
    marks = read_marks(MARKS)
    ends = [(a, name) for a in marks.answers if not a.optional for name in a.answered[:1]]
    answers = (FoundAnswer(marks.places[a.answer], marks.places[name], a.types[0]) for a, name in ends)
    acts = (FoundAct(tuple(marks.places[name] for name in act.reports)) for act in marks.acts)
    figures = told(marks, Found(tuple(answers), tuple(acts)))["figures"]
    assert {name: row["f1"] for name, row in figures.items()} == dict.fromkeys(figures, 1.0)


def test_no_pair_is_both_an_answer_and_none() -> None:
    marks = read_marks(MARKS)
    assert [pair for a in marks.answers for pair in marks.traps if pair[0] == a.answer and pair[1] in a.answered] == []
    acts = [set(act.reports) for act in marks.acts]
    apart = [row["statements"] for row in lines(MARKS / "no-acts.jsonl")]
    assert [pair for pair in apart for act in acts if set(pair) <= act] == []
    assert sum(map(len, acts)) == len(set().union(*acts))


def test_an_answer_and_what_it_answers_were_read_together() -> None:
    marks = read_marks(MARKS)
    for a in marks.answers:
        together = {marks.together[marks.places[name].document] for name in (a.answer, *a.answered)}
        assert len(together) == 1, a


def test_nothing_is_answered_before_it_is_said() -> None:
    days = {row["id"]: row.get("date") for row in lines(MARKS / "statements.jsonl")}
    ends = [(days[row["answer"]], days[name]) for row in lines(MARKS / "answers.jsonl") for name in row["answered"]]
    dated = [(answer, answered) for answer, answered in ends if answer and answered]
    assert len(dated) > 100
    assert [pair for pair in dated if pair[0] < pair[1]] == []


@pytest.mark.parametrize("origin", TEXTS)
def test_ids_and_offsets_are_those_of_the_texts(origin: str) -> None:
    """The texts of other people are not in the project; where they lie beside the checkout, they are looked at too."""
    if not TEXTS[origin].exists():
        pytest.skip("these texts are not beside the checkout")
    texts = {article.source: article.text for article in articles([TEXTS[origin]]) if isinstance(article, Article)}
    documents = {row["document"]: row for row in lines(MARKS / "documents.jsonl") if row["origin"] == origin}
    assert {name: (row["doc_id"], row["sha256"]) for name, row in documents.items()} == {
        name: (doc_id(name), text_hash(texts[name])) for name in documents
    }
    for row in lines(MARKS / "statements.jsonl"):
        if row["document"] in documents:
            text = texts[row["document"]]
            words = text[row["start"] : row["end"]]
            occurrence = len([m for m in re.finditer(f"(?={re.escape(words)})", text) if m.start() < row["start"]])
            assert row["id"] == statement_id(doc_id(row["document"]), words, occurrence)


def test_marks_hold_no_text() -> None:
    for path in MARKS.glob("*.jsonl"):
        assert [row for row in lines(path) if "quote" in row or "text" in row] == []


# ---------------------------------------------------------------- figures that the documentation gives


@pytest.mark.parametrize("rule", RULES)
def test_rules_of_thumb_have_the_figures_that_the_documentation_gives(rule: str, tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "bench" / "linking.py"), str(MARKS / "statements.jsonl"), "--rule", rule]
    (tmp_path / "found.jsonl").write_bytes(subprocess.run(command, check=True, capture_output=True).stdout)
    figures = told(read_marks(MARKS), read_found(tmp_path / "found.jsonl"))["figures"]
    shown = " | ".join(f"{figures['answers'][key]:.3f}" for key in ("p", "r", "f1"))
    pairs = " | ".join(f"{figures['pairs of reports'][key]:.3f}" for key in ("p", "r", "f1"))
    manual = (ROOT / "docs" / "linking.md").read_text(encoding="utf-8")
    assert f"| `{rule}` | marked | {shown} |" in manual
    assert f"| same speaker, kind and topic | marked | {pairs} |" in manual
