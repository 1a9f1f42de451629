"""Document graphs for tests, made from small JSON files of invented news.

In      tests/data/store: articles/*.json, curated.ttl, ontology.ttl, rules/*.rq
Out     the quads that lifting would give, and those of minted actors.
Limits  independent of kg.lift on purpose: the store must hold whatever a document graph says.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg.model import Span
from kg.names import (
    CURATED_GRAPH,
    MINTED_GRAPH,
    ONTOLOGY_GRAPH,
    actor_iri,
    doc_id,
    document_iri,
    evidence_iri,
    mention_iri,
    report_iri,
    selector_iri,
    software_iri,
    statement_id,
    statement_iri,
    term,
    text_hash,
    thing,
)

DATA = Path(__file__).parent / "data" / "store"
RULES = DATA / "rules"
OA, SCHEMA, DCTERMS, PROV = (
    "http://www.w3.org/ns/oa#",
    "https://schema.org/",
    "http://purl.org/dc/terms/",
    "http://www.w3.org/ns/prov#",
)
XSD = "http://www.w3.org/2001/XMLSchema#"
TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")

CLASSES = {
    "demand": "DemandStatement",
    "red-line": "RedLine",
    "rejection": "Rejection",
    "threat": "Threat",
    "accusation": "Accusation",
    "denial": "Denial",
    "agreement": "Commitment",
    "support": "SupportStatement",
    "assertion": "Assertion",
}
TARGETS = {"demand": "addressee", "accusation": "accusedParty", "threat": "threatenedParty"}
CONTENTS = {"demand": "demandContent", "rejection": "rejectedContent"}
STANCES = {"demand": "support", "agreement": "support", "support": "support", "rejection": "oppose"}


@dataclass(frozen=True, slots=True)
class Graph:
    """One document, ready for the store."""

    iri: NamedNode
    quads: list[Quad]
    minted: list[Quad]
    text: str


def names() -> list[str]:
    return sorted(path.stem for path in (DATA / "articles").glob("*.json"))


def sample(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((DATA / "articles" / f"{name}.json").read_text(encoding="utf-8"))
    return content


def curated() -> list[Quad]:
    return [*_turtle("ontology.ttl", ONTOLOGY_GRAPH), *_turtle("curated.ttl", CURATED_GRAPH)]


def graph(article: dict[str, Any]) -> Graph:
    return _Builder(article).build()


def _turtle(name: str, into: NamedNode) -> list[Quad]:
    triples = parse(path=str(DATA / name), format=RdfFormat.TURTLE)
    return [Quad(t.subject, t.predicate, t.object, into) for t in triples]


def typed(value: object, datatype: str) -> Literal:
    return Literal(str(value).lower() if datatype == "boolean" else str(value), datatype=NamedNode(XSD + datatype))


class _Builder:
    def __init__(self, article: dict[str, Any]) -> None:
        self.article = article
        self.doc = doc_id(article["source"])
        self.iri = document_iri(self.doc)
        self.quads: list[Quad] = []
        self.minted: list[Quad] = []

    def build(self) -> Graph:
        self._metadata()
        for mention in self.article["mentions"]:
            self._mention(mention)
        for statement in self.article["statements"]:
            self._statement(statement)
        return Graph(self.iri, self.quads, self.minted, self.article["text"])

    def _say(self, subject: NamedNode, predicate: NamedNode | str, value: NamedNode | Literal | str) -> None:
        predicate = NamedNode(predicate) if isinstance(predicate, str) else predicate
        value = Literal(value) if isinstance(value, str) else value
        self.quads.append(Quad(subject, predicate, value, self.iri))

    def _span(self, words: str) -> Span:
        start = self.article["text"].index(words)
        return Span(start, start + len(words))

    def _metadata(self) -> None:
        a, text = self.article, self.article["text"]
        self._say(self.iri, TYPE, term("NewsArticle"))
        self._say(self.iri, DCTERMS + "language", a["language"])
        self._say(self.iri, SCHEMA + "headline", a["headline"])
        self._say(self.iri, term("sourceName"), a["source"])
        self._say(self.iri, term("textHash"), text_hash(text))
        self._say(self.iri, term("textLength"), typed(len(text), "integer"))
        self._say(self.iri, SCHEMA + "datePublished", typed(a["published"], "date"))
        self._say(self.iri, term("issuedBy"), actor_iri(a["publisher"]))
        if "://" in a["source"]:
            self._say(self.iri, DCTERMS + "source", NamedNode(a["source"]))
        above = self.iri
        for depth, issuer in enumerate(a["chain"], 1):
            report = report_iri(self.doc, a["chain"][:depth])
            self._say(above, term("citesSource"), report)
            self._say(report, TYPE, term("Report"))
            self._say(report, term("issuedBy"), actor_iri(issuer))
            above = report

    def _mention(self, mention: dict[str, str]) -> None:
        iri = mention_iri(self.doc, self._span(mention["name"]))
        actor = actor_iri(mention["actor"])
        self._say(self.iri, term("mentions"), iri)
        self._say(iri, TYPE, term("Mention"))
        self._say(iri, OA + "hasSource", self.iri)
        self._say(iri, term("refersTo"), actor)
        self._say(iri, term("nameAsPrinted"), mention["name"])
        if "title" in mention:
            self._say(iri, term("titleAsPrinted"), mention["title"])
        if "class" in mention:
            self.minted.append(Quad(actor, TYPE, term(mention["class"]), MINTED_GRAPH))
            self.minted.append(Quad(actor, LABEL, Literal(mention["name"]), MINTED_GRAPH))

    def _statement(self, s: dict[str, Any]) -> None:
        iri = statement_iri(statement_id(self.doc, s["quote"], 0))
        self._act(iri, s)
        if self.article["chain"]:
            self._say(iri, term("citedReport"), report_iri(self.doc, self.article["chain"][:1]))
        if "date" in s:
            self._say(iri, term("utteredOn"), typed(s["date"], "date"))
        if "conveyed" in s:
            self._say(iri, term("conveyedBy"), actor_iri(s["conveyed"]))
        self._say(iri, term("polarity"), term("affirmed"))
        self._say(iri, term("certainty"), term("certain"))
        self._say(iri, term("directQuote"), typed(s.get("direct", False), "boolean"))
        self._say(iri, term("confidence"), typed("0.90", "decimal"))
        self._say(iri, term("reportedIn"), self.iri)
        self._say(iri, PROV + "wasAttributedTo", software_iri("0.1.0"))
        self._evidence(iri, s["quote"])

    def _act(self, iri: NamedNode, s: dict[str, Any]) -> None:
        kind = s["kind"]
        self._say(iri, TYPE, term(CLASSES[kind]))
        self._say(iri, term("speaker"), actor_iri(s["speaker"]))
        for prop in ("target", TARGETS.get(kind)):
            if prop and "target" in s:
                self._say(iri, term(prop), actor_iri(s["target"]))
        if kind in TARGETS and "target" not in s:
            self._say(iri, term("targetUnstated"), typed(True, "boolean"))
        for prop in ("about", "content", CONTENTS.get(kind)):
            if prop and "topic" in s:
                self._say(iri, term(prop), thing(*s["topic"].split("/")))
        if "topic" not in s:
            self._say(iri, term("contentWords"), s["quote"])
        if kind in STANCES:
            self._say(iri, term("stance"), term("conditional" if "condition" in s else STANCES[kind]))
        if "condition" in s:
            self._say(iri, term("conditionText"), s["condition"])

    def _evidence(self, statement: NamedNode, quote: str) -> None:
        span, text = self._span(quote), self.article["text"]
        evidence = evidence_iri(self.doc, span)
        position, exact = selector_iri(self.doc, span, "position"), selector_iri(self.doc, span, "quote")
        self._say(statement, term("evidence"), evidence)
        self._say(evidence, TYPE, term("Evidence"))
        self._say(evidence, OA + "hasSource", self.iri)
        self._say(evidence, OA + "hasSelector", position)
        self._say(evidence, OA + "hasSelector", exact)
        self._say(position, TYPE, NamedNode(OA + "TextPositionSelector"))
        self._say(position, OA + "start", typed(span.start, "integer"))
        self._say(position, OA + "end", typed(span.end, "integer"))
        self._say(exact, TYPE, NamedNode(OA + "TextQuoteSelector"))
        self._say(exact, OA + "exact", quote)
        self._say(exact, OA + "prefix", text[max(0, span.start - 32) : span.start])
        self._say(exact, OA + "suffix", text[span.end : span.end + 32])
