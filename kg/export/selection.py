"""What is to be exported: a projection of the statements that the filters choose.

In      what a reader asks for
Out     Selection; the same as an address tells it, and as JSON for another process.
Limits  filters are checked by `kg.index.conditions`, against a snapshot.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode

from kg.index import Filters
from kg.index.labels import Language
from kg.model import Kind, Stance


class Projection(StrEnum):
    """Which pattern of the graph becomes an edge."""

    ACTOR_TOPIC = "actor-topic"
    """From each speaker of a statement to each demand or issue that it takes a stand on: two modes."""
    ACTOR_ACTOR = "actor-actor"
    """From each speaker to each actor that is asked, threatened, accused, supported …: one mode."""
    STATEMENTS = "statements"
    """The statements themselves, as nodes between those who have a part in them."""
    ANSWERS = "answers"
    """From each speaker of a statement that answers to each speaker of the one that is answered: one mode."""
    ACTOR_CONGRUENCE = "actor-congruence"
    """Between speakers that take the same stand on a topic: a discourse network, without direction, as all below."""
    ACTOR_CONFLICT = "actor-conflict"
    """Between speakers that take opposite stands."""
    ACTOR_SUBTRACT = "actor-subtract"
    """Congruence less conflict."""
    TOPIC_CONGRUENCE = "topic-congruence"
    """Between topics on which a speaker takes the same stand."""

    def is_directed(self) -> bool:
        """Say whether edges lead from somebody to something.

        Raises:
            Nothing.
        """
        return self in {Projection.ACTOR_TOPIC, Projection.ACTOR_ACTOR, Projection.STATEMENTS, Projection.ANSWERS}


class Edges(StrEnum):
    """What one edge stands for."""

    AGGREGATED = "aggregated"
    """All statements of one kind and stance between two nodes."""
    STATEMENT = "statement"
    """One statement."""


class Part(StrEnum):
    """Which table, where a format has one file for each."""

    NODES = "nodes"
    EDGES = "edges"
    STATEMENTS = "statements"


_SPELLED = {"since": "from", "until": "to"}
"""How addresses call filters that Python cannot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What is to be exported."""

    projection: Projection = Projection.ACTOR_TOPIC
    edges: Edges = Edges.AGGREGATED
    filters: Filters = field(default_factory=Filters)
    language: Language = Language.EN
    part: Part | None = None

    def told(self) -> str:
        """Return it as an address tells it, without what is as ever.

        Raises:
            Nothing.

        >>> Selection(filters=Filters(kind=(Kind.DEMAND,), since="2021-12-01")).told()
        'projection=actor-topic&edges=aggregated&kind=demand&from=2021-12-01'
        """
        return urlencode(list(self._pairs()), safe=":/")

    def _pairs(self) -> Iterator[tuple[str, str]]:
        yield "projection", self.projection
        if self.projection in {Projection.ACTOR_TOPIC, Projection.ACTOR_ACTOR, Projection.ANSWERS}:
            yield "edges", self.edges
        yield from _filtered(self.filters)
        if self.language is not Language.EN:
            yield "lang", self.language
        if self.part:
            yield "part", self.part

    def is_everything(self) -> bool:
        """Say whether no filter leaves anything out.

        Raises:
            Nothing.
        """
        return self.filters == Filters()


def filtered(filters: Filters) -> str:
    """Return filters as an address tells them.

    Raises:
        Nothing.

    >>> filtered(Filters(speaker=("nato",), direct=True))
    'speaker=nato&direct=true'
    """
    return urlencode(list(_filtered(filters)), safe=":/")


def _filtered(filters: Filters) -> Iterator[tuple[str, str]]:
    for name, given in asdict(filters).items():
        spelled = _SPELLED.get(name, name)
        if isinstance(given, bool):
            yield spelled, str(given).lower()
        elif isinstance(given, tuple):
            yield from ((spelled, str(one)) for one in given)
        elif given is not None:
            yield spelled, str(given)


def packed(selection: Selection) -> str:
    """Return a selection as JSON, for another process.

    Raises:
        Nothing.
    """
    return json.dumps(asdict(selection))


def unpacked(text: str) -> Selection:
    """Return a selection that was packed.

    Raises:
        ValueError: it was not.

    >>> asked = Selection(filters=Filters(kind=(Kind.DEMAND,), topic=("sanctions",)), part=Part.NODES)
    >>> unpacked(packed(asked)) == asked
    True
    """
    told = json.loads(text)
    filters: dict[str, Any] = {
        name: tuple(given) if isinstance(given, list) else given for name, given in told["filters"].items()
    }
    filters |= {"kind": tuple(map(Kind, filters["kind"])), "stance": tuple(map(Stance, filters["stance"]))}
    return Selection(
        projection=Projection(told["projection"]),
        edges=Edges(told["edges"]),
        filters=Filters(**filters),
        language=Language(told["language"]),
        part=Part(told["part"]) if told["part"] else None,
    )
