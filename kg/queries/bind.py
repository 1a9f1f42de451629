"""Values of parameters → RDF terms.

In      a NamedQuery, values as text, and the store that will be asked (for names that need looking up)
Out     terms by variable.
Source  kg.queries.header: the types; kg.names: the IRIs.
Limits  slugs are looked up in the store; without one, a topic must be written demand/… or issue/….
"""

import difflib
import re
from collections.abc import Iterator, Mapping
from datetime import date

from pyoxigraph import Literal, NamedNode, Store, Variable

from kg.errors import ParameterError
from kg.model import Kind, TopicKind
from kg.names import CURATED_GRAPH, MINTED_GRAPH, thing
from kg.paths import path_of, slug_of
from kg.queries.header import NamedQuery, Parameter, ParameterType

Term = NamedNode | Literal

_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_XSD = "http://www.w3.org/2001/XMLSchema#"
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_TOPICS = tuple(kind.value for kind in TopicKind)


def bind(query: NamedQuery, values: Mapping[str, str], store: Store | None = None) -> dict[Variable, Term]:
    """Return the term for each variable that has a value.

    Raises:
        ParameterError: a parameter is missing, unknown, or not of its type; the message says what is expected.
    """
    known = [parameter.name for parameter in query.parameters]
    for name in values:
        if name not in known:
            raise ParameterError(query.name, name, f"is unknown. Parameters: {', '.join(known) or 'none'}.")
    bound: dict[Variable, Term] = {}
    for parameter in query.parameters:
        value = values.get(parameter.name) or parameter.default
        if value is not None:
            bound[Variable(parameter.name)] = _Reading(query, parameter, store).term(value.strip())
        elif not parameter.optional:
            raise ParameterError(query.name, parameter.name, f"is missing. Expected: {_expected(parameter)}.")
    return bound


def _near(store: Store, kinds: tuple[str, ...], slug: str) -> list[str]:
    """Up to three slugs of things of these kinds that look like the given one, the most similar first."""
    return difflib.get_close_matches(slug, sorted(set(_slugs(store, kinds))), n=3, cutoff=0.6)


def _expected(parameter: Parameter) -> str:
    return f"{parameter.description} ({parameter.expected})"


class _Reading:
    """One parameter being read: where errors are told from."""

    def __init__(self, query: NamedQuery, parameter: Parameter, store: Store | None) -> None:
        self._query = query
        self._parameter = parameter
        self._store = store

    def term(self, value: str) -> Term:
        match self._parameter.type:
            case ParameterType.STRING | ParameterType.KIND:
                is_kind = self._parameter.type is ParameterType.KIND
                return self._wrong(value) if is_kind and value not in set(Kind) else Literal(value)
            case ParameterType.IRI:
                return self._iri(value)
            case ParameterType.ACTOR:
                return self._held(value, ("actor",))
            case ParameterType.TOPIC:
                return self._held(value, _TOPICS)
            case ParameterType.DATE:
                return self._date(value)
            case ParameterType.INTEGER:
                return self._integer(value)

    def _wrong(self, value: str, hint: str = "") -> Literal:
        reason = f"{value!r} is not what is expected: {_expected(self._parameter)}.{hint}"
        raise ParameterError(self._query.name, self._parameter.name, reason)

    def _iri(self, value: str) -> Term:
        try:
            return NamedNode(value)
        except ValueError:
            return self._wrong(value)

    def _date(self, value: str) -> Term:
        try:
            day = date.fromisoformat(value).isoformat()
        except ValueError:
            return self._wrong(value)
        return Literal(day, datatype=NamedNode(_XSD + "date")) if day == value else self._wrong(value)

    def _integer(self, value: str) -> Term:
        if not re.fullmatch(r"[+-]?[0-9]{1,18}", value):
            return self._wrong(value)
        return Literal(str(int(value)), datatype=NamedNode(_XSD + "integer"))

    def _held(self, value: str, kinds: tuple[str, ...]) -> Term:
        """The IRI of a thing named by IRI, by kind and slug, or by slug alone; it must be in the store."""
        path = path_of(value)
        kind, _, slug = path.rpartition("/")
        if not _SLUG.fullmatch(slug) or kind not in {"", *kinds}:
            return self._wrong(value)
        candidates = [thing(one, slug) for one in ([kind] if kind else kinds)]
        store = self._store
        if store is None:
            return candidates[0] if len(candidates) == 1 else self._wrong(value, f" Write {' or '.join(kinds)}/{slug}.")
        held = [iri for iri in candidates if _is_held(store, iri)]
        if len(held) == 1:
            return held[0]
        if held:
            return self._wrong(value, f" There are several: write {' or '.join(kinds)}/{slug}.")
        similar = _near(store, kinds, slug)
        return self._wrong(value, f" Did you mean {', '.join(similar)}?" if similar else "")


def _is_held(store: Store, iri: NamedNode) -> bool:
    return any(store.quads_for_pattern(iri, None, None)) or any(store.quads_for_pattern(None, None, iri))


def _slugs(store: Store, kinds: tuple[str, ...]) -> Iterator[str]:
    stems = tuple(thing(kind, "").value for kind in kinds)
    for graph in (CURATED_GRAPH, MINTED_GRAPH):
        for quad in store.quads_for_pattern(None, _TYPE, None, graph):
            if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(stems):
                yield slug_of(quad.subject.value)
