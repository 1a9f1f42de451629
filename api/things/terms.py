"""The ontology's terms as a plain list: what people are shown where its pages were not made.

In      what a snapshot's graph of the ontology says
Out     HTML without scripts.
Limits  names and definitions only; `make ontology` makes pages that tell all, with drawings.
"""

from collections import defaultdict
from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Triple

from api import html
from api.html import Html, fill, joined, safe
from kg.names import ONTOLOGY, ONTOLOGY_GRAPH

_LABEL, _DEFINITION = "http://www.w3.org/2000/01/rdf-schema#label", "http://www.w3.org/2004/02/skos/core#definition"


def listed(said: Iterable[Triple], language: str) -> bytes:
    """Return a page that lists the terms, each at the place that its IRI's fragment names.

    Raises:
        Nothing.
    """
    words: defaultdict[str, dict[tuple[str, str], str]] = defaultdict(dict)
    for triple in said:
        value, subject = triple.object, triple.subject
        if isinstance(subject, NamedNode) and subject.value.startswith(ONTOLOGY) and isinstance(value, Literal):
            words[subject.value.removeprefix(ONTOLOGY)][triple.predicate.value, value.language or ""] = value.value

    def told(name: str, prop: str) -> str:
        return words[name].get((prop, language)) or words[name].get((prop, "en")) or ""

    named = sorted(name for name in words if told(name, _LABEL))
    terms = joined(
        Html(
            f'<dt id="{safe(name)}">{safe(told(name, _LABEL))} <code>cq:{safe(name)}</code></dt>'
            f"<dd>{safe(told(name, _DEFINITION))}</dd>"
        )
        for name in named
    )
    return html.whole("Ontology · Communiqué", fill("vocabulary", iri=ONTOLOGY_GRAPH.value, terms=terms))
