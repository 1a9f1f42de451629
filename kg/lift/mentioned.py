"""Mentions as nodes, and the introduction of actors that nobody curates.

In      Document, Statements, Occasions, Knowledge
Out     quads of mentions in the document's graph; class and label of minted actors in the graph of minted actors.
Source  ontology/shapes.ttl: a mention refers to one actor.
Limits  where one pair of words stands for two actors, the mention goes to one that no other words name. An outlet that
        the text does not print is mentioned before its first character, `#char=0,0`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import Literal, Quad

from kg.lift.report import outlet
from kg.lift.terms import HAS_SOURCE, LABEL, TYPE
from kg.model import ActorClass, Document, Knowledge, Mention, Occasions, Span, Statement
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


def named(statements: Iterable[Statement], occasions: Occasions, knowledge: Knowledge) -> list[Mention]:
    """Return every mention that a statement rests on, and those who are known from a document's events alone.

    Raises:
        Nothing.
    """
    found = list(used(statements))
    known = {*knowledge.actors, *(mention.actor for mention in found)}
    told = (party for event in occasions.mentions for party in event.participants)
    return [*found, *(party for party in told if party.actor not in known)]


def mentions(doc: Document, named: Sequence[Mention], knowledge: Knowledge) -> Iterator[Quad]:
    """Yield one node for each place in the text that stands for an actor of a statement or event.

    Raises:
        Nothing.
    """
    graph = document_iri(doc.doc_id)
    for mention in _one_a_place(doc, named, knowledge):
        node, words = mention_iri(doc.doc_id, mention.span), mention.span.of(doc.text)
        minted = mention.actor not in knowledge.actors
        yield Quad(graph, term("mentions"), node, graph)
        yield Quad(node, TYPE, term("Mention"), graph)
        yield Quad(node, HAS_SOURCE, graph, graph)
        yield Quad(node, term("refersTo"), actor_iri(mention.actor), graph)
        is_printed = mention.name in words or not words  # an outlet before the text is called as the metadata call it
        yield Quad(node, term("nameAsPrinted"), Literal(mention.name if is_printed else words), graph)
        if minted and not is_printed:
            yield Quad(node, term("describedAs"), Literal(mention.name), graph)
        if mention.title:
            yield Quad(node, term("titleAsPrinted"), Literal(mention.title), graph)


def introductions(doc: Document, named: Sequence[Mention], knowledge: Knowledge) -> Iterator[Quad]:
    """Yield class and label of each actor of these mentions, and of the outlet, that is not curated.

    Raises:
        Nothing.
    """
    names: dict[str, set[tuple[ActorClass, str]]] = defaultdict(set)
    for mention in (*named, *_outlet(doc, knowledge)):
        names[mention.actor].add((mention.cls, mention.name))
    for slug in names.keys() - knowledge.actors.keys():
        cls, label = min(names[slug], key=lambda known: (-len(known[1]), known))
        yield Quad(actor_iri(slug), TYPE, term(cls.value), MINTED_GRAPH)
        yield Quad(actor_iri(slug), LABEL, Literal(label, language=doc.article.language), MINTED_GRAPH)


def _one_a_place(doc: Document, named: Sequence[Mention], knowledge: Knowledge) -> Iterator[Mention]:
    """Yield one mention for each span, so that as many actors as can be, minted ones first, have one."""
    places: dict[Span, set[Mention]] = defaultdict(set)
    for mention in named:
        places[mention.span].add(mention)
    for mention in _outlet(doc, knowledge):
        free = mention.span if mention.span not in places else Span(0, 0)
        places[free].add(Mention(free, mention.actor, mention.cls, mention.name, mention.title, mention.how))
    settled: set[str] = set()
    for span in sorted(places, key=lambda span: (len({m.actor for m in places[span]}), span)):
        choice = min(places[span], key=lambda m: (m.actor in settled, m.actor in knowledge.actors, m.actor, repr(m)))
        settled.add(choice.actor)
        yield choice


def _outlet(doc: Document, knowledge: Knowledge) -> Iterator[Mention]:
    """Yield the outlet where it is not curated: at its name in the text, else before the text."""
    name = doc.article.publisher
    if name and outlet(name, knowledge) not in knowledge.actors:
        start = doc.text.find(name)
        span = Span(start, start + len(name)) if start >= 0 else Span(0, 0)
        yield Mention(span, outlet(name, knowledge), ActorClass.MEDIA_ORGANISATION, name, "", "name")
