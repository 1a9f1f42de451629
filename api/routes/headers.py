"""What the header of a saved query says, as the API's description says it.

In      a NamedQuery
Out     pieces of the OpenAPI document; SavedQuery; an address to try.
Source  kg.queries.header; OpenAPI 3.1.
Limits  a query in a file that says nothing of its parameters cannot be loaded, so there is nothing to guess here.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from api.models import QueryParameter, SavedQuery
from kg.model import Kind
from kg.queries import NamedQuery, Parameter, ParameterType

_TRIED = {ParameterType.DATE: "2021-12-15", ParameterType.KIND: Kind.DEMAND.value, ParameterType.INTEGER: "2"}
"""What parameters without an example of their own are shown with."""
_SCHEMAS: Mapping[ParameterType, dict[str, Any]] = {
    ParameterType.DATE: {"format": "date"},
    ParameterType.IRI: {"format": "uri"},
    ParameterType.KIND: {"enum": list(Kind)},
    ParameterType.INTEGER: {"pattern": "^[+-]?[0-9]{1,18}$"},
}


def example(query: NamedQuery) -> str:
    """Return an address at which a query can be tried.

    Raises:
        Nothing.
    """
    values = {p.name: p.example for p in query.parameters if p.example and p.default is None}
    return f"/queries/{query.name}?{urlencode(values)}" if values else f"/queries/{query.name}"


def described(query: NamedQuery, language: str) -> SavedQuery:
    """Return what /queries tells of a query, in a language as far as its header does.

    Raises:
        Nothing.
    """
    told = query.told(language)
    return SavedQuery(
        name=query.name,
        title=told.title,
        asks=told.asks,
        parameters=[
            QueryParameter(
                name=p.name,
                type=p.type,
                description=p.description,
                optional=p.optional,
                default=p.default,
                example=p.example or _TRIED.get(p.type),
                allowed=list(Kind) if p.type is ParameterType.KIND else None,
            )
            for p in query.parameters
        ],
        returns=dict(zip(query.columns, query.returns, strict=True)),
        example=example(query),
    )


def told_of(query: NamedQuery) -> str:
    """Return what a query asks and what its columns hold, in Markdown.

    Raises:
        Nothing.
    """
    columns = "\n".join(f"- `{c}`: {told}" for c, told in zip(query.columns, query.returns, strict=True))
    return f"{query.asks}\n\nColumns:\n\n{columns}"


def openapi_of(parameter: Parameter) -> dict[str, Any]:
    """Return how OpenAPI describes a parameter.

    Raises:
        Nothing.
    """
    schema = {"type": "string", **_SCHEMAS.get(parameter.type, {})}
    if parameter.default is not None:
        schema["default"] = parameter.default
    told: dict[str, Any] = {
        "name": parameter.name,
        "in": "query",
        "required": not parameter.optional,
        "description": f"{parameter.description[:1].upper()}{parameter.description[1:]}: {parameter.expected}.",
        "schema": schema,
    }
    tried = parameter.example or _TRIED.get(parameter.type)
    return told if tried is None else {**told, "example": tried}
