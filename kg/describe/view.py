"""What a graph holds, asked pattern by pattern, and remembered.

In      a store, perhaps laid over another view
Out     quads, whether there are any, and the classes of things, over the union of all graphs.
Limits  the stores must not change while the view is used.
"""

from collections.abc import Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store, Triple

Node = NamedNode | BlankNode | Literal | Triple
Pattern = tuple[Node | None, NamedNode | None, Node | None]
"""Subject, predicate and object; None stands for any."""

TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


class View:
    """The quads of a store, and of the view beneath it."""

    def __init__(self, store: Store, beneath: "View | None" = None) -> None:
        self._store = store
        self._beneath = beneath
        self._held: dict[Pattern, bool] = {}
        self._types: dict[Node, frozenset[str]] = {}

    def quads(self, pattern: Pattern) -> Iterator[Quad]:
        """Return the quads that match.

        Raises:
            OSError: a store cannot be read.
        """
        subject, predicate, value = pattern
        if not isinstance(subject, Literal | Triple):  # which only objects can be
            yield from self._store.quads_for_pattern(subject, predicate, value, None)
            if self._beneath:
                yield from self._beneath.quads(pattern)

    def holds(self, pattern: Pattern) -> bool:
        """Say whether any quad matches.

        Raises:
            OSError: a store cannot be read.
        """
        if pattern not in self._held:
            beneath = self._beneath is not None and self._beneath.holds(pattern)
            self._held[pattern] = beneath or any(True for _ in self._own(pattern))
        return self._held[pattern]

    def types(self, node: Node) -> frozenset[str]:
        """Return the IRIs of a thing's classes.

        Raises:
            OSError: a store cannot be read.
        """
        if node not in self._types:
            own = {q.object.value for q in self._own((node, TYPE, None)) if isinstance(q.object, NamedNode)}
            self._types[node] = frozenset(own | self._beneath.types(node) if self._beneath else own)
        return self._types[node]

    def around(self, node: Node) -> Iterator[Quad]:
        """Return the quads in which a node is subject or object.

        Raises:
            OSError: a store cannot be read.
        """
        yield from self.quads((node, None, None))
        yield from self.quads((None, None, node))

    def _own(self, pattern: Pattern) -> Iterator[Quad]:
        return View(self._store).quads(pattern)
