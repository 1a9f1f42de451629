"""Which reports answer which across documents: same topic, right target, the latest before.

In      reports, all or those of one topic and house (kg.infer.parties)
Out     Links: answering, answered, type, reasons, confidence.
Source  docs/linking.md: across articles, where only the topic agrees a link is optional: so few and sure ones.
Limits  no words are read. What answers a statement of its own article answers that, and here nothing else. On an
        unknown day nothing is earlier or later, so nothing answers.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from kg.infer.parties import Parties, answers_in, houses, parties
from kg.infer.values import Report
from kg.infer.world import World

ASKING: Final = frozenset({"demand", "red-line"})
_CHARGING: Final = frozenset({"accusation"})
_TYPES: Final = {"oppose": "rejects", "support": "accepts", "conditional": "partly-accepts"}
_LONG, _SHORT = 92, 31
"""Days within which an answer is looked for: one that names whom it is put to, and one that does not."""
_SURE, _LESS = 0.9, 0.75


@dataclass(frozen=True, slots=True)
class Link:
    """One report answers another."""

    answering: Report
    answered: Report
    type: str
    """rejects, denies, accepts or partly-accepts."""
    reasons: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class _Put:
    """A report and its two ends."""

    report: Report
    ends: Parties


def places(report: Report, world: World) -> set[tuple[str, str]]:
    """Return topics and houses in which a report may be answered, or answer.

    Raises:
        Nothing.
    """
    if not report.day:
        return set()
    ends = parties(report, world)
    asked = houses(ends.to, world) if report.kind in ASKING | _CHARGING else set()
    found = {(topic, house) for topic in report.contents for house in asked}
    return found | {(topic, house) for topic in stands(report, world) for house in houses(ends.by, world)}


def stands(report: Report, world: World) -> dict[str, str]:
    """Return what a report would be as an answer, by topic: its stance on what is asked, or a denial of a charge.

    Who insists on the contrary of a demand turns it down, whether he rejects the demand or upholds the contrary.

    Raises:
        Nothing.
    """
    if report.kind == "denial":
        return dict.fromkeys(report.contents, "denies")
    if report.kind not in {"rejection", "agreement", "support"}:
        return {}
    against = {demand for topic in report.about for demand in world.contraries(topic)} - {*report.contents}
    taken = {topic: _TYPES[report.stance] for topic in report.contents if report.stance in _TYPES}
    return {**dict.fromkeys(against, "rejects"), **taken}


def linked(reports: Iterable[Report], world: World) -> list[Link]:
    """Return which of these reports answer which, each pair once.

    Raises:
        Nothing.
    """
    groups: defaultdict[tuple[str, str], list[Report]] = defaultdict(list)
    for report in reports:
        for place in places(report, world):
            groups[place].append(report)
    found = {
        (link.answering.statement, link.answered.statement): link
        for (topic, house), group in sorted(groups.items())
        for link in linked_in(topic, house, group, world)
    }
    return [found[pair] for pair in sorted(found)]


def linked_in(topic: str, house: str, reports: Sequence[Report], world: World) -> Iterator[Link]:
    """Yield the links on a topic that are made in one house; the same for any order of the reports.

    Raises:
        Nothing.
    """
    put = [one for one in reports if one.day and topic in one.contents]
    replies = [
        (one, sort) for one in reports if one.day and not one.answers and (sort := stands(one, world).get(topic))
    ]
    for asking in (ASKING, _CHARGING) if replies else ():
        groups = _grouped(_Put(one, parties(one, world)) for one in put if one.kind in asking)
        for report, sort in replies:
            if (sort == "denies") == (asking is _CHARGING):
                reply = _Put(report, parties(report, world))
                heard = {ends: own for ends, own in groups.items() if _is_heard(ends, reply, (house, world))}
                yield from _links(sort, reply, _latest(heard.values(), reply))


def _grouped(put: Iterable[_Put]) -> dict[Parties, list[_Put]]:
    """What was put, the earliest first, by those who put it to whom: there are few of them."""
    groups: defaultdict[Parties, list[_Put]] = defaultdict(list)
    for one in sorted(put, key=_order):
        if one.report.stance != "oppose":
            groups[one.ends].append(one)
    return groups


def _is_heard(put: Parties, reply: _Put, place: tuple[str, World]) -> bool:
    house, world = place
    return not put.by & reply.ends.by and answers_in(house, put.to, reply.ends.by, world)


def _latest(groups: Iterable[Sequence[_Put]], reply: _Put) -> list[_Put]:
    """The last of each group before a reply, in another document; the latest first."""
    found = []
    for own in groups:
        place = bisect_right(own, reply.report.day, key=lambda one: one.report.day)
        while place and own[place - 1].report.document == reply.report.document:
            place -= 1
        if place:
            found.append(own[place - 1])
    return sorted(found, key=_order, reverse=True)


def _links(sort: str, reply: _Put, before: Iterable[_Put]) -> Iterator[Link]:
    """Yield a link to the latest of what each side put, that this is a reply to."""
    left = set(reply.ends.to)
    for one in before:
        if _days(one, reply) > (_LONG if reply.ends.to else _SHORT):
            return
        if not reply.ends.to:
            if sort != "accepts":
                yield Link(reply.report, one.report, sort, ("topic",), _LESS)
            return
        met = left & one.ends.by
        if met:
            yield Link(reply.report, one.report, sort, ("topic", "target"), _SURE)
            left -= met
            if not left:
                return


def _days(one: _Put, reply: _Put) -> int:
    return (date.fromisoformat(reply.report.day) - date.fromisoformat(one.report.day)).days


def _order(one: _Put) -> tuple[str, bool, str]:
    return one.report.day, one.report.direct, one.report.statement
