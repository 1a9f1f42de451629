"""The answers and acts of a published store, in the form that `kg score-links` reads.

In      Index of a snapshot
Out     JSON objects: each answer, then each act, both sorted.
Source  docs/linking.md, “What a linker writes”.
Limits  statements are told by document and offsets; one without words is left out, and an act that it leaves alone.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from kg.index import Index

Json = dict[str, object]
_ANSWERS: Final = """SELECT a.type, a.confidence, a.reasons,
  d.source AS document, s.start, s."end", e.source AS other_document, o.start AS other_start, o."end" AS other_end
FROM answer a JOIN statement s ON s.id = a.answering JOIN document d ON d.id = s.document
JOIN statement o ON o.id = a.answered JOIN document e ON e.id = o.document
WHERE s.start IS NOT NULL AND o.start IS NOT NULL
ORDER BY d.source, s.start, s."end", e.source, o.start, o."end", a.type"""
_ACTS: Final = """SELECT a.slug, d.source AS document, s.start, s."end" FROM act a
JOIN act_report r ON r.act = a.id JOIN statement s ON s.id = r.statement JOIN document d ON d.id = s.document
WHERE s.start IS NOT NULL ORDER BY a.slug, d.source, s.start, s."end" """


def links(index: Index) -> Iterator[Json]:
    """Yield the answers of a snapshot, and then its acts.

    Raises:
        sqlite3.Error: the index is damaged.
    """
    for row in index.rows(_ANSWERS):
        yield {
            "answer": {"document": row["document"], "start": row["start"], "end": row["end"]},
            "answered": {"document": row["other_document"], "start": row["other_start"], "end": row["other_end"]},
            "type": row["type"],
            "confidence": row["confidence"],
            "reason": (row["reasons"] or "").split(),
        }
    for slug, rows in groupby(index.rows(_ACTS), key=lambda row: str(row["slug"])):
        reports = [{"document": row["document"], "start": row["start"], "end": row["end"]} for row in rows]
        if len(reports) > 1:
            yield {"act": slug, "reports": reports}
