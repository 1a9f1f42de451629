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
from kg.answers.values.linked import (
    Act,
    ActCount,
    ActItem,
    Answer,
    AnswerItem,
    AnswerType,
    Aspect,
    Change,
    ChangeItem,
    Cue,
    Difference,
    Phase,
    SourceGroup,
)
from kg.answers.values.parts import Counted, CountedTopic, Side, Thing, Topic
from kg.answers.values.said import Evidence, Link, Retraction, Source, StatementItem
from kg.answers.values.topics import Assessment, Stand, Status, TopicAnswer, TopicItem
from kg.answers.values.whole import Statement

__all__ = [
    "Act",
    "ActCount",
    "ActItem",
    "Actor",
    "ActorItem",
    "Answer",
    "AnswerItem",
    "AnswerType",
    "Aspect",
    "Assessment",
    "Change",
    "ChangeItem",
    "Comparison",
    "Counted",
    "CountedOutlet",
    "CountedTopic",
    "Cue",
    "Difference",
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
    "Phase",
    "Position",
    "Retraction",
    "Side",
    "Source",
    "SourceGroup",
    "Stand",
    "Statement",
    "StatementItem",
    "Statistics",
    "Status",
    "Thing",
    "Tie",
    "Topic",
    "TopicAnswer",
    "TopicItem",
]
