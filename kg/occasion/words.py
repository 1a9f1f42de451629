"""A language's words about events.

In      kg/language/{language}/events.txt
Out     EventWords, read once per language and process.
Source  each file says its form at its top.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.errors import DataError
from kg.language import LISTS, lexicon, read_sections, surface
from kg.language.lexicon import SAY
from kg.language.sections import Sections
from kg.language.wordset import Words, WordSet
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
BEARINGS: Final = ("at", "after", "ahead", "beside")
"""How what stands around an event can be placed by the preposition before it."""
NEEDED: Final = (
    *CLASSES, *BEARINGS, "council", "not_event", "with", "definite_before", "definite_behind", "indefinite", "that",
    "place", "of", "attending", "passing_on",
    "planning", "future", "purpose", "postponing", "cancelling", "never", "elsewhere", "another_time",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class EventWords:
    """The words about events of one language."""

    classes: Mapping[str, WordSet]
    """By section."""
    events: Sections
    """Those that tell of an event, and those that only look so, to be found in a sentence all at once."""
    days_after: Mapping[Words, int]
    """How many days after an event something was, by the words that say so."""
    saying: frozenset[str]
    """Words that report what somebody says: a day behind them is that of the saying."""
    telling: frozenset[str]
    """One word of each phrase that tells of an event, its longest: a sentence without any tells of none."""


@cache
def event_words(language: str) -> EventWords:
    """Return the words about events of a language.

    Raises:
        DataError: the file cannot be read, or lacks a section.
    """
    path = LISTS / language / "events.txt"
    listed = read_sections(path)
    missing = sorted(set(NEEDED) - listed.keys())
    if missing:
        raise DataError(str(path), None, f"lacks the sections {', '.join(missing)}.")
    entries = {name: [entry for _, line in section for entry in line.split()] for name, section in listed.items()}
    after = entries.pop("days_after", [])
    words = {name: WordSet(map(surface, some)) for name, some in entries.items() if name}
    words["days_after"] = WordSet(map(surface, after[::2]))
    words["bearing"] = WordSet(phrase for name in BEARINGS for phrase in words[name])
    told = {name: words[name] for name in (*CLASSES, "not_event")}
    return EventWords(
        words,
        Sections(told),
        {surface(phrase): int(days) for phrase, days in zip(after[::2], after[1::2], strict=True)},
        frozenset(cue.words[0] for cues in lexicon(language).cues.values() for cue in cues if cue.act == SAY),
        frozenset(max(phrase, key=len) for name in CLASSES for phrase in words[name]),
    )
