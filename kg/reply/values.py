"""A document under the search for answers, and what is found.

In      Heard statements, words
Out     Scene, Link.
Limits  lives inside kg.reply; values only.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.model import Document, LinkReason, Span
from kg.reply.heard import Heard
from kg.reply.parties import Names, Side, begun
from kg.reply.wordlist import ReplyWords

_MARKS = "\"“”„«»‘’'″.,;:!?()"


@dataclass(frozen=True, slots=True)
class Scene:
    """One document's statements, in the order of the text."""

    doc: Document
    found: tuple[Heard, ...]
    inside: Mapping[int, Sequence[Heard]]
    """Those that begin in each sentence."""
    names: Mapping[str, Side]
    """Lower-case words that name one of the statements' actors, with whom they name."""
    called: Callable[[], Names]
    """Returns the names of these actors, whole: not every text is asked for them."""
    words: ReplyWords
    _about: dict[int, Side] = field(default_factory=dict)
    _matter: dict[int, frozenset[str]] = field(default_factory=dict)
    """What has been asked for already, by number."""

    def matter(self, one: Heard) -> frozenset[str]:
        """Return the openings of the words that tell what a statement is about, names left out.

        Raises:
            Nothing.
        """
        found = self._matter.get(one.number)
        if found is None:
            told = [part.strip(_MARKS) for part in one.statement.span.of(self.doc.text).lower().split()]
            found = self._matter[one.number] = self.words.content(word for word in told if word not in self.names)
        return found

    def about(self, one: Heard) -> Side:
        """Return whom a statement's own words name, with whom they belong to; its own side left out.

        Raises:
            Nothing.
        """
        found = self._about.get(one.number)
        if found is None:
            within = one.statement.span.holds
            called = self.called()
            named = [
                side
                for place, token in enumerate(one.region.tokens)
                if token.text[0].isupper() and within(token.span)
                for side in begun(called, one.region.words, place)
            ]
            found = self._about[one.number] = frozenset().union(*named) - one.side
        return found


@dataclass(frozen=True, slots=True)
class Link:
    """A statement that another answers, and why."""

    other: Heard
    pattern: str
    """What was seen; kg.reply.trust says how often it was right."""
    reasons: tuple[LinkReason, ...]
    words: Span
    package: bool = False
    """Whether it answers all that the other demands with it."""
    first: str = ""
    """What was seen of the answer that it only goes on with."""
