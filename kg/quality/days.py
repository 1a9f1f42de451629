"""Statements of which nobody knows when they were said.

In      a View
Out     Section `undated-statements`.
Limits  the day of publication is taken for the day of saying wherever statements are put in order: it is no later
        than some days after, as a rule, and years after where an article looks back.
"""

from typing import Final

from kg.answers.view import View
from kg.quality.quoted import quoted
from kg.quality.values import SHOWN, Finding, Section

_BY_OUTLET: Final = """SELECT {thing}, count(*) AS of, sum(s.said IS NULL) AS undated, sum(s.day = '') AS dateless,
  min(CASE WHEN s.said IS NULL THEN s.id END) AS one
FROM statement s LEFT JOIN document d ON d.id = s.document LEFT JOIN thing o ON o.id = d.outlet
GROUP BY d.outlet HAVING undated > 0 ORDER BY dateless DESC, undated DESC, id LIMIT :most"""


def undated(view: View) -> Section:
    """Return how many statements carry no day of their own, outlet by outlet.

    Raises:
        Nothing.
    """
    row = view.index.one("SELECT count(*) AS of, coalesce(sum(said IS NULL), 0) AS undated FROM statement")
    found = view.index.rows(_BY_OUTLET.format(thing=view.thing("o")), {"most": SHOWN})
    findings = []
    for one in found:
        without = f", {one['dateless']:,} of them not even by their document" if one["dateless"] else ""
        findings.append(
            Finding(
                name=one["label"] or "no outlet named",
                iri=one["iri"],
                told=f"{one['undated']:,} of {one['of']:,} without a day of saying{without}",
                quotes=quoted(view, [one["one"]]),
            )
        )
    return Section(
        id="undated-statements",
        title="Statements without a day of saying",
        count=row["undated"] if row else 0,
        of=row["of"] if row else 0,
        what="statements",
        meaning="Lists and timelines put these on the day their document was published, and say so (`dated`). "
        "For questions of who spoke first, ask for dated statements only.",
        findings=tuple(findings),
    )
