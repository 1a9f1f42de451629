"""An index, seen in one language.

In      an index, a language
Out     how things are called and dated in an answer.
Limits  a thing without a label in the language is called as kg.index.labels says.
"""

from dataclasses import dataclass, replace
from datetime import date

from kg.index import Filters, Index, chosen_from
from kg.index.labels import Language, label


@dataclass(frozen=True, slots=True)
class View:
    """What is read, and the language of labels."""

    index: Index
    lang: Language = Language.EN

    @property
    def snapshot(self) -> str:
        """Return the id of the snapshot that is read."""
        return self.index.snapshot.id

    def of(self, filters: Filters) -> "View":
        """Return what these filters choose from: with `known_by`, statements that were retracted since are in it too.

        Raises:
            Nothing.
        """
        return replace(self, index=chosen_from(self.index, filters))

    def label(self, thing: str) -> str:
        """Return the column of a thing's label, in SQL, where ``thing`` is what the query calls the thing.

        Raises:
            Nothing.
        """
        return label(self.lang, thing)

    def thing(self, name: str) -> str:
        """Return the columns that a Thing is made of, in SQL.

        Raises:
            Nothing.
        """
        return f"{name}.slug AS id, {name}.iri AS iri, {self.label(name)} AS label"


def day(value: str | None) -> date | None:
    """Return a day as a date; None where there is none or it is none.

    Raises:
        Nothing.
    """
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None


def shifted(when: date, days: int) -> date:
    """Return the day so many days later, or the first or the last day there is.

    Raises:
        Nothing.

    >>> shifted(date(2021, 12, 31), 1), shifted(date.max, 1) == date.max
    (datetime.date(2022, 1, 1), True)
    """
    return date.fromordinal(min(max(when.toordinal() + days, date.min.toordinal()), date.max.toordinal()))
