"""A fingerprint of all that articles are taken in with: where it differs, every article is extracted again.

In      Options
Out     bytes; equal only if code, word lists, ontology, shapes, curated knowledge, extractor and libraries are.
Source  files are read, not dated: a copy of them, or a checkout gone back and forth, gives the same fingerprint.
Limits  rooms behind the store (command line, export, saved queries) do not count: no article passes through them.
"""

import hashlib
import sys
import unicodedata
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import kg
from kg.errors import DataError
from kg.pipeline.report import Options

_CODE = Path(kg.__file__).parent
_ELSEWHERE = frozenset({"__pycache__", "data", "cli", "export", "queries", "score"})
"""Folders of the package through which no article passes; `data` is the wheel's copy of what Options name."""
_LIBRARIES = ("pyoxigraph", "pyshacl", "rdflib")


def fingerprint(options: Options, code: Path = _CODE) -> bytes:
    """Return 32 bytes; ``code`` is the folder of this package.

    Raises:
        DataError: a file cannot be read.
    """
    found = hashlib.sha256()
    for part in _parts(options, code):
        found.update(hashlib.sha256(part).digest())  # digests have one length, so parts cannot run into one another
    return found.digest()


def _parts(options: Options, code: Path) -> Iterator[bytes]:
    yield options.extractor.encode()
    yield sys.version.encode()
    yield unicodedata.unidata_version.encode()
    yield from (f"{name} {version(name)}".encode() for name in _LIBRARIES)
    for folder, files in ((code, _code(code)), (options.ontology, options.ontology.glob("*.ttl"))):
        for file in sorted(files):
            yield file.relative_to(folder).as_posix().encode()
            try:
                yield file.read_bytes()
            except OSError as error:
                raise DataError(str(file), None, f"cannot be read: {error.strerror or error}.") from error


def _code(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.is_dir() and path.name not in _ELSEWHERE:
            yield from _code(path)
        elif path.is_file():
            yield path
