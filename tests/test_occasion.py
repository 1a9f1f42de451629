"""Events that documents tell of, what was said there, and what documents together tell of an event."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import NamedNode, Quad, Store

from kg.curated import curated_quads, knowledge
from kg.extract import Extraction, Extractor, extractor
from kg.index import short_names
from kg.infer.events import Events
from kg.infer.reading import of_quads
from kg.infer.world import World
from kg.lift import lift, minted
from kg.model import Article, Document, Knowledge, Mention, Occasions, Span, Zone, ZoneRole
from kg.names import actor_iri, document_iri, event_iri, term
from kg.occasion import Finder
from kg.places import ONTOLOGY, SAMPLE_ARTICLES
from kg.read import articles
from kg.segment import segment
from kg.validate.parts import Parts

DATA = Path(__file__).parent / "data" / "occasions"
PARTICIPANT, STATUS = term("participant"), term("eventStatus")


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return knowledge(ONTOLOGY)


@pytest.fixture(scope="module")
def reader(known: Knowledge) -> Extractor:
    return extractor("rules", known)


@pytest.fixture(scope="module")
def finder(known: Knowledge) -> Finder:
    return Finder(known)


def article(case: dict[str, Any]) -> Article:
    text = case["text"]
    zone = Zone(ZoneRole.BODY, Span(0, len(text)))
    return Article(case["name"], text, (zone,), "", case["language"], date.fromisoformat(case["published"]), None, None)


def told(doc: Document, reader: Extractor, finder: Finder) -> tuple[Extraction, Occasions]:
    read = reader.extract(doc)
    return read, finder.find(doc, read.statements, read)


def statuses(occasions: Occasions) -> list[str]:
    """Each event with its status: held where any mention says so."""
    found: dict[str, set[str]] = {}
    for mention in occasions.mentions:
        found.setdefault(mention.event, set()).add(mention.status.value)
    return sorted(f"{event} {'held' if 'held' in all_ else min(all_)}" for event, all_ in found.items())


@pytest.mark.parametrize("case", rows("cases.jsonl"), ids=lambda case: f"{case['language']}-{case['name']}")
def test_a_text_tells_of_its_events(case: dict[str, Any], reader: Extractor, finder: Finder) -> None:
    _, occasions = told(segment(article(case)), reader, finder)
    assert statuses(occasions) == case["events"]
    assert [made.event for made in occasions.made] == case["made"]


def samples() -> Iterator[Article]:
    yield from (one for one in articles([SAMPLE_ARTICLES]) if isinstance(one, Article))


def test_the_samples_are_read_as_they_are_marked(reader: Extractor, finder: Finder) -> None:
    marks, expected = rows("made-at.jsonl"), rows("events.jsonl")
    required, met, wrong = set[str](), set[str](), list[str]()
    for one in samples():
        read, occasions = told(segment(one), reader, finder)
        own = [mark for mark in marks if mark["document"] == one.source]
        required |= {mark["statement"] for mark in own if not mark.get("optional")}
        for made in occasions.made:
            span = read.statements[made.statement].span
            fits = [m for m in own if m["event"] == made.event and m["start"] < span.end and span.start < m["end"]]
            met |= {mark["statement"] for mark in fits}
            wrong += [] if fits else [f"{one.source} {span}"]
        events = sorted(f"{row['event']} {row['status']}" for row in expected if row["document"] == one.source)
        assert statuses(occasions) == events, one.source
    assert wrong == []
    assert len(required - met) <= 0.1 * len(required)


def test_a_back_end_that_names_nobody_still_gives_events(reader: Extractor, finder: Finder) -> None:
    (one,) = (one for one in samples() if one.source.startswith("06-"))
    doc = segment(one)
    read, occasions = told(doc, reader, finder)
    alone = finder.find(doc, read.statements, Extraction(read.statements, ()))
    assert set(statuses(alone)) <= set(statuses(occasions))
    assert alone.mentions


def kinds() -> dict[str, str]:
    """The short names that the ontology gives to classes of statements."""
    store = Store()
    store.extend(curated_quads(ONTOLOGY))
    return short_names(store)


def graph(case: dict[str, Any], known: Knowledge, reader: Extractor, finder: Finder) -> list[Quad]:
    doc = segment(article(case))
    read, occasions = told(doc, reader, finder)
    return lift(doc, read.statements, known, occasions)


def test_an_event_names_actors_that_no_statement_names(known: Knowledge, reader: Extractor, finder: Finder) -> None:
    text = (
        "President Joe Biden met Prime Minister Zoltan Varga on Monday. Russia demanded that Ukraine withdraw troops."
    )
    doc = segment(article({"name": "minted", "language": "en", "published": "2031-03-04", "text": text}))
    read, occasions = told(doc, reader, finder)
    quads = lift(doc, read.statements, known, occasions)
    there = {quad.object for quad in quads if quad.predicate == term("mentionedParticipant")}
    assert there == {actor_iri("joe-biden"), actor_iri("zoltan-varga")}
    assert {quad.subject for quad in minted(doc, read.statements, known, occasions)} == {actor_iri("zoltan-varga")}
    parts = Parts(document_iri(doc.doc_id), quads)
    for kept in (quads, parts.without(parts.statements)):  # whoever an event names stays, whatever is refused
        assert actor_iri("zoltan-varga") in {quad.object for quad in kept if quad.predicate == term("refersTo")}


def test_documents_together_tell_of_an_event(known: Knowledge, reader: Extractor, finder: Finder) -> None:
    world = World.read(curated_quads(ONTOLOGY))
    names = kinds()
    cases = {case["name"]: case for case in rows("cases.jsonl")}
    planned = {**cases["dijadwalkan"], "published": "2031-03-04"}
    held = {**cases["usai bertemu"], "name": "later", "published": "2031-03-08"}
    held["text"] = "Putin menuding NATO mengancam negaranya usai bertemu Presiden AS Joe Biden di Jenewa, Jumat (7/3)."
    both = [of_quads(graph(case, known, reader, finder), names) for case in (planned, held)]
    iri = event_iri("2031-03-07-biden-putin-meeting").value
    rule, block = Events(), ("events", iri)
    assert [rule.blocks(reports, world) for reports in both] == [{block}, {block}]
    alone = rule.derive(block, both[0], world)
    assert {q.object for q in alone if q.predicate == STATUS} == {term("planned")}
    joined = rule.derive(block, [*both[0], *both[1]], world)
    assert set(joined) == set(rule.derive(block, [*both[1], *both[0]], world))
    assert {q.object for q in joined if q.predicate == STATUS} == {term("held")}
    assert {q.object for q in joined if q.predicate == PARTICIPANT} == {
        actor_iri("joe-biden"),
        actor_iri("vladimir-putin"),
    }
    grounds = {q.object for q in joined if q.predicate == NamedNode("http://www.w3.org/ns/prov#wasDerivedFrom")}
    assert {document_iri(segment(article(case)).doc_id) for case in (planned, held)} <= grounds


def test_a_curated_event_is_not_described_anew(known: Knowledge, reader: Extractor, finder: Finder) -> None:
    world = World.read(curated_quads(ONTOLOGY))
    (one,) = (one for one in samples() if one.source.startswith("01-"))
    doc = segment(one)
    read, occasions = told(doc, reader, finder)
    reports = of_quads(lift(doc, read.statements, known, occasions), kinds())
    assert any(report.mentioned for report in reports)
    assert Events().blocks(reports, world) == set()


def test_participants_are_mentions_of_the_text(reader: Extractor, finder: Finder) -> None:
    for one in samples():
        doc = segment(one)
        parties: list[Mention] = [m for e in told(doc, reader, finder)[1].mentions for m in e.participants]
        assert all(party.span.of(doc.text).strip() for party in parties)
