"""What follows from statements across documents: positions, acts, answers, statuses.

In      the documents of a store, the curated knowledge
Out     quads in graphs of their own, one a block, in step with the documents they follow from.
Source  decision 0031.
Limits  it reads statements and never texts; what only a text shows (who is meant by “that proposal”) is found before.
"""

from kg.infer.engine import Inferences

__all__ = ["Inferences"]
