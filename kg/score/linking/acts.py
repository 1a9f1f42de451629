"""Acts: are statements that report one act grouped, and no others?

In      Marks, Found, and which statement each place stands for
Out     tallies by article: of pairs of reports, and B-cubed.
Source  Bagga and Baldwin 1998 (B-cubed); docs/linking.md.
Limits  optional reports are left out on both sides. Pairs of articles that were not read together are not judged. A
        found report that stands on no marked statement is wrong beside every other report of its group. B-cubed looks
        at statements that share an act or a group with another; those that stand alone on both sides would flatter.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from kg.score.linking.answers import Scope
from kg.score.linking.tally import Tally, summed
from kg.score.linking.values import Found, Marks, Place

_Report = str | Place
"""A marked statement, or a place that stands for none."""


@dataclass(frozen=True, slots=True)
class Groups:
    """Both partitions, over the same statements."""

    marked: dict[_Report, frozenset[_Report]]
    """Report → all reports of its act."""
    found: dict[_Report, frozenset[_Report]]
    articles: dict[_Report, str]


def groups(marks: Marks, found: Found, stands_for: Mapping[Place, str]) -> Groups:
    """Return the acts marked and found, without optional reports; found acts are parted by what was read together.

    Raises:
        Nothing.
    """
    required = {name for act in marks.acts for name in act.reports if name not in act.optional}
    optional = marks.aside.union(*(act.optional for act in marks.acts)) - required
    articles: dict[_Report, str] = {name: place.document for name, place in marks.places.items()}
    marked: dict[_Report, frozenset[_Report]] = {}
    for act in marks.acts:
        reports = frozenset(name for name in act.reports if name not in optional)
        marked |= dict.fromkeys(reports, reports)
    made: dict[_Report, frozenset[_Report]] = {}
    for group in found.acts:
        parts: dict[str, set[_Report]] = defaultdict(set)
        for place in group.reports:
            report: _Report = stands_for.get(place, place)
            articles.setdefault(report, place.document)
            if place.document in marks.together and report not in optional:
                parts[marks.together[place.document]].add(report)
        for part in parts.values():
            whole = frozenset(part).union(*(made.get(report, frozenset()) for report in part))
            made |= dict.fromkeys(whole, whole)
    return Groups(marked, made, articles)


def pairs(both: Groups, scope: Scope | None = None) -> dict[str, Tally]:
    """Return what pairs of reports count; a pair across two articles counts half in each.

    Raises:
        Nothing.
    """
    marked, found = _pairs(both.marked), _pairs(both.found)
    gathered: dict[str, list[Tally]] = defaultdict(list)
    for pair in marked | found:
        ends = [both.articles[report] for report in pair]
        where = Scope.INSIDE if len(set(ends)) == 1 else Scope.ACROSS
        right = 0.5 * (pair in marked and pair in found)
        if scope in {None, where}:
            for article in ends:
                gathered[article].append(Tally(right, 0.5 * (pair in found), right, 0.5 * (pair in marked)))
    return {article: summed(tallies) for article, tallies in gathered.items()}


def b_cubed(both: Groups) -> dict[str, Tally]:
    """Return B-cubed's shares, by the article of each statement.

    Raises:
        Nothing.
    """
    gathered: dict[str, list[Tally]] = defaultdict(list)
    for report in _grouped(both):
        alone: frozenset[_Report] = frozenset({report})
        marked, found = both.marked.get(report, alone), both.found.get(report, alone)
        shared = len(marked & found)
        judged = isinstance(report, str)
        counts = Tally(shared / len(found), 1.0, shared / len(marked), 1.0) if judged else Tally(0.0, 1.0, 0.0, 0.0)
        gathered[both.articles[report]].append(counts)
    return {article: summed(tallies) for article, tallies in gathered.items()}


def _grouped(both: Groups) -> Iterator[_Report]:
    everything: dict[_Report, None] = dict.fromkeys([*both.marked, *both.found])
    for report in everything:
        if len(both.marked.get(report, ())) > 1 or len(both.found.get(report, ())) > 1:
            yield report


def _pairs(by_report: Mapping[_Report, frozenset[_Report]]) -> set[frozenset[_Report]]:
    parts: Iterable[frozenset[_Report]] = set(by_report.values())
    return {frozenset(pair) for part in parts for pair in combinations(part, 2)}
