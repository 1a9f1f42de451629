"""Word-list files → sections of entries.

In      text files: `[section]` headings, one entry or several a line, `#` comments
Out     sections by name, each a tuple of (line number, line).
Limits  knows nothing of what the entries mean.
"""

from pathlib import Path

from kg.errors import DataError

Section = tuple[tuple[int, str], ...]
LISTS = Path(__file__).resolve().parent
"""The folder with one folder of word lists a language."""


def surface(entry: str) -> tuple[str, ...]:
    """Return the lower-case words of an entry: `_` parts them, a hyphen is a word of its own.

    Raises:
        Nothing.

    >>> surface("juru_bicara"), surface("Lagi-lagi")
    (('juru', 'bicara'), ('lagi', '-', 'lagi'))
    """
    return tuple(entry.strip().lower().replace("-", "_-_").replace("_", " ").split())


def read_sections(path: Path) -> dict[str, Section]:
    """Return the lines of a word-list file by section; lines before the first heading are section ``""``.

    Raises:
        DataError: the file cannot be read, is not UTF-8, or names a section twice.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(str(path), None, f"cannot be read: {error}") from error
    sections: dict[str, list[tuple[int, str]]] = {"": []}
    current = ""
    for number, raw in enumerate(lines, 1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("[") and line.endswith("]"):
            current = line[1:-1]
            if current in sections:
                raise DataError(str(path), number, f"section [{current}] stands twice; put its entries together.")
            sections[current] = []
        else:
            sections[current].append((number, line))
    return {name: tuple(entries) for name, entries in sections.items()}
