"""A document under the search for answers, and what is found.

In      Heard statements, words
Out     Scene, Link.
Limits  lives inside kg.reply; values only.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.language import Places
from kg.model import Document, LinkReason, Span
from kg.reply.heard import Heard
from kg.reply.parties import Side
from kg.reply.wordlist import ReplyWords


@dataclass(frozen=True, slots=True)
class Scene:
    """One document's statements, in the order of the text."""

    doc: Document
    found: tuple[Heard, ...]
    names: Mapping[str, Side]
    """Lower-case words that name one of the statements' actors, with whom they name."""
    words: ReplyWords

    def places(self, sentence: int) -> Places:
        """Return where words of answering stand in a sentence.

        Raises:
            IndexError: there is no such sentence.
        """
        return self.words.places(self.doc.sentences[sentence].lower)


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
