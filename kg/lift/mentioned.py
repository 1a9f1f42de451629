"""Mentions as nodes, and the introduction of actors that nobody curates.

In      Document, Statements, Knowledge
Out     quads of mentions in the document's graph; class and label of minted actors in the graph of minted actors.
Limits  one label a document: the fullest name it prints.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import Literal, Quad

from kg.lift.report import outlet
from kg.lift.terms import HAS_SOURCE, LABEL, TYPE
from kg.model import ActorClass, Document, Knowledge, Mention, Span, Statement
from kg.names import MINTED_GRAPH, actor_iri, document_iri, mention_iri, term


def used(statements: Iterable[Statement]) -> Iterator[Mention]:
    """Yield every mention that a statement rests on.

    Raises:
        Nothing.
    """
    for statement in statements:
        yield from statement.speakers
        yield from statement.targets
        yield from statement.conveyed_by
        yield from statement.cited_from


def mentions(doc: Document, statements: Sequence[Statement]) -> Iterator[Quad]:
    """Yield one node for each place in the text that stands for an actor of a statement.

    Raises:
        Nothing.
    """
    places: dict[Span, set[Mention]] = defaultdict(set)
    for mention in used(statements):
        places[mention.span].add(mention)
    graph = document_iri(doc.doc_id)
    for span, here in places.items():
        node = mention_iri(doc.doc_id, span)
        yield Quad(graph, term("mentions"), node, graph)
        yield Quad(node, TYPE, term("Mention"), graph)
        yield Quad(node, HAS_SOURCE, graph, graph)
        yield Quad(node, term("nameAsPrinted"), Literal(_printed(doc, span, here)), graph)
        for mention in here:
            yield Quad(node, term("refersTo"), actor_iri(mention.actor), graph)
        for title in sorted({m.title for m in here if m.title})[:1]:
            yield Quad(node, term("titleAsPrinted"), Literal(title), graph)


def introductions(doc: Document, statements: Sequence[Statement], knowledge: Knowledge) -> Iterator[Quad]:
    """Yield class and label of each actor of the statements, and of the outlet, that is not curated.

    Raises:
        Nothing.
    """
    names: dict[str, set[tuple[ActorClass, str]]] = defaultdict(set)
    for mention in used(statements):
        names[mention.actor].add((mention.cls, mention.name))
    if doc.article.publisher:
        names[outlet(doc.article.publisher, knowledge)].add((ActorClass.MEDIA_ORGANISATION, doc.article.publisher))
    for slug in names.keys() - knowledge.actors.keys():
        cls, label = min(names[slug], key=lambda known: (-len(known[1]), known))
        yield Quad(actor_iri(slug), TYPE, term(cls.value), MINTED_GRAPH)
        yield Quad(actor_iri(slug), LABEL, Literal(label, language=doc.article.language), MINTED_GRAPH)


def _printed(doc: Document, span: Span, here: set[Mention]) -> str:
    """Return the name as it stands in the span; the whole span where a pronoun or two actors stand there."""
    words = span.of(doc.text)
    named = {mention.name for mention in here if mention.name in words}
    return named.pop() if len(named) == 1 and len({mention.actor for mention in here}) == 1 else words
