"""Whose word a report is, also where nobody curates its speaker: then the article tells for whom he speaks.

In      reports, World
Out     the speakers of a report, those nobody curates by the states and organisations that the article gives them.
Source  docs/sides.md.
Limits  of several speakers whom nobody curates it is not told which of them speaks for whom.
"""

from kg.infer.values import Report
from kg.infer.world import World


def holders(report: Report, world: World) -> tuple[str, ...]:
    """Return the speakers of a report, and for those whom nobody curates whom they speak for, where that is told.

    Raises:
        Nothing.
    """
    if not report.behalf:
        return report.speakers
    known = [speaker for speaker in report.speakers if world.klass(speaker) is not None]
    return tuple(sorted({*known, *report.behalf}))
