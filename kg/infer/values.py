"""What rules of inference read, and what a rule is.

In      nothing
Out     Report and its parts, Block, Rule.
Source  decision 0031.
Limits  IRIs are plain strings and days ISO texts: a million quads hold tens of thousands of reports.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from pyoxigraph import Quad

from kg.infer.world import World

Block = tuple[str, ...]
"""The name of a rule, and what its reports have in common: ``("positions", actor, topic)``."""


@dataclass(frozen=True, slots=True)
class MentionedEvent:
    """A meeting, call or session, as a document tells of it."""

    event: str
    cls: str
    """Local name of its class: Call, Summit …"""
    day: str | None
    participants: tuple[str, ...]
    status: str | None
    """Local name: held, planned …"""


@dataclass(frozen=True, slots=True)
class Report:
    """One statement, as one document reports it."""

    statement: str
    document: str
    outlet: str | None
    published: str | None
    known: str | None
    """When it was first stored, ISO 8601; None where that was not noted."""
    kind: str
    """Short name of its class: demand, red-line, rejection …"""
    stance: str | None
    polarity: str | None
    certainty: str | None
    speakers: tuple[str, ...]
    targets: tuple[str, ...]
    contents: tuple[str, ...]
    """Demands and issues it takes a stand on."""
    about: tuple[str, ...]
    """Demands and issues its words bring up."""
    conveyed_by: tuple[str, ...]
    cited_from: tuple[str, ...]
    chain: tuple[tuple[str, str | None], ...]
    """Slugs of reports above the article, each with an issuer, from the article upwards."""
    said: str | None
    """The day it was said, where the document tells."""
    day: str
    """That day, else the day the document was published, else empty."""
    direct: bool
    confidence: float
    start: int
    end: int
    """Offsets of its words in the document, in characters, end-exclusive."""
    words: str
    condition: str | None
    content_words: str | None
    events: tuple[str, ...] = ()
    """Events it was made at."""
    answers: tuple[tuple[str, str], ...] = ()
    """Statements of the same document that it answers, each with the type of the answer: rejects, denies …"""
    behalf: tuple[str, ...] = ()
    """For whom its article says that a speaker speaks whom nobody curates."""
    mentioned: tuple[MentionedEvent, ...] = ()
    """All events that its document tells of."""


class Rule(Protocol):
    """One way of drawing inferences."""

    @property
    def name(self) -> str:
        """Return its name, as it stands in the names of its graphs."""

    @property
    def mark(self) -> str:
        """Return another text whenever the same reports would give something else."""

    def blocks(self, document: Sequence[Report], world: World) -> set[Block]:
        """Return the blocks in which reports of this document take part.

        Raises:
            Nothing.
        """

    def taking_part(self, block: Block, document: Sequence[Report], world: World) -> list[Report]:
        """Return the reports of a document that make a difference to a block: as long as they stay, so does the block.

        Raises:
            Nothing.
        """

    def candidates(self, block: Block, world: World) -> tuple[str, dict[str, object]]:
        """Return a condition on the index's rows ``s`` of ``statement`` that holds for all reports of a block.

        Raises:
            Nothing.
        """

    def derive(self, block: Block, reports: Sequence[Report], world: World) -> list[Quad]:
        """Return what follows from the reports of a block; others that met the condition may be among them.

        The same for any order of them; no quads, no graph.

        Raises:
            Nothing.
        """
