"""What a graph holds, asked pattern by pattern, and remembered.

In      a store, and quads that are thought to be in it too
Out     quads, whether there are any, and the classes of things, over the union of all graphs.
Limits  the store must not change while the view is used.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import attrgetter

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store, Triple

from kg.store import exactly

Node = NamedNode | BlankNode | Literal | Triple
Pattern = tuple[Node | None, NamedNode | None, Node | None]
"""Subject, predicate and object; None stands for any. Subject or object is given."""

TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


class View:
    """The quads of a store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._held: dict[Pattern, bool] = {}
        self._types: dict[Node, frozenset[str]] = {}

    def quads(self, pattern: Pattern) -> Iterator[Quad]:
        """Return the quads that match.

        Raises:
            OSError: the store cannot be read.
        """
        subject, predicate, value = pattern
        if isinstance(subject, Literal | Triple):  # which only objects can be
            return iter(())
        found = self._store.quads_for_pattern(subject, predicate, value, None)
        return exactly(found, value) if isinstance(value, Literal) else found

    def holds(self, pattern: Pattern) -> bool:
        """Say whether any quad matches.

        Raises:
            OSError: the store cannot be read.
        """
        if pattern not in self._held:
            self._held[pattern] = any(True for _ in self.quads(pattern))
        return self._held[pattern]

    def types(self, node: Node) -> frozenset[str]:
        """Return the IRIs of a thing's classes.

        Raises:
            OSError: the store cannot be read.
        """
        if node not in self._types:
            classes = (quad.object for quad in self.quads((node, TYPE, None)))
            self._types[node] = frozenset(cls.value for cls in classes if isinstance(cls, NamedNode))
        return self._types[node]

    def around(self, node: Node) -> Iterator[Quad]:
        """Return the quads in which a node is subject or object.

        Raises:
            OSError: the store cannot be read.
        """
        yield from self.quads((node, None, None))
        yield from self.quads((None, None, node))


Index = Mapping[Node, frozenset[Quad]]
Ends = tuple[Index, Index]
"""Quads by their subjects, and by their objects."""
_NONE: frozenset[Quad] = frozenset()


class Overlay(View):
    """The quads of a view, and some more."""

    def __init__(self, beneath: View, by_subject: Index, by_object: Index) -> None:
        self._beneath = beneath
        self._by_subject = by_subject
        self._by_object = by_object

    def changed(self, gone: Iterable[Quad], come: Iterable[Quad]) -> "Overlay":
        """Return another overlay on the same view, without some of its quads and with others.

        Raises:
            Nothing.
        """
        gone, come = list(gone), list(come)
        by_subject = _changed(self._by_subject, _grouped(gone, _SUBJECT), _grouped(come, _SUBJECT))
        by_object = _changed(self._by_object, _grouped(gone, _OBJECT), _grouped(come, _OBJECT))
        return Overlay(self._beneath, by_subject, by_object)

    @property
    def ends(self) -> "Ends":
        """Return its own quads, without the view beneath."""
        return self._by_subject, self._by_object

    def quads(self, pattern: Pattern) -> Iterator[Quad]:
        """Return the quads that match.

        Raises:
            OSError: the store cannot be read.
        """
        yield from self._own(pattern)
        yield from self._beneath.quads(pattern)

    def holds(self, pattern: Pattern) -> bool:
        """Say whether any quad matches.

        Raises:
            OSError: the store cannot be read.
        """
        return any(True for _ in self._own(pattern)) or self._beneath.holds(pattern)

    def types(self, node: Node) -> frozenset[str]:
        """Return the IRIs of a thing's classes.

        Raises:
            OSError: the store cannot be read.
        """
        classes = (quad.object for quad in self._own((node, TYPE, None)))
        own = frozenset(cls.value for cls in classes if isinstance(cls, NamedNode))
        return own | self._beneath.types(node)

    def _own(self, pattern: Pattern) -> Iterator[Quad]:
        subject, predicate, value = pattern
        index, given = (self._by_object, value) if subject is None else (self._by_subject, subject)
        for quad in index.get(given, _NONE) if given else ():
            if predicate in (None, quad.predicate) and value in (None, quad.object):
                yield quad


_SUBJECT: Callable[[Quad], Node] = attrgetter("subject")
_OBJECT: Callable[[Quad], Node] = attrgetter("object")


def _grouped(quads: Iterable[Quad], end: Callable[[Quad], Node]) -> dict[Node, set[Quad]]:
    found: defaultdict[Node, set[Quad]] = defaultdict(set)
    for quad in quads:
        found[end(quad)].add(quad)
    return found


def _changed(index: Index, gone: Mapping[Node, set[Quad]], come: Mapping[Node, set[Quad]]) -> Index:
    touched = gone.keys() | come.keys()
    return {**index, **{n: (index.get(n, _NONE) - gone.get(n, _NONE)) | come.get(n, _NONE) for n in touched}}
