"""What a published graph says, in rows: for look-ups, lists, counts, networks and full text.

In      a published snapshot
Out     an Index: rows of schema.sql, statements by their words, things by any name; conditions that choose statements.
Source  decision 0023 (an index beside each snapshot).
Limits  follows from the graph and can be made again from it at any time; nothing is in it that the graph does not say.
"""

from kg.index.about import short_names
from kg.index.build import opened, ready
from kg.index.filters import Filters, chosen_from, conditions
from kg.index.matching import Match
from kg.index.opening import Index

__all__ = ["Filters", "Index", "Match", "chosen_from", "conditions", "opened", "ready", "short_names"]
