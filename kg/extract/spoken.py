"""What the statements of a document are about, in their order: by their words, or by what these point back to.

In      View and run of each statement, Topics
Out     slugs of topics, and which of them stand in the statement's own words.
Source  the annotation guide's slot `topics`; pointing words in kg/language/*/grammar.txt.
Limits  `the decision`, `usulan itu` mean what was spoken of last, a few sentences before; nothing else is guessed.
"""

from kg.extract.modality import main_clause
from kg.extract.run import Run
from kg.extract.topics import Topics
from kg.extract.view import View

_REACH = 3
"""Sentences over which pointing words reach back."""


class Spoken:
    """Remembers what a document spoke of last."""

    def __init__(self, topics: Topics) -> None:
        self.known = topics.known
        self._topics = topics
        self._last: tuple[tuple[str, ...], int] = ((), 0)

    def about(self, view: View, run: Run) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return what a statement is about, and the part of it that its own words tell.

        Raises:
            Nothing.
        """
        own = self._own(view, run)
        if own:
            self._last = own, view.number
            return own, own
        topics, number = self._last
        points = bool(view.where(run, "pointing")) and view.number - number <= _REACH
        return (topics if points else ()), ()

    def _own(self, view: View, run: Run) -> tuple[str, ...]:
        """Conditions and circumstances count only if nothing else does."""
        found: set[str] = set()
        for main in main_clause(view, run):
            found |= set(self._topics.find(view.line(main)))
        return tuple(sorted(found)) or self._topics.find(view.line(run))
