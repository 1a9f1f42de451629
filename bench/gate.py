"""How long the gate takes for a document, and how long pyshacl takes as it comes.

In      the good documents of tests/data/shapes, whole and cut to about 100 quads, copied under other names
Out     one line a way of calling: median CPU milliseconds a document (time.process_time, conversion included)
Source  run from the checkout: `python bench/gate.py [documents]`; figures are kept in docs/decisions/0005-the-gate.md.
Limits  CPU time still grows when other work shares the caches and cores: compare the lines of one run.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

import pyshacl
from pyoxigraph import NamedNode, Quad, RdfFormat, parse
from rdflib import Graph

sys.path.insert(0, str(Path(__file__).parents[1]))

from kg.names import term
from kg.places import ONTOLOGY
from kg.validate import Context, Gate
from kg.validate.graphs import rdf_graph
from kg.validate.parts import Parts

GOOD = Path(__file__).parents[1] / "tests" / "data" / "shapes" / "good"
SIZES = 110, 200
Document = tuple[NamedNode, list[Quad]]


def quads_of(turtle: str) -> list[Quad]:
    """Return the quads of a Turtle text, in the default graph.

    Raises:
        SyntaxError: it is not Turtle.
    """
    return [Quad(t.subject, t.predicate, t.object) for t in parse(input=turtle, format=RdfFormat.TURTLE)]


def documents(count: int, most: int) -> list[Document]:
    """Return that many documents of at most so many quads, each with ids of its own.

    Raises:
        SyntaxError: a good document is not Turtle.
    """
    texts = [path.with_suffix(".ttl").read_text(encoding="utf-8") for path in sorted(GOOD.glob("*.txt"))]
    return [_document(texts[n % len(texts)], n, most) for n in range(count)]


def _document(turtle: str, number: int, most: int) -> Document:
    quads = quads_of(turtle)
    (old,) = {q.subject.value for q in quads if q.predicate == term("textHash") and isinstance(q.subject, NamedNode)}
    quads = quads_of(turtle.replace(old, f"{old[:-4]}{number:04x}"))
    document = NamedNode(f"{old[:-4]}{number:04x}")
    while len(quads) > most:
        parts = Parts(document, quads)
        quads = parts.without([max(parts.statements, key=str)])
    return document, quads


def measure(check: Callable[[Document], object], found: list[Document]) -> str:
    """Return the median CPU time of a check over documents, the first one not counted, as words.

    Raises:
        Nothing.
    """
    check(found[0])
    times = []
    for document in found:
        start = process_time()
        check(document)
        times.append((process_time() - start) * 1000)
    return f"{median(times):6.1f} ms ({min(times):.1f} to {max(times):.1f}) over {len(times)} documents"


def main(count: int) -> None:
    """Return nothing; print the figures.

    Raises:
        DataError: the ontology cannot be read.
    """
    context = Context(quads_of("".join((GOOD / f"{name}.ttl").read_text("utf-8") for name in ("curated", "minted"))))
    gate, shapes = Gate(ONTOLOGY), Graph().parse(ONTOLOGY / "shapes.ttl")

    def plainly(document: Document) -> object:
        data = Graph()
        for triple in rdf_graph(gate.classes, context.slice(document[1]), document[1]):
            data.add(triple)
        return pyshacl.validate(data, shacl_graph=shapes, allow_warnings=True)

    for most in SIZES:
        found = documents(count, most)
        size, slices = (median(map(len, x)) for x in ([q for _, q in found], [context.slice(q) for _, q in found]))
        sys.stdout.write(
            f"documents of {size:g} quads (median) and a context slice of {slices:g}\n"
            f"  gate           {measure(lambda d: gate.check(d[0], d[1], context.slice(d[1])), found)}\n"
            f"  pyshacl as is  {measure(plainly, found[:6])}\n"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 24)
