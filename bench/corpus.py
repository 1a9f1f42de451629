"""Made-up documents in the shape of our graph, as many as are wanted: what the query service is measured on.

In      how many; the curated actors, media and topics of ontology/
Out     N-Quads lines of one named graph a document, about a hundred each, and of what the store derives from them.
Limits  what is said is invented. Document number n is the same whatever the number of documents. Few actors, topics
        and media take most of what is said, as in real news (Zipf); days come in bursts. No actor is minted.
"""

import hashlib
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from typing import Final, Generic, TypeVar

from kg import __version__
from kg.lift import terms
from kg.model import ActorClass, Knowledge, Span
from kg.names import (
    CATALOG_GRAPH,
    DERIVED_GRAPH,
    actor_iri,
    doc_id,
    document_iri,
    evidence_iri,
    mention_iri,
    report_iri,
    selector_iri,
    software_iri,
    statement_id,
    statement_iri,
    term,
    text_hash,
    thing,
    topic_iri,
)

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_DAY_ONE: Final = date(2021, 1, 1)
_BURSTS, _DAYS = 60, 1_000
_CITED = 0.4
"""The part of the documents that pass on what an agency reported."""


Member = TypeVar("Member")


@dataclass(frozen=True, slots=True)
class Act:
    """One kind of statement: its class, its words, and how it points at its target, its content and a stance."""

    cls: str
    words: str
    aimed: str = ""
    content: str = ""
    stance: str = ""
    target: str = ""
    """The direct edge from speaker to target that is derived from it; `drawn` are those from speaker to content."""
    drawn: tuple[str, ...] = ()


ACTS: Final = (
    Act("DemandStatement", "demanded of", "addressee", "demandContent", "support", "", ("demands",)),
    Act("Assertion", "spoke before"),
    Act("Accusation", "accused", "accusedParty", target="accuses"),
    Act("Rejection", "rejected before", "", "rejectedContent", "oppose", "", ("rejects", "opposes")),
    Act("SupportStatement", "supported before", stance="support", drawn=("supports",)),
    Act("Commitment", "agreed with", stance="support", drawn=("supports",)),
    Act("Denial", "denied before"),
    Act("Threat", "threatened", "threatenedParty", target="threatens"),
    Act("RedLine", "drew a line before"),
)
_ACT_WEIGHTS: Final = (30, 20, 12, 10, 9, 7, 5, 5, 2)
_CONFIDENCE: Final = ("0.9", "0.85", "0.75", "0.6")
_PROGRAM: Final = str(software_iri(__version__))


@dataclass(frozen=True, slots=True)
class Named:
    """Something that documents speak of: its slug, IRI in angle brackets, and label."""

    slug: str
    iri: str
    label: str


class Family(Generic[Member]):
    """Things of one sort, the most spoken of first: the n-th is spoken of as often as 1/n."""

    def __init__(self, members: Iterable[Member]) -> None:
        self._members = tuple(members)
        self._weights = list(accumulate(1 / n for n in range(1, len(self._members) + 1)))

    def some(self, chance: random.Random, count: int) -> list[Member]:
        """Return so many different members.

        Raises:
            Nothing.
        """
        found: dict[Member, None] = {}
        while len(found) < count:
            found[chance.choices(self._members, cum_weights=self._weights)[0]] = None
        return list(found)


@dataclass(frozen=True, slots=True)
class World:
    """What documents speak of, and the days on which something happened that all write about."""

    actors: Family[Named]
    media: Family[Named]
    topics: Family[Named]
    days: Family[date]

    @classmethod
    def of(cls, knowledge: Knowledge) -> "World":
        """Return the world of the curated knowledge; which actors lead is a matter of a fixed shuffle.

        Raises:
            Nothing.
        """
        shuffled = sorted(knowledge.actors.values(), key=lambda a: hashlib.sha256(a.slug.encode()).digest())
        named = {a.slug: Named(a.slug, str(actor_iri(a.slug)), a.label) for a in shuffled}
        printed = {a.slug for a in shuffled if a.cls is ActorClass.MEDIA_ORGANISATION}
        topics = sorted(knowledge.topics.values(), key=lambda t: (t.kind, t.slug))
        chance = random.Random("days")  # noqa: S311
        return cls(
            Family(one for slug, one in named.items() if slug not in printed),
            Family(one for slug, one in named.items() if slug in printed),
            Family(Named(t.slug, str(topic_iri(t.kind, t.slug)), t.label) for t in topics),
            Family(_DAY_ONE + timedelta(chance.randrange(_DAYS)) for _ in range(_BURSTS)),
        )


