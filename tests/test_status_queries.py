"""Saved queries on statuses of demands: one each, and each finds its own."""

from functools import cache

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

from kg.infer.assessing import Statuses
from kg.names import document_iri
from kg.places import QUERIES
from kg.queries import load, run
from tests.inferences import PREFIXES
from tests.reported import demand, told
from tests.test_answering import ASKED, world

HISTORIES = {
    "open": ("asked",),
    "answered": ("asked", "deferred"),
    "rejected": ("asked", "refused"),
    "partly-met": ("asked", "half"),
    "conceded": ("asked", "agreed"),
    "withdrawn": ("asked", "dropped"),
    "contested": ("asked", "refused", "ally"),
}
LINES = {
    "asked": ASKED,
    "deferred": "2033-05-02 assertion norland",
    "refused": "2033-05-02 rejection norland > ostby: fees",
    "half": "2033-05-03 agreement conditional norland > ostby: fees",
    "agreed": "2033-05-03 agreement norland > ostby: fees",
    "dropped": "2033-05-03 rejection ostby: fees",
    "ally": "2033-05-03 agreement league > ostby: fees",
}
SAID = """statement:{name} a cq:Rejection ; cq:speaker actor:norland ; cq:reportedIn document:d ;
  cq:evidence document:e-{name} .
document:e-{name} oa:hasSelector [ oa:exact "{name}" ] . document:d schema:datePublished "2033-05-03"^^xsd:date ."""


@cache
def graph() -> Store:
    """A demand of each status, and one that was rejected and is conceded now."""
    kind = f'{PREFIXES} cq:Rejection <http://www.w3.org/2004/02/skos/core#notation> "rejection" .'
    store = Store()
    store.extend(_quads(kind))
    for status, history in {**HISTORIES, "turned": ("asked", "refused", "agreed")}.items():
        reports = []
        for name in history:
            answers = {f"{status}-asked": "defers"} if name == "deferred" else None
            reports.append(told(f"{status}-{name}", LINES[name].replace("fees", status), "one", answers))
            store.extend(_quads(PREFIXES + SAID.format(name=f"{status}-{name}")))
        store.extend(Statuses().derive(("statuses", demand(status)), reports, world()))
    return store


def _quads(turtle: str) -> list[Quad]:
    name = document_iri("0123456789abcdef")
    return [Quad(one.subject, one.predicate, one.object, name) for one in parse(turtle, RdfFormat.TURTLE)]


@pytest.mark.parametrize("status", HISTORIES)
def test_each_query_finds_the_demands_of_its_status(status: str) -> None:
    table = run(graph(), load(QUERIES)[f"{status}-demands"], {})
    found = {(row[0], row[table.columns.index("words")]) for row in table.rows}
    of = {"turned", "conceded"} if status == "conceded" else {status}
    assert {node.value.rsplit("/", 1)[-1] for node, _ in found if isinstance(node, NamedNode)} == of
    expected = HISTORIES[status][1:] or HISTORIES[status]
    words = {getattr(word, "value", "") for _, word in found}
    assert words == {f"{one}-{name}" for one in of for name in (expected if one == status else ("agreed",))}
