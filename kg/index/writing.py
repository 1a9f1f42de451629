"""Rows into the file of an index, graph by graph.

In      what graphs say
Out     rows of schema.sql.
Limits  the file is nobody else's while it is written; a broken-off one is thrown away, so nothing is written twice.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from kg.index.about import TYPE, About, by_subject
from kg.index.inferred import Inferred
from kg.index.joining import Joining
from kg.index.numbers import Numbers
from kg.index.said import Document, Said, Statement
from kg.names import BASE, ONTOLOGY
from kg.paths import path_of, slug_of

_SCHEMA: Final = Path(__file__).with_name("schema.sql")
_THINGS: Final = f"{BASE}id/"
_RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
_SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
_NAMES: Final = {f"{_RDFS}label": "label", f"{_SKOS}altLabel": "alias", f"{_SKOS}hiddenLabel": "hidden"}
_LABELS: Final = {"en": "en", "id": "idn", "ru": "ru", "": "plain"}
_LABELLING: Final = "SELECT value, language FROM fact WHERE subject = ? AND property = ? ORDER BY value"
_COUNTED: Final = """UPDATE thing SET
  made = (SELECT COUNT(*) FROM role WHERE role.thing = ?1 AND role.role = 'speaker'),
  received = (SELECT COUNT(*) FROM role WHERE role.thing = ?1 AND role.role = 'target'),
  mentioned = (SELECT COUNT(*) FROM role WHERE role.thing = ?1 AND role.role = 'about')
