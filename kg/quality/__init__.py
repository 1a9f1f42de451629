"""What a researcher should know of a graph before relying on it.

In      a View of a snapshot's index
Out     Quality: unresolved actors, undated statements, contradictions, reports that differ, unsure readings and
        links, unused concepts.
Limits  tells and mends nothing; whether the graph is whole and quotes rightly, `kg.pipeline.audit` says.
"""

from collections.abc import Callable
from typing import Final

from kg.answers.view import View
from kg.quality.actors import unresolved
from kg.quality.acts import differing
from kg.quality.answers import doubtful
from kg.quality.concepts import untopical, unused
from kg.quality.confidence import unsure
from kg.quality.contradictions import contradictions
from kg.quality.days import undated
from kg.quality.documents import lacking
from kg.quality.sides import divided
from kg.quality.values import Finding, Quality, Section

__all__ = ["LOOKS", "Finding", "Quality", "Section", "quality"]

LOOKS: Final[tuple[Callable[[View], Section], ...]] = (
    unresolved,
    undated,
    contradictions,
    divided,
    differing,
    unsure,
    doubtful,
    unused,
    untopical,
    lacking,
)


def quality(view: View) -> Quality:
    """Return what is found in the snapshot.

    Raises:
        Nothing.
    """
    row = view.index.one("SELECT (SELECT count(*) FROM document) AS documents, count(*) AS statements FROM statement")
    return Quality(
        snapshot=view.snapshot,
        documents=row["documents"] if row else 0,
        statements=row["statements"] if row else 0,
        sections=tuple(look(view) for look in LOOKS),
    )
