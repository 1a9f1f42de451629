"""The vocabulary as it is documented: read from its Turtle, in one language.

In      core.ttl, inferences.ttl and alignments.ttl
Out     Vocabulary: the graph, labels, links.
Source  OWL 2; the alignments' SKOS mappings.
Limits  of the alignments only what is said of our own terms.
"""

from dataclasses import dataclass
from pathlib import Path

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS
from rdflib.term import Node

from kg.errors import DataError
from kg.names import ONTOLOGY, ONTOLOGY_GRAPH

TERMS = ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty", "NamedIndividual")
LANGUAGES = ("en", "id")

_INFERENCES = URIRef(f"{ONTOLOGY_GRAPH.value}/inferences")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Our terms and what is said of them, with all languages in it."""

    graph: Graph
    """core.ttl as it stands, and the terms of inferences.ttl."""
    alignments: Graph
    language: str
    inferences: frozenset[Node]
    """Terms that only inferences.ttl has."""

    @classmethod
    def read(cls, folder: Path, language: str) -> "Vocabulary":
        """Return the vocabulary in a folder.

        Raises:
            DataError: a file cannot be read.
        """
        core = _parsed(folder / "core.ttl")
        inferred = [triple for triple in _parsed(folder / "inferences.ttl") if triple[0] != _INFERENCES]
        new = frozenset(triple[0] for triple in inferred) - set(core.subjects())
        for triple in inferred:
            core.add(triple)
        return cls(core, _parsed(folder / "alignments.ttl"), language, new)

    @property
    def version(self) -> str:
        """Return the version of the ontology."""
        return str(self.graph.value(URIRef(ONTOLOGY_GRAPH.value), OWL.versionInfo))

    @property
    def title(self) -> str:
        """Return the ontology's title."""
        told = self.graph.objects(URIRef(ONTOLOGY_GRAPH.value), DCTERMS.title)
        titles = {one.language: str(one) for one in told if isinstance(one, Literal)}
        return titles.get(self.language) or titles["en"]

    def terms(self, sort: str) -> list[URIRef]:
        """Return our terms of a sort (`Class`, `ObjectProperty` …), by name.

        Raises:
            Nothing.
        """
        found = self.graph.subjects(RDF.type, OWL[sort])
        return sorted(term for term in found if isinstance(term, URIRef) and term.startswith(ONTOLOGY))

    def label(self, term: Node) -> str:
        """Return the label of a term in the language of the document, else in English; of others' terms the name.

        Raises:
            Nothing.
        """
        told = {one.language: str(one) for one in self.graph.objects(term, RDFS.label) if isinstance(one, Literal)}
        return told.get(self.language) or told.get("en") or self.short(term)

    def short(self, term: Node) -> str:
        """Return a term with its prefix.

        Raises:
            Nothing.
        """
        return self.alignments.namespace_manager.normalizeUri(str(term)) if isinstance(term, URIRef) else str(term)

    def link(self, term: Node) -> str:
        """Return a link to a term, in Markdown: to its place in the document, or to where others tell of it.

        Raises:
            Nothing.
        """
        if isinstance(term, URIRef) and term.startswith(ONTOLOGY):
            return f"[{self.label(term)}](#{term.removeprefix(ONTOLOGY)})"
        return str(term) if isinstance(term, Literal | BNode) else f"[{self.short(term)}]({term})"


def local(term: Node) -> str:
    """Return the part of an IRI of ours by which the document's parts are named.

    Raises:
        Nothing.

    >>> local(URIRef(f"{ONTOLOGY}speaker"))
    'speaker'
    """
    return str(term).removeprefix(ONTOLOGY)


def _parsed(path: Path) -> Graph:
    try:
        return Graph().parse(path)
    except (OSError, SyntaxError) as error:
        raise DataError(str(path), None, f"cannot be read: {error}") from error
