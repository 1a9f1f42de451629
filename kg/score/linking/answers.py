"""Answers: what became of every one that was found, and which of the marked ones were missed.

In      Marks, Found, and which statement each place stands for
Out     Judged answers; tallies by article.
Source  docs/linking.md. A marked answer is found where its answering statement is linked to any report of what it
        answers; several links to reports of one thing are one answer.
Limits  an answer belongs to the article of its answering statement. Answers between articles that were not read
        together are not judged.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kg.score.linking.tally import Tally, summed
from kg.score.linking.values import Answer, Found, FoundAnswer, Marks, Place


class Scope(StrEnum):
    """Where both statements of an answer stand."""

    INSIDE = "inside one article"
    ACROSS = "across articles"


@dataclass(frozen=True, slots=True)
class Judged:
    """A required answer that was found or missed, or an answer found where none is."""

    article: str
    scope: Scope
    marked: Answer | None
    found: bool
    typed: bool
    """Whether an acceptable type was told as well."""
    trap: bool
    """Whether the reader marked that this pair is no answer."""

    def tally(self, *, typed: bool) -> Tally:
        """Return what it counts, with the type or without.

        Raises:
            Nothing.
        """
        right = float(self.marked is not None and (self.typed if typed else self.found))
        return Tally(right, float(self.found), right, float(self.marked is not None))


def judged(marks: Marks, found: Found, stands_for: Mapping[Place, str]) -> tuple[Judged, ...]:
    """Return what became of the answers: each required one, then what was found beside them.

    Raises:
        Nothing.
    """
    by_answer: dict[str, list[Answer]] = defaultdict(list)
    for each in marks.answers:
        by_answer[each.answer].append(each)
    hits: dict[int, list[FoundAnswer]] = defaultdict(list)
    beside: dict[tuple[object, object], Judged] = {}
    for link in found.answers:
        answer, answered = stands_for.get(link.answer, ""), stands_for.get(link.answered, "")
        fitting = [marked for marked in by_answer[answer] if answered in marked.answered]
        for marked in fitting:
            hits[id(marked)].append(link)
        if not fitting and read_together(marks, link):
            pair = answer or link.answer, answered or link.answered
            trap = (answer, answered) in marks.traps
            beside[pair] = Judged(link.answer.document, _scope(link.answer, link.answered), None, True, False, trap)
    required = (_required(answer, hits[id(answer)], marks) for answer in marks.answers if not answer.optional)
    return (*required, *beside.values())


def by_article(outcomes: Iterable[Judged], *, typed: bool, scope: Scope | None = None) -> dict[str, Tally]:
    """Return what the answers of each article count, in one scope or in both.

    Raises:
        Nothing.
    """
    gathered: dict[str, list[Tally]] = defaultdict(list)
    for each in outcomes:
        if scope in {None, each.scope}:
            gathered[each.article].append(each.tally(typed=typed))
    return {article: summed(tallies) for article, tallies in gathered.items()}


def _required(answer: Answer, hits: list[FoundAnswer], marks: Marks) -> Judged:
    place = marks.places[answer.answer]
    others = {marks.places[name].document for name in answer.answered}
    scope = Scope.INSIDE if place.document in others else Scope.ACROSS
    return Judged(place.document, scope, answer, bool(hits), any(h.type in answer.types for h in hits), False)


def read_together(marks: Marks, each: FoundAnswer) -> bool:
    """Say whether the articles of both statements were read together.

    Raises:
        Nothing.
    """
    one, other = (marks.together.get(place.document) for place in (each.answer, each.answered))
    return one is not None and one == other


def _scope(one: Place, other: Place) -> Scope:
    return Scope.INSIDE if one.document == other.document else Scope.ACROSS
