"""One graph or one thing of a store, written down.

In      a GraphQuestion or a ThingQuestion, a store
Out     Found.
Source  SPARQL 1.1 Graph Store HTTP Protocol, section 5.2; `kg.describe.thing`.
Limits  forms that cannot name graphs get each triple of a thing once, whichever graphs it stands in.
"""

from typing import BinaryIO, cast

from pyoxigraph import NamedNode, RdfFormat, Store, serialize

from api.exchange import Spool
from api.workers.dumping import dumped
from api.workers.found import Found, RefusedError, too_large
from api.workers.sink import OverflowingError, Sink
from api.workers.wire import GraphQuestion, ThingQuestion
from kg.describe.thing import PREFIXES, description, similar
from kg.names import BASE


def graph_found(question: GraphQuestion, store: Store, most_bytes: int) -> Found:
    """Return a graph as it stands.

    Raises:
        RefusedError: there is none of that name, it is too large, or the form cannot say what it holds.
        OSError: the store cannot be read.
    """
    sink = Sink(most_bytes, 0, question.media_type, "")
    try:
        body = dumped(store, question.graph, _form(question.media_type), sink)
    except ValueError as error:
        raise RefusedError(406, f"This graph cannot be written as {question.media_type}: {error}.") from error
    except OverflowingError as error:
        raise too_large(error.limit) from error
    if body is None:
        raise RefusedError(404, f"There is no graph {question.graph}.")
    return Found(question.media_type, body)


def thing_found(question: ThingQuestion, store: Store, most_bytes: int) -> Found:
    """Return what the graph says of a thing.

    Raises:
        RefusedError: the graph says nothing of it; the refusal names things like it. Or that is too much.
        OSError: the store cannot be read.
    """
    sink = Sink(most_bytes, 0, question.media_type, question.encoding)
    try:
        body = _described(store, question, sink)
    except OverflowingError as error:
        raise too_large(error.limit) from error
    finally:
        sink.drop()
    if body is None:
        kind, _, slug = question.path.partition("/")
        near = similar(store, kind, slug)
        hint = f" Did you mean {', '.join(near)}?" if near else ""
        raise RefusedError(404, f"The graph says nothing of {question.path!r}.{hint}", near=near)
    return Found(question.media_type, body, encoded=sink.encoded)


def _described(store: Store, question: ThingQuestion, sink: Sink) -> bytes | Spool | None:
    try:
        thing = NamedNode(f"{BASE}id/{question.path}")
    except ValueError:  # no IRI, so nothing can be said of it
        return None
    said, form = description(store, thing), _form(question.media_type)
    if not said:
        return None
    names_graphs = form in (RdfFormat.N_QUADS, RdfFormat.TRIG)
    told = said if names_graphs else list(dict.fromkeys(quad.triple for quad in said))
    serialize(told, cast("BinaryIO", sink), form, prefixes=PREFIXES)
    return sink.close()


def _form(media_type: str) -> RdfFormat:
    form = RdfFormat.from_media_type(media_type)
    assert form is not None
    return form
