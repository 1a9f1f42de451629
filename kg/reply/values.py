"""A document under the search for answers, and what is found.

In      Heard statements, words
Out     Scene, Link.
Limits  lives inside kg.reply; values only.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.model import Document, LinkReason, Span
from kg.reply.heard import Heard
from kg.reply.parties import Side
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
    words: ReplyWords
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
