"""The graph in other forms: one file per format, one line in EXPORTERS.

In      a Source: a published snapshot, and a selection of it; a binary stream
Out     nodes and edges, tables, or the graph itself, written to the stream.
Source  docs/exports.md: the projections, the formats and what opens them; columns.toml: what each value means.
Limits  an exporter knows nothing of files or HTTP. Memory does not grow with the number of edges.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO, Final

from kg.errors import ExportError
from kg.export import comma, cytoscape, discourse, dot, gexf, graphml, neo4j, nquads, parquet, serialised
from kg.export.selection import Edges, Part, Projection, Selection
from kg.export.source import Provenance, Source
from kg.index import Index, chosen_from, conditions
from kg.index.labels import Language


@dataclass(frozen=True, slots=True)
class Exporter:
    """One format."""

    media_type: str
    suffix: str
    counts: str
    """What is counted: edges, rows, stands or quads."""
    write: Callable[[Source, BinaryIO], int]
    """Writes to a stream and returns how many were written."""
    part: tuple[str, str] | None = None
    """Media type and suffix of one part alone, where a selection may name one."""
    subject: str = ""
    """What it is of, where that does not follow from the projection."""

    def form(self, selection: Selection) -> tuple[str, str]:
        """Return media type and suffix of the file that a selection gives.

        Raises:
            Nothing.
        """
        return self.part if self.part and selection.part else (self.media_type, self.suffix)

    def file_name(self, selection: Selection, snapshot: str) -> str:
        """Return a name for the file, which tells what is in it.

        Raises:
            Nothing.
        """
        parts = ["communique", self.subject or selection.projection.value, snapshot]
        if not selection.is_everything():
            parts.insert(2, "selected")
        if selection.part:
            parts.insert(2, selection.part.value)
        return "-".join(parts) + self.form(selection)[1]


EXPORTERS: Final[dict[str, Exporter]] = {
    "gexf": Exporter("application/gexf+xml", ".gexf", "edges", gexf.write),
    "graphml": Exporter("application/graphml+xml", ".graphml", "edges", graphml.write),
    "cx2": Exporter("application/json", ".cx2", "edges", cytoscape.write_cx2),
    "cyjs": Exporter("application/json", ".cyjs", "edges", cytoscape.write_cyjs),
    "neo4j": Exporter("application/zip", "-neo4j.zip", "edges", neo4j.write),
    "dot": Exporter("text/vnd.graphviz", ".dot", "edges", dot.write),
    "csv": Exporter("application/zip", "-csv.zip", "rows", comma.write, ("text/csv", ".csv")),
    "parquet": Exporter("application/zip", "-parquet.zip", "rows", parquet.write, (parquet.MEDIA_TYPE, ".parquet")),
    "dna": Exporter("application/zip", ".zip", "stands", discourse.write, subject="dna"),
    "nquads": Exporter("application/n-quads", ".nq", "quads", nquads.write, subject="graph"),
    "trig": Exporter("application/trig", ".trig", "quads", serialised.trig, subject="graph"),
    "turtle": Exporter("text/turtle", ".ttl", "triples", serialised.turtle, subject="graph"),
    "jsonld": Exporter("application/ld+json", ".jsonld", "quads", serialised.jsonld, subject="graph"),
}


def exporter(form: str, selection: Selection, index: Callable[[], Index]) -> Exporter:
    """Return the exporter of a format, once it is sure that it can write the selection.

    Raises:
        ExportError: there is no such format, or it has no parts.
        UnknownIdError: a filter names what the graph does not hold.
    """
    if form not in EXPORTERS:
        raise ExportError(f"There is no format {form!r}. Formats: {_listed(EXPORTERS)}.")
    if selection.part and not EXPORTERS[form].part:
        several = (name for name, one in EXPORTERS.items() if one.part)
        raise ExportError(f"{form} is one file: only {_listed(several)} have parts.")
    if not selection.is_everything():
        conditions(chosen_from(index(), selection.filters), selection.filters)
    return EXPORTERS[form]


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


__all__ = [
    "EXPORTERS",
    "Edges",
    "Exporter",
    "Language",
    "Part",
    "Projection",
    "Provenance",
    "Selection",
    "Source",
    "exporter",
]
