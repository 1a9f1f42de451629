"""Which reports report one act: those of one occasion whose contents agree, joined from the best pair downwards.

In      reports of one side on one day, World
Out     groups of reports.
Source  docs/linking.md; complete linkage for who and what kind, single linkage for content.
Limits  reports that have no uncommon word and no topic in common are never compared.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final

from kg.infer.acts.likeness import Profile, answer_alike, gives_the_words, likeness, may_be_one, profile
from kg.infer.acts.words import names
from kg.infer.values import Report
from kg.infer.world import World

ENOUGH: Final = 0.44
"""Likeness from which two reports of one document report one act: who says much says like things."""
ACROSS: Final = 0.25
"""The same for two documents: what one side said on one day, both tell."""
SURE: Final = 0.45
"""Likeness from which two documents may tell of more than one such pair; below it only of the best of each."""
LOOSE: Final = 0.4
"""Likeness that two reports of different kinds need when others hold them together."""
_OTHER_KIND: Final = 0.2
"""What is asked more of two reports of one document told as different kinds of saying."""
_TOLD_OTHERWISE: Final = 0.1
"""The same for two documents."""
_OTHER_NAME: Final = 0.08
"""What is asked more where a document names the speaker once as the person and once as his office."""
_NO_DAY: Final = 0.6
"""What is asked more where nothing but the words ties two documents to one occasion."""
_CROWD: Final = 40
"""Reports that may share a feature before it no longer tells whom to compare."""


def groups(reports: Iterable[Report], day: str, world: World) -> list[list[Report]]:
    """Return the groups of at least two reports of one act, among reports of one side on one day.

    Raises:
        Nothing.
    """
    known = names(world.actor_labels)
    profiles = [profile(report, day, world, known) for report in sorted(reports, key=_placed)]
    return _grouped(profiles, bool(day))


def _placed(report: Report) -> tuple[str, int, int, str]:
    return report.document, report.start, report.end, report.statement


def _grouped(profiles: Sequence[Profile], dated: bool) -> list[list[Report]]:
    pairs = sorted(_pairs(profiles, dated), key=lambda pair: (-pair[0], pair[1:]))
    home = list(range(len(profiles)))
    members = {at: [at] for at in home}
    for _, one, other in pairs:
        first, second = sorted((home[one], home[other]))
        if first == second:
            continue
        if all(_agree(profiles[a], profiles[b]) for a in members[first] for b in members[second]):
            for at in members[second]:
                home[at] = first
            members[first] += members.pop(second)
    return [[profiles[at].report for at in sorted(group)] for group in members.values() if len(group) > 1]


def _agree(one: Profile, other: Profile) -> bool:
    """Say whether two reports may stand in one group, which others hold together."""
    if not may_be_one(one, other):
        return False
    return one.report.kind == other.report.kind or gives_the_words(one, other) or likeness(one, other) >= LOOSE


def _pairs(profiles: Sequence[Profile], dated: bool) -> Iterator[tuple[float, int, int]]:
    """Yield the pairs that are like enough; of two documents, also those that are each other's best alone."""
    met: list[tuple[float, int, int]] = []
    best: defaultdict[tuple[int, str], float] = defaultdict(float)
    for one, other in _candidates(profiles):
        a, b = profiles[one], profiles[other]
        alike = likeness(a, b) if a.report.document != b.report.document or may_be_one(a, b) else 0.0
        met.append((alike, one, other))
        for key in ((one, b.report.document), (other, a.report.document)):
            best[key] = max(best[key], alike)
    for alike, one, other in met:
        a, b = profiles[one], profiles[other]
        if not may_be_one(a, b):
            continue
        inside = a.report.document == b.report.document
        only = alike >= SURE or alike >= max(best[one, b.report.document], best[other, a.report.document])
        enough = alike >= _asked(a.report, b.report, dated) and (inside or only)
        if enough or gives_the_words(a, b) or answer_alike(a, b):
            yield alike, one, other


def _asked(one: Report, other: Report, dated: bool) -> float:
    more = 0.0 if one.kind == other.kind else _OTHER_KIND
    if one.document == other.document:
        return ENOUGH + more + (0.0 if one.speakers == other.speakers else _OTHER_NAME)
    more = 0.0 if one.kind == other.kind else _TOLD_OTHERWISE
    return ACROSS + more + (0.0 if dated else _NO_DAY)


def _candidates(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    sharing: dict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(profiles):
        for feature in (*each.topics, *(t for t, weight in each.weights.items() if weight == 1)):
            sharing[feature].append(at)
    met: set[tuple[int, int]] = set()
    for together in sharing.values():
        if len(together) <= _CROWD:
            met.update(combinations(together, 2))
    for at, each in enumerate(profiles):
        for after in range(at + 1, min(at + 3, len(profiles))):
            if profiles[after].report.document == each.report.document:
                met.add((at, after))
    yield from sorted(met)
