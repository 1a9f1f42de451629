"""A document's graph in its parts: what belongs to which statement, and what is left when statements are taken out.

In      the quads of one document's graph
Out     the statements and answers a node belongs to; the quads that remain without some of them
Source  ontology/core.ttl: statements hold evidence, evidence holds selectors, mentions stand for actors.
Limits  a node that belongs to no statement and no answer belongs to the whole document.
"""

from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg.names import term

_SPEAKS = frozenset(term(name) for name in ("speaker", "reportedIn", "evidence"))
_REFERS_TO, _TAKES_PART = term("refersTo"), term("mentionedParticipant")
_EXACT, _SELECTOR = (NamedNode(f"http://www.w3.org/ns/oa#{name}") for name in ("exact", "hasSelector"))
_STATEMENT = "/id/statement/"
_ANSWERING, _ANSWERED, _RESPONDS = (term(name) for name in ("answering", "answered", "respondsTo"))
_WORDS = frozenset({term("evidence"), term("cue"), _SELECTOR})
"""The links from a statement or an answer to the words it rests on."""
_CHAIN = frozenset({term("citedReport"), term("citesSource")})
"""The links from a statement to the reports through which it came."""

Node = NamedNode | BlankNode | Literal | Triple


class Parts:
    """One document's quads, by subject, and which of their subjects are statements, answers and mentions."""

    def __init__(self, document: NamedNode, quads: Sequence[Quad]) -> None:
        self._document = document
        self._quads = quads
        self._facts: dict[Node, list[Quad]] = {}
        for quad in quads:
            self._facts.setdefault(quad.subject, []).append(quad)
        self.statements = frozenset(node for node in self._facts if self._is_statement(node))
        self.answers = frozenset(node for node in self._facts if self._ends(node))
        self._mentions = {node: actors for node in self._facts if (actors := self._values(node, _REFERS_TO))}

    def nodes(self) -> list[str]:
        """Return the IRIs that the document says something about.

        Raises:
            Nothing.
        """
        return [node.value for node in self._facts if isinstance(node, NamedNode)]

    def owners(self, iri: str) -> frozenset[Node]:
        """Return the statements and answers that a node belongs to; empty where it belongs to the whole document.

        Raises:
            Nothing.
        """
        node = NamedNode(iri)
        if node in self.statements or node in self.answers:
            return frozenset({node})
        actors = self._mentions.get(node, frozenset())
        named = frozenset(s for s in self.statements if actors & self._named([s]))
        return named | {each for each in self.statements | self.answers if node in self._reach([each], _WORDS)}

    def quote(self, statement: Node) -> str:
        """Return the words that a statement or an answer rests on.

        Raises:
            Nothing.
        """
        exact = (value for node in self._reach([statement], _WORDS) for value in self._values(node, _EXACT))
        return " … ".join(sorted(value.value for value in exact if isinstance(value, Literal)))

    def without(self, refused: Iterable[Node]) -> list[Quad]:
        """Return the quads without some statements and answers, and without what nothing else rests on.

        An answer goes with either of its ends, and its link with it. A statement that is linked to a refused one by
        nothing but its own word keeps that link, and is for the gate to refuse in turn: nothing is repaired.

        Raises:
            Nothing.
        """
        out = frozenset(refused)
        out |= {answer for answer in self.answers if self._ends(answer) & out}
        cut = {link for answer in self.answers & out for link in self._links(answer)}
        kept = (self.statements | self.answers) - out
        gone = self._reach(out, _WORDS | _CHAIN) - self._reach(kept, _WORDS | _CHAIN) - out
        named = self._named(kept & self.statements) | {
            quad.object for quad in self._quads if quad.predicate == _TAKES_PART
        }
        gone |= {mention for mention, actors in self._mentions.items() if not actors & named}
        stays = (q for q in self._quads if q.subject not in out and q.subject not in gone and q.object not in gone)
        return [q for q in stays if (q.subject, q.predicate, q.object) not in cut]

    def _is_statement(self, node: Node) -> bool:
        named = isinstance(node, NamedNode) and _STATEMENT in node.value
        return named or any(quad.predicate in _SPEAKS for quad in self._facts[node])

    def _ends(self, node: Node) -> frozenset[Node]:
        """Return the statements that an answer joins; empty where a node is no answer."""
        return self._values(node, _ANSWERING) | self._values(node, _ANSWERED)

    def _links(self, answer: Node) -> Iterator[tuple[Node, NamedNode, Node]]:
        for answering in self._values(answer, _ANSWERING):
            yield from ((answering, _RESPONDS, answered) for answered in self._values(answer, _ANSWERED))

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
