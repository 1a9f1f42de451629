"""Turtle files → triples, with the file and line to name when something is wrong.

In      a folder of Turtle files, all of them: ours and any a researcher puts beside them.
Out     TurtleFile: triples in the order of the file. Blank nodes are named by file and place, so that the same folder
        gives the same triples every time.
Source  RDF 1.1 Turtle; pyoxigraph's parser.
Limits  says nothing about what the triples mean.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, Triple, parse

from kg.errors import DataError

_RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_OWL_ONTOLOGY = NamedNode("http://www.w3.org/2002/07/owl#Ontology")


@dataclass(frozen=True, slots=True)
class TurtleFile:
    """One Turtle file of the ontology folder."""

    path: Path
    vocabulary: bool
    """Whether it declares an owl:Ontology, and so belongs into the ontology graph."""
    triples: tuple[Triple, ...]

    def line_of(self, slug: str) -> int | None:
        """Return the number of the line that begins to describe a thing, else of the first that names it, from 1.

        Raises:
            OSError: the file is gone.
        """
        lines = list(enumerate(self.path.read_text(encoding="utf-8").splitlines(), 1))
        described = re.compile(rf"\S*[:/]{re.escape(slug)}>?(\s|$)")
        starts = [number for number, line in lines if described.match(line)]
        return next(iter([*starts, *(number for number, line in lines if slug in line)]), None)


def turtle_files(folder: Path) -> tuple[TurtleFile, ...]:
    """Return every Turtle file of a folder, by name.

    Raises:
        DataError: the folder holds none, or a file cannot be read or is not valid Turtle.
    """
    paths = sorted(folder.glob("*.ttl"))
    if not paths:
        raise DataError(str(folder), None, "holds no Turtle files (*.ttl). Point at the folder with core.ttl.")
    return tuple(_read(path) for path in paths)


def _read(path: Path) -> TurtleFile:
    try:
        return _parsed(path, path.read_bytes())
    except OSError as error:
        raise DataError(str(path), None, f"cannot be read: {error.strerror or error}.") from error


@lru_cache(maxsize=32)  # one command asks for values, for quads and for the class tree of the same files
def _parsed(path: Path, content: bytes) -> TurtleFile:
    nodes: dict[BlankNode, BlankNode] = {}
    try:
        triples = tuple(_named_by_place(path, nodes, quad) for quad in parse(content, format=RdfFormat.TURTLE))
    except SyntaxError as error:
        raise DataError(str(path), error.lineno, f"not valid Turtle. {error.msg}. Correct the line.") from error
    vocabulary = any(t.predicate == _RDF_TYPE and t.object == _OWL_ONTOLOGY for t in triples)
    return TurtleFile(path, vocabulary, triples)


def _named_by_place(path: Path, nodes: dict[BlankNode, BlankNode], quad: Quad) -> Triple:
    triple = quad.triple
    subject, object_ = triple.subject, triple.object
    if not (isinstance(subject, BlankNode) or isinstance(object_, BlankNode)):
        return triple

    # The parser names blank nodes at random; naming them by file and order makes two builds of one folder equal.
    def named(node: BlankNode) -> BlankNode:
        stem = "".join(letter for letter in path.stem if letter.isalnum())
        return nodes.setdefault(node, BlankNode(f"{stem}{len(nodes)}"))

    subject = named(subject) if isinstance(subject, BlankNode) else subject
    object_ = named(object_) if isinstance(object_, BlankNode) else object_
    return Triple(subject, triple.predicate, object_)
