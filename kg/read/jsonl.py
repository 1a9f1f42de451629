"""JSON Lines → articles: one article a line, however large the file.

In      a .jsonl file in UTF-8; each line an object with `text`, and if known `title`, `date`, `url`, `publisher`
Out     an Article for each good line, a Refusal for each other; `text` is the stored text, untouched
Source  https://jsonlines.org
Limits  blank lines say nothing and are passed over; other keys are ignored; a line holds at most SIZE_LIMIT bytes.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO

from kg.errors import ReadError
from kg.model import Article, Refusal
from kg.read.compose import Page, compose
from kg.read.dates import date_value
from kg.read.files import SIZE_LIMIT, decoded

ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
"""What may stand as an IRI in the graph."""

_FIELDS = ("text", "title", "date", "url", "publisher")


def read(path: Path) -> Iterator[Article | Refusal]:
    """Yield the article of each line, and a refusal for each line that holds none.

    Raises:
        ReadError: the file as a whole is not JSON Lines.
        OSError: the file cannot be opened or read.
    """
    with path.open("rb") as file:
        for number, line in enumerate(_lines(file), 1):
            where = f"{path}:{number}"
            if number == 1 and line.strip() in {b"[", b"{"}:
                raise ReadError(str(path), "is JSON, but not one article a line: convert it with `jq -c '.[]'`.")
            try:
                if line.strip():
                    yield compose(_page(line, where, f"{path.name}#{number}"))
            except ReadError as error:
                yield Refusal("read", where, error.reason)
        if file.tell() == 0:
            raise ReadError(str(path), "is empty: take it out, or fetch the articles again.")


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of a file; of a line over the limit only so much as shows that it is."""
    while line := file.readline(SIZE_LIMIT + 1):
        yield line
        while len(line) > SIZE_LIMIT and not line.endswith(b"\n"):
            line = file.readline(SIZE_LIMIT + 1)


def _page(line: bytes, where: str, name: str) -> Page:
    if len(line) > SIZE_LIMIT:
        raise ReadError(where, f"is larger than {SIZE_LIMIT // 1024**2} MB, which no article is: split it.")
    fields = _fields(decoded(line, where), where)
    if not fields["text"]:
        raise ReadError(where, "has no `text`: give the article's words under that key.")
    url = fields["url"]
    if url and not ADDRESS.fullmatch(url):
        raise ReadError(where, f"`url` is no web address: {url!r}. Mend it, or leave the key out.")
    return Page(
        source=url or name,
        text=fields["text"],
        title=fields["title"],
        published=_date(fields["date"], where),
        url=url,
        publisher=fields["publisher"],
    )


def _fields(line: str, where: str) -> dict[str, str | None]:
    """Read the known keys of a line; absent, null and blank are the same."""
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise ReadError(where, _broken(line, error)) from error
    except (RecursionError, ValueError) as error:
        raise ReadError(where, "is nested too deeply or holds too long a number: give plain strings.") from error
    if not isinstance(record, dict):
        raise ReadError(where, f"is a JSON {_type(record)}, not an object with `text`: one article a line.")
    return {key: _string(record.get(key), key, where) for key in _FIELDS}


def _broken(line: str, error: json.JSONDecodeError) -> str:
    if error.msg.startswith("Unterminated") or error.pos >= len(line.rstrip()):
        return "is cut off in the middle of a value: fetch the line again."
    return f"is not JSON ({error.msg} at column {error.colno}): mend the line."


def _string(value: object, key: str, where: str) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise ReadError(where, f"`{key}` is a JSON {_type(value)}, not a string.")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ReadError(where, f"`{key}` holds half a character (a lone surrogate at {error.start}).") from error
    if "\0" in value:
        raise ReadError(where, f"`{key}` holds a NUL character at {value.index(chr(0))}: take it out.")
    return (value if key == "text" else value.strip()) if value.strip() else None


def _type(value: object) -> str:
    names = {dict: "object", list: "array", str: "string", bool: "boolean", int: "number", float: "number"}
    return names.get(type(value), "null")


def _date(value: str | None, where: str) -> date | None:
    if value is None:
        return None
    day = date_value(value)
    if day is None:
        raise ReadError(where, f"`date` is no date: {value!r}. Write it as 2021-12-07, or leave the key out.")
    return day
