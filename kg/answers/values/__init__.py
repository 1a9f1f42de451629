"""The values that answer: what a page, a notebook and a program get alike.

In      nothing
Out     frozen dataclasses. `id` is short and stands in addresses; `iri` is the name in the graph.
Source  ontology/core.ttl for what the words mean.
Limits  what the graph does not say is None, or an empty tuple. Offsets count Unicode code points of the stored text,
        end-exclusive; a program whose texts count UTF-16 units must convert them.
"""

from kg.answers.values.actors import Actor, ActorItem, Comparison, Office, Position, Tie
from kg.answers.values.counts import CountedOutlet, Found, Matrix, MatrixCell, Period, Statistics
from kg.answers.values.documents import Document, DocumentItem, Event, EventItem, Highlight
from kg.answers.values.parts import Counted, CountedTopic, Side, Thing, Topic
from kg.answers.values.said import Evidence, Link, Source, Statement, StatementItem
from kg.answers.values.topics import Stand, TopicAnswer, TopicItem

__all__ = [
    "Actor",
    "ActorItem",
    "Comparison",
    "Counted",
    "CountedOutlet",
    "CountedTopic",
    "Document",
    "DocumentItem",
    "Event",
    "EventItem",
    "Evidence",
    "Found",
    "Highlight",
    "Link",
    "Matrix",
    "MatrixCell",
    "Office",
    "Period",
    "Position",
    "Side",
    "Source",
    "Stand",
    "Statement",
    "StatementItem",
    "Statistics",
    "Thing",
    "Tie",
    "Topic",
    "TopicAnswer",
    "TopicItem",
]
