"""A statement as one line of JSON: the form in which statements are compared, scored and handed on; or as cells.

In      Article and Statement
Out     one JSON object a line, keys as in the annotation guide; absent values are left out. Or a row of a table.
Source  the annotation guide's slots: document, start, end, quote, kind, speakers, targets, topics, …; docs/linking.md.
Limits  actors and topics by slug, statements by id; offsets are code points of the article's text, end-exclusive.
"""

import json
from collections.abc import Iterable, Sequence

from kg.extract import Extraction
from kg.lift import identified
from kg.model import Answer, Article, Mention, Statement
from kg.names import doc_id


def json_lines(article: Article, extraction: Extraction) -> str:
    """Return the statements of an article as lines of JSON, each with its line break.

    Raises:
        Nothing.
    """
    ids = dict(identified(doc_id(article.source), article.text, extraction.statements))
    own = [ids[statement] for statement in extraction.statements]
    answers: dict[int, list[dict[str, object]]] = {}
    for answer in extraction.answers:
        answers.setdefault(answer.answering, []).append(_answer(answer, own))
    events = {made.statement: made.event for made in extraction.occasions.made}
    lines = []
    for place, statement in enumerate(extraction.statements):
        row = {"id": own[place], **_row(article, statement)}
        if place in events:
            row["event"] = events[place]
        if place in answers:
            row["answers"] = answers[place]
        lines.append(f"{json.dumps(row, ensure_ascii=False)}\n")
    return "".join(lines)


def cells(article: Article, extraction: Extraction) -> tuple[tuple[str, ...], ...]:
    """Return the statements of an article as rows: article, kind, speakers, targets, topics, words.

    Raises:
        Nothing.
    """
    return tuple(
        (
            article.source,
            statement.kind.value,
            ", ".join(mention.actor for mention in statement.speakers),
            ", ".join(mention.actor for mention in statement.targets),
            ", ".join(statement.topics),
            " ".join(statement.span.of(article.text).split()),
        )
        for statement in extraction.statements
    )


def json_line(article: Article, statement: Statement) -> str:
    """Return the statement alone as one JSON object, without a line break.

    Raises:
        Nothing.
    """
    return json.dumps(_row(article, statement), ensure_ascii=False)


def _row(article: Article, statement: Statement) -> dict[str, object]:
    row: dict[str, object] = {
        "document": article.source,
        "start": statement.span.start,
        "end": statement.span.end,
        "quote": statement.span.of(article.text),
        "kind": statement.kind.value,
        "speakers": _slugs(statement.speakers),
        "targets": _slugs(statement.targets),
        "topics": list(statement.topics),
        "conveyed_by": _slugs(statement.conveyed_by),
        "cited_from": _slugs(statement.cited_from),
        "date": statement.said_on.isoformat() if statement.said_on else None,
        "condition": statement.condition.of(article.text) if statement.condition else None,
        "confidence": statement.confidence,
    }
    optional = {"conveyed_by", "cited_from", "date", "condition"}
    return {k: v for k, v in row.items() if v or k not in optional}


def _answer(answer: Answer, ids: Sequence[str]) -> dict[str, object]:
    return {
        "answers": ids[answer.answered],
        "type": answer.type.value,
        "reasons": [reason.value for reason in answer.reasons],
        "words": {"start": answer.words.start, "end": answer.words.end},
        "confidence": answer.confidence,
    }


def _slugs(mentions: Iterable[Mention]) -> list[str]:
    return list(dict.fromkeys(mention.actor for mention in mentions))
