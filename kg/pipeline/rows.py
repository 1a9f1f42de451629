"""A statement as one line of JSON: the form in which statements are compared, scored and handed on.

In      Article and Statement
Out     one JSON object a line, keys as in the annotation guide; absent values are left out.
Source  the annotation guide's slots: document, start, end, quote, kind, speakers, targets, topics, …
Limits  actors and topics by slug; offsets are code points of the article's text, end-exclusive.
"""

import json
from collections.abc import Iterable

from kg.model import Article, Mention, Statement


def json_line(article: Article, statement: Statement) -> str:
    """Return the statement as one JSON object, without a line break.

    Raises:
        Nothing.
    """
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
    return json.dumps({k: v for k, v in row.items() if v or k not in optional}, ensure_ascii=False)


def _slugs(mentions: Iterable[Mention]) -> list[str]:
    return list(dict.fromkeys(mention.actor for mention in mentions))