WHERE id = ?1"""
_OWN: Final = ("document", "fact", "name", "former")
"""Tables of what a graph itself says."""


class Writing:
    """The file of an index, being written."""

    def __init__(self, path: Path) -> None:
        self.rows = sqlite3.connect(path, isolation_level=None)
        self.rows.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000;")
        if not self.rows.execute("SELECT 1 FROM sqlite_master").fetchone():
            self.rows.executescript(_SCHEMA.read_text(encoding="utf-8"))
        self.rows.execute("BEGIN")
        self._things: dict[str, int] = dict(self.rows.execute("SELECT iri, id FROM thing"))
        self._touched: set[int] = set()
        self._labelled: set[int] = set()
        self.numbers = Numbers(self.rows)
        self._joining = Joining(self.rows, self.numbers, self.thing)

    def graphs(self) -> dict[str, str]:
        """Return the graphs that were read, with their digests.

        Raises:
            sqlite3.Error: the file is damaged.
        """
        return dict(self.rows.execute("SELECT name, digest FROM graph"))

    def forget(self, name: str) -> int | None:
        """Return the number that a graph had, after taking out all that it says; None if it was not there.

        Raises:
            sqlite3.Error: the file is damaged, or the disk full.
        """
        found = self.rows.execute("SELECT id FROM graph WHERE name = ?", (name,)).fetchone()
        if found is None:
            return None
        graph = int(found[0])
        of_graph = "(SELECT id FROM statement WHERE graph = ?)"
        roles = self.rows.execute(f"SELECT DISTINCT thing FROM role WHERE statement IN {of_graph}", (graph,))
        self._touched.update(thing for (thing,) in roles)
        subjects = self.rows.execute("SELECT DISTINCT subject FROM fact WHERE graph = ?", (graph,))
        self._labelled.update(thing for (thing,) in subjects)
        for table in ("evidence", "role", "chain", "made_at"):
            self.rows.execute(f"DELETE FROM {table} WHERE statement IN {of_graph}", (graph,))
        self.numbers.forget(graph)
        self._joining.forget(graph)
        for table in _OWN:
            self.rows.execute(f"DELETE FROM {table} WHERE graph = ?", (graph,))
        self.rows.execute("DELETE FROM graph WHERE id = ?", (graph,))
        return graph

    def enter(self, name: str, digest: str) -> int:
        """Return the number of a graph that is about to be read.

        Raises:
            sqlite3.Error: the disk is full.
        """
        return int(self.rows.execute("INSERT INTO graph (name, digest) VALUES (?, ?)", (name, digest)).lastrowid or 0)

    def say(self, graph: int, said: Said, known: Mapping[str, str]) -> list[tuple[int, Statement, Document | None]]:
        """Return the statements of a graph with their numbers and documents, after writing all that it says.

        ``known`` tells when its documents and statements were first stored.

        Raises:
            sqlite3.Error: the disk is full.
        """
        documents = {one.iri: one for one in said.documents}
        numbers = {iri: self._document(graph, one, said, known.get(iri)) for iri, one in documents.items()}
        written = []
        for statement in said.statements:
            document = documents.get(statement.document or "")
            since = known.get(statement.iri) or known.get(statement.document or "")
            place = (graph, numbers.get(statement.document or ""))
            number = self.statement(place, statement, document, since)
            written.append((number, statement, document))
        self._many("name", ((graph, self.thing(iri), name, None, "printed") for iri, name in said.printed), 5)
        self._joining.answer(graph, said.answers)
        self._joining.mention(graph, said.mentions, numbers)
        return written

    def statement(
        self, place: tuple[int, int | None], one: Statement, document: Document | None, known: str | None
    ) -> int:
        """Return the number of a statement, after writing its rows; ``place`` has its graph and its document.

        Raises:
            sqlite3.Error: the disk is full.
        """
        day = one.said or (document.published if document else None) or ""
        slug = slug_of(one.iri)
        first = one.places[0] if one.places else None
        words = (first.words, first.start, first.end, first.before, first.after) if first else (None,) * 5
        said = (one.iri, slug, one.kind, one.stance, one.polarity, one.certainty, one.direct, one.confidence, one.said)
        more = (day, one.target_unstated, one.content_words, one.condition)
        software = None if one.software is None else slug_of(one.software)
        language = document.language if document else None
        told = (*said, *more, *words, software, language, known)
        number = self._one("statement", (self.numbers.take(one.iri), *place, *told))
        for nr, at in enumerate(one.places):
            self._one("evidence", (number, nr, at.start, at.end, at.words, at.before, at.after))
        roles = [(number, role, self.thing(iri), day, slug) for role, iri in one.roles]
        self._touched.update(row[2] for row in roles)
        self._many("role", roles, 5)
        owners = [(place[0], number, row[2]) for row in roles if row[1] == "onBehalfOf"]
        self._many("behalf", owners, 3)
        self._many("chain", self._chain(number, one, document), 4)
        self._many("made_at", ((number, self.thing(iri)) for iri in one.events), 2)
        return number

    def infer(self, graph: int, inferred: Inferred) -> None:
        """Return nothing; write what a rule derived.

        Raises:
            sqlite3.Error: the disk is full.
        """
        self._joining.infer(graph, inferred)

    def know(self, graph: int, quads: Iterable[Quad]) -> None:
        """Return nothing; write what a graph of curated or minted knowledge says of things.

        Raises:
            sqlite3.Error: the disk is full.
        """
        held = {iri: about for iri, about in by_subject(quads).items() if iri.startswith(_THINGS)}
        self._many("fact", (row for iri, about in held.items() for row in self._facts(graph, iri, about)), 6)
        self._many("name", (row for iri, about in held.items() for row in self._named(graph, iri, about)), 5)
        self._labelled.update(self.thing(iri) for iri in held)

    def thing(self, iri: str) -> int:
        """Return the number of a thing.

        Raises:
            sqlite3.Error: the disk is full.
        """
        number = self._things.get(iri)
        if number is None:
            kind, _, slug = path_of(iri).partition("/") if iri.startswith(_THINGS) else ("", "", "")
            row = (iri, kind, slug or slug_of(iri))
            number = int(self.rows.execute("INSERT INTO thing (iri, kind, slug) VALUES (?, ?, ?)", row).lastrowid or 0)
            self._things[iri] = number
        return number

    def finish(self, about: Mapping[str, str]) -> None:
        """Return nothing; count what things did, note what the file is of, and close it.

        Raises:
            sqlite3.Error: the disk is full.
        """
        for thing in self._labelled:
            self._label(thing)
        self.rows.executemany(_COUNTED, ((thing,) for thing in self._touched))
        self.rows.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", about.items())
        self.rows.execute("COMMIT")
        self.rows.execute("PRAGMA optimize = 0x10002")
        self.rows.close()

    # ------------------------------------------------------------ inside

    def _document(self, graph: int, one: Document, said: Said, known: str | None) -> int:
        count = sum(statement.document == one.iri for statement in said.statements)
        outlet = None if one.outlet is None else self.thing(one.outlet)
        row = (graph, one.iri, slug_of(one.iri), one.source, one.headline, one.published, one.language, one.url)
        return self._one("document", (None, *row, outlet, one.length, one.hash, count, known))

    def _chain(
        self, number: int, one: Statement, document: Document | None
    ) -> Iterator[tuple[int, int, str, int | None]]:
        links: list[tuple[str, str | None]] = [*one.chain]
        if one.document:
            links.insert(0, (one.document, document.outlet if document else None))
        order = list(dict.fromkeys(report for report, _ in links))
        for report, issuer in links:
            yield number, order.index(report), slug_of(report), None if issuer is None else self.thing(issuer)

    def _facts(self, graph: int, iri: str, about: About) -> Iterator[tuple[object, ...]]:
        subject = self.thing(iri)
        for prop, values in about.items():
            for value in values:
                if isinstance(value, NamedNode):
                    is_thing = value.value.startswith(_THINGS)
                    yield graph, subject, prop, value.value, self.thing(value.value) if is_thing else None, None
                elif isinstance(value, Literal):
                    yield graph, subject, prop, value.value, None, value.language

    def _named(self, graph: int, iri: str, about: About) -> Iterator[tuple[object, ...]]:
        for prop, sort in _NAMES.items():
            for value in about.get(prop, ()):
                if isinstance(value, Literal):
                    yield graph, self.thing(iri), value.value, value.language, sort

    def _label(self, thing: int) -> None:
        """Several graphs may name a thing: the least label in each language is the one that is shown."""
        labels: dict[str, str] = {}
        found = self.rows.execute(_LABELLING, (thing, f"{_RDFS}label"))
        for value, language in found:
            labels.setdefault(_LABELS.get(language or "", ""), value)
        types = self.rows.execute("SELECT value FROM fact WHERE subject = ? AND property = ?", (thing, TYPE))
        cls = min((iri.removeprefix(ONTOLOGY) for (iri,) in types if iri.startswith(ONTOLOGY)), default=None)
        row = (cls, *(labels.get(column) for column in _LABELS.values()), thing)
        self.rows.execute("UPDATE thing SET class = ?, en = ?, idn = ?, ru = ?, plain = ? WHERE id = ?", row)

    def _one(self, table: str, row: Sequence[object]) -> int:
        marks = ", ".join("?" * len(row))
        return int(self.rows.execute(f"INSERT INTO {table} VALUES ({marks})", row).lastrowid or 0)

    def _many(self, table: str, rows: Iterable[Sequence[object]], width: int) -> None:
        marks = ", ".join("?" * width)
        self.rows.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
