"""The types things are reconciled against: classes of the ontology.

In      ids of classes, which are their local names
Out     Type; which rows of the index are of a type.
Source  ontology/core.ttl: a test holds names and order of classes to it.
Limits  the classes of actors are those the extraction knows (kg.model); no others can be in a graph.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Type:
    """A class, its place among the others, and the kind of IRI its things have."""

    id: str
    kind: str
    broader: str | None = None

    @property
    def name(self) -> str:
        """Return the class's English label."""
        return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", self.id).lower() if self.id != "Group" else "nameless group"


_TREE: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "actor": {
        "": ("Actor",),
        "Actor": ("Person", "Organisation", "Bloc", "Group"),
        "Organisation": ("State", "InternationalOrganisation", "GovernmentBody", "MediaOrganisation"),
    },
    "demand": {"": ("Demand",)},
    "issue": {"": ("Issue",)},
    "event": {"": ("Event",), "Event": ("Meeting",), "Meeting": ("Call", "Summit", "CouncilSession")},
    "post": {"": ("Post",)},
}
"""By kind of thing: narrower classes by the broader one."""

TYPES: Mapping[str, Type] = {
    narrower: Type(narrower, kind, broader or None)
    for kind, tree in _TREE.items()
    for broader, names in tree.items()
    for narrower in names
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What may be of the types that are asked for."""

    kinds: tuple[str, ...]
    classes: frozenset[str]


def wanted(ids: Collection[str]) -> Wanted:
    """Return what is of any of these types, or of a narrower one; of no type, everything that can be reconciled.

    Raises:
        Nothing: no thing is of a type that there is not.
    """
    asked = set(ids) or set(TYPES)
    found = [one for one in TYPES.values() if asked & {one.id, *(above.id for above in ancestors(one.id))}]
    return Wanted(tuple(dict.fromkeys(one.kind for one in found)), frozenset(one.id for one in found))


def ancestors(identifier: str) -> Iterator[Type]:
    """Yield the types above a type, from the next one up.

    Raises:
        Nothing.

    >>> [above.id for above in ancestors("State")]
    ['Organisation', 'Actor']
    """
    above = TYPES[identifier].broader if identifier in TYPES else None
    while above is not None:
        yield TYPES[above]
        above = TYPES[above].broader
