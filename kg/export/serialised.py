"""RDF in the forms that Oxigraph writes: the sorted lines, read again and written otherwise.

In      a Source, a form
Out     the same quads in TriG or JSON-LD; in Turtle what an ontology editor can take.
Source  RDF 1.1 TriG and Turtle; JSON-LD 1.1, expanded, as it streams.
Limits  Turtle has no named graphs: what several documents say alike stands there more than once.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO, Final

from pyoxigraph import Quad, RdfFormat, Triple, parse, serialize

from kg.export import protege
from kg.export.quads import lines
from kg.export.source import Source
from kg.export.written import Lines, Onward
from kg.names import BASE, ONTOLOGY

if TYPE_CHECKING:
    from typing_extensions import Buffer

PREFIXES: Final = {
    "cq": ONTOLOGY,
    "actor": f"{BASE}id/actor/",
    "dcterms": "http://purl.org/dc/terms/",
    "demand": f"{BASE}id/demand/",
    "issue": f"{BASE}id/issue/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "statement": f"{BASE}id/statement/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def trig(source: Source, out: BinaryIO) -> int:
    """Return the number of quads written to the stream, graph by graph.

    Raises:
        UnknownIdError: a filter names what the graph does not hold.
        OSError: the store cannot be read, or the stream cannot be written.
    """
    return _write(_quads(source), out, RdfFormat.TRIG)


def jsonld(source: Source, out: BinaryIO) -> int:
    """Return the number of quads written to the stream as JSON-LD.

    Raises:
        UnknownIdError: a filter names what the graph does not hold.
        OSError: the store cannot be read, or the stream cannot be written.
    """
    return _write(_quads(source), out, RdfFormat.JSON_LD)


def turtle(source: Source, out: BinaryIO) -> int:
    """Return the number of triples written to the stream, as one ontology.

    Raises:
        UnknownIdError: a filter names what the graph does not hold.
        OSError: the store cannot be read, or the stream cannot be written.
    """
    return _write(protege.triples(source, _quads), out, RdfFormat.TURTLE)


def _quads(source: Source) -> Iterator[Quad]:
    text = Lines(f"{line}\n".encode() for line in lines(source))
    return parse(text, RdfFormat.N_QUADS)  # type: ignore[arg-type]


class _Headed(Onward):
    """The engine tells prefixes in any order: here they come in theirs."""

    def __init__(self, below: BinaryIO) -> None:
        super().__init__(below)
        self._head: bytes | None = b""

    def write(self, data: "Buffer", /) -> int:
        if self._head is None:
            return super().write(data)
        self._head += bytes(data)
        lines = self._head.splitlines(keepends=True)
        if lines and not lines[-1].startswith(b"@"[: len(lines[-1])]):
            self.end()
        return len(bytes(data))

    def end(self) -> None:
        """Write what is still held back."""
        if self._head is not None:
            lines, self._head = self._head.splitlines(keepends=True), None
            told = sum(line.startswith(b"@prefix") for line in lines)
            super().write(b"".join([*sorted(lines[:told]), *lines[told:]]))


def _write(statements: Iterable[Quad | Triple], out: BinaryIO, form: RdfFormat) -> int:
    count = 0

    def counted() -> Iterator[Quad | Triple]:
        nonlocal count
        for one in statements:
            count += 1
            yield one

    headed = _Headed(out)
    prefixes = None if form == RdfFormat.JSON_LD else PREFIXES
    serialize(counted(), headed, form, prefixes=prefixes)  # type: ignore[arg-type]
    headed.end()
    return count
