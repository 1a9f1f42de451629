"""What the words of a statement say by themselves: condition, polarity, certainty, day, stand; no model is asked.

In      Document, the span of a statement, the mentions of its sentences
Out     Sense.
Source  the rules back end's readers of the same things (kg.extract), so that both back ends mean the same by them.
Limits  one sentence: where a quote runs over several, the first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kg.extract.calendar import Calendar
from kg.extract.dates import said_on
from kg.extract.modality import certainty, polarity
from kg.extract.positions import positions
from kg.extract.run import Run
from kg.extract.view import View, look
from kg.language import Lexicon
from kg.model import Certainty, Document, Kind, Knowledge, Mention, Polarity, Span


@dataclass(frozen=True, slots=True)
class Sense:
    """Reads words of one sentence."""

    view: View
    knowledge: Knowledge

    @classmethod
    def of(cls, doc: Document, number: int, linked: Sequence[Sequence[Mention]], words: "Words") -> "Sense":
        """Return the reader of a sentence.

        Raises:
            Nothing.
        """
        return cls(look(doc, number, linked[number], words.lexicon), words.knowledge)

    def polarity(self, span: Span) -> Polarity:
        """Return whether the words negate.

        Raises:
            Nothing.
        """
        return polarity(self.view, self._run(span))

    def certainty(self, span: Span) -> Certainty:
        """Return how sure the words are.

        Raises:
            Nothing.
        """
        return certainty(self.view, self._run(span))

    def positions(self, span: Span, kind: Kind, topics: tuple[str, ...]) -> tuple[str, ...]:
        """Return the topics that the act is for or against.

        Raises:
            KeyError: a topic is not known.
        """
        return positions(self.view, self._run(span), kind, topics, self.knowledge)

    def day(self, place: Span, calendar: Calendar) -> date | None:
        """Return the day that some words of the sentence name, or None.

        Raises:
            Nothing.
        """
        return said_on(self.view, [self._run(place)], calendar)

    def _run(self, span: Span) -> Run:
        tokens = self.view.sentence.tokens
        inside = [i for i, t in enumerate(tokens) if span.start <= t.span.start and t.span.end <= span.end]
        return Run(inside[0], inside[-1] + 1) if inside else Run(0, len(tokens))


@dataclass(frozen=True, slots=True)
class Words:
    """What is known of the language and the world."""

    lexicon: Lexicon
    knowledge: Knowledge
