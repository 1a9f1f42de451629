"""Things, types and properties in a few words of HTML, to be shown inside somebody else's page.

In      an Index, an id
Out     HTML without scripts.
Source  Reconciliation Service API 0.2, sections 5.2 and 6.
Limits  a preview may be framed by any page: it holds nothing that could be clicked to anybody's harm.
"""

from fastapi import Response

from api.html import Html, fill, joined, link, safe
from api.problems import ProblemError
from kg.index import Index
from kg.reconcile import PROPERTIES, TYPES, Entity, entity, extended

_POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *"
_SHOWN = (
    "office",
    "memberOf",
    "demandedBy",
    "opposedBy",
    "participant",
    "made",
    "received",
    "mentioned",
    "first",
    "last",
)
_VALUES = 3


def words(index: Index, identifier: str) -> Html:
    """Return a thing in a few words.

    Raises:
        ProblemError: there is no such thing (404).
    """
    one = _known(index, identifier)
    kind = ", ".join(of.name for of in one.types[:1])
    return Html(f"<p><strong>{safe(one.name)}</strong> ({safe(kind)})</p><p>{safe(one.description)}</p>")


def page(index: Index, identifier: str) -> Html:
    """Return a thing as a small page.

    Raises:
        ProblemError: there is no such thing (404).
    """
    one = _known(index, identifier)
    kind = one.id.partition("/")[0]
    facts = {
        PROPERTIES[prop].name: [_value(value) for value in extended(index, one, prop, _VALUES)]
        for prop in _SHOWN
        if kind in PROPERTIES[prop].kinds
    }
    told = joined(
        Html(f"<tr><th scope=row>{safe(name)}</th><td>{safe(', '.join(values))}</td></tr>")
        for name, values in facts.items()
        if values
    )
    name = Html(link(f"/id/{one.id}", one.name).replace("<a ", '<a target="_blank" rel="noopener" ', 1))
    return fill("preview", title=one.name, name=name, kind=one.types[0].name, description=one.description, facts=told)


def framed(content: Html) -> Response:
    """Return a small page that any page may put into a frame.

    Raises:
        Nothing.
    """
    headers = {"content-security-policy": _POLICY, "cache-control": "no-cache"}
    return Response(content, headers=headers, media_type="text/html")


def of_type(identifier: str) -> Html:
    """Return a type in a few words.

    Raises:
        ProblemError: there is no such type (404).
    """
    if identifier not in TYPES:
        raise ProblemError(404, f"There is no type {identifier!r}.", allowed=list(TYPES))
    one = TYPES[identifier]
    narrower = ", ".join(other.name for other in TYPES.values() if other.broader == identifier)
    below = Html(f"<p>Narrower: {safe(narrower)}</p>") if narrower else Html("")
    return Html(f"<p><strong>{safe(one.name)}</strong></p>{below}")


def of_property(identifier: str) -> Html:
    """Return a property in a few words.

    Raises:
        ProblemError: there is no such property (404).
    """
    if identifier not in PROPERTIES:
        raise ProblemError(404, f"There is no property {identifier!r}.", allowed=list(PROPERTIES))
    one = PROPERTIES[identifier]
    return Html(f"<p><strong>{safe(one.name)}</strong></p><p>{safe(one.description)}</p>")


def _known(index: Index, identifier: str) -> Entity:
    found = entity(index, identifier)
    if found is None:
        raise ProblemError(404, f"There is nothing with the id {identifier!r} to be reconciled with.")
    return found


def _value(value: object) -> str:
    assert isinstance(value, dict)
    if "date" in value:
        return str(value["date"])[:10]
    return str(value.get("name", next(iter(value.values()))))
