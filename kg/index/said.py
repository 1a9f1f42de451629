"""What one graph says, as values: its statements, its documents, who is named how.

In      the quads of one graph, and which class is which kind of statement
Out     Said
Source  ontology/core.ttl; kg.lift writes these graphs.
Limits  reads what is there and judges nothing: a slot that is missing is None. Nodes without a name are passed over.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg.names import term

ROLES: Final = {term(role).value: role for role in ("speaker", "target", "content", "about", "conveyedBy", "citedFrom")}
_OA: Final = "http://www.w3.org/ns/oa#"
TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

Object = NamedNode | BlankNode | Literal | Triple
About = Mapping[str, list[Object]]
"""What is said of one subject, by property."""


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of text; offsets in characters, end-exclusive."""

    start: int | None
    end: int | None
    words: str | None
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement's row; IRIs stand for things."""

    iri: str
    kind: str
    document: str | None
    stance: str | None
    polarity: str | None
    certainty: str | None
    direct: bool | None
    confidence: float | None
    said: str | None
    target_unstated: bool
    content_words: str | None
    condition: str | None
    software: str | None
    places: tuple[Place, ...]
    roles: tuple[tuple[str, str], ...]
    chain: tuple[tuple[str, str | None], ...]
    """Reports above the article, each with an issuer; a report with several issuers stands several times."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document's row."""

    iri: str
    source: str | None
    headline: str | None
    published: str | None
    language: str | None
    url: str | None
    outlet: str | None
    length: int | None
    hash: str | None


@dataclass(frozen=True, slots=True)
class Said:
    """What one graph says."""

    statements: tuple[Statement, ...]
    documents: tuple[Document, ...]
    printed: tuple[tuple[str, str], ...]
    """Actors by their names as printed, or as described where the words are no name; each pair once."""


def said(quads: Iterable[Quad], kinds: Mapping[str, str]) -> Said:
    """Return what the quads of one graph say; ``kinds`` names the kind of statement of each class.

    Raises:
        Nothing.
    """
    held = by_subject(quads)
    statements = []
    for iri, about in held.items():
        kind = next((kinds[cls] for cls in _iris(about, TYPE) if cls in kinds), None)
        if kind:
            statements.append(_statement(iri, kind, held))
    return Said(tuple(statements), tuple(_documents(held)), tuple(sorted(set(_printed(held)))))


def by_subject(quads: Iterable[Quad]) -> dict[str, About]:
    """Return the quads by subject and property.

    Raises:
        Nothing.
    """
    found: defaultdict[str, defaultdict[str, list[Object]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        if isinstance(quad.subject, NamedNode):
            found[quad.subject.value][quad.predicate.value].append(quad.object)
    return dict(found)


def _statement(iri: str, kind: str, held: Mapping[str, About]) -> Statement:
    about = held[iri]
    direct = _value(about, _CQ["directQuote"])
    return Statement(
        iri=iri,
        kind=kind,
        document=_iri(about, _CQ["reportedIn"]),
        stance=_local(about, _CQ["stance"]),
        polarity=_local(about, _CQ["polarity"]),
        certainty=_local(about, _CQ["certainty"]),
        direct=None if direct is None else direct == "true",
        confidence=_number(_value(about, _CQ["confidence"])),
        said=_value(about, _CQ["utteredOn"]),
        target_unstated=_value(about, _CQ["targetUnstated"]) == "true",
        content_words=_value(about, _CQ["contentWords"]),
        condition=_value(about, _CQ["conditionText"]),
        software=_iri(about, "http://www.w3.org/ns/prov#wasAttributedTo"),
        places=tuple(sorted(_places(about, held), key=lambda place: (place.start or 0, place.end or 0))),
        roles=tuple((role, thing) for prop, role in ROLES.items() for thing in sorted(set(_iris(about, prop)))),
        chain=tuple(_chain(about, held)),
    )


def _places(about: About, held: Mapping[str, About]) -> Iterator[Place]:
    for node in _iris(about, _CQ["evidence"]):
        selectors = [held[one] for one in _iris(held.get(node, {}), f"{_OA}hasSelector") if one in held]
        told = {prop: next((v for s in selectors if (v := _value(s, _OA + prop)) is not None), None) for prop in _PLACE}
        yield Place(_whole(told["start"]), _whole(told["end"]), told["exact"], told["prefix"], told["suffix"])


def _chain(about: About, held: Mapping[str, About]) -> Iterator[tuple[str, str | None]]:
    waiting, met = _iris(about, _CQ["citedReport"]), set[str]()
    while waiting:
        report = waiting.pop(0)
        if report in met:
            continue
        met.add(report)
        of_report = held.get(report, {})
        issuers: list[str | None] = [*sorted(_iris(of_report, _CQ["issuedBy"]))]
        yield from ((report, issuer) for issuer in issuers or [None])
        waiting += sorted(_iris(of_report, _CQ["citesSource"]))


def _documents(held: Mapping[str, About]) -> Iterator[Document]:
    for iri, about in held.items():
        if _CQ["sourceName"] in about:
            yield Document(
                iri=iri,
                source=_value(about, _CQ["sourceName"]),
                headline=_value(about, "https://schema.org/headline"),
                published=_value(about, "https://schema.org/datePublished"),
                language=_value(about, "http://purl.org/dc/terms/language"),
                url=_iri(about, "http://purl.org/dc/terms/source"),
                outlet=_iri(about, _CQ["issuedBy"]),
                length=_whole(_value(about, _CQ["textLength"])),
                hash=_value(about, _CQ["textHash"]),
            )


def _printed(held: Mapping[str, About]) -> Iterator[tuple[str, str]]:
    for about in held.values():
        for actor in _iris(about, _CQ["refersTo"]):
            called = about.get(_CQ["describedAs"]) or about.get(_CQ["nameAsPrinted"]) or []
            yield from ((actor, value.value) for value in called if isinstance(value, Literal))


def _value(about: About, prop: str) -> str | None:
    return min((value.value for value in about.get(prop, ()) if isinstance(value, Literal)), default=None)


def _iris(about: About, prop: str) -> list[str]:
    return [value.value for value in about.get(prop, ()) if isinstance(value, NamedNode)]


def _iri(about: About, prop: str) -> str | None:
    return min(_iris(about, prop), default=None)


def _local(about: About, prop: str) -> str | None:
    iri = _iri(about, prop)
    return None if iri is None else iri.rsplit("#", 1)[-1]


def _number(value: str | None) -> float | None:
    try:
        return None if value is None else float(value)
    except ValueError:  # of a graph that passed no gate
        return None


def _whole(value: str | None) -> int | None:
    return int(value) if value and value.lstrip("-").isdecimal() else None


_PLACE: Final = ("start", "end", "exact", "prefix", "suffix")
_CQ: Final = {
    name: term(name).value
    for name in (
        "citedReport", "citesSource", "conditionText", "confidence", "contentWords", "describedAs", "directQuote",
        "evidence", "issuedBy", "nameAsPrinted", "polarity", "certainty", "refersTo", "reportedIn", "sourceName",
        "stance", "targetUnstated", "textHash", "textLength", "utteredOn",
    )
}  # fmt: skip
