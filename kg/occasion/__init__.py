"""Events a document tells of: calls, meetings, summits, sessions; and which statements were made there.

In      Document (kg.segment), its grounded statements (any back end), Knowledge (kg.curated)
Out     Occasions: event mentions and MadeAt.
Source  docs/events.md; the words are data files (kg/language/*/events.txt).
Limits  an event needs a day and parties, or a curated event that fits; precision goes before recall.
"""

from kg.occasion.finding import Finder

__all__ = ["Finder"]
