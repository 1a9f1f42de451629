"""Retracted statements as they were read: for whoever asks what was known on a day before.

In      a store that holds retractions, the short names of kinds
Out     Former: the report, since when it was known, when and why it was retracted.
Source  decision 0032; docs/corrections.md.
Limits  reads the graph of every document with a retracted statement: corrections are few.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from pyoxigraph import NamedNode, Store

from kg.infer.reading import of_quads
from kg.infer.values import Report
from kg.names import former, is_document, term
from kg.store.known import times
from kg.store.retraction import Retraction, all_retracted, restored, retraction


@dataclass(frozen=True, slots=True)
class Former:
    """A statement that counted until it was retracted."""

    report: Report
    """With the time since when it was known."""
    retraction: Retraction

    def was_known(self, time: str) -> bool:
        """Say whether it counted here at a time, given as ISO text such as 2031-05-09T23:59:59Z.

        Raises:
            Nothing.
        """
        return (self.report.known or "") <= time < self.retraction.at.value


def formerly(store: Store, names: Mapping[str, str]) -> Iterator[Former]:
    """Yield the retracted statements whose documents the store holds, document by document.

    ``names`` has the short names of kinds (`kg.index.short_names`).

    Raises:
        OSError: the store cannot be read.
    """
    retracted = all_retracted(store)
    said = {quad for one in retracted for quad in store.quads_for_pattern(one, former(term("reportedIn")), None)}
    for document in sorted({quad.graph_name for quad in said if is_document(quad.graph_name)}, key=str):
        if isinstance(document, NamedNode):
            yield from _of_document(store, document, names)


def _of_document(store: Store, document: NamedNode, names: Mapping[str, str]) -> Iterator[Former]:
    quads = restored(store.quads_for_pattern(None, None, None, document))
    known = dict(times(store, document, quads))
    for report in of_quads(quads, names):
        told = retraction(store, NamedNode(report.statement))
        if told:
            since = known.get(report.statement) or known.get(document.value)
            yield Former(replace(report, known=since), told)
