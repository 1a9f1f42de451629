"""Answers as JSON-LD: the same JSON, with the names of the ontology, so that it is a graph too.

In      an answer as plain JSON, context.jsonld
Out     JSON-LD whose triples the store holds, word for word, but for labels.
Source  JSON-LD 1.1; ontology/core.ttl; W3C Web Annotation.
Limits  counts and pages are JSON alone: the context gives them no meaning, so a reader of triples passes them over.
        An answer is whole: `fields` chooses nothing here. Of a retracted statement only its retraction is told.
"""

import json
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from pyoxigraph import NamedNode

from kg.model import Span, TopicKind
from kg.names import evidence_iri, retraction_iri, selector_iri, thing

CONTEXT: Final = "/context.jsonld"
"""The address of the context."""
Told = dict[str, Any]

_TOPICS: Final = {kind.value: kind.value.capitalize() for kind in TopicKind}
_SLOTS: Final = ("stance", "polarity", "certainty")
_OF_STATEMENT: Final = {
    *("words", "before", "after", "start", "end", "chain", "day", "evidence", *_SLOTS),
    *("answers", "answered_by", "act", "known_since", "retracted"),
}


def context() -> bytes:
    """Return the context: what each field means.

    Raises:
        Nothing.
    """
    return Path(__file__).with_name("context.jsonld").read_bytes()


def linked(told: Told, server: str) -> bytes:
    """Return an answer as JSON-LD; ``server`` is the address at which its context can be had.

    Raises:
        Nothing.
    """
    whole = {"@context": f"{server}{CONTEXT}", **_node(told)}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def _value(value: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, list):
        return [_value(one) for one in value]
    return _node(value) if isinstance(value, dict) else value


def _node(told: Told) -> Told:
    for mark, written in _WRITTEN.items():
        if mark in told:
            return written(told)
    node = {name: _value(value) for name, value in told.items() if value is not None}
    if told.get("kind") in _TOPICS:
        node["kind"] = _TOPICS[told["kind"]]
    if "headline" in told:
        node["type"] = "NewsArticle"
    if "event_class" in told:
        dates = (("start_date", told["first"]), ("end_date", told["last"]), ("event_status", _term(told["status"])))
        node |= {name: value for name, value in dates if value}
    for name in ("labels", "aliases", "definitions"):
        if name in node:
            node[name] = {language or "@none": words for language, words in told[name].items()}
    return node


def _statement(told: Told) -> Told:
    if told["retracted"]:
        return {"iri": told["iri"], "retraction": _retraction(told["iri"], told["retracted"])}
    held = {name: value for name, value in told.items() if value not in (None, []) and name not in _OF_STATEMENT}
    node: Told = {name: _value(value) for name, value in held.items()}
    node |= {name: _term(told[name]) for name in _SLOTS if told.get(name)}
    if told["dated"] == "said":
        node["uttered_on"] = told["day"]
    if told["confidence"] is not None:
        node["confidence"] = str(told["confidence"])
    if not told.get("target_unstated"):
        node.pop("target_unstated", None)
    document: str = (told["document"] or {}).get("id", "")
    places = told.get("evidence") or [told]
    node["evidence"] = [_evidence(document, place) for place in places if place["start"] is not None]
    if told.get("answers"):
        node["responds_to"] = [one["statement"]["iri"] for one in told["answers"]]
    reports = _reports(told["chain"])
    if len(reports) > 1:
        node["cited_report"] = _cited(reports[1:])
    return node


def _retraction(statement: str, told: Told) -> Told:
    """Of a statement that was taken back the graph says that; what it had said, it says in other words."""
    facts = {"retracted_at": told["at"], "reason": told["reason"], "retracted_by": told["by"]}
    iri = retraction_iri(NamedNode(statement)).value
    return {"iri": iri, "type": "Retraction", **{name: value for name, value in facts.items() if value}}


def _answer(told: Told) -> Told:
    return {
        "iri": told["iri"],
        "type": "Answer",
        "answer_type": told["type"],
        "link_reason": told["reasons"],
        "link_confidence": None if told["confidence"] is None else str(told["confidence"]),
        "answering": _statement(told["answering"]),
        "answered": _statement(told["answered"]),
    }


def _act(told: Told) -> Told:
    said = told.get("reported") or [told["quote"]]
    node: Told = {name: _value(told[name]) for name in ("iri", "holders", "toward", "event") if told[name]}
    node |= {"type": "Act", "act_kind": told["kind"], "on_day": told["day"], "act_topics": _value(told["topics"])}
    counts = {"report_count": "reports", "document_count": "documents", "independent_sources": "independent"}
    node |= {name: told[field] for name, field in counts.items()}
    return {**node, "has_report": [_statement(one) for one in said if one]}


_WRITTEN: Final = {"answering": _answer, "independent": _act, "speakers": _statement}
"""How what has such a field is written."""


def _term(value: str | None) -> str | None:
    return f"cq:{value}" if value else None


def _evidence(document: str, place: Mapping[str, Any]) -> Told:
    span = Span(place["start"], place["end"])
    position, quote = (selector_iri(document, span, which).value for which in ("position", "quote"))
    words = {"exact": place["words"], "prefix": place["before"], "suffix": place["after"]}
    told = {name: value for name, value in words.items() if value is not None}
    return {
        "iri": evidence_iri(document, span).value,
        "type": "Evidence",
        "has_source": thing("document", document).value,
        "has_selector": [
            {"iri": position, "type": "TextPositionSelector", "start": span.start, "end": span.end},
            {"iri": quote, "type": "TextQuoteSelector", **told},
        ],
    }


def _reports(chain: Sequence[Mapping[str, Any]]) -> list[tuple[str, list[Any]]]:
    """The reports of a chain in their order, each with all who issued it."""
    groups = groupby(chain, key=lambda link: str(link["report"]))
    return [(report, [link["issuer"] for link in links if link["issuer"]]) for report, links in groups]


def _cited(reports: Sequence[tuple[str, list[Any]]]) -> Told:
    (report, issuers), *above = reports
    node: Told = {"iri": thing("report", report).value, "outlet": issuers}
    return {**node, "cites_source": _cited(above)} if above else node
