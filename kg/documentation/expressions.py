"""Axioms in words: class expressions, chains, what excludes what.

In      a Vocabulary, nodes of its graph
Out     Markdown, in which terms are links.
Source  OWL 2 Manchester syntax, with the ontology's labels for names.
Limits  the forms of expression that the ontology uses; another one is an error, so that nothing is passed over.
"""

from collections.abc import Iterable, Iterator, Mapping

from rdflib import BNode, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS, SKOS
from rdflib.term import Node

from kg.documentation.vocabulary import Vocabulary
from kg.errors import DataError
from kg.names import ONTOLOGY

_QUANTIFIERS = {OWL.someValuesFrom: "some", OWL.allValuesFrom: "only", OWL.hasValue: "value"}
_SETS = {OWL.intersectionOf: "and", OWL.unionOf: "or", OWL.oneOf: "one of"}
_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {name: name for name in (*_QUANTIFIERS.values(), *_SETS.values())}
    | {
        "member": "Is a {}.",
        "inverse": "Inverse of {}.",
        "chain": "Follows from the chain {}.",
        "functional": "Functional: a thing has at most one.",
        "transitive": "Transitive: it carries over from one to the next.",
        "disjoint": "Disjoint with {}.",
        "match": "In other codings: {}.",
        "closeMatch": "nearly",
        "broadMatch": "part of",
        "narrowMatch": "includes",
        "exactMatch": "the same as",
        "relatedMatch": "related to",
    },
    "id": {
        "some": "suatu",
        "only": "hanya",
        "value": "bernilai",
        "and": "dan",
        "or": "atau",
        "one of": "salah satu dari",
        "member": "Merupakan {}.",
        "inverse": "Kebalikan dari {}.",
        "chain": "Mengikuti rantai {}.",
        "functional": "Fungsional: paling banyak satu.",
        "transitive": "Transitif: berlanjut dari satu ke berikutnya.",
        "disjoint": "Saling lepas dengan {}.",
        "match": "Dalam skema kode lain: {}.",
        "closeMatch": "hampir sama dengan",
        "broadMatch": "bagian dari",
        "narrowMatch": "mencakup",
        "exactMatch": "sama dengan",
        "relatedMatch": "terkait dengan",
    },
}


def expression(vocabulary: Vocabulary, node: Node, *, inside: bool = False) -> str:
    """Return a class expression in words.

    Raises:
        DataError: it is of a form that is not known here.
    """
    if not isinstance(node, BNode):
        return vocabulary.link(node)
    graph, words = vocabulary.graph, _WORDS[vocabulary.language]
    on = graph.value(node, OWL.onProperty)
    for predicate, word in _QUANTIFIERS.items():
        value = graph.value(node, predicate)
        if on is not None and value is not None:
            told = f"{vocabulary.link(on)} *{words[word]}* {expression(vocabulary, value, inside=True)}"
            return f"({told})" if inside else told
    for predicate, word in _SETS.items():
        members = graph.value(node, predicate)
        if members is not None:
            parts = [expression(vocabulary, one, inside=True) for one in Collection(graph, members)]
            told = f"*{words[word]}* {', '.join(parts)}" if word == "one of" else f" *{words[word]}* ".join(parts)
            return f"({told})" if inside else told
    raise DataError("core.ttl", None, f"an expression of an unknown form: {dict(graph.predicate_objects(node))}")


def notes(vocabulary: Vocabulary, term: URIRef) -> Iterator[str]:
    """Yield what axioms and alignments say of a term beyond its place in the hierarchy.

    Raises:
        DataError: an expression is of a form that is not known here.
    """
    graph, words = vocabulary.graph, _WORDS[vocabulary.language]
    for sort, word in ((OWL.FunctionalProperty, "functional"), (OWL.TransitiveProperty, "transitive")):
        if (term, RDF.type, sort) in graph:
            yield words[word]
    classes = [one for one in _named(graph.objects(term, RDF.type)) if one.startswith(ONTOLOGY)]
    yield from (words["member"].format(vocabulary.link(one)) for one in sorted(classes))
    inverse = {*_named(graph.objects(term, OWL.inverseOf)), *_named(graph.subjects(OWL.inverseOf, term))}
    yield from (words["inverse"].format(vocabulary.link(one)) for one in sorted(inverse))
    chains = [Collection(graph, chain) for chain in graph.objects(term, OWL.propertyChainAxiom)]
    told = sorted(" ∘ ".join(vocabulary.link(one) for one in chain) for chain in chains)
    yield from (words["chain"].format(one) for one in told)
    others = sorted(_disjoint(vocabulary, term))
    if others:
        yield words["disjoint"].format(", ".join(vocabulary.link(one) for one in others))
    matches = [f"{words[name]} {link}" for name, link in _matches(vocabulary, term)]
    if matches:
        yield words["match"].format("; ".join(matches))


def _disjoint(vocabulary: Vocabulary, term: URIRef) -> Iterator[URIRef]:
    graph = vocabulary.graph
    for pair in (graph.objects(term, OWL.disjointWith), graph.subjects(OWL.disjointWith, term)):
        yield from _named(pair)
    for axiom in graph.subjects(RDF.type, OWL.AllDisjointClasses):
        for members in graph.objects(axiom, OWL.members):
            classes = list(_named(Collection(graph, members)))
            if term in classes:
                yield from (one for one in classes if one != term)


def _matches(vocabulary: Vocabulary, term: URIRef) -> Iterator[tuple[str, str]]:
    """SKOS mappings, with the label of a code where it has one."""
    for name in ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch"):
        for other in sorted(_named(vocabulary.alignments.objects(term, SKOS[name]))):
            told = vocabulary.alignments.objects(other, RDFS.label)
            labels = {one.language: str(one) for one in told if isinstance(one, Literal)}
            label = labels.get(vocabulary.language) or labels.get("en")
            yield name, f"[{vocabulary.short(other)}]({other})" + (f" ({label})" if label else "")


def _named(nodes: Iterable[Node]) -> Iterator[URIRef]:
    return (one for one in nodes if isinstance(one, URIRef))
