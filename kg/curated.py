"""Curated Turtle → what linking and extraction may know of the world, and the quads of the ontology and curated graphs.

In      a folder of Turtle files, all of them: ours and any a researcher puts beside them.
Out     Knowledge (values) and quads. A file that declares an owl:Ontology is vocabulary and goes into the ontology
        graph; any other is curated data. Same files, same quads in the same order, blank nodes included.
Source  ontology/*.ttl; W3C ORG for dated memberships; SKOS for aliases.
Limits  reads, never repairs: a broken file, an actor of two classes or a fact in both graphs is a DataError. What is
        merely missing (a definition, a language) is the business of `kg.reason.labels`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg.errors import DataError
from kg.model import Actor, ActorClass, Event, Knowledge, Post, Tenure, Topic, TopicKind
from kg.names import BASE, CURATED_GRAPH, ONTOLOGY, ONTOLOGY_GRAPH, term
from kg.turtle import TurtleFile, turtle_files

_RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_ORG = "http://www.w3.org/ns/org#"
_SCHEMA = "https://schema.org/"

Term = NamedNode | BlankNode | Literal | Triple

_NAMES = (_LABEL, NamedNode(f"{_SKOS}altLabel"), NamedNode(f"{_SKOS}hiddenLabel"))
_BELONGS = tuple(term(name) for name in ("memberOf", "organOf", "headOf", "headOfStateOf", "affiliatedWith"))
_CLASSES: dict[Term, ActorClass] = {term(cls.value): cls for cls in ActorClass}
_GENDER = NamedNode(f"{_SCHEMA}gender")
_GENDERS: dict[Term, str] = {NamedNode(f"{_SCHEMA}Male"): "male", NamedNode(f"{_SCHEMA}Female"): "female"}
_ORGANISATIONS = set(ActorClass) - {ActorClass.PERSON, ActorClass.BLOC, ActorClass.GROUP}
_ROLE = NamedNode(f"{_ORG}role")
_BROADER = NamedNode(f"{_SKOS}broader")
_RELATED = NamedNode(f"{_SKOS}related")
_CONTRARY = term("contraryTo")
_PARTICIPANT = term("participant")
_HOLDS_POST, _POST_IN = term("holdsPost"), term("postIn")
_METONYM, _ADJECTIVE = term("metonym"), term("adjective")
_REFRAIN = term("asksToRefrain")
_MEMBERSHIP = NamedNode(f"{_ORG}Membership")


def curated_quads(folder: Path) -> Iterator[Quad]:
    """Return the quads of the vocabulary (ontology graph) and of the curated data (curated graph), each once.

    Raises:
        DataError: a file is not valid Turtle, holds a blank node among data, or repeats a fact of the vocabulary.
    """
    quads: dict[Quad, None] = {}
    for file in sorted(turtle_files(folder), key=lambda file: not file.vocabulary):
        graph = ONTOLOGY_GRAPH if file.vocabulary else CURATED_GRAPH
        for triple in file.triples:
            if not file.vocabulary:
                _check_data(file, triple, quads)
            quads[Quad(triple.subject, triple.predicate, triple.object, graph)] = None
    return iter(quads)


def knowledge(folder: Path) -> Knowledge:
    """Return what the Turtle files say of actors, posts and topics.

    Raises:
        DataError: a file is not valid Turtle, or says of an actor, post or topic what cannot be.
    """
    facts = _Facts(turtle_files(folder))
    tenures: dict[str, list[Tenure]] = defaultdict(list)
    memberships: dict[str, set[str]] = defaultdict(set)
    for subject in facts.of_class(_MEMBERSHIP):
        tenure = _tenure(facts, subject)
        memberships[tenure.person].add(facts.required(subject, f"{_ORG}organization", "actor"))
        if facts.values(subject, _ROLE):
            tenures[facts.required(subject, _ROLE.value, "post")].append(tenure)
    posts = {_slug(s): _post(facts, s, tenures) for s in facts.things("post")}
    actors = {_slug(s): _actor(facts, s, memberships) for s in facts.things("actor")}
    return Knowledge(actors, posts, _topics(facts), _events(facts))


def _topics(facts: "_Facts") -> dict[str, Topic]:
    topics: dict[str, Topic] = {}
    for kind in TopicKind:
        for subject in facts.things(kind.value):
            slug = _slug(subject)
            if slug in topics:
                raise facts.error(subject, f"{slug} is both a demand and an issue. Rename one.")
            phrases = facts.by_language(subject, [term("phrase")])
            broader = tuple(sorted(s for other in TopicKind for s in facts.slugs(subject, other.value, _BROADER)))
            refrains = any(isinstance(v, Literal) and v.value == "true" for v in facts.values(subject, _REFRAIN))
            related = tuple(
                sorted(s for other in TopicKind for s in facts.slugs(subject, other.value, _RELATED, _CONTRARY))
            )
            topics[slug] = Topic(slug, kind, facts.label(subject), broader, refrains, phrases, related)
    return topics


class _Facts:
    """The triples of all files, by subject and predicate, and where each thing stands."""

    def __init__(self, files: Iterable[TurtleFile]) -> None:
        self._files = tuple(files)
        self._values: dict[NamedNode, dict[NamedNode, list[Term]]] = {}
        for file in self._files:
            for triple in file.triples:
                subject = triple.subject  # each look at a part of a triple makes it anew
                if isinstance(subject, NamedNode):
                    self._values.setdefault(subject, {}).setdefault(triple.predicate, []).append(triple.object)

    def things(self, kind: str) -> list[NamedNode]:
        """Return what has an IRI of that kind and stands as a subject, by name."""
        prefix = f"{BASE}id/{kind}/"
        return sorted((s for s in self._values if s.value.startswith(prefix)), key=lambda s: s.value)

    def of_class(self, cls: NamedNode) -> list[NamedNode]:
        """Return the things of a class, by name."""
        return sorted((s for s in self._values if cls in self.values(s, _RDF_TYPE)), key=lambda s: s.value)

    def values(self, subject: NamedNode, *predicates: NamedNode) -> list[Term]:
        """Return the values of a thing, in the order of the predicates and of the files."""
        said = self._values.get(subject)
        if said is None:
            return []
        return [value for predicate in predicates if predicate in said for value in said[predicate]]

    def slugs(self, subject: NamedNode, kind: str, *predicates: NamedNode) -> list[str]:
        """Return the slugs of the things of one kind that a thing points to."""
        prefix = f"{BASE}id/{kind}/"
        nodes = (value for value in self.values(subject, *predicates) if isinstance(value, NamedNode))
        return [_slug(node) for node in nodes if node.value.startswith(prefix)]

    def required(self, subject: NamedNode, predicate: str, kind: str) -> str:
        """Return the slug of the one thing that a thing must point to."""
        found = sorted(set(self.slugs(subject, kind, NamedNode(predicate))))
        if len(found) != 1:
            reason = f"{_slug(subject)} needs exactly one <{predicate}> in id/{kind}/, has {len(found)}."
            raise self.error(subject, reason)
        return found[0]

    def by_language(self, subject: NamedNode, predicates: Iterable[NamedNode]) -> dict[str, tuple[str, ...]]:
        """Return the words of a thing by language, each once, in the order of the file."""
        words: dict[str, dict[str, None]] = {}
        for value in self.values(subject, *predicates):
            if isinstance(value, Literal):
                words.setdefault(value.language or "", {})[value.value] = None
        return {language: tuple(found) for language, found in sorted(words.items())}

    def label(self, subject: NamedNode) -> str:
        """Return the label of a thing: the English one, else the first there is."""
        labels = self.by_language(subject, [_LABEL])
        if not labels:
            raise self.error(subject, f"{_slug(subject)} has no rdfs:label. Add one in English and one in Indonesian.")
        return labels.get("en", next(iter(labels.values())))[0]

    def error(self, subject: NamedNode, reason: str) -> DataError:
        """Return the error to raise about a thing: with the last file and line that speak of it."""
        for file in reversed(self._files):
            if any(triple.subject == subject for triple in file.triples):
                return DataError(str(file.path), file.line_of(_slug(subject)), reason)
        return DataError(_slug(subject), None, reason)


def _actor(facts: _Facts, subject: NamedNode, memberships: dict[str, set[str]]) -> Actor:
    slug, genders = _slug(subject), [_GENDERS.get(gender, "") for gender in facts.values(subject, _GENDER)]
    belongs = {*facts.slugs(subject, "actor", *_BELONGS), *memberships.get(slug, ())}
    for post in facts.values(subject, _HOLDS_POST):
        belongs.update(facts.slugs(post, "actor", _POST_IN) if isinstance(post, NamedNode) else ())
    return Actor(
        slug=slug,
        cls=_class(facts, subject),
        label=facts.label(subject),
        names=facts.by_language(subject, _NAMES),
        metonyms=facts.by_language(subject, [_METONYM]),
        adjectives=facts.by_language(subject, [_ADJECTIVE]),
        gender=genders[0] if genders else "",
        member_of=tuple(sorted(belongs)),
    )


def _class(facts: _Facts, subject: NamedNode) -> ActorClass:
    found = {_CLASSES[value] for value in facts.values(subject, _RDF_TYPE) if value in _CLASSES}
    if found - {ActorClass.ORGANISATION} <= _ORGANISATIONS and len(found) > 1:
        found.discard(ActorClass.ORGANISATION)
    if not found:
        reason = f"actor {_slug(subject)} has no class. Say what it is: {', '.join(sorted(ActorClass))}."
        raise facts.error(subject, reason)
    if len(found) > 1:
        reason = f"actor {_slug(subject)} is {' and '.join(sorted(found))} at once. Keep one, or use another slug."
        raise facts.error(subject, reason)
    return found.pop()


def _post(facts: _Facts, subject: NamedNode, tenures: dict[str, list[Tenure]]) -> Post:
    holders = sorted(tenures[_slug(subject)], key=lambda tenure: (tenure.start or date.min, tenure.person))
    organisation = facts.required(subject, _POST_IN.value, "actor")
    return Post(_slug(subject), facts.by_language(subject, _NAMES), organisation, tuple(holders))


def _events(facts: _Facts) -> dict[str, Event]:
    """Return the events whose day is known."""
    events: dict[str, Event] = {}
    for subject in facts.things("event"):
        day = _day(facts, subject, f"{_SCHEMA}startDate")
        if day:
            events[_slug(subject)] = Event(
                slug=_slug(subject),
                cls=_event_class(facts, subject),
                names=facts.by_language(subject, _NAMES),
                day=day,
                end=_day(facts, subject, f"{_SCHEMA}endDate") or day,
                participants=tuple(facts.slugs(subject, "actor", _PARTICIPANT)),
            )
    return events


def _event_class(facts: _Facts, subject: NamedNode) -> str:
    types = (value.value for value in facts.values(subject, _RDF_TYPE) if isinstance(value, NamedNode))
    return next((name.removeprefix(ONTOLOGY) for name in types if name.startswith(ONTOLOGY)), "Event")


def _tenure(facts: _Facts, subject: NamedNode) -> Tenure:
    person = facts.required(subject, f"{_ORG}member", "actor")
    start, end = (_day(facts, subject, f"{_SCHEMA}{name}") for name in ("startDate", "endDate"))
    if start and end and end < start:
        raise facts.error(subject, f"membership {_slug(subject)} ends before it starts. Correct one of its dates.")
    return Tenure(person, start, end)


def _day(facts: _Facts, subject: NamedNode, predicate: str) -> date | None:
    for value in facts.values(subject, NamedNode(predicate)):
        try:
            return date.fromisoformat(value.value if isinstance(value, Literal) else "")
        except ValueError as error:
            reason = f'membership {_slug(subject)}: {value} is no date. Write it as "2021-12-07"^^xsd:date.'
            raise facts.error(subject, reason) from error
    return None


def _check_data(file: TurtleFile, triple: Triple, before: dict[Quad, None]) -> None:
    if isinstance(triple.subject, BlankNode) or isinstance(triple.object, BlankNode):
        raise DataError(str(file.path), None, f"{triple} has a blank node. Give the thing an IRI under {BASE}id/.")
    if Quad(triple.subject, triple.predicate, triple.object, ONTOLOGY_GRAPH) in before:
        raise DataError(str(file.path), None, f"{triple} stands in the vocabulary too. No fact stands in two graphs.")


def _slug(iri: NamedNode) -> str:
    return iri.value.rsplit("/", 1)[-1]
