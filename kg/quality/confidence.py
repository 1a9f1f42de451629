"""Where the extraction was least sure.

In      a View
Out     Section `low-confidence`.
Source  decision 0012: a confidence is the share of its like that was right on annotated articles.
Limits  groups of three statements and more; a single unsure one is found by `min_confidence`.
"""

from typing import Final

from kg.answers.view import View
from kg.quality.quoted import quoted
from kg.quality.values import SHOWN, Finding, Section

LOW: Final = 0.5
"""Below it, more of its like were wrong than right."""
_LEAST: Final = 3
_QUOTED: Final = 2
_CLUSTERS: Final = """SELECT s.kind, s.language, {thing}, count(*) AS low, avg(s.confidence) AS mean,
  (SELECT count(*) FROM statement a WHERE a.document = s.document AND a.kind = s.kind) AS of,
  json_group_array(s.id) AS numbers, d.slug AS document, d.iri AS d_iri, d.headline, d.source
FROM statement s JOIN document d ON d.id = s.document LEFT JOIN thing o ON o.id = d.outlet
WHERE s.confidence < :low GROUP BY s.document, s.kind HAVING low >= :least
ORDER BY low DESC, mean, d.slug LIMIT :most"""


def unsure(view: View) -> Section:
    """Return the documents with several statements of a kind that are more likely wrong than right.

    Raises:
        Nothing.
    """
    sql = "SELECT count(*) AS of, coalesce(sum(confidence < :low), 0) AS low FROM statement"
    row = view.index.one(sql, {"low": LOW})
    clusters = view.index.rows(_CLUSTERS.format(thing=view.thing("o")), {"low": LOW, "least": _LEAST, "most": SHOWN})
    findings = [
        Finding(
            name=f"{one['kind']} in {one['headline'] or one['source'] or one['document']}",
            iri=one["d_iri"],
            told=f"{one['low']:,} of {one['of']:,}, mean {one['mean']:.2f}",
            quotes=quoted(view, [int(number) for number in one["numbers"].strip("[]").split(",")[:_QUOTED]]),
        )
        for one in clusters
    ]
    return Section(
        id="low-confidence",
        title=f"Statements below a confidence of {LOW}",
        count=row["low"] if row else 0,
        of=row["of"] if row else 0,
        what="statements",
        meaning="Of statements read like these, fewer than half were right on annotated articles. Leave them out with "
        f"`min_confidence={LOW}`, or read them first; listed are documents with {_LEAST} of a kind and more.",
        findings=tuple(findings),
    )
