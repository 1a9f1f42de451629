"""For whom those speak whom nobody curates: the states and organisations that the article itself gives them.

In      Document, its statements, whose officials their speakers are by the words of the article
Out     statement cq:onBehalfOf state, in the document's graph.
Source  ontology/core.ttl; docs/sides.md. For curated actors the rule `behalf` says it, by their terms of office.
Limits  what the article tells holds for its own statements: the same name elsewhere is judged by the words there.
"""

from collections.abc import Iterator, Mapping, Sequence, Set

from pyoxigraph import Quad

from kg.lift.spoken import identified
from kg.model import Document, Statement
from kg.names import actor_iri, document_iri, statement_iri, term


def behalf(doc: Document, statements: Sequence[Statement], sides: Mapping[str, Set[str]]) -> Iterator[Quad]:
    """Yield for whom the speakers of statements speak; ``sides`` has it by slug of the speaker.

    Raises:
        Nothing.
    """
    if not sides:
        return
    graph = document_iri(doc.doc_id)
    for statement, identifier in identified(doc.doc_id, doc.text, statements):
        for side in sorted({side for mention in statement.speakers for side in sides.get(mention.actor, ())}):
            yield Quad(statement_iri(identifier), term("onBehalfOf"), actor_iri(side), graph)
