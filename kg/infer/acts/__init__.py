"""One act, many reports: which statements report one act, through which sources, and where they differ.

In      reports of any documents, World
Out     Acts; as a rule of inference, quads of cq:Act.
Source  docs/corroboration.md; docs/linking.md says when statements report one act.
"""

from kg.infer.acts.act import grouped
from kg.infer.acts.rule import Acts
from kg.infer.acts.values import Act, Difference, Sources

__all__ = ["Act", "Acts", "Difference", "Sources", "grouped"]
