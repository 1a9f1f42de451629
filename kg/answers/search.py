"""A few of everything that matches some words: what a search field shows.

In      a View, words
Out     Found: actors and topics by their names, statements by what they quote, documents by headline or quotation.
Limits  the best few of each; the lists give the rest.
"""

from kg.answers.actors import ActorsAsked, actors
from kg.answers.documents import DocumentsAsked, documents
from kg.answers.paging import Slice
from kg.answers.statements import Order, statements
from kg.answers.topics import TopicsAsked, topics
from kg.answers.values import Found
from kg.answers.view import View
from kg.index.filters import Filters


def search(view: View, words: str, limit: int = 5) -> Found:
    """Return the best few of each kind.

    Raises:
        Nothing.
    """
    part = Slice(limit)
    return Found(
        snapshot=view.snapshot,
        actors=actors(view, ActorsAsked(q=words), part).items,
        topics=topics(view, TopicsAsked(q=words), part).items,
        statements=statements(view, Filters(q=words), Order.RELEVANCE, part).items,
        documents=documents(view, DocumentsAsked(q=words), part).items,
    )
