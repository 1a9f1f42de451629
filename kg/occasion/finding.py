"""Document and statements → the events told of, and what was said there.

In      Document, its grounded statements, who is named in each sentence (or the room links the text itself), Knowledge
Out     Occasions.
Source  docs/events.md.
Limits  deterministic; a text in a language without word lists tells of none; one without words for events is not
        looked at any further.
"""

from collections.abc import Sequence

from kg.extract import Extraction
from kg.extract.calendar import calendar
from kg.extract.sides import Sides
from kg.language import LANGUAGES, lexicon
from kg.link import Linker
from kg.link.linker import Known
from kg.model import NO_OCCASIONS, Document, Knowledge, MadeAt, Mention, Occasions, Statement
from kg.occasion.known import KnownEvents
from kg.occasion.line import line
from kg.occasion.making import Setting, made
from kg.occasion.parties import Parties
from kg.occasion.sighting import sightings
from kg.occasion.telling import told
from kg.occasion.words import event_words


class Finder:
    """Finds the events that documents tell of."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._sides = Sides(knowledge)
        self._known = {language: KnownEvents(knowledge, self._sides, language) for language in LANGUAGES}
        self._linkers: dict[str, Linker] = {}

    def find(self, doc: Document, statements: Sequence[Statement], read: Extraction) -> Occasions:
        """Return the events a document tells of, and which of the statements were made there.

        What the back end read tells who is named where, and of what time the document is; else the room looks itself.

        Raises:
            DataError: the words about events cannot be read.
        """
        language = doc.article.language
        if language not in self._known:
            return NO_OCCASIONS
        words = event_words(language)
        numbers = [n for n, s in enumerate(doc.sentences) if not words.telling.isdisjoint(s.lower)]
        if not numbers:
            return NO_OCCASIONS
        there = read.named or self._linked(doc)
        when = read.when or calendar(doc, there, self._knowledge, lexicon(language))
        parties = Parties(self._sides, lexicon(language))
        lines = (line(doc, number, there[number], words, lexicon(language)) for number in numbers)
        found = [seen for one in lines for seen in sightings(one, parties, when)]
        events = told(found, self._known[language], when)
        setting = Setting(doc.sentences, words, self._sides)
        at = tuple(MadeAt(place, event) for place, event in made(statements, events, setting))
        return Occasions(tuple(event.mention for event in events), at)

    def _linked(self, doc: Document) -> tuple[tuple[Mention, ...], ...]:
        """Return who is named in each sentence, where the back end did not say."""
        language = doc.article.language
        if language not in self._linkers:
            self._linkers[language] = Linker(self._knowledge, lexicon(language), Known.of(self._knowledge))
        return self._linkers[language].link(doc)
