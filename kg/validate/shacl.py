"""SHACL validation of one small graph: shapes read once, pyshacl called, its report read back as findings.

In      the shapes graph, once; then a data graph and the nodes to look at
Out     findings: which node, which message, how grave
Source  W3C SHACL; pyshacl's own function `validate`, and nothing of its inside.
Limits  messages may hold {$this} and {?value}; a shape without a message in English gets pyshacl's own words.
"""

import logging
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyshacl
from pyoxigraph import RdfFormat, parse
from pyshacl.errors import ReportableRuntimeError
from rdflib import SH, Graph, Literal
from rdflib.term import Node

from kg.errors import DataError
from kg.validate.graphs import RememberingGraph, node
from kg.validate.verdict import Finding

# rdflib logs a traceback for each ill-formed literal; the gate itself reports them, in words.
logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)


class Shapes:
    """A shapes graph, read once, against which any number of graphs are validated."""

    def __init__(self, file: Path) -> None:
        # pyoxigraph reads Turtle in a fiftieth of the time that rdflib takes, which every process would wait for.
        try:
            triples = list(parse(file.read_bytes(), format=RdfFormat.TURTLE))
        except OSError as error:
            raise DataError(str(file), None, f"cannot be read as shapes: {error.strerror or error}.") from error
        except SyntaxError as error:
            raise DataError(str(file), None, f"cannot be read as shapes: {error.msg}, line {error.lineno}.") from error
        self._file = file
        self._graph = RememberingGraph((node(t.subject), node(t.predicate), node(t.object)) for t in triples)

    def findings(self, data: Graph, only: Iterable[str] | None = None) -> list[Finding]:
        """Return what the shapes find in a graph, about the nodes asked for (all if None); sorted, each once.

        Raises:
            DataError: the shapes are not valid SHACL.
        """
        nodes = None if only is None else list(only)
        if nodes is not None and not nodes:
            return []
        try:
            report = report_on(data, self._graph, nodes)
        except ReportableRuntimeError as error:
            raise DataError(str(self._file), None, f"is not valid SHACL: {error}") from error
        return sorted(set(self._read(report)))

    def _read(self, report: Graph) -> Iterator[Finding]:
        """Yield one finding a result node: a message is repeated per language, so messages must not be counted."""
        for result in report.objects(None, SH.result):
            focus = report.value(result, SH.focusNode)
            severity = report.value(result, SH.resultSeverity)
            yield Finding(str(focus), self._message(report, result), severity != SH.Violation)

    def _message(self, report: Graph, result: Node) -> str:
        """Return the English message of the constraint or shape; pyshacl drops the language of filled-in messages."""
        sources = (report.value(result, link) for link in (SH.sourceConstraint, SH.sourceShape))
        for source in sources:
            for message in self._graph.objects(source, SH.message) if source is not None else ():
                if isinstance(message, Literal) and message.language == "en":
                    return _filled(str(message), report, result)
        return " ".join(sorted(str(message) for message in report.objects(result, SH.resultMessage)))


def report_on(data: Graph, shapes: Graph, only: list[str] | None = None) -> Graph:
    """Return pyshacl's report graph on the data.

    Raises:
        ReportableRuntimeError: pyshacl cannot make sense of the shapes.
    """
    # Without allow_warnings a warning alone would make pyshacl call the graph non-conformant.
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, allow_warnings=True, focus_nodes=only)
    if not isinstance(report, Graph):
        raise report
    return report


def _filled(message: str, report: Graph, result: Node) -> str:
    for names, value in ((("{$this}", "{?this}"), SH.focusNode), (("{$value}", "{?value}"), SH.value)):
        for name in names:
            if name in message:
                message = message.replace(name, str(report.value(result, value)))
    return message
