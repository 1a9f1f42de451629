"""The tool that tells what the graph is made of, so that queries can be written that find something.

In      the name of a class, or none
Out     tool `schema`.
Source  decision 0020: a snapshot says of itself what it holds (VoID), and its figures are right.
Limits  classes of the logic and of the description itself are left out.
"""

from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

from pydantic import Field

from api.ask import Row
from api.mcp.answers import Class, Example, Prefix, Property, Schema
from api.mcp.asking import Graph
from api.mcp.cells import cell
from api.mcp.toolbox import Toolbox
from api.problems import ProblemError

box = Toolbox()

_WORDS = (Path(__file__).parent / "texts" / "statements.md").read_text(encoding="utf-8")
_SHOWN = 30
"""Triples of an example."""


@box.tool("schema", "What the graph is made of")
async def schema(
    graph: Graph,
    class_name: Annotated[
        str | None,
        Field(description="A class, such as cq:DemandStatement: its properties and an example too."),
    ] = None,
) -> Schema:
    """Tell the classes of the graph with counts and definitions, the prefixes, and how statements are written.

    With a class: its properties with counts, the classes of their values, and the triples of one example.
    """
    prefixes = await _prefixes(graph)
    classes = [_class(row, prefixes) for row in await graph.own("classes")]
    told = Schema(
        snapshot=graph.snapshot,
        classes=classes,
        prefixes=[Prefix(prefix=name, namespace=iri) for name, iri in prefixes.items()],
        statements_in_words=_WORDS,
    )
    return told if class_name is None else await _closer(graph, told, class_name, prefixes)


async def _closer(graph: Graph, told: Schema, name: str, prefixes: dict[str, str]) -> Schema:
    """The same with one class only, seen from near."""
    wanted = next((one for one in told.classes if name in (one.name, one.iri, one.name.split(":")[-1])), None)
    if wanted is None:
        names = [one.name for one in told.classes]
        near = get_close_matches(name, names, 3, 0.4) or names
        raise ProblemError(404, f"The graph holds nothing of a class {name!r}. Classes: {', '.join(near)}.")
    properties: dict[str, Property] = {}
    for row in await graph.own("properties", {"class": wanted.iri}):
        iri = row["property"]
        one = properties.setdefault(iri, Property(property=_short(iri, prefixes), triples=row.number("triples")))
        one.label = row.get("label")
        if value := row.get("object"):
            one.objects.append(_short(value, prefixes))
    example = (await graph.own("example", {"class": wanted.iri}, 1))[0]["thing"]
    triples = [
        Example(property=_short(row["property"], prefixes), value=cell(row.cells["value"] or {}))
        for row in await graph.own("triples", {"thing": example}, _SHOWN)
    ]
    close = {"classes": [wanted], "properties": list(properties.values())}
    return told.model_copy(update={**close, "example": example, "example_triples": triples})


async def _prefixes(graph: Graph) -> dict[str, str]:
    return {row["prefix"]: row["namespace"] for row in await graph.own("prefixes")}


def _class(row: Row, prefixes: dict[str, str]) -> Class:
    return Class(
        name=_short(row["class"], prefixes),
        iri=row["class"],
        label=row.get("label"),
        definition=row.get("definition"),
        things=row.number("things"),
    )


def _short(iri: str, prefixes: dict[str, str]) -> str:
    """The IRI with its prefix, the longest namespace that it begins with."""
    fitting = [(len(space), name, space) for name, space in prefixes.items() if iri.startswith(space)]
    if not fitting:
        return iri
    _, name, space = max(fitting)
    return f"{name}:{iri.removeprefix(space)}"
