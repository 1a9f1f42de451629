"""Who puts a demand or a charge to whom, and who may answer it: states and organisations behind the speakers.

In      reports
Out     seats: the states and organisations behind speakers and targets; and the houses in which a reply can be given.
Source  docs/linking.md: said by whom it is put to, its state, body, bloc or member; put to whom it came from.
Limits  a camp without members (“the West”) answers only in its own name.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from kg.infer.holders import holders
from kg.infer.values import Report
from kg.infer.world import World

HALF_A_YEAR: Final = 180
"""Days after which what was asked is no longer what is answered, and asking again begins anew."""


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
    return Parties(_seats(holders(report, world), report.day, world), _seats(report.targets, report.day, world))


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
    if not others:
        return others
    turned = bool(reply.to & put.by)
    if reply.to and not turned and not reply.by & put.by:  # what both sides agree on is put to neither
        return frozenset()
    if turned and all(map(world.sides.is_bloc, put.to)):
        return others
    asked = world.sides.allied(put.to)
    return frozenset([one for one in others if one in asked or world.sides.alliances(one) & put.to])


class Asked:
    """Who asked whom, each pair of ends once with its days, found by either end."""

    def __init__(self, days: Mapping[Parties, Iterable[str]], world: World) -> None:
        self._world = world
        self._days = {put: sorted(some) for put, some in days.items()}
        self._by: defaultdict[str, set[Parties]] = defaultdict(set)
        self._replies: dict[Parties, list[tuple[list[str], frozenset[str]]]] = {}
        self._heard: defaultdict[str, set[Parties]] = defaultdict(set)
        for put in self._days:
            for seat in put.by:
                self._by[seat].add(put)
            for house in houses(put.to, world):
                self._heard[house].add(put)

    def replying(self, day: str, reply: Parties) -> frozenset[str]:
        """Return who, of those that say something on a day, replies to what was put by then, and not long before.

        Raises:
            Nothing.
        """
        if reply not in self._replies:
            told = ((self._days[put], replying(put, reply, self._world)) for put in self._near(reply))
            self._replies[reply] = [(days, sides) for days, sides in told if sides]
        return frozenset().union(*(sides for days, sides in self._replies[reply] if _lately(days, day)))

    def own(self, day: str, ends: Parties) -> frozenset[str]:
        """Return who, of those that say something on a day, asked before its end.

        Raises:
            Nothing.
        """
        return frozenset(seat for seat in ends.by for put in self._by[seat] if self._days[put][0] <= day)

    def _near(self, reply: Parties) -> set[Parties]:
        """What was put to those that reply, or by those they turn to: nothing else is answered, save among several."""
        if reply.to:
            near = [self._by[seat] for seat in reply.to]
        else:
            near = [self._heard[house] for house in houses(reply.by, self._world)]
        own = [self._by[seat] for seat in reply.by] if len(reply.by) > 1 else []  # nobody answers himself
        return set().union(*near, *own)


def _lately(days: list[str], day: str) -> bool:
    """Say whether the last of some days that is not after a day is of the half-year before it."""
    at = bisect_right(days, day)
    if not at or not days[at - 1]:
        return bool(at)
    return (date.fromisoformat(day) - date.fromisoformat(days[at - 1])).days <= HALF_A_YEAR


def _seats(actors: Iterable[str], day: str, world: World) -> frozenset[str]:
    return frozenset(world.sides.seat(actor, day) for actor in actors)
