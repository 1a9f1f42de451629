"""What a published graph says, in rows, and how they are chosen.

In      a snapshot
Out     rows of statements, things and documents; conditions that choose statements.
Source  docs/decisions: the index is made from the snapshot alone and thrown away with it.
Limits  read-only; a question that no row can answer is SPARQL's.
"""

from kg.index.filters import Filters, conditions

__all__ = ["Filters", "conditions"]
