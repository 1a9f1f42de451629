"""What is refused before the engine sees it, and that nothing people ask is."""

import json
import time
from pathlib import Path

import pytest

from kg.places import QUERIES
from kg.sparql import Limits, examined, refusal, scan
from tests.graphs import DATA

HONEST = sorted((DATA.parent / "honest").glob("*.json"))
SAVED = sorted(QUERIES.rglob("*.rq"))
LIMITS = Limits()


def text(path: Path) -> str:
    parts = json.loads(path.read_text(encoding="utf-8"))["parts"]
    return "".join(piece.replace("#", str(n)) for piece, times in parts for n in range(times))


@pytest.mark.parametrize("path", HONEST, ids=lambda p: p.stem)
def test_what_people_ask_is_not_refused(path: Path) -> None:
    assert refusal(examined(text(path), LIMITS), LIMITS) == ""


@pytest.mark.parametrize("path", SAVED, ids=lambda p: p.stem)
def test_a_short_look_and_a_long_one_agree(path: Path) -> None:
    query = path.read_text(encoding="utf-8")
    assert refusal(scan(query, LIMITS), LIMITS) == refusal(examined(query, LIMITS), LIMITS) == ""
    assert scan(query).joined < 60


@pytest.mark.parametrize(
    ("query", "joined"),
    [
        ("SELECT * { ?s ?p ?o . ?s ?q ?r }", 1),
        ("SELECT * { ?s ?p ?o ; ?q ?r , ?t . }", 3),
        ("SELECT * { ?s ?p ( 1 2 3 ) }", 6),
        ("SELECT * { ?s ?p [ ?q [ ?r 1 ] ] }", 2),
        ("SELECT * { ?s <a:p>/<a:q>/<a:r> ?o }", 2),
        ("SELECT * { ?s (<a:p>/<a:q>|<a:r>) ?o }", 1),
        ("SELECT * { ?s ?p ?o FILTER(1/2/3 IN (1, 2, 3)) }", 0),
        ("SELECT * { OPTIONAL { ?s ?p ?o } GRAPH ?g { ?a ?b ?c . ?a ?b ?c } }", 2),
        ("SELECT * { { ?s ?p ?o } UNION { ?s ?p ?o } UNION { ?s ?p ?o } MINUS { ?a ?b ?c } }", 1),
        ("SELECT * { VALUES (?a ?b) { (1 2) (3 4) } VALUES ?c { 1 2 3 } }", 0),
        ("CONSTRUCT { ?s ?p ?o . ?o ?p ?s } WHERE { ?s ?p ?o }", 0),
        ("INSERT DATA { GRAPH <a:g> { <a:a> <a:b> 1 , 2 , 3 } }", 0),
        ("SELECT * { { SELECT ?s (COUNT(?o) AS ?n) ?p { ?s ?p ?o . ?o ?q ?r } GROUP BY ?s } }", 5),
    ],
)
def test_patterns_are_counted_by_group(query: str, joined: int) -> None:
    assert scan(query).joined <= joined
    assert scan(query).joined >= joined - 4 * query.count("SELECT ?s (")


@pytest.mark.parametrize(
    ("query", "repeated"),
    [
        ("ASK { FILTER(1 || 2 || 3 + 4) }", ("||", 2)),
        ("ASK { FILTER(1 - 2 - 3 IN (-1, -2, -3, -4)) }", ("-", 2)),
        ("ASK { FILTER(!!!true) }", ("!", 3)),
        ("ASK { ?s ?p '|| || ||' , <a:!!> } # || ||", ("", 0)),
        ("DESCRIBE <a:a> <a:b> ?c WHERE { ?c ?d ?e }", ("DESCRIBE with a term", 3)),
    ],
)
def test_what_is_repeated_is_counted(query: str, repeated: tuple[str, int]) -> None:
    assert scan(query).repeated == repeated


def test_a_refusal_costs_little_however_long_the_text() -> None:
    """Else it would be the refusals that keep a server busy."""
    for piece, start in (("(", "ASK { FILTER("), (" || 1", "ASK { FILTER(1"), ("?s ?p ?o . ", "ASK { "), ("{", "ASK ")):
        begun = time.process_time()
        said = examined(start + piece * 100_000, LIMITS)
        assert refusal(said, LIMITS)
        assert time.process_time() - begun < 0.1


def test_bounds_are_told_with_what_to_do_instead() -> None:
    told = refusal(scan("ASK { FILTER(1" + " || 1" * 1001 + ") }", LIMITS), LIMITS)
    assert told == "|| stands here more than 1000 times. List values with IN or VALUES instead."
    told = refusal(scan("ASK {" + "?s ?p ?o ." * 151 + "}", LIMITS), LIMITS)
    assert told == "One group joins more than 150 patterns. Ask in several queries."
    assert refusal(scan("ASK {" + "?s ?p ?o ." * 150 + "}", LIMITS), LIMITS) == ""
