"""Answers that were linked with little confidence.

In      a View
Out     Section `unsure-answers`.
Source  docs/linking.md: a confidence is the share of links found in the same way that was right on annotated articles.
Limits  what is no answer at all and was never linked is not seen here.
"""

from typing import Final

from kg.answers.view import View
from kg.quality.quoted import quoted
from kg.quality.values import SHOWN, Finding, Section

LOW: Final = 0.8
"""Below it, more than one of five of its like was wrong."""
_COUNTED: Final = "SELECT count(*) AS of, coalesce(sum(confidence < ?), 0) AS n FROM answer"
_UNSURE: Final = """SELECT a.iri, a.type, a.reasons, a.confidence, a.answering, a.answered
FROM answer a JOIN statement s ON s.id = a.answering JOIN statement o ON o.id = a.answered
WHERE a.confidence < ? ORDER BY a.confidence, a.slug LIMIT ?"""


def doubtful(view: View) -> Section:
    """Return the answers that are most likely wrong, the least likely right first.

    Raises:
        Nothing.
    """
    counted = view.index.one(_COUNTED, (LOW,))
    findings = [
        Finding(
            name=row["type"],
            iri=row["iri"],
            told=f"confidence {row['confidence']:.2f}, by {', '.join(row['reasons'].split())}",
            quotes=quoted(view, [row["answering"], row["answered"]]),
        )
        for row in view.index.rows(_UNSURE, (LOW, SHOWN))
    ]
    return Section(
        id="unsure-answers",
        title=f"Answers below a confidence of {LOW}",
        count=counted["n"] if counted else 0,
        of=counted["of"] if counted else 0,
        what="answers",
        meaning="Links between two statements that rest on little, such as a common topic and a later day. The status "
        "of a demand follows from its answers: read these two sentences before you rely on it.",
        findings=tuple(findings),
    )
