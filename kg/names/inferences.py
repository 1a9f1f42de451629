"""Names of what follows from statements.

In      IRIs of what an inference is about
Out     IRIs; the same input always gives the same name.
Source  decision 0031.
"""

from pyoxigraph import NamedNode

from kg.model import Span
from kg.names.minting import digested, thing
from kg.names.things import evidence_iri


def position_iri(actor: str, topic: str) -> NamedNode:
    """Return the IRI of an actor's position on a topic, from the IRIs of both.

    Raises:
        Nothing.

    >>> position_iri("id/actor/nato", "id/demand/open-door-policy").value
    'https://w3id.org/communique/id/position/nato--demand--open-door-policy'
    """
    return thing("position", "--".join([*actor.rsplit("/", 1)[-1:], *topic.rsplit("/", 2)[-2:]]))


def side_position_iri(actor: str, topic: str) -> NamedNode:
    """Return the IRI of the position that an actor and all who speak for it take together.

    Raises:
        Nothing.
    """
    return NamedNode(f"{position_iri(actor, topic).value}--side")


def act_iri(earliest: str) -> NamedNode:
    """Return the IRI of an act from that of the statement that reports it first: later reports leave it as it is.

    Raises:
        Nothing.

    >>> act_iri("https://w3id.org/communique/id/statement/0123456789abcdef0123").value
    'https://w3id.org/communique/id/act/0123456789abcdef0123'
    """
    return thing("act", earliest.rsplit("/", 1)[-1])


def part_iri(whole: NamedNode, part: str, number: int) -> NamedNode:
    """Return the IRI of a numbered part of an inference, such as the first phase of a position.

    Raises:
        Nothing.

    >>> part_iri(position_iri("id/actor/nato", "id/issue/sanctions"), "phase", 1).value
    'https://w3id.org/communique/id/position/nato--issue--sanctions#phase-1'
    """
    return NamedNode(f"{whole.value}#{part}-{number}")


def answer_iri(answering: str, answered: str) -> NamedNode:
    """Return the IRI of the finding that one statement answers another, from the ids of both.

    Raises:
        Nothing.
    """
    return thing("answer", digested([answering, answered], 20))


def event_iri(slug: str) -> NamedNode:
    """Return the IRI of an event: curated, or told of by documents.

    Raises:
        Nothing.
    """
    return thing("event", slug)


def event_mention_iri(document: str, span: Span) -> NamedNode:
    """Return the IRI of a stretch of text that tells of an event.

    Raises:
        Nothing.
    """
    return NamedNode(f"{evidence_iri(document, span).value}&event")


def assessment_iri(demand: str, number: int) -> NamedNode:
    """Return the IRI of the numbered period of a demand, from the demand's IRI.

    Raises:
        Nothing.

    >>> assessment_iri("id/demand/no-eastward-expansion", 2).value
    'https://w3id.org/communique/id/assessment/no-eastward-expansion--2'
    """
    return thing("assessment", f"{demand.rsplit('/', 1)[-1]}--{number}")
