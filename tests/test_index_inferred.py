"""The index holds what rules derived, and keeps what it names while documents come and go."""

import random
import shutil
import sqlite3
from collections import Counter
from pathlib import Path

import pytest

from kg.index import Index, opened
from kg.index.inferred import inferred
from kg.index.said import said
from kg.index.writing import Writing
from kg.infer import Inferences
from kg.names import ONTOLOGY, statement_id
from kg.store import GraphStore, current
from tests.graphs import CLASSES, RULES, Graph, curated, graph, names, sample
from tests.inferences import days, graph_of

NAMES = {
    **{f"{ONTOLOGY}{cls}": kind for kind, cls in CLASSES.items()},
    f"{ONTOLOGY}refusing": "rejects",
    f"{ONTOLOGY}statusRejected": "rejected",
    f"{ONTOLOGY}statusOpen": "open",
}


def slugs(article: dict[str, object]) -> list[str]:
    one = graph(article)
    doc = one.iri.value.rsplit("/", 1)[-1]
    return [statement_id(doc, str(s["quote"]), 0) for s in article["statements"]]  # type: ignore[attr-defined]


DEMANDING, REJECTING = sample("strait-demand"), sample("strait-rejection")
DEMAND, REJECTION = slugs(DEMANDING)[0], slugs(REJECTING)[0]
DERIVED = {
    "acts": f"""act:aa a cq:Act ; cq:heldBy actor:mira-halden ; cq:actKind "demand" ;
      cq:onTopic demand:open-the-strait ; cq:toward actor:brunmark ;
      cq:atEvent event:strait-call-2031 ; cq:onDay "2031-04-02"^^xsd:date ;
      cq:hasReport statement:{DEMAND} , statement:{REJECTION} , statement:dead ; cq:reportCount 3 ; cq:documentCount 2 ;
      cq:independentSources 1 ; cq:sourceGroup <urn:g> ; cq:difference <urn:d> .
      <urn:g> cq:groupedReport statement:{DEMAND} ; cq:commonSource actor:meridian-wire .
      <urn:d> cq:differsIn "kind" ; cq:between statement:{DEMAND} , statement:{REJECTION} ;
        cq:note "one asks"@en , "satu meminta"@id .""",
    "answers": f"""answer:ab a cq:Answer ; cq:answering statement:{REJECTION} ; cq:answered statement:{DEMAND} ;
      cq:answerType cq:refusing ; cq:linkReason "verb" , "target" ; cq:linkConfidence 0.9 .""",
    "positions": f"""position:p a cq:Position ; cq:heldBy actor:oskar-lind ; cq:onTopic demand:open-the-strait ;
      cq:currentStance cq:support ; cq:phase <urn:one> , <urn:two> .
      <urn:two> cq:phaseStance cq:support ; {days("2031-05-10", "2031-05-10")} ;
        prov:wasDerivedFrom statement:{DEMAND} .
      <urn:one> cq:phaseStance cq:oppose ; {days("2031-04-03", "2031-04-03")} ;
        prov:wasDerivedFrom statement:{REJECTION} .
      <urn:c> a cq:ChangeOfStance ; cq:changeOf position:p ; cq:earlierPhase <urn:one> ; cq:laterPhase <urn:two> ;
        cq:changedOn "2031-05-10"^^xsd:date ; prov:wasDerivedFrom statement:{DEMAND} , statement:{REJECTION} .""",
    "statuses": f"""assessment:two a cq:DemandAssessment ; cq:onTopic demand:open-the-strait ;
      cq:demandStatus cq:statusRejected ; {days("2031-04-03")} ; prov:wasDerivedFrom statement:{REJECTION} .
      assessment:one a cq:DemandAssessment ; cq:onTopic demand:open-the-strait ; cq:demandStatus cq:statusOpen ;
      {days("2031-04-02", "2031-04-02")} ; prov:wasDerivedFrom statement:{DEMAND} .""",
    "behalf": f"statement:{DEMAND} cq:onBehalfOf actor:mira-halden , actor:arlovia .",
}


