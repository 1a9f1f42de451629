"""Documents that say less than they should: no statements, no day, no outlet, or the same as another.

In      a View
Out     Section `documents`.
Limits  the same dispatch in two outlets' words is not the same text; only equal texts are told.
"""

from typing import Final

from kg.answers.view import View
from kg.quality.values import SHOWN, Finding, Section

_LACKING: Final = """SELECT d.slug, d.iri, d.headline, d.source, d.statements, d.published, d.outlet,
  (SELECT count(*) FROM document o WHERE o.hash = d.hash AND o.id != d.id) AS twins
FROM document d
WHERE d.statements = 0 OR d.published IS NULL OR d.outlet IS NULL OR d.hash IN (
  SELECT hash FROM document WHERE hash IS NOT NULL GROUP BY hash HAVING count(*) > 1)
ORDER BY twins DESC, d.statements = 0 DESC, d.published IS NULL DESC, d.slug"""


def lacking(view: View) -> Section:
    """Return the documents that lack something, or stand there twice.

    Raises:
        Nothing.
    """
    total = view.index.one("SELECT count(*) AS n FROM document")
    rows = list(view.index.rows(_LACKING))
    findings = []
    for row in rows[:SHOWN]:
        lacks = {
            "the same text as another": row["twins"],
            "no statement": not row["statements"],
            "no day": row["published"] is None,
            "no outlet": row["outlet"] is None,
        }
        told = ", ".join(words for words, so in lacks.items() if so)
        findings.append(Finding(name=row["headline"] or row["source"] or row["slug"], iri=row["iri"], told=told))
    return Section(
        id="documents",
        title="Documents that lack something",
        count=len(rows),
        of=total["n"] if total else 0,
        what="documents",
        meaning="Without a day or an outlet a document's statements are missing from timelines and from counts by "
        "source; a text that came twice counts its statements twice. Give the metadata, or forget one (`kg forget`).",
        findings=tuple(findings),
    )
