"""Documents: what was published where and when, and what each of them says.

In      a View, words, outlets, languages, days, ids
Out     pages of DocumentItem; Document, with its text and the places of its statements where a text is given.
Limits  words are looked for in headlines, and in what is quoted. Texts are not read here: a text stands beside the
        store, and who may show it is for others to say.
"""

import json
from dataclasses import dataclass, fields, replace
from typing import Final

from kg.answers.items import items, source
from kg.answers.kept import kept
from kg.answers.paging import Page, Reading, Slice
from kg.answers.values import Document, DocumentItem, Highlight, Source
from kg.answers.view import View
from kg.index.filters import matching
from kg.index.things import identified, recognised

_COLUMNS: Final = """d.slug AS d_id, d.iri AS d_iri, d.headline, d.source, d.published, d.language, d.url,
  d.length, d.hash, d.statements"""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentsAsked:
    """Which documents are meant; the latest come first, those without a day last."""

    q: str | None = None
    """Words of the headline, or of what is quoted."""
    outlet: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None


def documents(view: View, asked: DocumentsAsked, part: Slice) -> Page[DocumentItem]:
    """Return a page of documents.

    Raises:
        UnknownIdError: a filter names what the graph does not hold.
        CursorError: the cursor is of another list.
    """
    reading = Reading(part, f"documents {asked}", (str, str))
    where, values = _conditions(view, asked)
    last = reading.after()
    after, keyed = "1", {}
    if last is not None:
        after = "coalesce(d.published, '') < :k_0 OR (coalesce(d.published, '') = :k_0 AND d.slug > :k_1)"
        keyed = {"k_0": last[0], "k_1": last[1]}
    sql = f"""SELECT {_columns(view)} FROM document d LEFT JOIN thing o ON o.id = d.outlet
    WHERE {where} AND ({after}) ORDER BY d.published DESC, d.slug LIMIT :n"""
    rows = list(view.index.rows(sql, {**values, **keyed, "n": part.limit + 1}))
    some, cursor = reading.cut(rows, lambda row: (row["published"] or "", row["d_id"]))
    total = view.index.one(f"SELECT count(*) AS total FROM document d WHERE {where}", values)
    found = tuple(_item(source(row), row["length"], row["statements"]) for row in some)
    return Page(view.snapshot, found, total["total"] if total else 0, cursor)


def document(view: View, given: str) -> Document:
    """Return one document and its statements in the order of its text; the text itself is not in it.

    Raises:
        UnknownIdError: there is none of that id.
    """
    number = recognised(view.index, "document", given)
    row = view.index.one(
        f"SELECT {_columns(view)} FROM document d LEFT JOIN thing o ON o.id = d.outlet WHERE d.id = ?", (number,)
    )
    assert row is not None
    sql = "SELECT id, kind FROM statement WHERE document = ? ORDER BY start, slug"
    found = list(view.index.rows(sql, (number,)))
    kinds: dict[str, int] = {}
    for one in found:
        kinds[one["kind"]] = kinds.get(one["kind"], 0) + 1
    listed = _item(source(row), row["length"], len(found))
    return Document(
        **{field.name: getattr(listed, field.name) for field in fields(DocumentItem)},
        snapshot=view.snapshot,
        sha256=row["hash"],
        kinds=kinds,
        said=items(view, [one["id"] for one in found]),
    )


def shown(document: Document, text: str) -> Document:
    """Return the document with its text, and where in it each statement stands.

    Raises:
        Nothing.
    """
    placed = ((one.start, one.end, one.id, one.kind) for one in document.said)
    highlights = [
        Highlight(start=start, end=end, statement=statement, kind=kind)
        for start, end, statement, kind in placed
        if start is not None and end is not None
    ]
    return replace(document, text=text, highlights=tuple(highlights))


def _quoting(view: View, words: str) -> list[int]:
    return kept(view.index, ("quoting", words), lambda: [number for number, _ in matching(view.index, words)])


def _columns(view: View) -> str:
    return f"{_COLUMNS}, o.slug AS o_id, o.iri AS o_iri, {view.label('o')} AS o_label"


def _item(of: Source, characters: int | None, statements: int) -> DocumentItem:
    known = {field.name: getattr(of, field.name) for field in fields(Source)}
    return DocumentItem(**known, characters=characters, statements=statements)


def _conditions(view: View, asked: DocumentsAsked) -> tuple[str, dict[str, object]]:
    parts: list[str] = []
    values: dict[str, object] = {}
    if asked.outlet:
        parts.append("d.outlet IN (SELECT value FROM json_each(:outlet))")
        values["outlet"] = json.dumps([identified(view.index, ("actor",), one, "outlet").id for one in asked.outlet])
    if asked.language:
        parts.append("d.language IN (SELECT value FROM json_each(:language))")
        values["language"] = json.dumps(asked.language)
    for sign, name, value in ((">=", "since", asked.since), ("<=", "until", asked.until)):
        if value:
            parts.append(f"d.published {sign} :{name}")
            values[name] = value
    if asked.q:
        said = "SELECT document FROM statement WHERE id IN (SELECT value FROM json_each(:said))"
        parts.append(f"(instr(lower(d.headline), lower(:q)) OR d.id IN ({said}))")
        values |= {"q": asked.q, "said": json.dumps(_quoting(view, asked.q))}
    return " AND ".join(parts) or "1", values