class Made:
    """An index file, continued graph by graph."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def say(self, *articles: dict[str, object], but: tuple[dict[str, object], ...] = ()) -> None:
        writing = Writing(self.path)
        for article in (*but, *articles):
            writing.forget(graph(article).iri.value)
        for article in articles:
            one: Graph = graph(article)
            writing.say(writing.enter(one.iri.value, "d"), said(one.quads, NAMES), {})
        writing.finish({})

    def infer(self, **graphs: str) -> None:
        writing = Writing(self.path)
        for rule, turtle in graphs.items():
            writing.forget(rule)
            writing.infer(writing.enter(rule, "d"), inferred(graph_of(rule, ("one",), turtle), NAMES))
        writing.finish({})

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        connection = sqlite3.connect(self.path)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return Made(tmp_path / "rows.sqlite")


REPORTED = "SELECT s.slug FROM act_report r JOIN statement s ON s.id = r.statement ORDER BY source_group IS NULL"
ANSWERED = """SELECT a.slug, b.slug, type, reasons, x.confidence FROM answer x
  JOIN statement a ON a.id = answering JOIN statement b ON b.id = answered"""


def test_what_rules_derive_stands_in_rows(made: Made) -> None:
    made.say(DEMANDING, REJECTING)
    made.infer(**DERIVED)
    assert made.rows("SELECT slug, kind, day, reports, documents, independent, differences FROM act") == [
        ("aa", "demand", "2031-04-02", 3, 2, 1, 1)
    ]
    assert made.rows(REPORTED) == [(DEMAND,), (REJECTION,)]
    roles = made.rows("SELECT role, slug FROM act_role JOIN thing ON thing.id = thing ORDER BY role")
    assert roles == [
        ("event", "strait-call-2031"),
        ("holder", "mira-halden"),
        ("topic", "open-the-strait"),
        ("toward", "brunmark"),
    ]
    assert made.rows("SELECT source_group, slug FROM act_source JOIN thing ON thing.id = thing") == [
        (0, "meridian-wire")
    ]
    assert made.rows("SELECT aspect, note_en, note_id FROM act_difference") == [("kind", "one asks", "satu meminta")]
    assert made.rows(ANSWERED) == [(REJECTION, DEMAND, "rejects", "target verb", 0.9)]
    phases = "SELECT nr, stance, first, last FROM phase ORDER BY nr"
    assert made.rows(phases) == [(0, "oppose", *["2031-04-03"] * 2), (1, "support", *["2031-05-10"] * 2)]
    changes = """SELECT change.day, was, became, b.slug, a.slug FROM change
      JOIN statement b ON b.id = change.before JOIN statement a ON a.id = change.after"""
    assert made.rows(changes) == [("2031-05-10", "oppose", "support", REJECTION, DEMAND)]
    periods = made.rows("SELECT nr, status, first, last FROM assessment ORDER BY nr")
    assert periods == [(0, "open", "2031-04-02", "2031-04-02"), (1, "rejected", "2031-04-03", None)]
    behalf = "SELECT t.slug FROM behalf JOIN thing t ON t.id = thing ORDER BY t.slug"
    assert made.rows(behalf) == [("arlovia",), ("mira-halden",)]


def test_an_act_keeps_its_reports_while_their_documents_are_replaced(made: Made) -> None:
    """The graph of the act stays as it is: it is not read again, and still means the statements it names."""
    made.say(DEMANDING, REJECTING)
    made.infer(**DERIVED)
    made.say(sample("late-turn"), DEMANDING)
    assert made.rows(REPORTED) == [(DEMAND,), (REJECTION,)]
    assert made.rows(ANSWERED)[0][:2] == (REJECTION, DEMAND)
    made.say(but=(DEMANDING,))
    made.say(sample("pact-line"))
    assert made.rows(REPORTED) == [(REJECTION,)]
    assert made.rows(ANSWERED) == []
    made.say(DEMANDING)
    assert made.rows(REPORTED) == [(DEMAND,), (REJECTION,)]


def test_what_is_named_before_it_is_said_is_meant_all_the_same(made: Made) -> None:
    made.infer(**DERIVED)
    assert made.rows(REPORTED) == []
    made.say(REJECTING, DEMANDING)
    assert made.rows(REPORTED) == [(DEMAND,), (REJECTION,)]
    assert [iri.rsplit("/", 1)[-1] for (iri,) in made.rows("SELECT iri FROM awaited")] == ["dead"]  # type: ignore[attr-defined]


def test_a_graph_of_inferences_goes_with_all_its_rows(made: Made) -> None:
    made.say(DEMANDING, REJECTING)
    made.infer(**DERIVED)
    made.infer(**dict.fromkeys(DERIVED, ""))
    tables = [name for (name,) in made.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    of_documents = {"meta", "graph", "thing", "name", "document", "statement", "evidence", "role", "chain", "awaited"}
    own = (str(table) for table in tables if not str(table).startswith("sqlite"))
    left = {table for table in own if made.rows(f"SELECT 1 FROM {table}")}  # noqa: S608
    assert left <= of_documents


JOINED = {
    "positions": "SELECT p.iri, a.iri, t.iri, side, stance FROM position p JOIN thing a ON a.id = actor"
    " JOIN thing t ON t.id = topic",
    "phases": "SELECT p.iri, h.nr, h.stance, first, last, s.iri FROM phase h JOIN position p ON p.id = h.position"
    " JOIN phase_statement x ON x.position = h.position AND x.nr = h.nr JOIN statement s ON s.id = x.statement",
    "changes": "SELECT p.iri, c.day, was, became, b.iri, a.iri FROM change c JOIN position p ON p.id = c.position"
    " JOIN statement b ON b.id = c.before JOIN statement a ON a.id = c.after",
    "acts": "SELECT a.iri, a.kind, a.day, role, t.iri FROM act a JOIN act_role r ON r.act = a.id"
    " JOIN thing t ON t.id = r.thing",
    "reports": "SELECT a.iri, s.iri FROM act a JOIN act_report r ON r.act = a.id"
    " JOIN statement s ON s.id = r.statement",
    "answers": "SELECT x.iri, type, reasons, a.iri, b.iri FROM answer x JOIN statement a ON a.id = answering"
    " JOIN statement b ON b.id = answered",
    "behalf": "SELECT s.iri, t.iri FROM behalf JOIN statement s ON s.id = statement JOIN thing t ON t.id = thing",
    "assessments": "SELECT t.iri, nr, status, first, last FROM assessment JOIN thing t ON t.id = topic",
}


def test_inferences_continued_are_those_read_anew(tmp_path: Path) -> None:
    """Whatever comes and goes, rows that were kept and rows that were read again fit together."""
    path, chance, met = tmp_path / "store", random.Random(11), Counter[str]()  # noqa: S311
    with GraphStore.open(path, RULES, None, Inferences()) as store:
        store.curate(curated())
        for _ in range(8):
            for name in chance.sample(names(), 2):
                one = graph(sample(name))
                if chance.random() < 0.7:
                    store.replace(one.iri, one.quads, one.minted)
                elif store.mark(one.iri):
                    store.forget(one.iri.value)
            told = [_joined(opened(store.publish()))]
            shutil.rmtree(path / "indexes")
            told.append(_joined(opened(current(path))))
            assert told[0] == told[1]
            met.update({what: rows.total() for what, rows in told[0].items()})
    assert {what for what, count in met.items() if count} >= {"positions", "phases", "changes", "behalf"}


def _joined(index: Index) -> dict[str, Counter[tuple[object, ...]]]:
    return {what: Counter(tuple(row) for row in index.rows(sql)) for what, sql in JOINED.items()}
