"""What the rules note about their own decisions, for `kg extract --explain`; nothing where nobody asks.

In      remarks of the rules while they read one sentence
Out     Note: what was decided, for which words, why, and which words decided it.
Limits  a note never changes what is decided: rules write notes and read none.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.run import Run

if TYPE_CHECKING:
    from kg.extract.clauses import Act
    from kg.extract.targets import Aim

NOTHING = Run(0, 0)


@dataclass(frozen=True, slots=True)
class Note:
    """One remark on a decision."""

    about: str
    """attribution · credit · says · acts · idle · joined · behind · date · occasion · polarity · certainty · refused"""
    run: Run
    """The words it was decided for."""
    why: str
    """The reason, for a person to read."""
    cause: Run = NOTHING
    """The words that decided; empty where no words did."""
    section: str = ""
    """The word list in which those words stand, as `grammar/address`; empty for none."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """What a draft of a statement was made from. The notes since the draft before belong to it."""

    run: Run
    rule: str
    act: "Act | None"
    """The act whose cue names the kind; None where words said were read."""
    aim: "Aim"
    """All that was known when its target was sought."""
    steps: tuple[tuple[float, str], ...]
    """What its confidence is made of: how much, and for what."""


Notes = list[Note | Drafted]
