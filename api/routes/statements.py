"""/statements and /documents: one statement with all its slots, one document with all its statements.

In      saved queries queries/rest/{statement,evidence,chain,document}.rq and queries/statements-in-a-document.rq
Out     Statement, Document.
"""

from fastapi import APIRouter

from api.ask import EVERYTHING, Ask, Row, slug_of
from api.models import Document, DocumentStatement, Evidence, Link, Statement, Thing
from api.problems import ProblemError
from api.routes.parts import day, iri_of, named, things

router = APIRouter(tags=["statements"])


class _Slots:
    """The properties of one statement, by the local name of the property."""

    def __init__(self, rows: list[Row]) -> None:
        self._rows: dict[str, list[Row]] = {}
        for row in rows:
            self._rows.setdefault(slug_of(row["property"]).rsplit("#", 1)[-1], []).append(row)

    def things(self, prop: str) -> list[Thing]:
        return things(self._rows.get(prop, []), "value")

    def value(self, prop: str) -> str | None:
        return next((row["value"] for row in self._rows.get(prop, [])), None)

    def term(self, prop: str) -> str | None:
        value = self.value(prop)
        return None if value is None else value.rsplit("#", 1)[-1]


@router.get("/statements/{statement}")
async def one_statement(ask: Ask, statement: str) -> Statement:
    """Tell a statement with all its slots, the words it rests on, and the chain by which it came."""
    iri = iri_of("statement", statement)
    rows = await ask.rest("statement", statement=iri)
    evidence = await ask.rest("evidence", statement=iri)
    if not rows or not evidence:
        raise ProblemError(404, f"There is no statement {statement!r}. Lists of statements stand in /documents/{{id}}.")
    slots = _Slots(rows)
    confidence = slots.value("confidence")
    return Statement(
        snapshot=ask.snapshot.id,
        id=statement,
        iri=iri,
        kind=evidence[0]["kind"],
        speakers=slots.things("speaker"),
        targets=slots.things("target"),
        target_unstated=slots.value("targetUnstated") == "true",
        topics=slots.things("content"),
        about=slots.things("about"),
        content_words=slots.value("contentWords"),
        stance=slots.term("stance"),
        polarity=slots.term("polarity"),
        certainty=slots.term("certainty"),
        day=day(slots.value("utteredOn")),
        condition=slots.value("conditionText"),
        direct=slots.value("directQuote") == "true",
        confidence=None if confidence is None else float(confidence),
        conveyed_by=slots.things("conveyedBy"),
        cited_from=slots.things("citedFrom"),
        document=slug_of(slots.value("reportedIn") or ""),
        evidence=[_evidence(row) for row in evidence],
        chain=[
            Link(report=slug_of(row["report"]), issuer=named(row, "issuer") if row.get("issuer") else None)
            for row in await ask.rest("chain", statement=iri)
        ],
    )


def _evidence(row: Row) -> Evidence:
    return Evidence(
        document=slug_of(row["document"]),
        start=row.number("start"),
        end=row.number("end"),
        words=row["words"],
        before=row.get("before"),
        after=row.get("after"),
    )


@router.get("/documents/{document}")
async def one_document(ask: Ask, document: str) -> Document:
    """Tell what is known of a document, and its statements in the order of its text."""
    iri = iri_of("document", document)
    found = await ask.rest("document", document=iri)
    if not found:
        raise ProblemError(404, f"There is no document {document!r}. /queries/latest-statements names documents.")
    row = found[0]
    rows = list(await ask.saved("", "statements-in-a-document", {"document": iri}, (EVERYTHING, 0)))
    by_statement: dict[str, list[Row]] = {}
    for one in rows:
        by_statement.setdefault(one["statement"], []).append(one)
    return Document(
        snapshot=ask.snapshot.id,
        id=document,
        iri=iri,
        source=row["source"],
        headline=row.get("headline"),
        published=day(row.get("day")),
        language=row.get("language"),
        url=row.get("address"),
        outlet=named(row, "outlet") if row.get("outlet") else None,
        characters=row.number("length"),
        sha256=row["hash"],
        statements=[_listed(group) for group in by_statement.values()],
    )


def _listed(rows: list[Row]) -> DocumentStatement:
    row = rows[0]
    return DocumentStatement(
        id=slug_of(row["statement"]),
        kind=row["kind"],
        speakers=things(rows, "speaker"),
        targets=things(rows, "target"),
        topics=things(rows, "topic"),
        stance=row.get("stance") or None,
        day=day(row.get("day")),
        direct=row["direct"] == "true",
        words=row["words"],
        start=row.number("start"),
    )
