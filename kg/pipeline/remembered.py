"""STORE/taken.sqlite: what became of each document the last time, so that what has not changed is not done again.

In      a fingerprint of all that articles are taken in with; articles; the store's digest of each document
Out     the Outcome of the last time, where article, fingerprint and the document in the store are still the same
Source  kg.pipeline.fingerprint; decision 0003: the catalog's digest says what a document's graph holds.
Limits  it may be lost, stale or broken at no harm: then articles are extracted again.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from kg.errors import StoreError
from kg.model import Article, Refusal
from kg.pipeline.parcel import Outcome

NAME = "taken.sqlite"
_TABLES = """
CREATE TABLE IF NOT EXISTS taken (
    document TEXT PRIMARY KEY, key BLOB NOT NULL, digest TEXT NOT NULL,
    statements INTEGER NOT NULL, loaded INTEGER NOT NULL, quads INTEGER NOT NULL, warnings INTEGER NOT NULL,
    refusals TEXT NOT NULL
) WITHOUT ROWID;
"""
_FIND = "SELECT statements, loaded, quads, warnings, refusals FROM taken WHERE document = ? AND key = ? AND digest = ?"
_NOTE = "REPLACE INTO taken VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_CURATED = ""
"""No article has an empty name."""
_TOGETHER = 500
"""Notes written at a time: a build that is killed takes in so many again at most."""


@dataclass(frozen=True, slots=True)
class Known:
    """An article that need not be extracted again."""

    source: str
    outcome: Outcome


class Remembered:
    """What is remembered of a store's documents; use it in a `with` block."""

    def __init__(self, store: Path, fingerprint: bytes) -> None:
        self._path = store / NAME
        self._fingerprint = fingerprint
        self._loose = 0

    def outcome(self, article: Article, digest: str | None) -> Outcome | None:
        """Return what became of the article, if the document in the store, with that digest, was made from it.

        Raises:
            StoreError: the file cannot be read.
        """
        if digest is None:
            return None
        with self._told():
            row = self._open.execute(_FIND, (article.source, self._key(article), digest)).fetchone()
        if row is None:
            return None
        statements, loaded, quads, warnings, refusals = row
        refused = tuple(Refusal(*parts) for parts in json.loads(refusals))
        return Outcome(statements, loaded, quads, warnings, refused)

    def note(self, article: Article, digest: str | None, outcome: Outcome) -> None:
        """Return nothing; remember what became of an article.

        Raises:
            StoreError: the file cannot be written.
        """
        if digest is None:
            return
        refusals = json.dumps([astuple(refusal) for refusal in outcome.refusals])
        counts = (outcome.statements, outcome.loaded, outcome.quads, outcome.warnings)
        with self._told():
            self._open.execute(_NOTE, (article.source, self._key(article), digest, *counts, refusals))
            self._loose += 1
            if self._loose >= _TOGETHER:
                self._open.commit()
                self._loose = 0

    def is_curated(self, digest: str | None) -> bool:
        """Say whether the curated graphs of the store, with that digest, were made from the same files.

        Raises:
            StoreError: the file cannot be read.
        """
        with self._told():
            return self._open.execute(_FIND, (_CURATED, self._fingerprint, digest)).fetchone() is not None

    def note_curated(self, digest: str | None) -> None:
        """Return nothing; remember that the curated graphs are those of the fingerprint.

        Raises:
            StoreError: the file cannot be written.
        """
        with self._told():
            self._open.execute(_NOTE, (_CURATED, self._fingerprint, digest, 0, 0, 0, 0, "[]"))

    def _key(self, article: Article) -> bytes:
        """All that an article is, its zones and its language too: these depend on how it was read."""
        return hashlib.sha256(self._fingerprint + repr(article).encode("utf-8", "surrogatepass")).digest()

    def __enter__(self) -> Self:
        with self._told():
            try:
                self._open = self._opened()
            except sqlite3.DatabaseError:
                self._path.unlink(missing_ok=True)
                self._open = self._opened()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        try:
            self._open.commit()
        except sqlite3.Error as broken:
            if kind is None:  # else the first error is the one to tell
                raise self._explained(broken) from broken
        finally:
            self._open.close()

    def _opened(self) -> sqlite3.Connection:
        opened = sqlite3.connect(self._path)
        try:
            opened.executescript(_TABLES)
            opened.execute(_FIND, ("", b"", ""))  # fails where the table is one of another release
        except sqlite3.Error:
            opened.close()
            raise
        return opened

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise self._explained(error) from error

    def _explained(self, error: Exception) -> StoreError:
        if "full" in str(error):
            return StoreError(f"No space left on the disk that holds {self._path}. Free some space and build again.")
        return StoreError(f"{self._path} cannot be used: {error}. Remove it: the next build makes it anew.")