@dataclass(slots=True)
class Made:
    """One document: its lines without line ends, and what the store keeps beside them."""

    iri: str
    lines: list[str] = field(default_factory=list)
    statements: list[str] = field(default_factory=list)
    demanding: list[str] = field(default_factory=list)
    """The actors of its demands, for questions about an actor as often as it demands."""
    heads: set[tuple[str, str, str]] = field(default_factory=set)

    def entry(self) -> str:
        """Return the catalog's line for the document: the digest of its graph.

        Raises:
            Nothing.
        """
        text = "".join(f"{line}\n" for line in sorted(set(self.lines)))
        digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
        return f'{self.iri} {_term("graphDigest")} "{digest}" {CATALOG_GRAPH} .'


def documents(count: int, world: World) -> Iterator[Made]:
    """Yield so many documents.

    Raises:
        Nothing.
    """
    return (_Writer(number, world).written() for number in range(count))


def derived(heads: Counter[tuple[str, str, str]]) -> Iterator[str]:
    """Yield the lines of the direct edges, and of the number of documents behind each.

    Raises:
        Nothing.
    """
    for (subject, predicate, value), count in heads.items():
        triple = f"{subject} {predicate} {value}"
        name = thing("head", hashlib.sha256(triple.encode("utf-8")).hexdigest()[:20])
        yield f"{triple} {DERIVED_GRAPH} ."
        yield f"{name} {_term('supportCount')} {_typed(count, 'integer')} {CATALOG_GRAPH} ."


