"""A fingerprint of all that articles are taken in with: where it differs, every article is extracted again.

In      Options
Out     bytes; equal only if code, word lists, ontology, shapes, curated knowledge, extractor and libraries are.
Source  files are read, not dated: a copy of them, or a checkout gone back and forth, gives the same fingerprint.
Limits  rooms behind the store (command line, export, saved queries) do not count: no article passes through them.
"""

import hashlib
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import kg
from kg.errors import DataError
from kg.pipeline.report import Options

_ELSEWHERE = frozenset({"__pycache__", "data", "cli", "export", "notebook", "queries", "score"})
"""Folders of the package through which no article passes; `data` is the wheel's copy of what Options name."""
_LIBRARIES = ("pyoxigraph", "pyshacl", "rdflib")


def fingerprint(options: Options) -> bytes:
    """Return 32 bytes for all that articles are taken in with.

    Raises:
        DataError: a file cannot be read.
    """
    from importlib.metadata import version  # costs what a tenth of all imports does, and only a build asks

    libraries = (f"{name} {version(name)}".encode() for name in _LIBRARIES)
    parts = (options.extractor.encode(), ontology(options.ontology), _ours(), *libraries, sys.version.encode())
    return _digest(parts)


def ontology(folder: Path) -> bytes:
    """Return 32 bytes for ontology, shapes and curated knowledge.

    Raises:
        DataError: a file cannot be read.
    """
    return digest_of_files(folder, folder.glob("*.ttl"))


def code(folder: Path) -> bytes:
    """Return 32 bytes for the code and the word lists of a package through which articles pass.

    Raises:
        DataError: a file cannot be read.
    """
    return digest_of_files(folder, _below(folder))


def digest_of_files(folder: Path, files: Iterable[Path]) -> bytes:
    """Return 32 bytes for the names and contents of files of a folder.

    Raises:
        DataError: a file cannot be read.
    """
    parts: list[bytes] = []
    for file in sorted(files):
        try:
            parts += file.relative_to(folder).as_posix().encode(), file.read_bytes()
        except OSError as error:
            raise DataError(str(file), None, f"cannot be read: {error.strerror or error}.") from error
    return _digest(parts)


@cache
def _ours() -> bytes:
    """Once a process: what is edited later is not what this process runs."""
    return code(Path(kg.__file__).parent)


def _below(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.is_dir() and path.name not in _ELSEWHERE:
            yield from _below(path)
        elif path.is_file():
            yield path


def _digest(parts: Iterable[bytes]) -> bytes:
    # Digests have one length, so parts cannot run into one another.
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).digest()
