"""What a snapshot says of itself, made when it is published.

In      the graph, what has changed in it, plain words (ontology/service), saved queries
Out     quads of the service graph.
Source  decision 0020.
Limits  says nothing that only a running server knows.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from pyoxigraph import BlankNode, NamedNode, Quad, Triple

from kg.describe import remembered
from kg.describe.agreement import Said, agreed, started
from kg.describe.examples import Held, examples
from kg.describe.view import Node
from kg.describe.void import DATASET
from kg.names import SERVICE_GRAPH, described
from kg.places import QUERIES
from kg.queries import NamedQuery, load
from kg.store import Publication, digest
from kg.turtle import turtle_files

_VERSION = "1"
"""Another one when the same graph and words would be described otherwise."""
_ENDPOINT = NamedNode("http://rdfs.org/ns/void#sparqlEndpoint")
_EXAMPLE = NamedNode("http://rdfs.org/ns/void#exampleResource")


@dataclass(frozen=True)
class Description:
    """Words and queries with which graphs are described."""

    words: tuple[Quad, ...]
    queries: Mapping[str, NamedQuery]
    _made: dict[str, Said] = field(default_factory=dict, init=False, repr=False, compare=False)
    """The last one, by the id of its snapshot; not its graph, which would keep the store from being closed."""
    _most: dict[str, list[str]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Who and what has most derived triples, as long as those stay."""

    @classmethod
    def read(cls, ontology: Path) -> "Description":
        """Return what the files of an ontology folder's `service` say, with the saved queries.

        Raises:
            DataError: a file is not as it should be.
        """
        folder = ontology / "service"
        files = turtle_files(folder) if folder.is_dir() else ()
        return cls(tuple(_named(triple) for file in files for triple in file.triples), load(QUERIES))

    @cached_property
    def mark(self) -> str:
        """Return a digest of words and queries."""
        texts = "\x1f".join([_VERSION, digest(self.words), *(query.text for query in self.queries.values())])
        return hashlib.sha256(texts.encode("utf-8")).hexdigest()

    def quads(self, publication: Publication) -> Sequence[Quad]:
        """Return what the snapshot about to be published says of itself.

        Raises:
            OSError: the store cannot be read or written.
        """
        begun = started(publication, self._made)
        if begun.derived_anew:
            self._most.clear()
        held = Held(publication.live, publication.marks, self._most)
        said = frozenset([*self.words, *self._shown(held)])
        found = agreed(begun.described, said)
        self._made.clear()
        self._made[publication.identifier] = found.said
        remembered.keep(publication.path, publication.identifier, found.figures)
        return tuple(found.quads)

    def _shown(self, held: Held) -> list[Quad]:
        endpoints = [q.object for q in self.words if q.predicate == _ENDPOINT and isinstance(q.object, NamedNode)]
        resources = [*held.actors[:1], *held.topics[:1], *held.documents]
        shown = [Quad(DATASET, _EXAMPLE, NamedNode(iri), SERVICE_GRAPH) for iri in resources]
        return [*shown, *examples(self.queries, held, endpoints)]


def _named(triple: Triple) -> Quad:
    """The triple in the service graph; nodes without a name get one, so that it can be asked about."""

    def named(node: Node) -> Node:
        return described("node", node.value) if isinstance(node, BlankNode) else node

    subject, value = named(triple.subject), named(triple.object)
    assert isinstance(subject, NamedNode)
    return Quad(subject, triple.predicate, value, SERVICE_GRAPH)
