"""What people are told of queries and updates that cannot be read."""

import contextlib
import json
import random
from pathlib import Path

import pytest
from pyoxigraph import Store

from kg.sparql import explained
from tests.graphs import DATA
from tests.servers import Trap

FAULTS = sorted((DATA.parent / "faults").glob("*.json"))
RIGHT = """PREFIX a: <http://a.example/>
SELECT DISTINCT ?s (COUNT(?o) AS ?n) # how many
WHERE { ?s a:p/a:q* ?o ; a:r 'äöü' , "x"@en . OPTIONAL { ?s a ?t FILTER(?t != a:T && ?o IN (1, 2.5)) }
  { ?s a:u [ a:v ( 1 2 ) ] } UNION { GRAPH ?g { ?s ?p ?o } } MINUS { VALUES (?s ?g) { (a:x UNDEF) } } }
GROUP BY ?s HAVING (COUNT(?o) > 1) ORDER BY DESC(?n) ?s LIMIT 10 OFFSET 5"""


def refused(text: str, is_update: bool) -> str:
    """What the engine says; empty if it can read the text."""
    store = Store()
    try:
        if is_update:
            store.update(text, base_iri="http://localhost/")
        else:
            store.query(text, base_iri="http://localhost/")
    except SyntaxError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("path", FAULTS, ids=lambda p: p.stem)
def test_a_fault_is_told_with_its_place_and_what_to_do(path: Path) -> None:
    case = json.loads(path.read_text(encoding="utf-8"))
    message = refused(case["text"], case["update"])
    assert message
    told = explained(case["text"], message, "http://localhost/", is_update=case["update"])
    assert (told["line"], told["column"]) == (case["line"], case["column"])
    assert case["says"] in told["detail"]
    shown, caret = told["excerpt"].split("\n")
    assert caret.endswith("^")
    assert shown in case["text"].replace("\r", "")


def test_what_is_expected_can_follow() -> None:
    """The list is made by trying: each dot, brace and so on in it is taken by the engine."""
    told = explained("SELECT * { ?s ?p ?o", "error at 1:20: expected [_]")
    assert "'}'" in told["expected"]
    assert not refused("SELECT * { ?s ?p ?o }", is_update=False)
    assert "'.'" in told["expected"]
    assert "')'" not in told["expected"]


@pytest.mark.parametrize("seed", range(4))
def test_anything_wrong_is_told_at_a_place_within_it(seed: int) -> None:
    """A right query from which something is taken, or into which something is put."""
    chance = random.Random(seed)  # noqa: S311
    assert not refused(RIGHT, is_update=False)
    seen = 0
    for _ in range(60):
        start = chance.randrange(len(RIGHT))
        put = chance.choice(["", "}", "{", "'", '"', "<", "\\", "\x00", "„", ")", " AND ", "?", "\u00a0", "§", "'''"])
        text = RIGHT[:start] + put + RIGHT[start + chance.randint(0, 3) :]
        if message := refused(text, is_update=False):
            seen += 1
            told = explained(text, message, "http://localhost/")
            assert 1 <= told["line"] <= text.count("\n") + 1
            assert told["detail"].endswith(".")
    assert seen > 20


def test_to_explain_is_not_to_evaluate() -> None:
    trap = Trap()
    address = f"<http://127.0.0.1:{trap.port}/>"
    for text in (
        f"LOAD {address} ; LOAD {address} nonsense",
        f"INSERT {{ ?s ?p ?o }} WHERE {{ SERVICE {address} {{}} }} }}",
    ):
        explained(text, refused(text, is_update=True), is_update=True)
    for text in (f"ASK {{ SERVICE {address} {{ ?s ?p ?o }} }} }}", "ASK { ?a ?b ?c }" * 2):
        explained(text, refused(text, is_update=False))
    assert trap.visits == 0
    trap.close()


def test_a_long_text_gets_the_words_of_the_engine() -> None:
    text = "SELECT * {" + " ?s ?p ?o ." * 3000 + " nonsense"
    told = explained(text, "error at 1:33012: expected OPTIONAL")
    assert told["column"] == 33012
    with contextlib.suppress(KeyError):
        assert not told["expected"]
    assert len(told["excerpt"]) < 300
