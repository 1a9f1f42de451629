"""Who may be whom in a store: actors nobody curates whose names look alike, and the Turtle that makes them one.

In      the live store, the curated knowledge
Out     one advice a pair: where both occur, and lines to paste into a Turtle file of the ontology folder.
Source  adding an alias in Turtle is enough: the next build links by it.
Limits  holds the names of all actors nobody curates, and three documents of each.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Quad

from kg.model import ActorClass, Knowledge
from kg.names import MINTED_GRAPH, actor_iri, term
from kg.paths import slug_of
from kg.pipeline.alike import Named, Pair, pairs
from kg.store import GraphStore

_RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_CLASSES = {term(cls.value): cls for cls in ActorClass}
_SHOWN = 3
"""Documents that are named for each actor."""


@dataclass(slots=True)
class _Minted:
    cls: ActorClass
    label: str = ""
    names: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)


class Namesakes:
    """Gathers, document by document, what the actors nobody curates go by."""

    def __init__(self, store: GraphStore, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._minted: dict[str, _Minted] = {}
        for quad in store.quads(MINTED_GRAPH):
            if isinstance(quad.subject, NamedNode) and quad.predicate == _RDF_TYPE:
                cls = next((c for node, c in _CLASSES.items() if node == quad.object), ActorClass.ORGANISATION)
                self._minted[quad.subject.value] = _Minted(cls)
        for quad in store.quads(MINTED_GRAPH):
            if isinstance(quad.object, Literal) and quad.predicate == _LABEL:
                self._minted[_value(quad.subject)].label = quad.object.value

    def note(self, source: str, quads: Iterable[Quad]) -> None:
        """Return nothing; take in the mentions of one document.

        Raises:
            Nothing.
        """
        stock = list(quads)
        who = {q.subject: self._minted.get(_value(q.object)) for q in stock if q.predicate == term("refersTo")}
        described = {q.subject for q in stock if q.predicate == term("describedAs")}  # by words that are no name
        for quad in stock:
            minted = who.get(quad.subject)
            called = term("describedAs" if quad.subject in described else "nameAsPrinted")
            if minted and isinstance(quad.object, Literal):
                if len(minted.documents) < _SHOWN:
                    minted.documents.add(source)
                if quad.predicate == called:
                    minted.names.add(quad.object.value)
                elif quad.predicate == term("titleAsPrinted"):
                    minted.titles.add(quad.object.value)

    def count(self) -> int:
        """Return how many actors nobody curates.

        Raises:
            Nothing.
        """
        return len(self._minted)

    def advice(self) -> list[str]:
        """Return for each pair that may be one: the two, why, where they occur, and the Turtle that makes them one.

        Raises:
            DataError: the list of spellings cannot be read.
        """
        return [_advice(pair) for pair in pairs([*self._curated(), *self._uncurated()])]

    def _curated(self) -> Iterator[Named]:
        for actor in self._knowledge.actors.values():
            names = dict.fromkeys((actor.label, *(n for names in actor.names.values() for n in names)))
            yield Named(actor.slug, actor.cls, tuple(names), curated=True)

    def _uncurated(self) -> Iterator[Named]:
        for iri, minted in sorted(self._minted.items()):
            names = dict.fromkeys(name for name in (minted.label, *sorted(minted.names)) if name)
            found = (tuple(names) or (slug_of(iri),), tuple(sorted(minted.titles)), tuple(sorted(minted.documents)))
            yield Named(slug_of(iri), minted.cls, *found)


def _value(node: object) -> str:
    return node.value if isinstance(node, NamedNode) else ""


def _advice(pair: Pair) -> str:
    lines = [f"{_shown(pair.one)} and {_shown(pair.other)}: {pair.why}. If they are one, paste:"]
    return "\n".join([*lines, *(f"    {line}" for line in alias(pair))])


def _shown(actor: Named) -> str:
    if actor.curated:
        return f"{actor.names[0]} (curated as {actor.slug})"
    title = f", {actor.titles[0]}" if actor.titles else ""
    return f"{actor.names[0]}{title} ({actor.slug}; in {', '.join(actor.documents) or 'no document'})"


def alias(pair: Pair) -> list[str]:
    """Return lines of Turtle, without prefixes, by which the next build takes the two for one.

    Raises:
        Nothing.
    """
    subject = f"<{actor_iri(pair.other.slug).value}>"
    others = [name for name in pair.one.names if name not in pair.other.names]
    aliases = " , ".join(str(Literal(name)) for name in others or pair.one.names)
    if pair.other.curated:
        return [f"{subject} <{_SKOS}altLabel> {aliases} ."]
    name = pair.other.names[0]
    title = pair.other.titles[0] if pair.other.titles else pair.other.cls.value
    return [
        f"{subject} a <{term(pair.other.cls.value).value}> ;",
        f"    <{_LABEL.value}> {Literal(name, language='en')} , {Literal(name, language='id')} ;",
        f"    <{_SKOS}altLabel> {aliases} ;",
        f"    <{_SKOS}definition> {_both(f'Named in reports: {title}.', f'Disebut dalam laporan: {title}.')} ;",
        f"    <{_SKOS}example> {_both(f'“…,” {name} said.', f'“…,” kata {name}.')} .",
    ]


def _both(english: str, indonesian: str) -> str:
    return f"{Literal(english, language='en')} , {Literal(indonesian, language='id')}"
