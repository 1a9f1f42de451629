"""What a model said → proposals.

In      the content of an answer
Out     Proposals, and what in it is none.
Source  kg.llm.schema says the form; a model that is not held to it may say anything.
Limits  nothing is believed here: words are looked up in the article by kg.llm.reading.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kg.model import Kind

_WRAPPED = re.compile(r"<think>.*?</think>|```(?:json)?", re.DOTALL)


class Flaw(StrEnum):
    """Why a proposal is none, or not one that the text bears out."""

    FORM = "the model's answer holds something that is no statement."
    KIND = "the model names a kind that the ontology does not know."
    MANY = "the model proposes more statements than the sentences can hold."
    QUOTE = "the model quotes words that do not stand in the article."
    SHORT = "the model quotes fewer than three words."
    SPEAKER = "the model names a speaker that the article does not name near these words."
    TWICE = "the model proposes the same words twice."
    PARTY = "the model names a target or source that the article does not name; the statement stands without it."
    TOPIC = "the model names a topic that the ontology does not know; the statement stands without it."
    CONDITION = "the model names a condition that does not stand beside the words; the statement stands without it."


class GarbledError(ValueError):
    """An answer holds no list of statements."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A statement as a model puts it: all of it words, none of it checked."""

    sentence: int
    """The number it gives, counted from 0."""
    quote: str
    kind: Kind
    speakers: tuple[str, ...]
    targets: tuple[str, ...]
    topics: tuple[str, ...]
    conveyed_by: tuple[str, ...]
    cited_from: tuple[str, ...]
    said_on: str
    condition: str


@dataclass(frozen=True, slots=True)
class Flawed:
    """Something in an answer that is not taken, and the words concerned."""

    flaw: Flaw
    words: str


def proposals(content: str) -> list[Proposal | Flawed]:
    """Return what an answer proposes, in its order, each thing once.

    Raises:
        GarbledError: the answer holds no list of statements, or ends in its middle.
    """
    return list(dict.fromkeys(map(_proposal, _items(content))))


def _items(content: str) -> Sequence[object]:
    plain = _WRAPPED.sub(" ", content)
    places = (place for place, letter in enumerate(plain) if letter in "{[")
    try:
        body, _ = json.JSONDecoder().raw_decode(plain, next(places, 0))
    except (ValueError, RecursionError) as error:
        raise GarbledError("the model's answer is half a JSON, or none") from error
    items = body.get("statements") if isinstance(body, dict) else body
    if not isinstance(items, list):
        raise GarbledError("the model's answer holds no list of statements")
    return items


def _proposal(item: object) -> Proposal | Flawed:
    if not isinstance(item, dict):
        return Flawed(Flaw.FORM, repr(item)[:80])
    quote, kind, sentence = item.get("quote"), item.get("kind"), item.get("sentence")
    if not isinstance(quote, str) or not quote.strip():
        return Flawed(Flaw.FORM, repr(item)[:80])
    if kind not in list(Kind):
        return Flawed(Flaw.KIND, f"{kind!r:.40} {quote:.80}")
    # a number that is none, or out of reach, only costs the choice among several places
    number = sentence - 1 if isinstance(sentence, int) and 0 < sentence < 10**6 else 0
    speakers, targets, topics, conveyed, cited = (
        tuple(_strings(item.get(name))) for name in ("speakers", "targets", "topics", "conveyed_by", "cited_from")
    )
    said_on, condition = (next(_strings(item.get(name)), "") for name in ("said_on", "condition"))
    return Proposal(number, quote, Kind(kind), speakers, targets, topics, conveyed, cited, said_on, condition)


def _strings(value: object) -> Iterator[str]:
    values = value if isinstance(value, list) else [value]
    yield from (one for one in values if isinstance(one, str) and one.strip())
