"""Who speaks for whom: by terms of office, on a day."""

import time
from functools import cache

import pytest
from pyoxigraph import DefaultGraph, Quad, RdfFormat, parse

from kg.curated import curated_quads
from kg.infer.world import World
from kg.names import actor_iri
from kg.places import ONTOLOGY
from kg.sides import Sides

INVENTED = """
@prefix a: <https://w3id.org/communique/id/actor/> . @prefix cq: <https://w3id.org/communique/ontology#> .
@prefix p: <https://w3id.org/communique/id/post/> . @prefix org: <http://www.w3.org/ns/org#> .
@prefix schema: <https://schema.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
a:norland a cq:State ; cq:memberOf a:league . a:sudmark a cq:State ; cq:memberOf a:league .
a:league a cq:InternationalOrganisation . a:herald a cq:MediaOrganisation .
a:palace a cq:GovernmentBody ; cq:organOf a:norland ; cq:speaksFor a:norland .
a:army a cq:GovernmentBody ; cq:organOf a:norland .
p:president cq:postIn a:norland ; cq:voiceOf a:norland , a:palace . p:opposition cq:postIn a:norland .
p:secretary cq:postIn a:league ; cq:voiceOf a:league . p:press cq:postIn a:palace ; cq:voiceOf a:palace .
p:general cq:postIn a:army ; cq:voiceOf a:army .
a:holm a cq:Person ; cq:headOfStateOf a:norland . a:aspen a cq:Person ; cq:headOf a:league .
a:reed a cq:Person ; cq:speaksFor a:palace , a:holm . a:birch a cq:Person . a:elm a cq:Person ; cq:headOf a:army .
a:writer a cq:Person ; cq:affiliatedWith a:herald . a:fir a cq:Person ; cq:headOf a:sudmark .
[] org:member a:holm ; org:role p:president ; schema:startDate "2031-01-01"^^xsd:date ;
  schema:endDate "2034-12-31"^^xsd:date .
[] org:member a:aspen ; org:role p:president ; schema:startDate "2025-01-01"^^xsd:date ;
  schema:endDate "2030-12-31"^^xsd:date .
[] org:member a:aspen ; org:role p:secretary ; schema:startDate "2032-01-01"^^xsd:date .
[] org:member a:birch ; org:role p:president . [] org:member a:birch ; org:role p:opposition .
[] org:member a:reed ; org:role p:press . [] org:member a:elm ; org:role p:general .
"""


def names(actors: frozenset[str]) -> list[str]:
    return sorted(actor.rsplit("/", 1)[-1] for actor in actors)


@cache
def norland() -> World:
    """An invented world."""
    return World.read(Quad(t.subject, t.predicate, t.object, DefaultGraph()) for t in parse(INVENTED, RdfFormat.TURTLE))


def sides() -> Sides:
    return norland().sides


@cache
def curated() -> Sides:
    return World.read(curated_quads(ONTOLOGY)).sides


def iri(slug: str) -> str:
    return actor_iri(slug).value


@pytest.mark.parametrize(
    ("actor", "day", "voices"),
    [
        ("holm", "2031-01-01", "holm norland palace"),
        ("holm", "2035-01-01", "holm"),  # out of office, though headOfStateOf has no days
        ("aspen", "2028-05-05", "aspen norland palace"),
        ("aspen", "2031-05-05", "aspen"),
        ("aspen", "2033-05-05", "aspen league"),
        ("aspen", "", "aspen league"),  # the last term
        ("reed", "2033-05-05", "holm norland palace reed"),
        ("reed", "2036-05-05", "holm norland palace reed"),  # no day of that term is known
        ("birch", "2033-05-05", "birch"),  # another is known to have held the post; the opposition is no voice
        ("birch", "2036-05-05", "birch norland palace"),
        ("elm", "2033-05-05", "army elm"),
        ("army", "2033-05-05", "army"),
        ("norland", "2033-05-05", "norland"),
        ("writer", "2033-05-05", "writer"),
        ("fir", "2033-05-05", "fir sudmark"),  # no terms are known: headOf decides
        ("unheard-of", "2033-05-05", "unheard-of"),
    ],
)
def test_an_actor_speaks_for_those_whose_post_it_holds_that_day(actor: str, day: str, voices: str) -> None:
    assert names(sides().voices(iri(actor), day)) == voices.split()


def test_one_side_speaks_with_one_voice() -> None:
    day = "2033-05-05"
    assert sides().root(iri("reed"), day) == sides().root(iri("holm"), day) == iri("norland")
    assert sides().same(iri("reed"), iri("palace"), day)
    assert not sides().same(iri("aspen"), iri("norland"), day)
    assert not sides().same(iri("army"), iri("norland"), day)
    assert not sides().same(iri("norland"), iri("league"), day)
    assert names(sides().camp(iri("elm"), day)) == ["army", "elm", "norland"]
    assert names(sides().members(iri("league"))) == ["norland", "sudmark"]


def test_the_inverse_names_who_speaks_for_an_actor() -> None:
    assert names(sides().speakers_for(iri("norland"), "2033-05-05")) == ["holm", "norland", "palace", "reed"]
    assert names(sides().speakers_for(iri("norland"), None)) == ["aspen", "birch", "holm", "norland", "palace", "reed"]


@pytest.mark.parametrize(
    ("speaker", "side"),
    [
        ("dmitry-peskov", "russia"),
        ("kremlin", "russia"),
        ("vladimir-putin", "russia"),
        ("sergey-ryabkov", "russia"),
        ("state-duma", "state-duma"),
        ("jens-stoltenberg", "nato"),
        ("antony-blinken", "united-states"),
        ("jen-psaki", "united-states"),
        ("white-house", "united-states"),
        ("donald-trump", "donald-trump"),
        ("josep-borrell", "european-union"),
        ("volodymyr-zelenskyy", "ukraine"),
        ("mikhail-gorbachev", "mikhail-gorbachev"),
        ("reuters", "reuters"),
    ],
)
def test_sides_of_december_2021(speaker: str, side: str) -> None:
    assert curated().root(iri(speaker), "2021-12-10") == iri(side)


def test_a_former_post_is_no_voice() -> None:
    assert curated().root(iri("jens-stoltenberg"), "2006-05-05") == iri("norway")
    assert curated().root(iri("angela-merkel"), "2021-12-10") == iri("angela-merkel")
    assert not curated().same(iri("united-states"), iri("nato"), "2021-12-10")


@pytest.mark.alone
def test_forty_thousand_statements_are_placed_within_a_second() -> None:
    days = [f"2021-{month:02d}-{day:02d}" for month in range(1, 13) for day in range(1, 28)]
    speakers = [iri(name) for name in ("dmitry-peskov", "joe-biden", "nato", "liz-truss", "reuters", "olaf-scholz")]
    known = World.read(curated_quads(ONTOLOGY)).sides
    started = time.process_time()
    for number in range(40_000):
        known.root(speakers[number % len(speakers)], days[number // 7 % len(days)])
    assert time.process_time() - started < 1
