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
    from kg.extract.cues import CueAt
    from kg.extract.targets import Aim
    from kg.extract.view import View

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


def attributed(view: "View", run: Run, at: "CueAt | None") -> Note:
    """Return the note on an attribution: its words, its form, and the cue that it has.

    Raises:
        Nothing.
    """
    if at is None:
        return Note(
            "attribution", run, "in front of the words" if run.first == 0 else "at the end of the sentence", run
        )
    seen = any(run.first <= s.run.first < at.run.first for s in view.seen)
    why = "behind the words, name before verb" if seen else "behind the words, verb before name"
    return Note("attribution", run, "its clitic carries the speaker" if at.cue.clitic else why, at.run)
