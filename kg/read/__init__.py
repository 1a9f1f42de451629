"""Files and folders → articles, each with its zones; what cannot be read is refused with a reason, never dropped.

In      paths of files and folders
Out     Article or Refusal, one at a time, in an order that does not depend on the working directory
Source  READERS: one reader per suffix, one file per reader; decision 0002
Limits  no network; memory holds one article, and two digests for each article seen.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path

from kg.errors import ReadError
from kg.model import Article, Refusal
from kg.read import html, jsonl, text
from kg.read.files import unreadable

Reader = Callable[[Path], Iterator[Article | Refusal]]
"""Yields the articles of one file, and a refusal for each part that is none; raises ReadError for the whole file."""

READERS: dict[str, Reader] = {
    ".txt": text.read,
    ".html": html.read,
    ".htm": html.read,
    ".jsonl": jsonl.read,
}


def find(paths: Sequence[Path]) -> list[Path]:
    """Return the files to read: those given, and below given folders all with a known suffix, each once, sorted.

    A path that cannot be read stays in the list, so that `articles` says why.

    Raises:
        Nothing.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        for file in _below(path) if _is_folder(path) else [path]:
            found.setdefault(Path(os.path.realpath(file)), file)
    return [found[real] for real in sorted(found, key=lambda real: real.parts)]


def articles(paths: Sequence[Path]) -> Iterator[Article | Refusal]:
    """Yield the articles of some files and folders, and a refusal for whatever is none.

    Raises:
        DataError: one of the room's own lists is not as it should be.
    """
    seen: dict[bytes, bytes] = {}
    for path in find(paths):
        for item in _read(path):
            yield item if isinstance(item, Refusal) else _once(item, path, seen)


def _below(folder: Path) -> list[Path]:
    """List the files below a folder that have a reader, and the folders that may not be listed."""
    files: list[Path] = []
    closed: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files += [Path(place, name) for name in names if not name.startswith(".") and _suffix(name) in READERS]
        files += [Path(place, name) for name in folders if not os.access(Path(place, name), os.R_OK | os.X_OK)]
    return files + [Path(error.filename) for error in closed]


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a folder above it may not be entered: `articles` will say so
        return False


def _suffix(name: str) -> str:
    return Path(name).suffix.lower()


def _read(path: Path) -> Iterator[Article | Refusal]:
    try:
        yield from _reader(path)(path)
    except ReadError as error:
        yield Refusal("read", str(path), error.reason)
    except OSError as error:
        yield Refusal("read", str(path), unreadable(str(path), error).reason)
    except UnicodeEncodeError:
        shown = os.fsencode(path).decode("utf-8", "backslashreplace")
        yield Refusal("read", shown, "has a name that is not UTF-8, by which nothing can be known: rename it.")


def _reader(path: Path) -> Reader:
    str(path).encode("utf-8")  # an article is known by its file's name
    if not path.exists():
        raise unreadable(str(path), FileNotFoundError())
    if not os.access(path, os.R_OK) or path.is_dir():
        raise unreadable(str(path), PermissionError())
    if not path.is_file():  # opening a pipe would wait for its writer
        raise ReadError(str(path), "is not an ordinary file: give a file with articles, or a folder of them.")
    if _suffix(path.name) not in READERS:
        raise ReadError(str(path), f"has a suffix no reader knows: give files with {', '.join(READERS)}.")
    return READERS[_suffix(path.name)]


def _once(article: Article, path: Path, seen: dict[bytes, bytes]) -> Article | Refusal:
    """Refuse a second article of the same name: one of them would silently replace the other in the store."""
    name, words = _digest(article.source), _digest(article.text)
    if name not in seen:
        seen[name] = words
        return article
    if seen[name] == words:
        return Refusal("read", str(path), "the same article again: nothing is lost.", article.source)
    reason = (
        f"another article of this run is named {article.source!r} too, with other words: rename one or leave it out."
    )
    return Refusal("read", str(path), reason, article.source)


def _digest(words: str) -> bytes:
    return blake2b(words.encode("utf-8"), digest_size=16).digest()
