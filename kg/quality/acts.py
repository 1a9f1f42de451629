"""Acts of speech that their reports tell in different ways.

In      a View
Out     Section `differing-reports`.
Source  the graphs of the rule `acts`.
Limits  different words alone are not told here: what is said in two languages has them always.
"""

import sqlite3
from collections.abc import Mapping
from itertools import groupby
from typing import Final

from kg.answers.items import things
from kg.answers.values import Thing
from kg.answers.view import View
from kg.quality.quoted import quoted
from kg.quality.values import SHOWN, Finding, Section

_COUNTED: Final = """SELECT count(*) AS of,
  (SELECT count(DISTINCT act) FROM act_difference WHERE aspect != 'wording') AS n FROM act"""
_DIFFERENCES: Final = """SELECT a.id, a.iri, a.kind, a.day, a.reports, a.independent, d.aspect, one.id AS one,
  other.id AS other, (SELECT min(thing) FROM act_role r WHERE r.act = a.id AND r.role = 'holder') AS holder
FROM (SELECT * FROM act WHERE id IN (SELECT act FROM act_difference WHERE aspect != 'wording')
      ORDER BY reports DESC, slug LIMIT ?) a
JOIN act_difference d ON d.act = a.id AND d.aspect != 'wording'
JOIN statement one ON one.id = d.one JOIN statement other ON other.id = d.other
ORDER BY a.reports DESC, a.slug, d.nr"""


def differing(view: View) -> Section:
    """Return the acts whose reports differ in more than their words, those with most reports first.

    Raises:
        Nothing.
    """
    counted = view.index.one(_COUNTED)
    rows = list(view.index.rows(_DIFFERENCES, (SHOWN,)))
    named = things(view, {row["holder"] for row in rows if row["holder"] is not None})
    acts = [list(own) for _, own in groupby(rows, key=lambda row: row["id"])]
    return Section(
        id="differing-reports",
        title="One act, told in different ways",
        count=counted["n"] if counted else 0,
        of=counted["of"] if counted else 0,
        what="acts of speech with several reports",
        meaning="Reports of one demand or denial that differ in kind, content, holder or stance: a translation, a "
        "shortening, or a mistake in reading. Read them side by side (`/acts/{id}`) before you count either.",
        findings=tuple(_finding(view, own, named) for own in acts),
    )


def _finding(view: View, own: list[sqlite3.Row], named: Mapping[int, Thing]) -> Finding:
    first = own[0]
    holder = named[first["holder"]].label if first["holder"] is not None else "nobody named"
    aspects = ", ".join(dict.fromkeys(row["aspect"] for row in own))
    return Finding(
        name=" · ".join(filter(None, (holder, first["kind"], first["day"]))),
        iri=first["iri"],
        told=f"differ in {aspects}; {first['reports']:,} reports, {first['independent']:,} independent sources",
        quotes=quoted(view, [first["one"], first["other"]]),
    )
