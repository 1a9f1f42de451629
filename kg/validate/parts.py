"""A document's graph in its parts: what belongs to which statement, and what is left when statements are taken out.

In      the quads of one document's graph
Out     the statements a node belongs to; the quads that remain without some statements
Source  ontology/core.ttl: statements hold evidence, evidence holds selectors, mentions stand for actors.
Limits  a node that belongs to no statement belongs to the whole document.
"""

from collections.abc import Iterable, Sequence

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg.names import term

_SPEAKS = frozenset(term(name) for name in ("speaker", "reportedIn", "evidence"))
_REFERS_TO = term("refersTo")
_EXACT, _SELECTOR = (NamedNode(f"http://www.w3.org/ns/oa#{name}") for name in ("exact", "hasSelector"))
_STATEMENT = "/id/statement/"
_WORDS = frozenset({term("evidence"), _SELECTOR})
"""The links from a statement to the words it rests on."""
_CHAIN = frozenset({term("citedReport"), term("citesSource")})
"""The links from a statement to the reports through which it came."""

Node = NamedNode | BlankNode | Literal | Triple


class Parts:
    """One document's quads, by subject, and which of their subjects are statements and mentions."""

    def __init__(self, document: NamedNode, quads: Sequence[Quad]) -> None:
        self._document = document
        self._quads = quads
        self._facts: dict[Node, list[Quad]] = {}
        for quad in quads:
            self._facts.setdefault(quad.subject, []).append(quad)
        self.statements = frozenset(node for node in self._facts if self._is_statement(node))
        self._mentions = {node: actors for node in self._facts if (actors := self._values(node, _REFERS_TO))}

    def nodes(self) -> list[str]:
        """Return the IRIs that the document says something about.

        Raises:
            Nothing.
        """
        return [node.value for node in self._facts if isinstance(node, NamedNode)]

    def owners(self, iri: str) -> frozenset[Node]:
        """Return the statements that a node belongs to; empty where it belongs to the whole document.

        Raises:
            Nothing.
        """
        node = NamedNode(iri)
        if node in self.statements:
            return frozenset({node})
        actors = self._mentions.get(node, frozenset())
        return frozenset(s for s in self.statements if actors & self._named([s]) or node in self._reach([s], _WORDS))

    def quote(self, statement: Node) -> str:
        """Return the words that a statement rests on.

        Raises:
            Nothing.
        """
        exact = (value for node in self._reach([statement], _WORDS) for value in self._values(node, _EXACT))
        return " … ".join(sorted(value.value for value in exact if isinstance(value, Literal)))

    def without(self, refused: Iterable[Node]) -> list[Quad]:
        """Return the quads without some statements, and without what no other statement rests on.

        A statement that answers one of them keeps its link, and is for the gate to refuse in turn: nothing is repaired.

        Raises:
            Nothing.
        """
        out = frozenset(refused)
        kept = self.statements - out
        gone = self._reach(out, _WORDS | _CHAIN) - self._reach(kept, _WORDS | _CHAIN) - out
        named = self._named(kept)
        gone |= {mention for mention, actors in self._mentions.items() if not actors & named}
        return [q for q in self._quads if q.subject not in out and q.subject not in gone and q.object not in gone]

    def _is_statement(self, node: Node) -> bool:
        named = isinstance(node, NamedNode) and _STATEMENT in node.value
        return named or any(quad.predicate in _SPEAKS for quad in self._facts[node])

    def _values(self, node: Node, predicate: NamedNode) -> frozenset[Node]:
        return frozenset(quad.object for quad in self._facts[node] if quad.predicate == predicate)

    def _named(self, statements: Iterable[Node]) -> frozenset[Node]:
        return frozenset(quad.object for statement in statements for quad in self._facts[statement])

    def _reach(self, starts: Iterable[Node], along: frozenset[NamedNode]) -> frozenset[Node]:
        """Return the starts and the nodes that some links lead to, short of the document itself."""
        found: set[Node] = set()
        waiting = list(starts)
        while waiting:
            node = waiting.pop()
            found.add(node)
            led = {quad.object for quad in self._facts[node] if quad.predicate in along and quad.object in self._facts}
            waiting += led - found - {self._document}
        return frozenset(found)
