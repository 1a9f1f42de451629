"""A language's words about events.

In      kg/language/{language}/events.txt
Out     EventWords, read once per language and process.
Source  each file says its form at its top.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.errors import DataError
from kg.language import LISTS, read_sections, surface
from kg.language.sections import Sections
from kg.language.wordset import WordSet
from kg.model import EventClass

CLASSES: Final = {
    "call": EventClass.CALL,
    "call_verb": EventClass.CALL,
    "meeting": EventClass.MEETING,
    "meeting_verb": EventClass.MEETING,
    "summit": EventClass.SUMMIT,
    "session": EventClass.COUNCIL_SESSION,
}
"""What the words of a section tell of."""
VERBS: Final = frozenset({"call_verb", "meeting_verb"})
NEEDED: Final = frozenset(
    {
        *CLASSES,
        "council",
        "not_event",
        "with",
        "at",
        "around",
        "definite_before",
        "definite_behind",
        "indefinite",
        "pointing",
    }
    | {"planning", "postponing", "cancelling", "never", "elsewhere", "another_time"}
)


@dataclass(frozen=True, slots=True)
class EventWords:
    """The words about events of one language."""

    sections: Sections
    telling: frozenset[str]
    """The words with which something that tells of an event can begin."""
    pointing: frozenset[str]
    """The words with which something that only points back at one can begin."""


@cache
def event_words(language: str) -> EventWords:
    """Return the words about events of a language.

    Raises:
        DataError: the file cannot be read, or lacks a section.
    """
    path = LISTS / language / "events.txt"
    listed = read_sections(path)
    missing = sorted(NEEDED - listed.keys())
    if missing:
        raise DataError(str(path), None, f"lacks the sections {', '.join(missing)}.")
    words = {
        name: WordSet(surface(entry) for _, line in section for entry in line.split())
        for name, section in listed.items()
        if name
    }
    telling = frozenset().union(*(words[name].firsts for name in CLASSES))
    return EventWords(Sections(words), telling, words["pointing"].firsts)
