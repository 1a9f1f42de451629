"""What the rules note about their own decisions, for `kg extract --explain`; nothing where nobody asks.

In      remarks of the rules while they read one sentence
Out     Note: what was decided, for which words, why, and which words decided it.
Limits  a note never changes what is decided: rules write notes and read none.
"""

from dataclasses import dataclass

from kg.extract.run import Run

NOTHING = Run(0, 0)


@dataclass(frozen=True, slots=True)
class Note:
    """One remark on a decision."""

    about: str
    """attribution · credit · act · idle · draft · behind · date · kind · confidence · polarity · certainty · refused"""
    run: Run
    """The words it was decided for."""
    why: str
    """The reason, for a person to read."""
    cause: Run = NOTHING
    """The words that decided; empty where no words did."""
    section: str = ""
    """The word list in which those words stand, as `grammar/address`; empty for none."""
