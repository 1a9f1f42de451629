"""The values that walk from room to room: articles, documents, mentions, statements.

In      nothing
Out     frozen dataclasses; every offset counts Unicode code points of the stored text, end-exclusive.
Source  the annotation guide's slots; W3C Web Annotation (text positions); PLOVER and GRaSP for kinds and factuality.
Limits  no behaviour beyond what a value can say about itself; no RDF, no files.
"""

from kg.model.held import NO_OCCASIONS, EventClass, EventMention, EventStatus, MadeAt, Occasions
from kg.model.known import Actor, ActorClass, Event, Knowledge, Post, Tenure, Topic, TopicKind
from kg.model.replied import Answer, AnswerType, LinkReason
from kg.model.said import Certainty, Kind, Mention, Polarity, Stance, Statement
from kg.model.text import Article, Document, Quotation, Refusal, Sentence, Span, Token, Zone, ZoneRole

__all__ = [
    "NO_OCCASIONS",
    "Actor",
    "ActorClass",
    "Answer",
    "AnswerType",
    "Article",
    "Certainty",
    "Document",
    "Event",
    "EventClass",
    "EventMention",
    "EventStatus",
    "Kind",
    "Knowledge",
    "LinkReason",
    "MadeAt",
    "Mention",
    "Occasions",
    "Polarity",
    "Post",
    "Quotation",
    "Refusal",
    "Sentence",
    "Span",
    "Stance",
    "Statement",
    "Tenure",
    "Token",
    "Topic",
    "TopicKind",
    "Zone",
    "ZoneRole",
]
