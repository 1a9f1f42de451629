"""What the OpenAPI document says of the routes that the framework does not know: /sparql, /store and others.

In      the document that the framework makes, Settings
Out     the same document, with these paths.
Source  OpenAPI 3.1; SPARQL 1.1 Protocol; SPARQL 1.1 Graph Store HTTP Protocol.
Limits  updates and backups are described only where they are taken; other writes are answered 403 elsewhere.
"""

from typing import Any

from api.asking.negotiation import GRAPH, TABLE
from api.asking.query import FORM, QUERY, UPDATE
from api.models import ProblemDetails
from api.problems import MEDIA_TYPE
from api.rest.shapes import FIELDS
from api.settings import Settings
from api.things.forms import SUFFIXES

Described = dict[str, Any]

_TEXT: Described = {"type": "string"}
_IRI: Described = {"type": "string", "format": "uri"}
_PROBLEM: Described = {MEDIA_TYPE: {"schema": ProblemDetails.model_json_schema()}}
_TROUBLES = {
    400: "Not a query, or not as it should be sent: line and column where they are known",
    403: "Nothing is written here",
    406: "No format that is asked for can be given",
    413: "Too long",
    415: "Not sent in a way that is understood",
    500: "A fault of the server",
    503: "Too many are waiting: try again after Retry-After",
    504: "It took more time than it had and was ended",
    507: "It took more memory, or the answer is larger, than is allowed",
}
_WRITTEN = {401: "No token, or none that is known", 409: "It does not conform to the shapes"}
_DOCUMENTS = {"void": "what the dataset holds, as VoID", "sparql-examples": "queries to begin with"}
_GRAPHS = list(dict.fromkeys(GRAPH.values()))


def complete(document: Described, settings: Settings) -> None:
    """Return nothing; add the paths to the document.

    Raises:
        Nothing.
    """
    paths: Described = document["paths"]
    for operation in [one for told in paths.values() for one in told.values()]:
        _choose(operation)
    paths["/sparql"] = _sparql(settings)
    paths["/store"] = _store()
    paths["/id/{kind}/{slug}"] = {"get": _thing()}
    paths["/ontology"] = {"get": _ontology()}
    for name, words in _DOCUMENTS.items():
        answers = {200: _answer(words, _GRAPHS), 304: {"description": "As it was"}}
        troubles = _troubles({404: "The snapshot says nothing of itself", **_TROUBLES})
        paths[f"/.well-known/{name}"] = {"get": _operation(name, f"Tell {words}.", {**answers, **troubles})}
    if settings.writes:
        answers = {201: _answer("The name of the backup", ["application/json"]), **_troubles({**_TROUBLES, **_WRITTEN})}
        paths["/admin/backup"] = {"post": _operation("backup", "Make a backup of the published snapshot.", answers)}


def _choose(operation: Described) -> None:
    """Say of the parameter `fields` which fields an answer has."""
    names = "|".join(operation.pop(FIELDS, []))
    for parameter in operation.get("parameters", ()):
        if parameter["name"] == "fields":
            parameter["schema"]["anyOf"][0]["pattern"] = f"^({names})(,({names}))*$"


def _sparql(settings: Settings) -> Described:
    formats = [*dict.fromkeys((*TABLE.values(), *_GRAPHS))]
    answers = {200: _answer("The result, in the format that Accept asks for", formats), **_troubles(_TROUBLES)}
    query: Described = {"type": "string", "minLength": 1, "format": "sparql"}
    asked: Described = {
        "timeout": {"type": "number", "exclusiveMinimum": 0, "maximum": settings.longest},
        "default-graph-uri": {"type": "array", "items": _IRI},
        "named-graph-uri": {"type": "array", "items": _IRI},
    }
    also = {303: {"description": "To the form, for people who ask nothing"}, 304: {"description": "As it was"}}
    get = _operation("sparql", "Answer a SPARQL query; asked nothing, describe the service.", {**answers, **also})
    get["parameters"] = [_parameter("query", query), *(_parameter(k, v) for k, v in asked.items())]
    bodies: Described = {
        QUERY: {"schema": query},
        FORM: {
            "schema": {
                "type": "object",
                "properties": {"query": query, **asked},
                "required": ["query"],
                "additionalProperties": False,
            }
        },
    }
    told = "Answer a SPARQL query."
    if settings.writes:
        bodies[UPDATE] = {"schema": {"type": "string", "format": "sparql-update"}}
        told = "Answer a SPARQL query, or carry out an update; for that, send a bearer token."
        answers |= {204: {"description": "An update was carried out"}, **_troubles(_WRITTEN)}
    post = _operation("sparqlPost", told, answers)
    post["requestBody"] = {"required": True, "content": bodies}
    return {"get": get, "post": post}


