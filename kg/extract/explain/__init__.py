"""How an article was read: for each sentence what was found, what it decided, and what was refused and why.

In      Document, Knowledge, the folder of the ontology
Out     ArticleTold: reasons as values, each with the line of data to edit where one disagrees.
Limits  the statements are those of the rules back end, unchanged: telling reads its notes and decides nothing.
"""

from pathlib import Path

from kg.extract.explain.sentences import tell
from kg.extract.explain.sources import Sources
from kg.extract.explain.values import ArticleTold, Reason, SentenceTold, StatementTold
from kg.extract.rules import Rules
from kg.model import Document, Knowledge
from kg.segment import READ_ROLES


class Explainer:
    """Reads articles as the rules do, and tells why."""

    def __init__(self, knowledge: Knowledge, ontology: Path) -> None:
        self._knowledge = knowledge
        self._ontology = ontology
        self._rules = Rules(knowledge)
        self._sources: dict[str, Sources] = {}

    def explain(self, doc: Document) -> ArticleTold:
        """Return how a document was read.

        Raises:
            DataError: a word list cannot be read.
            OSError: a file of the ontology cannot be read.
        """
        extraction, views = self._rules.watched(doc)
        language = doc.article.language
        sources = self._sources.setdefault(language, Sources(language, self._ontology))
        sentences = tell(views, extraction.statements, self._knowledge, sources)
        skipped = tuple(zone for zone in doc.article.zones if zone.role not in READ_ROLES)
        return ArticleTold(doc.article, sentences, skipped)


__all__ = ["ArticleTold", "Explainer", "Reason", "SentenceTold", "StatementTold"]
