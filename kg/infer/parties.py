"""Who puts a demand or a charge to whom, and who may answer it: states and organisations behind the speakers.

In      reports
Out     seats: the states and organisations behind speakers and targets; and the houses in which a reply can be given.
Source  docs/linking.md: said by whom it is put to, its state, body, bloc or member; put to whom it came from.
Limits  a camp without members (“the West”) answers only in its own name.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.infer.values import Report
from kg.infer.world import World


@dataclass(frozen=True, slots=True)
class Parties:
    """The two ends of a statement."""

    by: frozenset[str]
    """Whose it is."""
    to: frozenset[str]
    """To whom it is put, or whom it charges; empty where the document does not tell."""


def parties(report: Report, world: World) -> Parties:
    """Return the states and organisations at both ends of a statement.

    Raises:
        Nothing.
    """
    return Parties(_seats(report.speakers, report.day, world), _seats(report.targets, report.day, world))


def houses(seats: Iterable[str], world: World) -> set[str]:
    """Return in which houses these are heard: each its own, and the alliances it is in.

    Raises:
        Nothing.
    """
    return {house for seat in seats for house in (seat, *world.sides.alliances(seat))}


def answers_in(house: str, put_to: frozenset[str], speaker: frozenset[str], world: World) -> bool:
    """Say whether what is put to some is answered by others in this house and in no other.

    A state answers in its own house, or, where its alliance is asked, in the alliance's; so does the alliance for it.

    Raises:
        Nothing.
    """
    if house in speaker:
        return house in put_to or any(house in world.sides.alliances(seat) for seat in put_to)
    return house in put_to and any(house in world.sides.alliances(seat) for seat in speaker)


def replying(put: Parties, reply: Parties, world: World) -> frozenset[str]:
    """Return who, of those that say something about what is put to some, replies to it.

    That are those it is put to, their alliances and members, unless they turn to somebody else; and, where it is put to
    nobody or to a camp, all who turn to those it came from.

    Raises:
        Nothing.
    """
    others = reply.by - put.by
    turned = bool(reply.to & put.by)
    if reply.to and not turned and not reply.by & put.by:  # what both sides agree on is put to neither
        return frozenset()
    if turned and all(world.klass(seat) == "Bloc" for seat in put.to):
        return others
    allies = {ally for seat in put.to for ally in world.sides.alliances(seat)}
    return frozenset(one for one in others if one in put.to | allies or world.sides.alliances(one) & put.to)


def _seats(actors: Iterable[str], day: str, world: World) -> frozenset[str]:
    return frozenset(world.sides.seat(actor, day) for actor in actors)
