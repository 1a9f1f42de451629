"""The rules back end: sentence by sentence, voices first, then the acts of the clauses, then what the words say.

In      Document
Out     Extraction: statements in the order of the text, and what was proposed and refused, with the reason.
Source  the recommended design of the language notes; the annotation guide for kinds and slots.
Limits  deterministic; no network, no clock; word lists of the document's language are needed.
"""

from dataclasses import replace

from kg.extract.calendar import calendar
from kg.extract.drafts import Draft, finish
from kg.extract.memory import Memory
from kg.extract.occasions import Occasion, dated, occasion
from kg.extract.pointing import point_back
from kg.extract.sentence import Reader
from kg.extract.sides import Sides
from kg.extract.topics import Topics
from kg.extract.values import Extraction
from kg.extract.view import View, look
from kg.language import LANGUAGES, lexicon
from kg.link import Linker
from kg.link.linker import Known
from kg.model import Document, Knowledge, Mention, Refusal

_OPENING = 3
"""Sentences, the headline among them, with whose actors a report opens."""


class Rules:
    """Extracts statements by rules and word lists."""

    name = "rules"

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._sides = Sides(knowledge)
        known = Known.of(knowledge)
        self._linkers = {language: Linker(knowledge, lexicon(language), known) for language in LANGUAGES}
        self._topics = {language: Topics(knowledge, language) for language in LANGUAGES}

    def extract(self, doc: Document) -> Extraction:
        """Return the statements of a document.

        Raises:
            Nothing.
        """
        return self._read(doc, None)

    def watched(self, doc: Document) -> tuple[Extraction, tuple[View, ...]]:
        """Return the statements of a document, the same ones, and its sentences with notes on every decision.

        Raises:
            Nothing.
        """
        views: list[View] = []
        return self._read(doc, views), tuple(views)

    def _read(self, doc: Document, watched: list[View] | None) -> Extraction:
        language = doc.article.language
        if language not in self._linkers:
            reason = f"no word lists for language {language!r}; languages: {', '.join(LANGUAGES)}."
            return Extraction((), (Refusal("extract", doc.article.source, reason),))
        words = lexicon(language)
        linked = self._linkers[language].link(doc)
        when = calendar(doc, linked, self._knowledge, words)
        memory = Memory(self._sides)
        drafts: list[Draft] = []
        occasions: list[Occasion] = []
        named: list[tuple[Mention, ...]] = []
        for number, mentions in enumerate(linked):
            view = look(doc, number, mentions, words)
            if watched is not None:
                view.notes = []
                watched.append(view)
            point_back(view, memory)
            drafts += Reader(view, memory, self._sides, when).drafts()
            memory.note(view)
            named.append(tuple(mention for seen in view.seen for mention in seen.mentions))
            told = occasion(view, when, number <= _OPENING)
            occasions += [told] if told else []
        return replace(finish(doc, dated(drafts, occasions), self._topics[language]), named=tuple(named), when=when)
