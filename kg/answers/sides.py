"""On which side of a topic a statement stands, and where that leaves an actor.

In      kinds, stances
Out     sides, in SQL and in Python.
Source  ontology/rules: to demand is not to support; who asks for something about an issue does not demand the issue.
Limits  a conditional yes, a threat, a denial take no side.
"""

from collections.abc import Mapping
from typing import Final, Literal

from kg.answers.values import Side

Stood = Literal["demand", "support", "oppose", "other"]

STOOD: Final = """CASE WHEN c.role <> 'content' THEN 'other' WHEN s.stance = 'oppose' THEN 'oppose'
  WHEN s.kind = 'demand' AND t.kind = 'demand' THEN 'demand'
  WHEN s.stance = 'support' THEN 'support' ELSE 'other' END"""
"""The side of statement ``s`` on topic ``t``, which it takes a stand on or brings up in role ``c``."""


def side(stances: Mapping[str, int]) -> Side | None:
    """Return the side that these stances take together.

    Raises:
        Nothing.

    >>> side({"support": 2, "conditional": 1}), side({"support": 1, "oppose": 1}), side({"neutral": 1})
    ('support', 'mixed', None)
    """
    taken: list[Side] = [one for one in ("support", "oppose") if stances.get(one)]
    return "mixed" if len(taken) > 1 else taken[0] if taken else None
