"""A sentence as the extraction rules see it: tokens, who is named where, what is quoted, which cues stand where.

In      Document, Sentence, its mentions, Lexicon
Out     View; positions count the sentence's tokens, runs are end-exclusive.
Limits  lives inside kg.extract; nothing here decides anything.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.extract.cues import CueAt, cues
from kg.extract.notes import Notes
from kg.extract.run import Run
from kg.extract.written import Written, find
from kg.language import Lexicon, Line, Places
from kg.model import Document, Mention, Sentence, Span

_QUOTE_MARKS = frozenset("\"“”„«»‘’'″")
_LEAST_DIRECT = 4


@dataclass(frozen=True, slots=True)
class Seen:
    """An actor at a place in the sentence; a pair such as `kedua pemimpin` stands for several."""

    run: Run
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation as token positions."""

    outer: Run
    inner: Run
    direct: bool
    """Whole words of a speaker, not a word or two in quotation marks."""


@dataclass(slots=True)
class View:
    """One sentence under the rules' eyes."""

    doc: Document
    sentence: Sentence
    number: int
    """Which sentence of the document this is."""
    lexicon: Lexicon
    words: tuple[str, ...]
    """Lower-case tokens."""
    seen: list[Seen]
    """Who is named where; to change it, call `see`."""
    quotes: tuple[Quoted, ...]
    cues: tuple[CueAt, ...]
    dates: tuple[Written, ...]
    spent: set[int] = field(default_factory=set)
    """Positions that belong to credits and attributions, not to what is said."""
    notes: Notes | None = None
    """What was decided and why; None where nobody asks, and then nothing is noted."""
    places: Places = field(init=False)
    """Where the small word classes of the language stand."""
    _line: Line = field(init=False)
    _seen_at: dict[int, Seen] = field(init=False)
    _direct_at: dict[int, Quoted] = field(init=False)

    def __post_init__(self) -> None:
        self.places = self.lexicon.sections.places(self.words)
        self._line = Line.lower(self.words)
        self._direct_at = {place: q for q in reversed(self.quotes) if q.direct for place in range(*q.outer)}
        self.see(self.seen)

    def seen_at(self, place: int) -> Seen | None:
        """Return who stands at a position.

        Raises:
            Nothing.
        """
        return self._seen_at.get(place)

    def see(self, seen: list[Seen]) -> None:
        """Take these actors for the ones the sentence names; of two at one position, the first counts.

        Raises:
            Nothing.
        """
        self.seen = seen
        self._seen_at = {place: one for one in reversed(seen) for place in range(*one.run)}

    def is_in(self, place: int, section: str) -> bool:
        """Say whether the word at a position is of that small class of the language.

        Raises:
            Nothing.
        """
        return place in self.places.single[section]

    def is_any(self, place: int, *sections: str) -> bool:
        """Say whether the word at a position is of one of some small classes of the language.

        Raises:
            KeyError: the language has no such class.
        """
        single = self.places.single
        for section in sections:  # noqa: SIM110 - asked so often that a generator would cost more than the answer
            if place in single[section]:
                return True
        return False

    def phrase_at(self, place: int, section: str) -> int:
        """Return how many tokens the longest member of a class has that starts at a position, or 0.

        Raises:
            Nothing.
        """
        return self.places.longest[section].get(place, 0)

    def where(self, run: Run, *sections: str) -> list[int]:
        """Return the positions in a run where a phrase of any of these classes starts, in the order of the text.

        Raises:
            KeyError: the language has no such class.
        """
        (first, last), longest = run, self.places.longest
        found = [place for name in sections for place in longest[name] if first <= place < last]
        return sorted(set(found)) if len(found) > 1 else found

    def words_in(self, run: Run, section: str) -> list[int]:
        """Return the positions in a run whose word is of a small class of the language, in the order of the text.

        Raises:
            KeyError: the language has no such class.
        """
        first, last = run
        return [place for place in self.places.single[section] if first <= place < last]

    def line(self, run: Run) -> Line:
        """Return the words of a run for phrase matching.

        Raises:
            Nothing.
        """
        return self._line.within(*run)

    def span(self, run: Run) -> Span:
        """Return the stretch of text a run covers.

        Raises:
            Nothing.
        """
        return Span(self.sentence.tokens[run.first].span.start, self.sentence.tokens[run.last - 1].span.end)

    def direct_at(self, place: int) -> Quoted | None:
        """Return the direct quotation a position lies in.

        Raises:
            Nothing.
        """
        return self._direct_at.get(place)


def look(doc: Document, number: int, mentions: Iterable[Mention], lexicon: Lexicon) -> View:
    """Return the view of a sentence with its named actors; pronouns come later.

    Raises:
        Nothing.
    """
    sentence = doc.sentences[number]
    words = sentence.lower
    edges = _Edges([t.span.start for t in sentence.tokens], [t.span.end for t in sentence.tokens])
    quotes = _quotes(sentence, edges)
    seen = [Seen(edges.run(m.span), (m,)) for m in mentions]
    return View(
        doc,
        sentence,
        number,
        lexicon,
        words,
        seen,
        quotes,
        cues(words, lexicon, _named(seen)),
        find(words, lexicon),
    )


class _Edges(NamedTuple):
    """Where the tokens of a sentence start and end."""

    starts: list[int]
    ends: list[int]

    def run(self, span: Span) -> Run:
        first, last = bisect_left(self.starts, span.start), bisect_right(self.ends, span.end)
        return Run(first, last) if first < last else Run(0, 0)


def _quotes(sentence: Sentence, edges: _Edges) -> tuple[Quoted, ...]:
    found: list[Quoted] = []
    for quotation in sentence.quotations:
        outer, inner = edges.run(quotation.outer), edges.run(quotation.inner)
        if inner.last > inner.first:
            goes_on = any(q.direct for q in found)
            found.append(Quoted(outer, inner, _is_direct(sentence, outer, inner, goes_on=goes_on)))
    return tuple(found)


def _is_direct(sentence: Sentence, outer: Run, inner: Run, *, goes_on: bool) -> bool:
    """A quotation is direct if it stands free: at the start, after a comma or colon, or behind another one."""
    tokens = sentence.tokens
    size = sum(t.text[0].isalnum() for t in tokens[inner.first : inner.last])
    if size < _LEAST_DIRECT:
        return False
    before = tokens[outer.first - 1].text if outer.first else ""
    free = not before or before in {",", ":", ".", ";", "–", "-", "—"} or before in _QUOTE_MARKS
    starts_upper = tokens[inner.first].text[0].isupper() or tokens[inner.first].text == "("
    return free and (starts_upper or goes_on or outer.first == 0 or before == ":")


def _named(seen: Iterable[Seen]) -> frozenset[int]:
    """Return the positions inside names, where no word is a cue (`United States`)."""
    return frozenset(place for s in seen for place in range(s.run.first, s.run.last))
