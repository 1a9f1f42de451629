"""Everything that is told of a comparison of links.

In      Marks, Found
Out     Report: figures with intervals, article by article, and with each article left out.
Limits  values; tables and JSON are made of it elsewhere.
"""

from dataclasses import dataclass

from kg.score.linking import acts, answers
from kg.score.linking.answers import Judged, Scope, judged
from kg.score.linking.places import matched
from kg.score.linking.tally import NOTHING, Row, Tally, row, summed
from kg.score.linking.values import Found, Marks

ANSWERS, TYPED, PAIRS, B_CUBED = "answers", "answers with type", "pairs of reports", "acts (B-cubed)"
MAIN = (ANSWERS, TYPED, PAIRS, B_CUBED)

Tallies = dict[str, dict[str, Tally]]
"""Figure → article → what it counts."""


@dataclass(frozen=True, slots=True)
class ArticleLinks:
    """One article: its own counts, and the figures of all the others."""

    source: str
    own: dict[str, Tally]
    without: dict[str, Tally]


@dataclass(frozen=True, slots=True)
class Report:
    """The score."""

    rows: tuple[Row, ...]
    articles: tuple[ArticleLinks, ...]
    traps: int
    """How many pairs were marked as no answers."""
    trapped: int
    """How many of them were found all the same."""
    nowhere: int
    """Found statements, ends of answers or reports, that stand on no marked statement."""
    unread: int
    """Found answers between articles that were not read together; they are not judged."""


def report(marks: Marks, found: Found) -> Report:
    """Return the score of what was found.

    Raises:
        Nothing.
    """
    stands_for = matched(marks.places, found.places())
    outcomes = judged(marks, found, stands_for)
    tallies = _tallies(marks, found, outcomes)
    sources = sorted(marks.together)
    return Report(
        rows=tuple(row(name, by_article, sources) for name, by_article in tallies.items()),
        articles=tuple(_article(source, tallies, marks, found) for source in sources),
        traps=len(marks.traps),
        trapped=sum(outcome.trap for outcome in outcomes),
        nowhere=sum(p.document in marks.together and p not in stands_for for p in found.places()),
        unread=sum(not answers.read_together(marks, each) for each in found.answers),
    )


def _tallies(marks: Marks, found: Found, outcomes: tuple[Judged, ...]) -> Tallies:
    both = acts.groups(marks, found, matched(marks.places, found.places()))
    told: Tallies = {ANSWERS: answers.by_article(outcomes, typed=False)}
    told |= {f"  {scope}": answers.by_article(outcomes, typed=False, scope=scope) for scope in Scope}
    told |= {TYPED: answers.by_article(outcomes, typed=True), PAIRS: acts.pairs(both)}
    told |= {f"  pairs {scope}": acts.pairs(both, scope) for scope in Scope}
    return told | {B_CUBED: acts.b_cubed(both)}


def _article(source: str, tallies: Tallies, marks: Marks, found: Found) -> ArticleLinks:
    rest, left = marks.without(source), found.without(source)
    outcomes = judged(rest, left, matched(rest.places, left.places()))
    others = _tallies(rest, left, outcomes)
    return ArticleLinks(
        source,
        own={name: tallies[name].get(source, NOTHING) for name in MAIN},
        without={name: summed(others[name].values()) for name in MAIN},
    )
