"""Answers as HTML tables, in which things are links to what is said of them.

In      a Table of terms
Out     Html.
Limits  a column of IRIs gives way to the column of its labels where there is one.
"""

import re
from urllib.parse import quote

from api.ask import Row, Table
from api.html import Html, joined, link, safe
from kg.paths import path_of, slug_of


def table(answer: Table) -> Html:
    """Return an answer as a table.

    Raises:
        Nothing.
    """
    shown = [name for name in answer.columns if f"{name}Label" not in answer.columns]
    head = joined((Html(f"<th scope=col>{safe(_title(name))}</th>") for name in shown), "")
    rows = (joined((_cell(row, name) for name in shown), "") for row in answer)
    body = joined(Html(f"<tr>{cells}</tr>") for cells in rows)
    return Html(f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>")


def address(iri: str) -> str | None:
    """Return the page that tells of a thing; None for what is not ours and no web address.

    Raises:
        Nothing.
    """
    path = path_of(iri)
    kind, slug = path.split("/", 1)[0], quote(slug_of(path), safe="")
    match kind:
        case "actor":
            return f"/ask?name=actor-timeline&actor={slug}"
        case "demand" | "issue":
            return f"/ask?name=positions-on-a-demand&topic={kind}/{slug}"
        case "document":
            return f"/ask?name=statements-in-a-document&document={quote(iri.partition('#')[0], safe='')}"
        case "statement":
            return f"/statements/{slug}"
    return iri if re.match(r"https?://", iri) and path == iri else None


def _title(name: str) -> str:
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name.removesuffix("Label"))
    return words.lower()


def _cell(row: Row, name: str) -> Html:
    thing = row.get(name.removesuffix("Label")) if name.endswith("Label") else row.get(name)
    cell = row.cells.get(name.removesuffix("Label") if name.endswith("Label") else name)
    words = row[name] if row[name] or not thing else slug_of(thing)
    to = address(thing) if thing and cell and cell["type"] == "uri" else None
    shown = words if name.endswith("Label") or not to else path_of(words)
    mark = Html(' class="words"') if len(words) > 60 else Html("")
    return Html(f"<td{mark}>{link(to, shown) if to else safe(shown)}</td>")
