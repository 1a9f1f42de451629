"""What the gate says: findings of the shapes, and the verdict on a document.

In      nothing
Out     frozen dataclasses
Limits  no behaviour; light to import, so that a room may speak of verdicts without loading the SHACL engine.
"""

from dataclasses import dataclass

from pyoxigraph import Quad

from kg.model import Refusal


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that a shape found about one node."""

    focus: str
    """IRI of the node."""
    message: str
    """What is wrong and what to do, in English."""
    warning: bool
    """Whether it is only to be looked at; a document with warnings passes."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate says of one document."""

    passed: list[Quad]
    """What conforms, in the order it came: the document with the statements that are fine; empty if it is refused."""
    refused: list[Refusal]
    """One for each statement refused, or a single one for the whole document."""
    warnings: list[Finding]
    """What a reviewer may look at in that which passed."""
