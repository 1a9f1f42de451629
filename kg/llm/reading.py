"""Proposals of a model → statements, each word of them looked up in the article.

In      Document, Proposals
Out     statements in the order of the text, no two with the same span; refusals whose reason is a Flaw or a Fault.
Source  the design: a statement is kept only if its quote is found verbatim and its speaker is named or resolvable.
Limits  what the model says of kind and topics is taken; who speaks must be named near the words; days and polarity are
        read from the words themselves.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from kg.extract import Extraction
from kg.extract.calendar import Calendar, calendar
from kg.extract.positions import stance
from kg.ground import Ground, located
from kg.language import LANGUAGES, lexicon
from kg.link import Linker
from kg.link.gazetteer import Gazetteer
from kg.llm.answer import Flaw, Flawed, Proposal
from kg.llm.sense import Sense, Words
from kg.llm.who import Named
from kg.model import ActorClass, Document, Knowledge, Mention, Refusal, Span, Statement

STAGE = "extract"
_LEAST_WORDS = 3
_PER_SENTENCE = 8
"""Statements that one sentence can hold; who proposes more goes round in circles."""
_DETAIL = 200
_OTHER = "en"
"""Whose small words are used for a language that the house does not know."""


class Reading:
    """Reads proposals against their article; several threads may read at once."""

    def __init__(self, knowledge: Knowledge, confidence: float, rule: str) -> None:
        self._knowledge = knowledge
        self._confidence = confidence
        self._rule = rule
        self._ground = Ground(knowledge)
        self._gazetteer = Gazetteer.of(knowledge)
        self._linkers = {language: Linker(knowledge, lexicon(language)) for language in LANGUAGES}

    def read(self, doc: Document, proposed: Iterable[Proposal | Flawed]) -> Extraction:
        """Return the statements that the text bears out, and what was refused.

        Raises:
            Nothing.
        """
        language = doc.article.language if doc.article.language in self._linkers else _OTHER
        words = Words(lexicon(language), self._knowledge)
        linked = self._linkers[language].link(doc)
        named = Named(doc, linked, words.lexicon, self._gazetteer, self._knowledge)
        page = _Page(named, words, calendar(doc, linked, self._knowledge, words.lexicon), self._confidence, self._rule)
        read = [page.statement(one) for one in _enough(doc, proposed, page)]
        found: dict[Span, Statement] = {}
        for one in (statement for statement in read if statement):
            if one.span in found:
                page.refuse(Flaw.TWICE, one.span.of(doc.text))
            found.setdefault(one.span, one)
        grounded = self._ground.sift(doc, (found[span] for span in sorted(found)), STAGE)
        return Extraction(grounded.kept, (*page.refusals, *grounded.refused))


def _enough(doc: Document, proposed: Iterable[Proposal | Flawed], page: "_Page") -> Iterator[Proposal]:
    most = _PER_SENTENCE * len(doc.sentences)
    for count, one in enumerate(proposed):
        if count >= most:
            page.refuse(Flaw.MANY, f"more than {most}")
            return
        if isinstance(one, Flawed):
            page.refuse(one.flaw, one.words)
        else:
            yield one


class _Page:
    """One article, against which proposals are read."""

    def __init__(self, named: Named, words: Words, when: Calendar, confidence: float, rule: str) -> None:
        self._named = named
        self._doc = named.doc
        self._words = words
        self._when = when
        self._confidence = confidence
        self._rule = rule
        self.refusals: list[Refusal] = []

    def refuse(self, flaw: Flaw, words: str) -> None:
        """Note what is not taken."""
        self.refusals.append(Refusal(STAGE, self._doc.article.source, flaw.value, words[:_DETAIL]))

    def statement(self, one: Proposal) -> Statement | None:
        """Return the statement that a proposal makes, or None, the reason noted."""
        span = located(self._doc, one.quote, one.sentence)
        if span is None:
            self.refuse(Flaw.QUOTE, one.quote)
            return None
        if len(span.of(self._doc.text).split()) < _LEAST_WORDS:
            self.refuse(Flaw.SHORT, one.quote)
            return None
        first, last = self._sentence(span.start), self._sentence(span.end - 1)
        speakers = [self._named.who(name, first, last) for name in one.speakers]
        if not speakers or None in speakers:
            self.refuse(Flaw.SPEAKER, f"{', '.join(one.speakers)}: {one.quote}")
            return None
        return self._made(one, span, _unique(speakers))

    def _made(self, one: Proposal, span: Span, speakers: tuple[Mention, ...]) -> Statement:
        first = self._sentence(span.start)
        sense = Sense.of(self._doc, first, self._named.linked, self._words)
        said = {mention.actor for mention in speakers}
        targets = tuple(m for m in self._parties(one.targets, span) if m.actor not in said)
        passed = [m for m in self._parties((*one.conveyed_by, *one.cited_from), span) if m.actor not in said]
        topics = self._topics(one)
        clause = self._condition(one, span)
        quotations = [q for sentence in self._doc.sentences[first : first + 1] for q in sentence.quotations]
        return Statement(
            span=span,
            kind=one.kind,
            speakers=speakers,
            targets=targets,
            topics=topics,
            positions=sense.positions(span, one.kind, topics),
            stance=stance(one.kind, conditional=clause is not None),
            conveyed_by=_unique(m for m in passed if m.cls is not ActorClass.MEDIA_ORGANISATION),
            cited_from=_unique(m for m in passed if m.cls is ActorClass.MEDIA_ORGANISATION),
            said_on=self._day(one, first),
            condition=clause,
            polarity=sense.polarity(span),
            certainty=sense.certainty(span),
            direct=any(quotation.inner.holds(span) for quotation in quotations),
            confidence=self._confidence,
            rule=self._rule,
        )

    def _parties(self, names: Iterable[str], span: Span) -> tuple[Mention, ...]:
        first, last = self._sentence(span.start), self._sentence(span.end - 1)
        found: list[Mention | None] = []
        for name in names:
            mention = self._named.who(name, first, last)
            if mention is None:
                self.refuse(Flaw.PARTY, name)
            found.append(mention)
        return _unique(found)

    def _topics(self, one: Proposal) -> tuple[str, ...]:
        known = self._words.knowledge.topics
        for slug in set(one.topics) - set(known):
            self.refuse(Flaw.TOPIC, slug)
        return tuple(sorted(set(one.topics) & set(known)))

    def _condition(self, one: Proposal, span: Span) -> Span | None:
        if not one.condition:
            return None
        near = self._sentence(span.start)
        clause = located(self._doc, one.condition, near)
        if clause is None or abs(self._sentence(clause.start) - near) > 1:
            self.refuse(Flaw.CONDITION, one.condition)
            return None
        return clause

    def _day(self, one: Proposal, near: int) -> date | None:
        """Return the day that the words given for it name; a day the model works out itself counts for nothing."""
        place = located(self._doc, one.said_on, near) if one.said_on else None
        if place is None:
            return None
        sense = Sense.of(self._doc, self._sentence(place.start), self._named.linked, self._words)
        return sense.day(place, self._when)

    def _sentence(self, place: int) -> int:
        return next(i for i, s in enumerate(self._doc.sentences) if place < s.span.end)


def _unique(mentions: Iterable[Mention | None]) -> tuple[Mention, ...]:
    """Return one mention an actor, each at its first place."""
    return tuple({m.actor: m for m in reversed([m for m in mentions if m])}.values())[::-1]
