"""The article as a report: what it is, who issued it, which publications it passes on.

In      Document, and the chains of its Statements
Out     quads about the document and about the reports it cites, in the document's graph.
Source  decision 0003; the reporting chain: article ← agency cited ← office ← speaker.
Limits  a person who passes words on issues no report: only `cq:conveyedBy` names him.
"""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from kg.lift.terms import HEADLINE, LANGUAGE, PUBLISHED, SOURCE, TYPE, day, number, web_address
from kg.link import medium_slug
from kg.model import Actor, ActorClass, Document, Knowledge, Mention, Statement
from kg.names import actor_iri, document_iri, report_iri, term, text_hash


def article(doc: Document, knowledge: Knowledge) -> Iterator[Quad]:
    """Yield what is known of the article itself.

    Raises:
        Nothing.
    """
    iri, read = document_iri(doc.doc_id), doc.article
    facts: list[tuple[NamedNode, NamedNode | Literal]] = [
        (TYPE, term("NewsArticle")),
        (LANGUAGE, Literal(read.language)),
        (term("sourceName"), Literal(read.source)),
        (term("textHash"), Literal(text_hash(read.text))),
        (term("textLength"), number(len(read.text))),
    ]
    if read.title:
        facts.append((HEADLINE, Literal(read.title)))
    if read.published:
        facts.append((PUBLISHED, day(read.published)))
    address = web_address(read.url) if read.url else None
    if address:
        facts.append((SOURCE, address))
    if read.publisher:
        facts.append((term("issuedBy"), actor_iri(outlet(read.publisher, knowledge))))
    yield from (Quad(iri, predicate, value, iri) for predicate, value in facts)


def outlet(publisher: str, knowledge: Knowledge) -> str:
    """Return the slug of the actor that publishes: a curated medium of that name, else the name's own as a medium.

    Raises:
        Nothing.
    """
    wanted = medium_slug(publisher)
    for actor in knowledge.actors.values():
        if actor.cls is ActorClass.MEDIA_ORGANISATION and wanted in _names(actor):
            return actor.slug
    return wanted


def cited(doc: Document, statement: Statement) -> NamedNode | None:
    """Return the report through which the article has the statement, or None where it cites none.

    Raises:
        Nothing.
    """
    links = _chain(statement)
    return report_iri(doc.doc_id, [m.actor for link in links for m in link]) if links else None


_BREATH = 6
"""Characters between two names that are joined by `dan`, `and` or a comma."""


def chain(doc: Document, statement: Statement) -> Iterator[Quad]:
    """Yield the reports that a statement came through, each citing the next one nearer to the speaker.

    Raises:
        Nothing.
    """
    graph = document_iri(doc.doc_id)
    citing, links = graph, _chain(statement)
    for place, link in enumerate(links):
        # A report is named by the issuers from itself to the source, so that one agency's own
        # report and its report of an office's words stay two reports.
        report = report_iri(doc.doc_id, [nearer.actor for later in links[place:] for nearer in later])
        kind = "Report" if all(m.cls is ActorClass.MEDIA_ORGANISATION for m in link) else "OfficialRelease"
        yield Quad(citing, term("citesSource"), report, graph)
        yield Quad(report, TYPE, term(kind), graph)
        yield from (Quad(report, term("issuedBy"), actor_iri(m.actor), graph) for m in link)
        citing = report


def _chain(statement: Statement) -> list[list[Mention]]:
    """Return who published what the article passes on, nearest to the article first; joint issuers together."""
    conveyed = [m for m in reversed(statement.conveyed_by) if m.cls not in (ActorClass.PERSON, ActorClass.GROUP)]
    links: list[list[Mention]] = []
    for mention in [*statement.cited_from, *conveyed]:
        if links and _joint(links[-1][-1], mention):
            links[-1].append(mention)
        else:
            links.append([mention])
    return links


def _joint(one: Mention, other: Mention) -> bool:
    """Say whether two issuers are named in one breath (`menurut Kremlin dan Gedung Putih`)."""
    first, second = sorted((one.span, other.span))
    same = (one.cls is ActorClass.MEDIA_ORGANISATION) == (other.cls is ActorClass.MEDIA_ORGANISATION)
    return same and 0 <= second.start - first.end <= _BREATH


def _names(actor: Actor) -> set[str]:
    return {medium_slug(name) for name in (actor.label, *(n for names in actor.names.values() for n in names))}
