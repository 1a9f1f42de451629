"""What was extracted, as the scorer sees it: from this house's extractors, or from lines written elsewhere.

In      an article's text and Statements; or Lines of a predictions file
Out     Found.
Source  the form that `kg extract` writes.
Limits  a predicted statement has one kind; where a list names several, the first one counts.
"""

import json

from kg.model import Mention, Statement
from kg.score.lines import Line
from kg.score.values import Found


def said(statement: Statement, text: str) -> Found:
    """Return a statement of this house's extractors as the scorer sees it.

    Raises:
        Nothing.
    """
    return Found(
        span=statement.span,
        quote=statement.span.of(text),
        kind=statement.kind,
        speakers=_slugs(statement.speakers),
        targets=_slugs(statement.targets),
        topics=statement.topics,
        conveyed_by=_slugs(statement.conveyed_by),
        cited_from=_slugs(statement.cited_from),
        dates=(statement.said_on.isoformat(),) if statement.said_on else (),
        condition=statement.condition.of(text) if statement.condition else "",
        confidence=statement.confidence,
    )


def predicted(line: Line) -> tuple[str, Found]:
    """Return the article's name and the statement that a line of a predictions file holds.

    Raises:
        DataError: a slot is missing, or its value is none the guide knows.
    """
    place = line.place()
    if place is None:
        raise line.fault("has neither 'start' nor 'end': add them, in characters of the article's text.")
    if "speakers" not in line.row:
        raise line.fault("has no 'speakers': add their ids, or an empty list.")
    found = Found(
        span=place,
        quote=line.text("quote") or None,
        kind=line.kinds()[0],
        speakers=line.several("speakers"),
        targets=line.several("targets"),
        topics=line.several("topics"),
        conveyed_by=line.several("conveyed_by"),
        cited_from=line.several("cited_from"),
        dates=line.several("date"),
        condition=line.text("condition"),
        confidence=_confidence(line),
    )
    return line.needed("document"), found


def _confidence(line: Line) -> float | None:
    value = line.row.get("confidence")
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise line.fault(f"'confidence' is {json.dumps(value)}: write a number from 0 to 1, or leave it out.")
    return float(value)


def _slugs(mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mention.actor for mention in mentions))
