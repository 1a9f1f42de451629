"""Groups of reports → acts: whose, of what kind, about what, on which day, through how many sources.

In      reports of any documents, World
Out     Acts, sorted by name; single reports make none.
Source  docs/corroboration.md.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kg.infer.acts.differences import differences
from kg.infer.acts.grouping import groups
from kg.infer.acts.occasion import Occasion, occasions
from kg.infer.acts.sources import source_groups
from kg.infer.acts.values import Act
from kg.infer.values import Report
from kg.infer.world import World


def grouped(reports: Iterable[Report], world: World) -> list[Act]:
    """Return the acts of which at least two of the reports tell.

    Raises:
        Nothing.
    """
    told = list(reports)
    when = occasions(told, world)
    meeting: dict[Occasion, list[Report]] = defaultdict(list)
    for report in told:
        if report.statement in when:
            meeting[when[report.statement]].append(report)
    acts = [act for occasion, here in meeting.items() for act in acts_of(occasion, here, world)]
    return sorted(acts, key=lambda act: act.name)


def acts_of(occasion: Occasion, reports: Iterable[Report], world: World) -> list[Act]:
    """Return the acts among reports of one occasion.

    Raises:
        Nothing.
    """
    acts = [_act(group, occasion.day, world) for group in groups(reports, occasion.day, world)]
    return sorted(acts, key=lambda act: act.name)


def _act(group: Sequence[Report], day: str, world: World) -> Act:
    reports = tuple(sorted(group, key=_published))
    return Act(
        name=reports[0].statement,
        kind=_usual(report.kind for report in reports),
        day=day,
        holders=tuple(sorted(_holders(reports, day, world))),
        topics=_all(report.contents or report.about for report in reports),
        toward=_all(report.targets for report in reports),
        events=_all(report.events for report in reports),
        reports=reports,
        sources=source_groups(reports, world),
        differences=differences(reports, world),
    )


def _published(report: Report) -> tuple[str, str, int, str]:
    """Return what reports are sorted by: one that is published later comes later, and renames no act."""
    return report.published or "9999", report.document, report.start, report.statement


def _holders(reports: Sequence[Report], day: str, world: World) -> Iterator[str]:
    """Yield the speakers who are not merely the office or state for which another of them speaks."""
    speakers = {speaker for report in reports for speaker in report.speakers}
    for speaker in speakers:
        if not any(speaker in world.sides.voices(other, day) for other in speakers - {speaker}):
            yield speaker


def _usual(kinds: Iterable[str]) -> str:
    counted = Counter(kinds)
    return min(counted, key=lambda kind: (kind == "assertion", -counted[kind], kind))


def _all(things: Iterable[Sequence[str]]) -> tuple[str, ...]:
    return tuple(sorted({one for each in things for one in each}))
