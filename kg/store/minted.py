"""Class and label of actors that nobody has curated, from the mentions of all documents.

In      the documents' mentions (cq:refersTo; cq:describedAs, else cq:nameAsPrinted) and, per document, the class its
        reader gave the actor
Out     rdf:type and rdfs:label triples for the minted graph; claims (mention → class) for the catalog graph.
Source  decision 0003: the result does not depend on the order of loading.
Limits  a class that two documents dispute is settled by the least IRI; a label by the least of the names whose slug is
        the actor's own, else by the least name. A curated actor has no minted triples.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store, Triple

from kg.names import CATALOG_GRAPH, CURATED_GRAPH, MINTED_GRAPH, is_document, slug, term
from kg.paths import slug_of

TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
REFERS_TO, PRINTED, MINTED_CLASS = term("refersTo"), term("nameAsPrinted"), term("mintedClass")
DESCRIBED = term("describedAs")

_Values = dict[NamedNode, set[str]]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one document says of the actors it mentions."""

    names: _Values
    classes: _Values

    def actors(self) -> set[NamedNode]:
        """Return every actor mentioned.

        Raises:
            Nothing.
        """
        return set(self.names) | set(self.classes)


def claims(quads: Iterable[Quad], minted: Iterable[Quad]) -> set[Quad]:
    """Return the catalog's note of the class a document gave each minted actor, hung on its first mention.

    Raises:
        Nothing.
    """
    given: dict[object, str] = {}
    for quad in minted:
        if quad.predicate == TYPE and isinstance(quad.object, NamedNode):
            given[quad.subject] = min(quad.object.value, given.get(quad.subject, quad.object.value))
    anchors: dict[object, str] = {}
    for quad in quads:
        if quad.predicate == REFERS_TO and quad.object in given and isinstance(quad.subject, NamedNode):
            anchors[quad.object] = min(quad.subject.value, anchors.get(quad.object, quad.subject.value))
    return {
        Quad(NamedNode(mention), MINTED_CLASS, NamedNode(given[actor]), CATALOG_GRAPH)
        for actor, mention in anchors.items()
    }


def reading(quads: Iterable[Quad]) -> Reading:
    """Return what a document graph, with its claims, says of the actors it mentions.

    Raises:
        Nothing.
    """
    stock = list(quads)
    who = {quad.subject: quad.object for quad in stock if quad.predicate == REFERS_TO}
    described = {quad.subject for quad in stock if quad.predicate == DESCRIBED}
    found = Reading({}, {})
    for quad in stock:
        actor = who.get(quad.subject)
        if not isinstance(actor, NamedNode):
            continue
        called = DESCRIBED if quad.subject in described else PRINTED
        if quad.predicate == called and isinstance(quad.object, Literal):
            found.names.setdefault(actor, set()).add(quad.object.value)
        elif quad.predicate == MINTED_CLASS and isinstance(quad.object, NamedNode):
            found.classes.setdefault(actor, set()).add(quad.object.value)
    return found


def claims_of(store: Store, document: NamedNode) -> set[Quad]:
    """Return the claims that the catalog keeps for one document.

    Raises:
        OSError: the store cannot be read.
    """
    mentions = {quad.subject for quad in store.quads_for_pattern(None, REFERS_TO, None, document)}
    return {q for m in mentions for q in store.quads_for_pattern(m, MINTED_CLASS, None, CATALOG_GRAPH)}


def opinion(store: Store, document: NamedNode, actor: NamedNode) -> NamedNode | None:
    """Return the class that a document gave a minted actor, or else the one it has; None where it has none.

    Raises:
        OSError: the store cannot be read.
    """
    for mention in store.quads_for_pattern(None, REFERS_TO, actor, document):
        for claim in store.quads_for_pattern(mention.subject, MINTED_CLASS, None, CATALOG_GRAPH):
            if isinstance(claim.object, NamedNode):
                return claim.object
    classes = (quad.object for quad in standing(store, actor) if quad.predicate == TYPE)
    return next((cls for cls in classes if isinstance(cls, NamedNode)), None)


