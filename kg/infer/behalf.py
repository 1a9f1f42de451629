"""The rule `behalf`: as whose word a statement counts, whoever spoke it.

In      the reports of one document
Out     statement cq:onBehalfOf actor: each speaker, and all it speaks for on the day of the statement.
Source  docs/sides.md; kg.sides.
Limits  what the article's own graph says already is not said again, so that no query counts a statement twice;
        the day is that of publication where the document does not tell when it was said.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode, Quad

from kg.infer.values import Block, Report
from kg.infer.world import World
from kg.names import inferred_graph, term

_BEHALF: Final = term("onBehalfOf")
_CANDIDATES: Final = "s.document = (SELECT id FROM document WHERE iri = :document)"


@dataclass(frozen=True, slots=True)
class Behalf:
    """The rule."""

    name: str = "behalf"
    mark: str = "2"

    def blocks(self, document: Sequence[Report], world: World) -> set[Block]:
        """Return the one block of a document.

        Raises:
            Nothing.
        """
        return {(self.name, report.document) for report in document if report.speakers}

    def taking_part(self, block: Block, document: Sequence[Report], world: World) -> list[Report]:
        """Return all reports of the document.

        Raises:
            Nothing.
        """
        return [report for report in document if report.document == block[1]]

    def candidates(self, block: Block, world: World) -> tuple[str, dict[str, object]]:
        """Return what all statements of the document meet.

        Raises:
            Nothing.
        """
        return _CANDIDATES, {"document": block[1]}

    def derive(self, block: Block, reports: Sequence[Report], world: World) -> list[Quad]:
        """Return whose word each statement of the document is.

        Raises:
            Nothing.
        """
        name, document = block
        graph = inferred_graph(name, (document,))
        return [
            Quad(NamedNode(report.statement), _BEHALF, NamedNode(actor), graph)
            for report in reports
            if report.document == document
            for actor in sorted(
                world.sides.voices_of_all((*report.speakers, *report.behalf), report.day) - {*report.behalf}
            )
        ]
