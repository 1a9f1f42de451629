"""The words of quotations and headlines, to be searched in full text.

In      statements with their words
Out     a tantivy index beside the rows; ids of statements, best match first.
Source  TRAPS.md's figure for SQLite's own full text: a hundred times slower on common words.
Limits  words are compared in lower case and without diacritics; English ones by their stems too. There is no stemmer
        for Indonesian: `menolak` does not find `penolakan`.
"""

import os
import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import tantivy

_MEMORY: Final = 30_000_000
"""Bytes a writing thread may fill before it writes them out; tantivy wants 15 million at least."""
_FIELDS: Final = ["words", "stems", "headline"]
_LONGEST: Final = 60
_SYNTAX: Final = re.compile(r"[:\\^~\[\]{}()/<>!`]")
"""What means something to tantivy and nothing to a person who looks for words."""


def _schema() -> tantivy.Schema:
    made = tantivy.SchemaBuilder()
    made.add_unsigned_field("statement", stored=True, indexed=True, fast=True)
    made.add_unsigned_field("graph", indexed=True)
    made.add_text_field("words", tokenizer_name="folded", index_option="position")
    made.add_text_field("stems", tokenizer_name="english", index_option="position")
    made.add_text_field("headline", tokenizer_name="folded", index_option="position")
    return made.build()


def _opened(folder: Path) -> tantivy.Index:
    index = tantivy.Index(_schema(), str(folder), reuse=True)
    # Left as it is, a thread would look out for changes, and write a lock into a folder that is being removed.
    index.config_reader(reload_policy="manual")
    index.register_tokenizer("folded", _analyzer().build())
    index.register_tokenizer("english", _analyzer().filter(tantivy.Filter.stemmer("english")).build())
    return index


def _analyzer() -> tantivy.TextAnalyzerBuilder:
    plain = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for one in (tantivy.Filter.remove_long(_LONGEST), tantivy.Filter.lowercase(), tantivy.Filter.ascii_fold()):
        plain = plain.filter(one)
    return plain


def share(old: Path, new: Path) -> None:
    """Return nothing; a new folder has the segments of an old one: they never change, so the files are the same.

    Raises:
        OSError: a folder cannot be read or written.
    """
    shutil.copytree(old, new, copy_function=_linked, ignore=shutil.ignore_patterns("*.lock"))


def _linked(source: str, target: str) -> None:
    if source.endswith(".json"):  # what tantivy writes anew
        shutil.copyfile(source, target)
    else:
        os.link(source, target)


class WordsWriting:
    """The words of an index, being written."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        index = _opened(folder)
        self._schema = index.schema
        self._writer = index.writer(_MEMORY, 1)

    def forget(self, graph: int) -> None:
        """Return nothing; the statements of a graph are found no more.

        Raises:
            Nothing.
        """
        # Deleting by the term itself takes a number for another kind of number, and finds nothing (tantivy 0.27).
        self._writer.delete_documents_by_query(tantivy.Query.term_query(self._schema, "graph", graph))

    def add(self, graph: int, statement: int, words: Iterable[str], headline: tuple[str, bool]) -> None:
        """Return nothing; a statement is found by these words and a headline, which is English or not.

        Raises:
            Nothing.
        """
        title, english = headline
        told = tantivy.Document()
        told.add_unsigned("statement", statement)
        told.add_unsigned("graph", graph)
        told.add_text("headline", title)
        for one in words:
            told.add_text("words", one)
            if english:
                told.add_text("stems", one)
        self._writer.add_document(told)

    def finish(self) -> None:
        """Return nothing; what was added can be found.

        Raises:
            ValueError: the disk is full.
        """
        self._writer.commit()
        self._writer.wait_merging_threads()


class Words:
    """The words of an index, to be searched."""

    def __init__(self, folder: Path) -> None:
        self._index = _opened(folder)
        self._searcher = self._index.searcher()

    def search(self, words: str, limit: int) -> list[tuple[int, float]]:
        """Return statements and how well they match, best first: all words, "a phrase", -without.

        Raises:
            Nothing.
        """
        plain = _SYNTAX.sub(" ", words)
        query, _ = self._index.parse_query_lenient(plain, _FIELDS, conjunction_by_default=True)
        hits = self._searcher.search(query, limit, count=False).hits
        numbers = self._searcher.fast_field_values("statement", [address for _, address in hits])
        return [(int(number or 0), float(score)) for (score, _), number in zip(hits, numbers, strict=True)]