def standing(store: Store, actor: NamedNode | None) -> set[Quad]:
    """Return the minted triples that stand now, of one actor or of all.

    Raises:
        OSError: the store cannot be read.
    """
    return set(store.quads_for_pattern(actor, None, None, MINTED_GRAPH))


def triples(store: Store, actor: NamedNode, before: tuple[frozenset[NamedNode], Reading], after: Reading) -> set[Quad]:
    """Return the minted triples of an actor once ``after`` takes the place of what some documents said ``before``.

    Raises:
        OSError: the store cannot be read.
    """
    if any(store.quads_for_pattern(actor, TYPE, None, CURATED_GRAPH)):
        return set()
    documents, old = before
    now = {
        quad.predicate: quad.object.value
        for quad in standing(store, actor)
        if isinstance(quad.object, NamedNode | Literal)
    }
    own = slug_of(actor.value)

    def others(predicate: NamedNode, value: str | None) -> Iterator[str]:
        return _elsewhere(store, documents, (actor, predicate), value)

    cls = _least(
        _Choice(now.get(TYPE), old.classes.get(actor, set()), after.classes.get(actor, set())),
        lambda value: others(MINTED_CLASS, value),
        lambda value: (False, value),
    )
    name = _least(
        _Choice(now.get(LABEL), old.names.get(actor, set()), after.names.get(actor, set())),
        lambda value: others(PRINTED, value),
        lambda value: (slug(value) != own, value),
    )
    if cls is None:
        return set()
    typed = {Quad(actor, TYPE, NamedNode(cls), MINTED_GRAPH)}
    return typed if name is None else typed | {Quad(actor, LABEL, Literal(name), MINTED_GRAPH)}


@dataclass(frozen=True, slots=True)
class _Choice:
    current: str | None
    before: set[str]
    after: set[str]


def _least(
    choice: _Choice, others: Callable[[str | None], Iterator[str]], key: Callable[[str], tuple[bool, str]]
) -> str | None:
    """The current value is the least of all; only when these documents take it away must the rest be read."""
    current = choice.current
    kept = current is not None and (
        current not in choice.before or current in choice.after or any(True for _ in others(current))
    )
    rest = {current} if kept and current is not None else set(others(None))
    return min(rest | choice.after, key=key, default=None)


def _elsewhere(
    store: Store, documents: frozenset[NamedNode], what: tuple[NamedNode, NamedNode], value: str | None
) -> Iterator[str]:
    """Values said of the actor by mentions of other documents; with ``value`` only that one."""
    actor, predicate = what
    for mention in _mentions(store, what, value):
        is_other = is_document(mention.graph_name) and mention.graph_name not in documents
        if is_other and any(store.quads_for_pattern(mention.subject, REFERS_TO, actor)):
            yield from (said for said in _said(store, mention.subject, predicate) if value in {None, said})


def _mentions(store: Store, what: tuple[NamedNode, NamedNode], value: str | None) -> Iterator[Quad]:
    """Quads whose subjects may be mentions of the actor that say this; few of them say a given name."""
    actor, predicate = what
    if predicate == PRINTED and value is not None:
        for name in (PRINTED, DESCRIBED):
            yield from store.quads_for_pattern(None, name, Literal(value))
    else:
        yield from store.quads_for_pattern(None, REFERS_TO, actor)


def _said(store: Store, mention: NamedNode | BlankNode | Triple, predicate: NamedNode) -> set[str]:
    """What a mention says: for a name, where its words are none, what they are described as."""
    for one in (DESCRIBED, PRINTED) if predicate == PRINTED else (predicate,):
        values = (quad.object for quad in store.quads_for_pattern(mention, one, None))
        found = {value.value for value in values if isinstance(value, NamedNode | Literal)}
        if found:
            return found
    return set()
