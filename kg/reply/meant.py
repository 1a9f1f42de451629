"""What words of answering may mean: kinds of statement, and Pointers as values.

In      nothing
Out     sets of kinds; Pointer.
Limits  lives inside kg.reply; values only.
"""

from dataclasses import dataclass

from kg.model import Kind, LinkReason, Span

ASKED = frozenset({Kind.DEMAND, Kind.RED_LINE})
OFFERED = frozenset({Kind.AGREEMENT})
CHARGED = frozenset({Kind.ACCUSATION})
THREATENED = frozenset({Kind.THREAT, Kind.RED_LINE})
ANY = frozenset(Kind)
_DEMANDED = frozenset({Kind.DEMAND})
_DECIDED = frozenset({Kind.THREAT, Kind.REJECTION, Kind.RED_LINE})

NOUNS = (
    ("demand_noun", ASKED),
    ("idea_noun", ASKED),
    ("offer_noun", OFFERED),
    ("accusation_noun", CHARGED),
    ("threat_noun", THREATENED),
    ("any_noun", ANY),
    ("speech_noun", ANY),
    ("step_noun", _DECIDED),
)


@dataclass(frozen=True, slots=True)
class Pointer:
    """Words that point to a statement."""

    reasons: tuple[LinkReason, ...]
    kinds: frozenset[Kind]
    words: Span
    verb: str
    """The section of the answering verb beside it; `part` where only a part of what is answered is named."""
    at: int = 0
    """Where that verb stands in the region; where the noun stands, if there is none."""
    near: tuple[str, ...] = ()
    """Words near the noun that may name whose it is, the likeliest first; none where it is pointed to."""
    package: bool = False
    """Whether the noun stands for several demands put together."""
    demand: bool = False
    """Whether the noun is one for demands."""
    step: bool = False
    """Whether the noun is one for what was decided or done."""
    speech: bool = False
    """Whether the noun is one for what was said, whatever it was."""
    told: bool = False
    """Whether the noun goes on to tell what it was (`the demand that …`)."""

    @property
    def anything(self) -> bool:
        """Return whether the noun may mean any kind of statement.

        Raises:
            Nothing.
        """
        return self.kinds == ANY

    @property
    def rather(self) -> frozenset[Kind]:
        """Return the kinds that the noun means rather than others it may mean.

        Raises:
            Nothing.
        """
        return _DEMANDED if self.demand else frozenset()
