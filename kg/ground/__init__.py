"""The grounding gate: nothing that the text does not say passes, whoever proposed it.

In      Document, the statements that a back end read in it, Knowledge
Out     Grounded: the statements whose words and parties the text bears out, and the others with the reason why not.
Source  the design: a quote stands verbatim in the text, its speaker is named there or nearby; the annotation guide.
Limits  judges, never repairs. Whether kind, target and topic are *right* is not asked here: only whether they can be.
"""

from kg.ground.gate import Fault, Ground, Grounded
from kg.ground.quotes import folded, located

__all__ = ["Fault", "Ground", "Grounded", "folded", "located"]
