"""Demands and issues that nothing speaks of, and statements that speak of none.

In      a View
Out     Sections `unused-concepts` and `without-topic`.
Limits  whether a topic is missing from the codebook or its phrases from the ontology, a person sees from the words.
"""

from typing import Final

from kg.answers.view import View
from kg.quality.quoted import quoted
from kg.quality.values import SHOWN, Finding, Section

_TOPICS: Final = "SELECT count(*) AS n FROM thing WHERE kind IN ('demand', 'issue')"
_UNUSED: Final = "FROM thing t WHERE t.kind IN ('demand', 'issue') AND t.mentioned = 0 ORDER BY t.kind, t.slug"
_UNTOPICAL: Final = """SELECT s.kind, count(*) AS n, max(s.id) AS one FROM statement s
WHERE NOT EXISTS (SELECT 1 FROM role r WHERE r.statement = s.id AND r.role IN ('content', 'about'))
GROUP BY s.kind ORDER BY n DESC, s.kind"""


def unused(view: View) -> Section:
    """Return the demands and issues that no statement is about.

    Raises:
        Nothing.
    """
    total = view.index.one(_TOPICS)
    rows = list(view.index.rows(f"SELECT t.kind, {view.thing('t')} {_UNUSED}"))
    return Section(
        id="unused-concepts",
        title="Demands and issues that nothing speaks of",
        count=len(rows),
        of=total["n"] if total else 0,
        what="demands and issues",
        meaning="Either nobody spoke of them, or in words that ontology/topics.ttl does not know. A zero in a table of "
        "these says nothing about the actors.",
        findings=tuple(Finding(name=row["label"], iri=row["iri"], told=row["kind"]) for row in rows[:SHOWN]),
    )


def untopical(view: View) -> Section:
    """Return how many statements are about no demand or issue that is curated, kind by kind.

    Raises:
        Nothing.
    """
    total = view.index.one("SELECT count(*) AS n FROM statement")
    rows = list(view.index.rows(_UNTOPICAL))
    findings = [
        Finding(name=row["kind"], iri=None, told=f"{row['n']:,} statements", quotes=quoted(view, [row["one"]]))
        for row in rows
    ]
    return Section(
        id="without-topic",
        title="Statements about nothing that is curated",
        count=sum(row["n"] for row in rows),
        of=total["n"] if total else 0,
        what="statements",
        meaning="They are found by their words, but no matrix and no network of topics counts them. Where many share a "
        "subject, it is worth a demand or an issue in ontology/topics.ttl.",
        findings=tuple(findings),
    )
