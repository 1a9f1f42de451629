"""The only place that mints names: IRIs of things, graphs and evidence.

In      slugs, file names, texts, offsets
Out     IRIs and ids; the same input always gives the same name.
Source  design: https://w3id.org/communique/id/{kind}/{slug or content hash}; RFC 5147 for `#char=`; W3C Web Annotation.
Limits  no clock, no randomness; BASE is the one setting for all IRIs of things.
"""

from kg.names.graphs import (
    CATALOG_GRAPH,
    CURATED_GRAPH,
    DEFAULT_GRAPH,
    DERIVED_GRAPH,
    DESCRIPTION,
    INFERRED_GRAPH,
    MINTED_GRAPH,
    ONTOLOGY_GRAPH,
    SCRATCH_GRAPH,
    SERVICE_GRAPH,
    graph_iri,
    inferred_graph,
    is_document,
    is_inferred,
    is_reserved,
)
from kg.names.inferences import act_iri, answer_iri, part_iri, position_iri, side_position_iri
from kg.names.minting import BASE, ONTOLOGY, term, text_hash, thing
from kg.names.things import (
    actor_iri,
    described,
    doc_id,
    document_iri,
    evidence_iri,
    is_actor,
    mention_iri,
    report_iri,
    selector_iri,
    slug,
    software_iri,
    statement_id,
    statement_iri,
    topic_iri,
)

__all__ = [
    "BASE",
    "CATALOG_GRAPH",
    "CURATED_GRAPH",
    "DEFAULT_GRAPH",
    "DERIVED_GRAPH",
    "DESCRIPTION",
    "INFERRED_GRAPH",
    "MINTED_GRAPH",
    "ONTOLOGY",
    "ONTOLOGY_GRAPH",
    "SCRATCH_GRAPH",
    "SERVICE_GRAPH",
    "act_iri",
    "actor_iri",
    "answer_iri",
    "described",
    "doc_id",
    "document_iri",
    "evidence_iri",
    "graph_iri",
    "inferred_graph",
    "is_actor",
    "is_document",
    "is_inferred",
    "is_reserved",
    "mention_iri",
    "part_iri",
    "position_iri",
    "report_iri",
    "selector_iri",
    "side_position_iri",
    "slug",
    "software_iri",
    "statement_id",
    "statement_iri",
    "term",
    "text_hash",
    "thing",
    "topic_iri",
]
