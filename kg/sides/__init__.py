"""Who speaks for whom on a day.

In      quads of curated knowledge
Out     Sides.
Source  docs/sides.md.
Limits  below the index and the rules: both ask whose word a statement is.
"""

from kg.sides.sides import Sides

__all__ = ["Sides"]
