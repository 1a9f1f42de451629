"""Ways of writing that several formats share: text in XML, rows as CSV, several files in one zip.

In      text, files in parts
Out     bytes.
Limits  the bytes are the same wherever they are written to: a zip is never patched afterwards, and has no clock in it.
"""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import IO, TYPE_CHECKING, BinaryIO, Final

from kg.export.columns import Value

if TYPE_CHECKING:
    from typing_extensions import Buffer  # Python's own has it from 3.12 on

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest day that a zip can tell."""
_FAST: Final = 3
"""Deflate's level: half the time of the usual one, for a tenth more bytes."""
_BLOCK: Final = 256
_ILL: Final = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff"
"""What XML 1.0 cannot hold, or had better not."""
_TEXT: Final = re.compile(f"[&<>\r{_ILL}]")
_ATTRIBUTE: Final = re.compile(f'[&<>"\t\n\r{_ILL}]')
_ESCAPES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}


def xml_text(text: str) -> str:
    r"""Return text as it stands between tags; characters that XML 1.0 cannot hold are replaced.

    Raises:
        Nothing.

    >>> xml_text("a & b\x0b")
    'a &amp; b�'
    """
    return _TEXT.sub(_escaped, text)


def xml_attribute(text: str) -> str:
    r"""Return text as it stands between double quotes.

    Raises:
        Nothing.

    >>> xml_attribute('say "so"\n')
    'say &quot;so&quot;&#10;'
    """
    return _ATTRIBUTE.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0], "\N{REPLACEMENT CHARACTER}")


def written(out: IO[bytes], pieces: Iterable[str]) -> int:
    """Return how many pieces were written, as UTF-8.

    Raises:
        OSError: they cannot be written.
    """
    count, waiting = 0, iter(pieces)
    while block := list(islice(waiting, _BLOCK)):
        out.write("".join(block).encode("utf-8"))
        count += len(block)
    return count


def table(out: IO[bytes], rows: Iterable[Sequence[Value]], form: type[csv.Dialect] = csv.excel) -> int:
    """Return how many rows were written as CSV, the header among them.

    Raises:
        OSError: they cannot be written.
    """
    text = io.StringIO()
    writer = csv.writer(text, form)
    count, waiting = 0, iter(rows)
    while block := list(islice(waiting, _BLOCK)):
        writer.writerows(block)
        out.write(text.getvalue().encode("utf-8"))
        text.seek(0)
        text.truncate()
        count += len(block)
    return count


class Onward(io.RawIOBase):
    """A stream that is written from its first byte to its last, whatever lies below it."""

    def __init__(self, below: BinaryIO, tell: Callable[[int], object] = lambda _: None) -> None:
        self._below = below
        self._written = 0
        self._tell = tell
        """Told how many bytes were written so far."""

    def writable(self) -> bool:
        """Say that it can be written.

        Raises:
            Nothing.
        """
        return True

    def write(self, data: "Buffer", /) -> int:
        """Return how many bytes were written: all.

        Raises:
            OSError: they could not be.
        """
        size: int = self._below.write(data)
        self._written += size
        self._tell(self._written)
        return size

    def tell(self) -> int:
        """Return how many bytes were written so far.

        Raises:
            Nothing.
        """
        return self._written


class Lines(io.RawIOBase):
    """A stream to read from, made of pieces as they come."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._rest = b""

    def readable(self) -> bool:
        """Say that it can be read.

        Raises:
            Nothing.
        """
        return True

    def readinto(self, buffer: "Buffer", /) -> int:
        """Return how many bytes were read; none at the end.

        Raises:
            Nothing.
        """
        room = memoryview(buffer)
        while len(self._rest) < len(room) and (block := list(islice(self._pieces, _BLOCK))):
            self._rest += b"".join(block)
        read, self._rest = self._rest[: len(room)], self._rest[len(room) :]
        room[: len(read)] = read
        return len(read)


class Zip:
    """Files in one zip, each written in turn."""

    def __init__(self, out: BinaryIO) -> None:
        self._zip = zipfile.ZipFile(Onward(out), "w")

    @contextmanager
    def file(self, name: str, *, packed: bool = True) -> Iterator[IO[bytes]]:
        """Return a block in which one file is written.

        Raises:
            OSError: the zip cannot be written.
        """
        entry = zipfile.ZipInfo(name, _EPOCH)
        entry.external_attr = 0o644 << 16
        entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        entry._compresslevel = _FAST  # type: ignore[attr-defined]
        with self._zip.open(entry, "w", force_zip64=True) as file:
            yield file

    def text(self, name: str, words: str) -> None:
        """Return when a small file is written.

        Raises:
            OSError: the zip cannot be written.
        """
        with self.file(name) as file:
            file.write(words.encode("utf-8"))

    def close(self) -> None:
        """Return when the list of files is written: only then is the zip whole.

        Raises:
            OSError: the zip cannot be written.
        """
        self._zip.close()