def _thing() -> Described:
    told = "Tell what the graph says of a thing: this is the address that its IRI stands for."
    answers = {200: _answer("What is said of it, in the form asked for", list(SUFFIXES.values()))}
    answers |= {303: {"description": "To the graph itself"}, 304: {"description": "As it was"}}
    troubles = {404: "Nothing is said of it; `near` names things like it", 422: "No such format", **_TROUBLES}
    told_of = _troubles(troubles)
    told_of[404]["content"] = {**_PROBLEM, "text/html": {"schema": _TEXT}}
    operation = _operation("thing", told, {**answers, **told_of})
    form: Described = {"type": "string", "enum": list(SUFFIXES)}
    text: Described = {"type": "string", "minLength": 1, "pattern": "^[A-Za-z0-9._-]+$"}
    operation["parameters"] = [
        _parameter("kind", text, "actor, demand, issue, event, post, document, statement, report …", required=True),
        _parameter("slug", text, "The last part of its IRI, such as nato.", required=True),
        _parameter("format", form, "A form, whatever Accept says; the same at the end of the address, as in nato.ttl."),
    ]
    for parameter in operation["parameters"][:2]:
        parameter["in"] = "path"
    return operation


def _ontology() -> Described:
    offered = {suffix: form for suffix, form in SUFFIXES.items() if suffix not in ("nq", "trig")}
    answers = {200: _answer("The ontology, in the form asked for", list(offered.values()))}
    troubles = _troubles({404: "No such version", 422: "No such format or language", **_TROUBLES})
    told = "Give the ontology: pages for people, its terms as data; /ontology/VERSION gives a version of it."
    operation = _operation("ontology", told, {**answers, 304: {"description": "As it was"}, **troubles})
    operation["parameters"] = [
        _parameter("format", {"type": "string", "enum": list(offered)}, "A form, whatever Accept says."),
        _parameter("lang", {"type": "string", "enum": ["en", "id"]}, "The language of the pages."),
    ]
    return operation


def _store() -> Described:
    which = [
        _parameter("graph", _IRI, "The graph's name; or give `default`, with no value."),
        {
            **_parameter("default", {"type": "string", "maxLength": 0}, "The graph without a name."),
            "allowEmptyValue": True,
        },
    ]
    troubles = _troubles({404: "There is no such graph", **_TROUBLES})
    answers = {200: _answer("The graph, in the format that Accept asks for", _GRAPHS), **troubles}
    told = {"get": {**_operation("graph", "Give one graph.", answers), "parameters": which}}
    receipt = _answer("Done, with a receipt for whoever accepts JSON", ["application/json"])
    done = {200: receipt, 204: {"description": "Done"}, 201: {"description": "Made"}}
    done |= {**troubles, **_troubles(_WRITTEN)}
    content = {name: {"schema": {"type": "string", "format": name.partition("/")[2]}} for name in _GRAPHS}
    for method, words in (("put", "Replace one graph"), ("post", "Add to one graph"), ("delete", "Remove one graph")):
        operation = _operation(f"{method}Graph", f"{words}; with a bearer token, where writes are taken.", done)
        told[method] = {**operation, "parameters": which}
        if method != "delete":
            told[method]["requestBody"] = {"required": True, "content": content}
    return told


def _operation(name: str, told: str, answers: dict[int, Described]) -> Described:
    responses = {str(status): answer for status, answer in sorted(answers.items())}
    return {"operationId": name, "summary": told, "description": told, "tags": ["sparql"], "responses": responses}


def _answer(told: str, formats: list[str]) -> Described:
    schemas = {name: {"type": "object"} if name.endswith("json") else _TEXT for name in formats}
    schemas["application/ld+json"] = {}
    return {"description": told, "content": {name: {"schema": schemas[name]} for name in formats}}


def _troubles(told: dict[int, str]) -> dict[int, Described]:
    return {status: {"description": words, "content": _PROBLEM} for status, words in told.items()}


def _parameter(name: str, schema: Described, told: str = "", *, required: bool = False) -> Described:
    return {"name": name, "in": "query", "required": required, "schema": schema, "description": told}
