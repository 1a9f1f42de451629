"""What is compared: statements of the gold, statements found, and what became of each.

In      nothing
Out     frozen dataclasses; offsets count code points of the article's text, end-exclusive.
Source  the annotation guide's slots and their alternatives.
Limits  actors and topics by slug.
"""

from dataclasses import dataclass
from enum import StrEnum

from kg.model import Kind, Span


@dataclass(frozen=True, slots=True)
class Meant:
    """What an annotator says of one statement; where several answers are right, all of them are listed."""

    kinds: tuple[Kind, ...]
    """The best one first; never empty."""
    speakers: tuple[tuple[str, ...], ...]
    """Each an actor who speaks, as the slugs by which he may be called."""
    targets: tuple[str, ...]
    """One of them suffices; an empty slug among them: to name none is right too."""
    topics: tuple[str, ...]
    conveyed_by: tuple[str, ...]
    cited_from: tuple[str, ...]
    dates: tuple[str, ...]
    condition: str
    """Verbatim; empty where there is none."""
    optional: bool
    """Neither required nor penalised."""


@dataclass(frozen=True, slots=True)
class Gold:
    """A statement that an annotator marked."""

    line: int
    """Of the gold file, from 1."""
    span: Span
    meant: Meant


@dataclass(frozen=True, slots=True)
class Found:
    """A statement that was extracted, here or elsewhere."""

    span: Span
    quote: str | None
    """What it claims to quote; None where it claims nothing."""
    kind: Kind
    speakers: tuple[str, ...]
    targets: tuple[str, ...]
    topics: tuple[str, ...]
    conveyed_by: tuple[str, ...]
    cited_from: tuple[str, ...]
    dates: tuple[str, ...]
    condition: str
    confidence: float | None
    """None where its maker gives none."""


@dataclass(frozen=True, slots=True)
class Paper:
    """An article and what was found in it."""

    source: str
    text: str
    found: tuple[Found, ...]


class Verdict(StrEnum):
    """What became of a statement."""

    RIGHT = "right"
    """Found where it stands, with an acceptable speaker and kind."""
    WRONG = "wrong"
    """Found where it stands, but the speaker or the kind is wrong."""
    MISSED = "missed"
    SPURIOUS = "spurious"
    OPTIONAL = "optional"
    """Optional in the gold, found or not."""
    EXTRA = "extra"
    """An assertion that is not in the gold: what else an article asserts is open-ended, so it is not judged."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One statement of the gold, or one that was found, or a pair of them."""

    gold: Gold | None
    found: Found | None
    verdict: Verdict
    verbatim: bool
    """Whether what was found quotes the text at its offsets."""

    @property
    def start(self) -> int:
        """Return where it begins, in the gold or else as found."""
        marked = self.gold or self.found
        return marked.span.start if marked else 0

    @property
    def paired(self) -> tuple[Gold, Found] | None:
        """Return both sides of a required statement that was found: the pairs whose slots are judged."""
        if self.gold and self.found and self.verdict in {Verdict.RIGHT, Verdict.WRONG}:
            return self.gold, self.found
        return None


@dataclass(frozen=True, slots=True)
class Sheet:
    """An article that was judged."""

    source: str
    text: str
    outcomes: tuple[Outcome, ...]
    """In the order of the text."""
