"""What is compared: statements, answers and acts that a reader marked, and those that were found.

In      nothing
Out     frozen dataclasses; offsets count code points of the article's text, end-exclusive.
Source  docs/linking.md.
Limits  statements by id where they are marked, by place where they were found.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from kg.model import AnswerType, Span


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of an article."""

    document: str
    """The article's source name."""
    span: Span


@dataclass(frozen=True, slots=True)
class Answer:
    """A statement answers another."""

    answer: str
    answered: tuple[str, ...]
    """The best one first; each is a report of what is answered, and any of them is right."""
    types: tuple[AnswerType, ...]
    """The best one first; all of them are right."""
    optional: bool
    """Neither required nor penalised."""


@dataclass(frozen=True, slots=True)
class Act:
    """One act and the statements that report it."""

    name: str
    reports: tuple[str, ...]
    optional: frozenset[str]
    """Those of the reports that a careful reader might leave out: nothing is counted of them."""


@dataclass(frozen=True, slots=True)
class Marks:
    """All that a reader marked."""

    together: Mapping[str, str]
    """Article → the set of articles with which it was read: only within a set was everything marked."""
    places: Mapping[str, Place]
    """Statement → where it stands."""
    aside: frozenset[str]
    """Statements that a careful reader might leave out, such as headlines: grouping them is not judged."""
    answers: tuple[Answer, ...]
    traps: frozenset[tuple[str, str]]
    """Pairs of statements that look like answers and are none."""
    acts: tuple[Act, ...]

    def without(self, document: str) -> "Marks":
        """Return the marks as if an article had not been read.

        Raises:
            Nothing.
        """
        return self._of({name: others for name, others in self.together.items() if name != document})

    def only(self, sets: Collection[str]) -> "Marks":
        """Return the marks of some sets of articles.

        Raises:
            Nothing.
        """
        return self._of({name: others for name, others in self.together.items() if others in sets})

    def _of(self, together: Mapping[str, str]) -> "Marks":
        places = {name: place for name, place in self.places.items() if place.document in together}
        kept = (replace(a, answered=tuple(s for s in a.answered if s in places)) for a in self.answers)
        return Marks(
            together=together,
            places=places,
            aside=self.aside & places.keys(),
            answers=tuple(a for a in kept if a.answer in places and a.answered),
            traps=frozenset((one, other) for one, other in self.traps if one in places and other in places),
            acts=tuple(replace(act, reports=tuple(s for s in act.reports if s in places)) for act in self.acts),
        )


@dataclass(frozen=True, slots=True)
class FoundAnswer:
    """An answer that was found."""

    answer: Place
    answered: Place
    type: AnswerType | None
    """None where its maker tells none: it is right of no type."""


@dataclass(frozen=True, slots=True)
class FoundAct:
    """Statements that were found to report one act."""

    reports: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """All that was found."""

    answers: tuple[FoundAnswer, ...]
    acts: tuple[FoundAct, ...]

    def places(self) -> frozenset[Place]:
        """Return every place that is an end of an answer or a report of an act.

        Raises:
            Nothing.
        """
        ends = {place for answer in self.answers for place in (answer.answer, answer.answered)}
        return frozenset(ends | {place for act in self.acts for place in act.reports})

    def without(self, document: str) -> "Found":
        """Return what was found as if an article had not been read.

        Raises:
            Nothing.
        """
        answers = (a for a in self.answers if document not in {a.answer.document, a.answered.document})
        acts = (FoundAct(tuple(p for p in act.reports if p.document != document)) for act in self.acts)
        return Found(tuple(answers), tuple(acts))
