"""A sentence as this room sees it: its words about events, who is named where, which days it names.

In      Document, the mentions of one sentence, EventWords
Out     Line; positions count the sentence's tokens, runs are end-exclusive.
Limits  direct quotations are somebody's words: nothing in them tells what happened.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from kg.extract.run import Run
from kg.extract.written import Written, find
from kg.language import Lexicon, Places
from kg.model import ActorClass, Document, Mention, Sentence, Span
from kg.occasion.words import EventWords

_LEAST_DIRECT = 4
"""Words of a quotation that is somebody's own telling."""
_HANDS = (ActorClass.MEDIA_ORGANISATION, ActorClass.GOVERNMENT_BODY)
"""Classes of actors that pass words on; they meet nobody themselves."""


@dataclass(frozen=True, slots=True)
class Named:
    """Who is named at a place in the sentence; a pair stands for two."""

    run: Run
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence."""

    number: int
    sentence: Sentence
    words: tuple[str, ...]
    told: EventWords
    places: Places
    """Where words stand that tell of events."""
    named: tuple[Named, ...]
    """Who can take part in something, in the order of the text, outside direct quotations."""
    dates: tuple[Written, ...]
    quoted: frozenset[int]
    """Positions inside direct quotations."""

    def size(self, place: int, section: str) -> int:
        """Return how many tokens the longest phrase of a section has that starts at a position, or 0.

        Raises:
            KeyError: there is no such section.
        """
        return 0 if place in self.quoted else self.told.classes[section].at(self.words, place)

    def within(self, run: Run, section: str) -> int | None:
        """Return the last position in a run where a phrase of a section starts, outside quotations.

        Raises:
            KeyError: there is no such section.
        """
        words, first = self.told.classes[section], max(run.first, 0)
        if words.firsts.isdisjoint(self.words[first : run.last]):
            return None
        places = range(min(run.last, len(self.words)) - 1, first - 1, -1)
        return next((p for p in places if words.at(self.words, p) and p not in self.quoted), None)

    def span(self, run: Run) -> Span:
        """Return the stretch of text a run covers.

        Raises:
            Nothing.
        """
        return Span(self.sentence.tokens[run.first].span.start, self.sentence.tokens[run.last - 1].span.end)


def line(doc: Document, number: int, mentions: Iterable[Mention], words: EventWords, lexicon: Lexicon) -> Line:
    """Return a sentence with what stands where.

    Raises:
        Nothing.
    """
    sentence = doc.sentences[number]
    starts = [token.span.start for token in sentence.tokens]
    quoted = _quoted(sentence, starts) if sentence.quotations else frozenset()
    parties = sorted((m for m in mentions if m.cls not in _HANDS), key=lambda m: m.span)
    named = []
    for span, there in groupby(parties, key=lambda m: m.span):
        run = Run(bisect_left(starts, span.start), bisect_left(starts, span.end))
        if run.first < run.last and run.first not in quoted:
            named.append(Named(run, tuple(there)))
    dates = tuple(written for written in find(sentence.lower, lexicon) if written.run.first not in quoted)
    places = words.events.places(sentence.lower)
    return Line(number, sentence, sentence.lower, words, places, tuple(named), dates, quoted)


def _quoted(sentence: Sentence, starts: list[int]) -> frozenset[int]:
    found: set[int] = set()
    for quotation in sentence.quotations:
        first, last = bisect_left(starts, quotation.inner.start), bisect_left(starts, quotation.inner.end)
        if last - first >= _LEAST_DIRECT:
            found.update(range(first, last))
    return frozenset(found)
