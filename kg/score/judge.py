"""One article: gold and found → pairs, and what became of every statement.

In      Gold and Found of one article
Out     Outcomes in the order of the text.
Source  the annotation guide's scorer: a statement is found where at least half of the shorter span is shared, and 15 %
        of the longer one; the best pairs are made first, and each statement is used once.
Limits  the weights decide only which of several possible pairs is made.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Kind, Span
from kg.score.slots import kind_agrees, shared_topics, speaker_agrees
from kg.score.values import Found, Gold, Outcome, Paper, Sheet, Verdict

_OF_SHORTER, _OF_LONGER = 0.5, 0.15
_TOPIC, _WORDS, _OPTIONAL = 0.3, 0.2, 0.01


@dataclass(frozen=True, slots=True, order=True)
class _Pair:
    """A possible pair; the smaller, the better. Ties go to what comes first in the text, then in the files."""

    worth: float
    gold_start: int
    found_start: int
    gold: int
    found: int


def shared(one: Span, other: Span) -> float:
    """Return the part of the shorter span that both share; 0 where that is next to nothing of the longer one.

    Raises:
        Nothing.

    >>> shared(Span(0, 10), Span(5, 25)), shared(Span(0, 1), Span(0, 100))
    (0.5, 0.0)
    """
    both = max(0, min(one.end, other.end) - max(one.start, other.start))
    shorter, longer = sorted((len(one), len(other)))
    return both / max(1, shorter) if both >= _OF_LONGER * longer else 0.0


def judge(paper: Paper, golds: Sequence[Gold]) -> Sheet:
    """Return what became of every statement of an article.

    Raises:
        Nothing.
    """
    pairs = _pairs(golds, paper.found)
    taken = set(pairs.values())
    outcomes = [_judged(gold, paper.found[pairs[i]] if i in pairs else None, paper) for i, gold in enumerate(golds)]
    outcomes += [_unmatched(found, paper) for i, found in enumerate(paper.found) if i not in taken]
    return Sheet(paper.source, paper.text, tuple(sorted(outcomes, key=lambda outcome: outcome.start)))


def verbatim(found: Found, text: str) -> bool:
    """Say whether a statement quotes the text at its offsets.

    Raises:
        Nothing.
    """
    return found.span.of(text) == found.quote


def _pairs(golds: Sequence[Gold], founds: Sequence[Found]) -> dict[int, int]:
    possible = [
        _Pair(-_worth(gold, found, share), gold.span.start, found.span.start, i, j)
        for i, gold in enumerate(golds)
        for j, found in enumerate(founds)
        if (share := shared(gold.span, found.span)) >= _OF_SHORTER
    ]
    made: dict[int, int] = {}
    used: set[int] = set()
    for pair in sorted(possible):
        if pair.gold not in made and pair.found not in used:
            made[pair.gold] = pair.found
            used.add(pair.found)
    return made


def _worth(gold: Gold, found: Found, share: float) -> float:
    agreed = speaker_agrees(gold, found) + kind_agrees(gold, found)
    topic = _TOPIC * bool(shared_topics(gold, found))
    return agreed + topic + _WORDS * share - _OPTIONAL * gold.meant.optional


def _judged(gold: Gold, found: Found | None, paper: Paper) -> Outcome:
    if gold.meant.optional:
        verdict = Verdict.OPTIONAL
    elif found is None:
        verdict = Verdict.MISSED
    else:
        right = speaker_agrees(gold, found) and kind_agrees(gold, found)
        verdict = Verdict.RIGHT if right else Verdict.WRONG
    return Outcome(gold, found, verdict, found is not None and verbatim(found, paper.text))


def _unmatched(found: Found, paper: Paper) -> Outcome:
    verdict = Verdict.EXTRA if found.kind is Kind.ASSERTION else Verdict.SPURIOUS
    return Outcome(None, found, verdict, verbatim(found, paper.text))
