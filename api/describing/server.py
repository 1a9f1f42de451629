"""What only the running server knows of itself, as triples.

In      Settings, the address that was asked, the snapshot that is published
Out     what the store says, and more.
Source  SPARQL 1.1 Service Description, section 3; https://www.w3.org/ns/formats/.
Limits  says what is switched on now.
"""

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Triple

from api.asking.negotiation import GRAPH, TABLE
from api.settings import Settings
from kg.names import described
from kg.store import Snapshot

SD, VOID = "http://www.w3.org/ns/sparql-service-description#", "http://rdfs.org/ns/void#"
DCTERMS, SH, SCHEMA = "http://purl.org/dc/terms/", "http://www.w3.org/ns/shacl#", "https://schema.org/"
RDF, XSD = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2001/XMLSchema#"
SERVICE, DATASET = described("service"), described("dataset")

FORMATS = {
    "application/sparql-results+json": "SPARQL_Results_JSON",
    "application/sparql-results+xml": "SPARQL_Results_XML",
    "text/csv": "SPARQL_Results_CSV",
    "text/tab-separated-values": "SPARQL_Results_TSV",
    "text/turtle": "Turtle",
    "application/n-triples": "N-Triples",
    "application/rdf+xml": "RDF_XML",
    "application/ld+json": "JSON-LD",
}


def service(said: Iterable[Triple], settings: Settings, endpoint: str) -> Iterator[Triple]:
    """Return what the store says of the service, with what there is to say of it at an address.

    Raises:
        ValueError: the address is no IRI.
    """
    yield Triple(SERVICE, NamedNode(f"{RDF}type"), NamedNode(f"{SD}Service"))
    yield Triple(SERVICE, NamedNode(f"{SD}endpoint"), NamedNode(endpoint))
    told = [("supportedLanguage", "SPARQL11Query"), ("feature", "EmptyGraphs")]
    told += [("supportedLanguage", "SPARQL11Update")] if settings.writes else []
    told += [("feature", "UnionDefaultGraph")] if settings.union else []
    told += [("feature", "BasicFederatedQuery")] if settings.service else []
    for name, value in told:
        yield Triple(SERVICE, NamedNode(SD + name), NamedNode(SD + value))
    for media_type in {*TABLE.values(), *GRAPH.values()}:
        yield Triple(SERVICE, NamedNode(f"{SD}resultFormat"), _format(media_type))
    for media_type in set(GRAPH.values()) if settings.writes else ():
        yield Triple(SERVICE, NamedNode(f"{SD}inputFormat"), _format(media_type))
    for triple in said:
        # What the store describes as the default graph is all graphs together; the unnamed one is another.
        other = triple.predicate.value == f"{SD}defaultGraph" and not settings.union
        yield Triple(triple.subject, triple.predicate, described("unnamed")) if other else triple


def dataset(said: Iterable[Triple], snapshot: Snapshot, endpoint: str) -> Iterator[Triple]:
    """Return what the store says of what it holds, with the address and the time.

    Raises:
        ValueError: the address is no IRI.
    """
    published = Literal(snapshot.published.isoformat(), datatype=NamedNode(f"{XSD}dateTime"))
    yield Triple(DATASET, NamedNode(f"{VOID}sparqlEndpoint"), NamedNode(endpoint))
    yield Triple(DATASET, NamedNode(f"{DCTERMS}modified"), published)
    yield from said


def examples(said: Iterable[Triple], endpoint: str) -> Iterator[Triple]:
    """Return example queries, each with the endpoint to which it may be sent.

    Raises:
        ValueError: the address is no IRI.
    """
    for triple in said:
        yield triple
        if triple.predicate.value == f"{SH}select":
            yield Triple(triple.subject, NamedNode(f"{SCHEMA}target"), NamedNode(endpoint))


def _format(media_type: str) -> NamedNode:
    return NamedNode(f"http://www.w3.org/ns/formats/{FORMATS[media_type]}")
