"""How many sources stand behind the reports of an act: agencies, offices and persons, not articles.

In      reports of one act, World
Out     Sources: groups of reports that share a source, or hang together through a third.
Source  docs/corroboration.md.
Limits  only sources that an article names can be seen: an outlet that copies without saying so names none, and is no
        confirmation. The outlet itself counts where another report names it as its source.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.infer.acts.values import Sources
from kg.infer.values import Report
from kg.infer.world import World


def source_groups(reports: Sequence[Report], world: World) -> tuple[Sources, ...]:
    """Return the groups of reports with a source in common; reports of one document count once.

    Raises:
        Nothing.
    """
    by_document: dict[str, set[str]] = defaultdict(set)
    for report in reports:
        by_document[report.document] |= named(report, world)
    cited = set[str]().union(*by_document.values())
    for report in reports:
        if report.outlet in cited:
            by_document[report.document].add(report.outlet)
    found = [
        Sources(tuple(sorted(sources)), tuple(r for r in reports if r.document in documents))
        for documents, sources in _joined(by_document)
    ]
    return tuple(sorted(found, key=lambda group: [report.statement for report in group.reports]))


def named(report: Report, world: World) -> frozenset[str]:
    """Return whom the article names as its source: the agency, the office or person that told it, and his office.

    Raises:
        Nothing.
    """
    issuers = {issuer for _, issuer in report.chain if issuer}
    offices = {speaker for speaker in report.speakers if world.klass(speaker) == "GovernmentBody"}
    told = {*report.cited_from, *report.conveyed_by, *issuers, *offices}
    above = world.sides.voices_of_all(told, report.day)
    return frozenset(told | {voice for voice in above if world.klass(voice) == "GovernmentBody"})


def _joined(sources: dict[str, set[str]]) -> Iterable[tuple[set[str], set[str]]]:
    """Yield documents that hang together with all their sources, those without a source left out."""
    groups: list[tuple[set[str], set[str]]] = []
    for document, own in sorted(sources.items()):
        if not own:
            continue
        documents, shared = {document}, set(own)
        apart = []
        for group in groups:
            if group[1] & own:
                documents |= group[0]
                shared |= group[1]
            else:
                apart.append(group)
        groups = [*apart, (documents, shared)]
    return groups