class _Writer:
    """One document being written."""

    def __init__(self, number: int, world: World) -> None:
        self._chance = random.Random(number)  # noqa: S311
        self._world = world
        self._source = f"https://news.example/{number}"
        self._doc = doc_id(self._source)
        self._made = Made(str(document_iri(self._doc)))

    def written(self) -> Made:
        """Return the document."""
        acts = self._chance.choices(ACTS, _ACT_WEIGHTS, k=self._chance.choice((2, 3)))
        topics = self._world.topics.some(self._chance, len(acts))
        told: list[tuple[Act, Named, Named, Named]] = []
        for act, topic in zip(acts, topics, strict=True):
            speaker, target = self._world.actors.some(self._chance, 2)
            told.append((act, topic, speaker, target))
        number = self._chance.randrange(2, 1000)
        quotes = [f"{s.label} {a.words} {t.label} the matter of {p.label} {number} times" for a, p, s, t in told]
        title = f"{told[0][2].label} and {told[0][3].label}"
        text = f"{title}\n\n{'. '.join(quotes)}."
        report = self._article(title, text)
        at = len(title) + 2
        for (act, topic, speaker, target), quote in zip(told, quotes, strict=True):
            node = str(statement_iri(statement_id(self._doc, quote, 0)))
            self._act(node, act, (speaker, target), topic)
            self._passed_on(node, report)
            self._evidence(node, text, Span(at, at + len(quote)))
            self._mention(speaker, at)
            self._mention(target, at + len(speaker.label) + len(act.words) + 2)
            at += len(quote) + 2
        return self._made

    def _say(self, subject: str, predicate: object, *values: object) -> None:
        graph = self._made.iri
        self._made.lines += [f"{subject} {predicate} {value} {graph} ." for value in values]

    def _article(self, title: str, text: str) -> tuple[str, str] | None:
        """Say what the article is; return the report it passes on, and its agency, if it does."""
        iri = self._made.iri
        outlet, agency = self._world.media.some(self._chance, 2)
        (burst,) = self._world.days.some(self._chance, 1)
        published = burst + timedelta(int(self._chance.expovariate(0.2)))
        self._uttered = _typed(published - timedelta(self._chance.choice((0, 0, 0, 1, 1, 2))), "date")
        self._say(iri, terms.TYPE, _term("NewsArticle"))
        self._say(iri, terms.LANGUAGE, '"en"')
        self._say(iri, terms.HEADLINE, _plain(title))
        self._say(iri, terms.PUBLISHED, _typed(published, "date"))
        self._say(iri, terms.SOURCE, f"<{self._source}>")
        self._say(iri, _term("sourceName"), _plain(self._source))
        self._say(iri, _term("textHash"), _plain(text_hash(text)))
        self._say(iri, _term("textLength"), _typed(len(text), "integer"))
        self._say(iri, _term("issuedBy"), outlet.iri)
        if self._chance.random() >= _CITED:
            return None
        report = str(report_iri(self._doc, [agency.slug]))
        self._say(iri, _term("citesSource"), report)
        self._say(report, terms.TYPE, _term("Report"))
        self._say(report, _term("issuedBy"), agency.iri)
        return report, agency.iri

    def _act(self, node: str, act: Act, parties: tuple[Named, Named], topic: Named) -> None:
        speaker, target = parties
        self._made.statements.append(node)
        self._say(node, terms.TYPE, _term(act.cls))
        self._say(node, _term("speaker"), speaker.iri)
        for role in filter(None, ("target", act.aimed)):
            self._say(node, _term(role), target.iri)
        for role in filter(None, ("about", "content", act.content)):
            self._say(node, _term(role), topic.iri)
        if act.stance:
            self._say(node, _term("stance"), _term(act.stance))
        self._say(node, _term("polarity"), _term("affirmed"))
        self._say(node, _term("certainty"), _term("certain"))
        self._say(node, _term("directQuote"), _typed("false", "boolean"))
        self._say(node, _term("confidence"), _typed(self._chance.choice(_CONFIDENCE), "decimal"))
        self._say(node, _term("utteredOn"), self._uttered)
        self._say(node, terms.ATTRIBUTED_TO, _PROGRAM)
        if act.cls == "DemandStatement":
            self._made.demanding.append(speaker.iri)
        drawn = [name for name in act.drawn if name != "demands" or "/id/demand/" in topic.iri]
        edges = [(name, topic.iri) for name in ("takesPositionOn", *drawn)]
        edges += [(act.target, target.iri)] if act.target else []
        self._made.heads |= {(speaker.iri, _term(name), value) for name, value in edges}

    def _passed_on(self, node: str, report: tuple[str, str] | None) -> None:
        self._say(node, _term("reportedIn"), self._made.iri)
        if report:
            self._say(node, _term("citedReport"), report[0])
            self._say(node, _term("citedFrom"), report[1])

    def _evidence(self, node: str, text: str, span: Span) -> None:
        evidence = str(evidence_iri(self._doc, span))
        position, quote = (str(selector_iri(self._doc, span, which)) for which in ("position", "quote"))
        self._say(node, _term("evidence"), evidence)
        self._say(evidence, terms.TYPE, _term("Evidence"))
        self._say(evidence, terms.HAS_SOURCE, self._made.iri)
        self._say(evidence, terms.HAS_SELECTOR, position, quote)
        self._say(position, terms.TYPE, terms.POSITION_SELECTOR)
        self._say(position, terms.START, _typed(span.start, "integer"))
        self._say(position, terms.END, _typed(span.end, "integer"))
        self._say(quote, terms.TYPE, terms.QUOTE_SELECTOR)
        self._say(quote, terms.EXACT, _plain(span.of(text)))
        self._say(quote, terms.PREFIX, _plain(text[max(0, span.start - 32) : span.start]))
        self._say(quote, terms.SUFFIX, _plain(text[span.end : span.end + 32]))

    def _mention(self, actor: Named, at: int) -> None:
        node = str(mention_iri(self._doc, Span(at, at + len(actor.label))))
        self._say(self._made.iri, _term("mentions"), node)
        self._say(node, terms.TYPE, _term("Mention"))
        self._say(node, terms.HAS_SOURCE, self._made.iri)
        self._say(node, _term("refersTo"), actor.iri)
        self._say(node, _term("nameAsPrinted"), _plain(actor.label))


@cache
def _term(local: str) -> str:
    return str(term(local))


def _plain(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _typed(value: object, datatype: str) -> str:
    return f'"{value}"^^<{_XSD}{datatype}>'
