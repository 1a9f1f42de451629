"""Terms of office, and other ties between actors, as curated knowledge has them.

In      quads of curated knowledge
Out     Ties: values that kg.sides.sides walks.
Source  W3C ORG for memberships; ontology/core.ttl and inferences.ttl for the rest.
Limits  IRIs are plain strings.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, Quad

from kg.names import ONTOLOGY

_ORG: Final = "http://www.w3.org/ns/org#"
_MEMBER, _ROLE = f"{_ORG}member", f"{_ORG}role"
_START, _END = "https://schema.org/startDate", "https://schema.org/endDate"
_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_SPEAKS: Final = tuple(f"{ONTOLOGY}{name}" for name in ("speaksFor", "headOf", "headOfStateOf"))
_PARTS: Final = tuple(f"{ONTOLOGY}{name}" for name in ("organOf", "affiliatedWith"))
_POST_IN, _VOICE_OF, _MEMBER_OF = (f"{ONTOLOGY}{name}" for name in ("postIn", "voiceOf", "memberOf"))
_FIRST, _LAST = "0000", "9999"
_WORLDWIDE: Final = 60
"""An organisation of more states than this takes no side among them."""

_Said = dict[str, dict[str, set[str]]]
"""Predicate → subject → objects."""


@dataclass(frozen=True, slots=True)
class Term:
    """One term of one person in one post."""

    person: str
    post: str
    body: str | None
    """The organisation the post is in."""
    voices: frozenset[str]
    """For whom its holder speaks."""
    first: str
    last: str
    """Days, ISO; the end of the scale on a side where none is known."""

    @property
    def is_dated(self) -> bool:
        """Say whether any day of it is known."""
        return (self.first, self.last) != (_FIRST, _LAST)

    def covers(self, day: str) -> bool:
        """Say whether it runs on a day; the first and the last day are of it.

        Raises:
            Nothing.
        """
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Ties:
    """Ties between actors, by IRI."""

    always: dict[str, set[str]]
    """Whom an actor speaks for on any day."""
    terms: dict[str, list[Term]]
    """By person."""
    holders: dict[str, list[Term]]
    """By post."""
    parts: dict[str, set[str]]
    """The whole of which an actor is a part."""
    members: dict[str, frozenset[str]]
    """The states of an organisation or bloc."""
    alliances: dict[str, frozenset[str]]
    """Of a state: the smaller organisations it is in for which somebody speaks."""
    below: dict[str, set[str]]
    """Who speaks for an actor on some day, one step down."""
    inside: dict[str, set[str]]
    """Who speaks for an actor or is a part of it on some day, one step down."""
    classes: dict[str, str]
    """Local names."""

    @classmethod
    def read(cls, quads: Iterable[Quad]) -> "Ties":
        """Return the ties that these quads tell.

        Raises:
            Nothing.
        """
        said = _said(quads)
        terms, holders = _grouped(_terms(said))
        always = _always(said, terms)
        classes, parts, members = _classes(said), _either(said, _PARTS), _members(said, _classes(said))
        voices = _joined(always, {person: set().union(*(t.voices for t in held)) for person, held in terms.items()})
        bodies = {person: {term.body for term in held if term.body} for person, held in terms.items()}
        below = _turned(voices)
        allied = _allied({bloc: states for bloc, states in members.items() if bloc in below})
        inside = _turned(_joined(_joined(voices, parts), bodies))
        return cls(always, terms, holders, parts, members, allied, below, inside, classes)


def _said(quads: Iterable[Quad]) -> _Said:
    said: _Said = {}
    for quad in quads:
        if isinstance(quad.object, Literal) and quad.predicate.value not in {_START, _END}:
            continue
        subject = str(quad.subject).strip("<>")
        said.setdefault(quad.predicate.value, {}).setdefault(subject, set()).add(str(getattr(quad.object, "value", "")))
    return said


def _either(said: _Said, predicates: Iterable[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for predicate in predicates:
        for subject, objects in said.get(predicate, {}).items():
            found[subject] |= objects
    return dict(found)


def _joined(one: dict[str, set[str]], other: dict[str, set[str]]) -> dict[str, set[str]]:
    return {key: one.get(key, set()) | other.get(key, set()) for key in one.keys() | other.keys()}


def _turned(upwards: dict[str, set[str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for actor, above in upwards.items():
        for one in above:
            found[one].add(actor)
    return dict(found)


def _terms(said: _Said) -> Iterable[Term]:
    roles, starts, ends = (said.get(predicate, {}) for predicate in (_ROLE, _START, _END))
    bodies, voices = said.get(_POST_IN, {}), said.get(_VOICE_OF, {})
    for membership, members in said.get(_MEMBER, {}).items():
        first = min(starts.get(membership, ()), default=_FIRST)
        last = max(ends.get(membership, ()), default=_LAST)
        for person in members:
            for post in roles.get(membership, ()):
                body = min(bodies.get(post, ()), default=None)
                yield Term(person, post, body, frozenset(voices.get(post, ())), first, last)


def _grouped(terms: Iterable[Term]) -> tuple[dict[str, list[Term]], dict[str, list[Term]]]:
    by_person: dict[str, list[Term]] = {}
    by_post: dict[str, list[Term]] = {}
    for term in sorted(terms, key=lambda term: (term.person, term.first, term.post)):
        by_person.setdefault(term.person, []).append(term)
        by_post.setdefault(term.post, []).append(term)
    return by_person, by_post


def _always(said: _Said, terms: dict[str, list[Term]]) -> dict[str, set[str]]:
    """Return whom actors speak for on any day: what a person's terms explain holds only while they run."""
    spoken = _either(said, _SPEAKS)
    found = {}
    for actor, voices in spoken.items():
        given = {voice for term in terms.get(actor, ()) for voice in _chain(term.voices, spoken)}
        if voices - given:
            found[actor] = voices - given
    return found


def _chain(voices: Iterable[str], spoken: dict[str, set[str]]) -> set[str]:
    met = set(voices)
    todo = list(met)
    while todo:
        above = spoken.get(todo.pop(), set()) - met
        met |= above
        todo += above
    return met


def _classes(said: _Said) -> dict[str, str]:
    classes = said.get(_TYPE, {})
    ours = {
        actor: [one.removeprefix(ONTOLOGY) for one in some if one.startswith(ONTOLOGY)]
        for actor, some in classes.items()
    }
    return {actor: min(some) for actor, some in ours.items() if some}


def _allied(members: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for bloc, states in members.items():
        for state in states if len(states) <= _WORLDWIDE else ():
            found[state].add(bloc)
    return {state: frozenset(blocs) for state, blocs in found.items()}


def _members(said: _Said, classes: dict[str, str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for actor, blocs in said.get(_MEMBER_OF, {}).items():
        for bloc in blocs if classes.get(actor) == "State" else ():
            found[bloc].add(actor)
    return {bloc: frozenset(states) for bloc, states in found.items()}
