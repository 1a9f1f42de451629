"""Files → bytes and words, with a reason a person can act on where that fails.

In      paths and bytes
Out     the stored text: UTF-8, line ends and all; a byte order mark at the start is not part of it
Limits  one encoding; a file of another is refused with the command that mends it.
"""

from pathlib import Path

from kg.errors import ReadError

SIZE_LIMIT = 25 * 1024 * 1024
"""Bytes of one article's file, or of one line of JSON Lines."""

_BOM = b"\xef\xbb\xbf"


def content(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        ReadError: the file is too large or cannot be opened.
    """
    try:
        with path.open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise unreadable(str(path), error) from error
    if len(data) > SIZE_LIMIT:
        raise ReadError(str(path), f"is larger than {SIZE_LIMIT // 1024**2} MB, which no article is: split it.")
    return data


def decoded(data: bytes, where: str) -> str:
    """Return the text that some bytes encode.

    Raises:
        ReadError: the bytes are binary, not UTF-8, or hold no words.
    """
    data = data.removeprefix(_BOM)
    if b"\0" in data:
        raise ReadError(where, f"is binary (a NUL byte at byte {data.index(0)}): give text saved as UTF-8.")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ReadError(
            where,
            f"is not UTF-8 (byte {error.start} is 0x{data[error.start]:02x}). Convert it, "
            "for example with `iconv -f WINDOWS-1252 -t UTF-8`.",
        ) from error
    if not text.strip():
        raise ReadError(where, "is empty: take it out, or fetch the article again.")
    return text


def unreadable(where: str, error: OSError) -> ReadError:
    """Return the error of a file or folder that the system does not let us read.

    Raises:
        Nothing.
    """
    if isinstance(error, PermissionError):
        return ReadError(where, "may not be read: give yourself read permission, for example with `chmod u+r`.")
    if isinstance(error, FileNotFoundError):
        return ReadError(where, "does not exist: check the path.")
    return ReadError(where, f"cannot be read: {error.strerror or error}.")
