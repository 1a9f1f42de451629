"""What a statement is about: demands and issues whose phrases stand in its words.

In      Knowledge: topics with phrase patterns per language (kg.language.phrases documents their grammar)
Out     slugs of topics, sorted.
Limits  a statement about nothing known gets no topic; nothing is guessed.
"""

from kg.language import Line, Phrase, PhraseBook, phrase
from kg.model import Knowledge


class Topics:
    """Finds topics by their phrases, in one language."""

    def __init__(self, knowledge: Knowledge, language: str) -> None:
        self.known = knowledge
        self._phrases: tuple[tuple[str, Phrase], ...] = tuple(
            (topic.slug, phrase(pattern))
            for topic in knowledge.topics.values()
            for pattern in topic.phrases.get(language, ())
        )
        self._book = PhraseBook(pattern for _, pattern in self._phrases)

    def find(self, line: Line) -> tuple[str, ...]:
        """Return the slugs of the topics whose phrases fit a line of words, sorted; the narrower of two that both fit.

        Raises:
            Nothing.
        """
        possible = (self._phrases[number] for number in self._book.possible(line))
        found = {slug for slug, pattern in possible if pattern.search(line)}
        broader = {wide for slug in found for wide in self.known.topics[slug].broader}
        return tuple(sorted(found - broader))
