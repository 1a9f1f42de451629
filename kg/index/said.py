"""What one graph says, as values: its statements, its documents, who is named how.

In      the quads of one graph, and the short names of classes and values
Out     Said
Source  ontology/core.ttl; kg.lift writes these graphs.
Limits  reads what is there and judges nothing: a slot that is missing is None. Nodes without a name are passed over.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, Quad

from kg.index.about import OA, About, by_class, by_subject, iris, literal, local, node, number, whole
from kg.index.links import Answer, EventMention, answers, mentions
from kg.names import term

ROLES: Final = {
    term(role).value: role
    for role in ("speaker", "target", "content", "about", "conveyedBy", "citedFrom", "onBehalfOf")
}


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
    events: tuple[str, ...]
    """Events it was made at."""


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
    answers: tuple[Answer, ...]
    mentions: tuple[EventMention, ...]


def said(quads: Iterable[Quad], kinds: Mapping[str, str]) -> Said:
    """Return what the quads of one graph say; ``kinds`` has the short names of classes of statements and of answers.

    Raises:
        Nothing.
    """
    held = by_subject(quads)
    classes = by_class(held)
    sorts = {iri: kinds[cls] for cls, own in classes.items() if cls in kinds for iri in own}
    return Said(
        statements=tuple(_statement(iri, sorts[iri], held) for iri in held if iri in sorts),
        documents=tuple(_documents(held)),
        printed=tuple(sorted(set(_printed(held)))),
        answers=tuple(answers(held, classes, kinds)),
        mentions=tuple(mentions(held, classes)),
    )


def _statement(iri: str, kind: str, held: Mapping[str, About]) -> Statement:
    about = held[iri]
    direct = literal(about, _CQ["directQuote"])
    return Statement(
        iri=iri,
        kind=kind,
        document=node(about, _CQ["reportedIn"]),
        stance=local(about, _CQ["stance"]),
        polarity=local(about, _CQ["polarity"]),
        certainty=local(about, _CQ["certainty"]),
        direct=None if direct is None else direct == "true",
        confidence=number(literal(about, _CQ["confidence"])),
        said=literal(about, _CQ["utteredOn"]),
        target_unstated=literal(about, _CQ["targetUnstated"]) == "true",
        content_words=literal(about, _CQ["contentWords"]),
        condition=literal(about, _CQ["conditionText"]),
        software=node(about, "http://www.w3.org/ns/prov#wasAttributedTo"),
        places=tuple(sorted(_places(about, held), key=lambda place: (place.start or 0, place.end or 0))),
        roles=tuple((role, thing) for prop, role in ROLES.items() for thing in sorted(set(iris(about, prop)))),
        chain=tuple(_chain(about, held)),
        events=tuple(sorted(set(iris(about, _CQ["madeAt"])))),
    )


def _places(about: About, held: Mapping[str, About]) -> Iterator[Place]:
    for evidence in iris(about, _CQ["evidence"]):
        selectors = [held[one] for one in iris(held.get(evidence, {}), f"{OA}hasSelector") if one in held]
        told = {prop: next((v for s in selectors if (v := literal(s, OA + prop)) is not None), None) for prop in _PLACE}
        yield Place(whole(told["start"]), whole(told["end"]), told["exact"], told["prefix"], told["suffix"])


def _chain(about: About, held: Mapping[str, About]) -> Iterator[tuple[str, str | None]]:
    waiting, met = iris(about, _CQ["citedReport"]), set[str]()
    while waiting:
        report = waiting.pop(0)
        if report in met:
            continue
        met.add(report)
        of_report = held.get(report, {})
        issuers: list[str | None] = [*sorted(iris(of_report, _CQ["issuedBy"]))]
        yield from ((report, issuer) for issuer in issuers or [None])
        waiting += sorted(iris(of_report, _CQ["citesSource"]))


def _documents(held: Mapping[str, About]) -> Iterator[Document]:
    for iri, about in held.items():
        if _CQ["sourceName"] in about:
            yield Document(
                iri=iri,
                source=literal(about, _CQ["sourceName"]),
                headline=literal(about, "https://schema.org/headline"),
                published=literal(about, "https://schema.org/datePublished"),
                language=literal(about, "http://purl.org/dc/terms/language"),
                url=node(about, "http://purl.org/dc/terms/source"),
                outlet=node(about, _CQ["issuedBy"]),
                length=whole(literal(about, _CQ["textLength"])),
                hash=literal(about, _CQ["textHash"]),
            )


def _printed(held: Mapping[str, About]) -> Iterator[tuple[str, str]]:
    for about in held.values():
        for actor in iris(about, _CQ["refersTo"]):
            called = about.get(_CQ["describedAs"]) or about.get(_CQ["nameAsPrinted"]) or []
            yield from ((actor, value.value) for value in called if isinstance(value, Literal))


_PLACE: Final = ("start", "end", "exact", "prefix", "suffix")
_CQ: Final = {
    name: term(name).value
    for name in (
        "citedReport", "citesSource", "conditionText", "confidence", "contentWords", "describedAs", "directQuote",
        "evidence", "issuedBy", "madeAt", "nameAsPrinted", "polarity", "certainty", "refersTo", "reportedIn",
        "sourceName", "stance", "targetUnstated", "textHash", "textLength", "utteredOn",
    )
}  # fmt: skip
