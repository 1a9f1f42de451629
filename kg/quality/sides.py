"""One side with two voices: an office and its holder, a state and its ministry, one for and one against.

In      a View
Out     Section `divided-sides`.
Source  the graphs of the rule `behalf`: as whose word a statement counts on its day.
Limits  who contradicts himself is told among contradictions. Of a post, a body and its state the narrowest is told.
"""

import sqlite3
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Final

from kg.answers.view import View
from kg.quality.contradictions import DAYS, Pair, findings, opposed, ranked
from kg.quality.values import Section

_STANDS: Final = """SELECT b.thing AS actor, c.thing AS topic, s.id, s.stance, s.day, s.document,
  (SELECT group_concat(thing) FROM (SELECT thing FROM role WHERE statement = s.id AND role = 'speaker' ORDER BY thing))
    AS speakers
FROM behalf b JOIN statement s ON s.id = b.statement JOIN role c ON c.statement = s.id AND c.role = 'content'
WHERE s.stance IN ('support', 'oppose') ORDER BY actor, topic, s.day, s.slug"""


def divided(view: View) -> Section:
    """Return the sides of which two voices take opposite stands on one topic within a week, the nearest first.

    Raises:
        Nothing.
    """
    stands = [list(own) for _, own in groupby(view.index.rows(_STANDS), key=lambda row: (row["actor"], row["topic"]))]
    many = [own for own in stands if len({row["speakers"] for row in own}) > 1]
    pairs = sorted(_divided(many), key=ranked)
    return Section(
        id="divided-sides",
        title=f"Two voices of one side, for and against within {DAYS} days",
        count=len(pairs),
        of=len(many),
        what="topics on which several speak for one side",
        meaning="A ministry and its minister, a president and his spokesman: one is misread, or they differ, which is "
        "worth knowing. Positions of a side (`side=`) count both.",
        findings=findings(view, pairs),
    )


def _divided(stands: list[list[sqlite3.Row]]) -> Iterator[Pair]:
    """Each two statements once, for the side that has the fewest."""
    met: set[tuple[int, int]] = set()
    for own in sorted(stands, key=len):
        voices = ((one, other) for one, other in pairwise(own) if one["speakers"] != other["speakers"])
        near = [pair for one, other in voices if (pair := opposed(one, other))]
        if near:
            apart, one, other = min(near, key=lambda pair: pair[0])
            if (one["id"], other["id"]) not in met:
                met.add((one["id"], other["id"]))
                yield apart, one, other
