"""What the graph says of a thing, as a page without scripts: for kinds that have no view, and where no page is built.

In      a thing's path below /id and its description as N-Quads
Out     HTML.
Limits  the first two hundred subjects of a description are shown; the other forms tell all.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Triple, parse

from api import html
from api.html import Html, fill, joined, link, safe
from api.problems import ProblemError
from api.things.forms import SUFFIXES
from kg.describe.thing import PREFIXES
from kg.names import BASE, ONTOLOGY
from kg.store import Snapshot

_SUBJECTS = 200
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LABELS = ("http://www.w3.org/2000/01/rdf-schema#label", "https://schema.org/headline")
_SPOKEN = ("Turtle", "JSON-LD", "N-Triples", "RDF/XML", "N-Quads", "TriG")
_NAMES = dict(zip([suffix for suffix in SUFFIXES if suffix != "html"], _SPOKEN, strict=True))

_Node = NamedNode | BlankNode | Literal | Triple


def page(path: str, description: bytes, snapshot: Snapshot) -> bytes:
    """Return the page of a thing.

    Raises:
        Nothing: what is described was written by the workers.
    """
    thing = NamedNode(f"{BASE}id/{path}")
    quads = list(parse(description, RdfFormat.N_QUADS))
    names = _names(quads)
    about: defaultdict[_Node, list[Quad]] = defaultdict(list)
    for quad in quads:
        about[quad.subject].append(quad)
    # A thing that is only named is shown by its name where it stands.
    told = [s for s in about if s != thing and any(q.predicate.value not in _LABELS for q in about[s])]
    parts = joined(_part(subject, about[subject], names) for subject in told[:_SUBJECTS])
    title = names.get(thing, path)
    forms = joined((link(f"/id/{path}.{suffix}", name) for suffix, name in _NAMES.items()), " · ")
    content = fill(
        "thing",
        title=title,
        iri=thing.value,
        forms=forms,
        table=_table(about[thing], names) if thing in about else "",
        parts=parts,
        snapshot=snapshot.id,
    )
    return html.whole(f"{title} · Communiqué", content)


def missing(problem: ProblemError) -> bytes:
    """Return the page that tells that there is no such thing, and leads to things like it.

    Raises:
        Nothing.
    """
    near = problem.more.get("near")
    meant = joined((link(f"/id/{path}", path) for path in near), " · ") if isinstance(near, list) else ""
    return html.whole("Not found · Communiqué", fill("failed", detail=problem.detail, form=meant))


def local(iri: str) -> str | None:
    """Return the address at which this server, or whoever has it, answers for an IRI; None for what is no web address.

    Raises:
        Nothing.

    >>> local(f"{BASE}id/actor/nato"), local("https://example.org/"), local("urn:x")
    ('/id/actor/nato', 'https://example.org/', None)
    """
    if iri.startswith((f"{BASE}id/", ONTOLOGY)):
        return "/" + iri.removeprefix(BASE)
    return iri if re.match(r"https?://", iri) else None


def short(iri: str) -> str:
    """Return an IRI with a prefix, where one is known.

    Raises:
        Nothing.

    >>> short(f"{ONTOLOGY}speaker")
    'cq:speaker'
    """
    if iri == _TYPE:
        return "a"
    for prefix, space in PREFIXES.items():
        if iri.startswith(space):
            return f"{prefix}:{iri.removeprefix(space)}"
    return iri


def _names(quads: Sequence[Quad]) -> Mapping[_Node, str]:
    """A name for each thing that has one: the English one, else one without language, else any."""
    found: dict[_Node, dict[str, str]] = defaultdict(dict)
    for quad in quads:
        if quad.predicate.value in _LABELS and isinstance(quad.object, Literal):
            found[quad.subject].setdefault(quad.object.language or "", quad.object.value)
    return {node: told.get("en") or told.get("") or next(iter(told.values())) for node, told in found.items()}


def _part(subject: _Node, quads: Sequence[Quad], names: Mapping[_Node, str]) -> Html:
    return Html(f"<h2>{_shown(subject, names)}</h2>\n{_table(quads, names)}")


def _table(quads: Sequence[Quad], names: Mapping[_Node, str]) -> Html:
    values: defaultdict[str, dict[Html, None]] = defaultdict(dict)
    for quad in quads:
        values[quad.predicate.value][_value(quad, names)] = None
    rows = joined(
        Html(f"<tr><th scope=row>{_term(predicate)}</th><td>{joined(told, '<br>')}</td></tr>")
        for predicate, told in values.items()
    )
    return Html(f"<table>{rows}</table>")


def _term(predicate: str) -> Html:
    address = local(predicate)
    return link(address, short(predicate)) if address else safe(short(predicate))


def _value(quad: Quad, names: Mapping[_Node, str]) -> Html:
    value = quad.object
    graph = "" if isinstance(quad.graph_name, DefaultGraph) else short(quad.graph_name.value)
    where = Html(f' <span class="quiet">{safe(graph)}</span>') if graph else Html("")
    if isinstance(value, Literal):
        tag = Html(f' lang="{safe(value.language)}"') if value.language else Html("")
        return Html(f"<span{tag}>{safe(value.value)}</span>{where}")
    return Html(f"{_shown(value, names)}{where}")


def _shown(node: _Node, names: Mapping[_Node, str]) -> Html:
    if not isinstance(node, NamedNode):
        return safe(str(node))
    address, words = local(node.value), names.get(node, short(node.value))
    return link(address, words) if address else safe(words)
