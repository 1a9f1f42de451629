"""Properties that a table can be extended by, and by which candidates can be told apart.

In      an Index, a thing
Out     values, in the form that the reconciliation API gives them.
Source  Reconciliation Service API 0.2, data extension; kg/index/schema.sql.
Limits  values stand in an order that is the same each time; the most used first where that can be known.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from kg.index import Index
from kg.names import ONTOLOGY
from kg.reconcile.readings import (
    SKOS,
    WIKIDATA,
    Reading,
    Value,
    bound,
    count,
    days,
    offices,
    standing,
    things,
    wikidata,
    words,
)
from kg.reconcile.things import SPACE, Entity

_RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
_SCHEMA: Final = "https://schema.org/"


@dataclass(frozen=True, slots=True)
class Property:
    """Something that can be asked of a thing."""

    id: str
    name: str
    description: str
    kinds: tuple[str, ...]
    """Kinds of things that may have it."""
    read: Reading
    identifies: str = ""
    """What its value is preceded by in an IRI that names the very thing elsewhere; empty for what is shared."""


def extended(index: Index, identifier: Entity, prop: str, limit: int) -> list[Value]:
    """Return the values of a property; ``limit`` 0 means all.

    Raises:
        KeyError: there is no such property.
        sqlite3.Error: the index is damaged.
    """
    values = list(PROPERTIES[prop].read(index, identifier))
    return values[:limit] if limit else values


_ALL, _ACTOR, _TOPIC = ("actor", "demand", "issue", "event", "post"), ("actor",), ("demand", "issue")
_SAID: Final = (*_ACTOR, *_TOPIC)


def _iri(_: Index, thing: Entity) -> Iterator[Value]:
    yield {"str": f"{SPACE}{thing.id}"}


def _class(_: Index, thing: Entity) -> Iterator[Value]:
    yield {"str": thing.types[0].name}


_EVERY: Final = (
    Property("iri", "IRI", "The name of the thing on the web.", _ALL, _iri, SPACE),
    Property("class", "class", "Its class, in English.", _ALL, _class),
    Property("wikidata", "Wikidata", "The item in Wikidata that is the same, as Q….", _ALL, wikidata, WIKIDATA),
    Property("exactMatch", "same as", "IRIs elsewhere that name the same.", _ALL, words(f"{SKOS}exactMatch")),
    Property("label-en", "label (English)", "Its name in English.", _ALL, words(f"{_RDFS}label", "en")),
    Property("label-id", "label (Indonesian)", "Its name in Indonesian.", _ALL, words(f"{_RDFS}label", "id")),
    Property("label-ru", "label (Russian)", "Its name in Russian.", _ALL, words(f"{_RDFS}label", "ru")),
    Property("alias", "other names", "Names it also goes by, in any language.", _ALL, words(f"{SKOS}altLabel")),
    Property("definition", "definition", "What it is, in English.", _ALL, words(f"{SKOS}definition", "en")),
)
_ACTORS: Final = (
    Property("office", "office", "Offices a person holds or held.", _ACTOR, offices),
    Property("memberOf", "member of", "What it is a member of.", _ACTOR, things(f"{ONTOLOGY}memberOf")),
    Property("organOf", "organ of", "What it is an organ of.", _ACTOR, things(f"{ONTOLOGY}organOf")),
    Property("headOf", "head of", "What a person leads.", _ACTOR, things(f"{ONTOLOGY}headOf")),
    Property("headOfStateOf", "head of state of", "Of which state.", _ACTOR, things(f"{ONTOLOGY}headOfStateOf")),
    Property("speaksFor", "speaks for", "For whom it speaks.", _ACTOR, things(f"{ONTOLOGY}speaksFor")),
    Property("made", "statements made", "How many statements it made.", _ACTOR, count("made")),
    Property("received", "statements received", "How many were directed at it.", _ACTOR, count("received")),
)
_TOPICS: Final = (
    Property("mentioned", "statements about it", "How many statements are about it.", _TOPIC, count("mentioned")),
    Property("demandedBy", "demanded by", "Who demands it.", _TOPIC, standing("kind", "demand")),
    Property("supportedBy", "supported by", "Who is for it.", _TOPIC, standing("stance", "support")),
    Property("opposedBy", "opposed by", "Who is against it.", _TOPIC, standing("stance", "oppose")),
    Property("broader", "broader", "The topic it is part of.", _TOPIC, things(f"{SKOS}broader")),
)
_FURTHER: Final = (
    Property("first", "first said", "The day of the first statement.", _SAID, bound("first")),
    Property("last", "last said", "The day of the last statement.", _SAID, bound("last")),
    Property("participant", "participant", "Who took part.", ("event",), things(f"{ONTOLOGY}participant")),
    Property("startDate", "first day", "When it began.", ("event",), days(f"{_SCHEMA}startDate")),
    Property("endDate", "last day", "When it ended.", ("event",), days(f"{_SCHEMA}endDate")),
    Property("postIn", "office in", "Whose office it is.", ("post",), things(f"{ONTOLOGY}postIn")),
)

PROPERTIES: Final[Mapping[str, Property]] = {one.id: one for one in (*_EVERY, *_ACTORS, *_TOPICS, *_FURTHER)}
