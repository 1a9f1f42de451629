"""Word-list files → sections of entries.

In      text files: `[section]` headings, one entry or several a line, `#` comments
Out     sections by name, each a tuple of (line number, line).
Limits  knows nothing of what the entries mean.
"""

from pathlib import Path

from kg.errors import DataError

Section = tuple[tuple[int, str], ...]


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
