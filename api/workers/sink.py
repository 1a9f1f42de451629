"""Where a worker writes a result to: memory first, a file when it grows, compressed if asked, within a limit.

In      pieces, as the engine hands them out (8 KiB each)
Out     bytes, or a Spool: the descriptor of a file without a name.
Source  decision 0019.
Limits  rows are counted by what stands between them, as pieces pass: exact for N-Triples, TSV and XML; a line end or
        a brace inside a value may be counted in the other formats, so the count is an upper bound.
"""

import os
import tempfile
import zlib
from pathlib import Path
from typing import Protocol

import zstandard

from api.exchange import Spool

INLINE = 128 << 10
"""Bytes up to which a result stays in memory."""
_WORTHWHILE = 1024
"""Bytes from which compression is worth its time."""
_GZIP = 16 + zlib.MAX_WBITS
_BETWEEN = {
    "application/sparql-results+json": b'}},{"',
    "application/sparql-results+xml": b"</result>",
    "text/csv": b"\r\n",
    "text/tab-separated-values": b"\n",
    "application/n-triples": b" .\n",
}
_BEYOND = {b"\r\n": 1, b"\n": 1, b'}},{"': -1}
"""How many more of them there are than rows: a table has a head, and between two rows stands one."""


class OverflowingError(Exception):
    """The result is larger than it may be: `limit` bytes."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


class EnoughError(Exception):
    """The result seems to have more rows than it may."""


class _Compressor(Protocol):
    def compress(self, data: bytes, /) -> bytes: ...
    def flush(self) -> bytes: ...


def _compressor(encoding: str) -> _Compressor | None:
    if encoding == "gzip":
        return zlib.compressobj(1, zlib.DEFLATED, _GZIP)
    return zstandard.ZstdCompressor(level=3).compressobj() if encoding == "zstd" else None


class Sink:
    """A stream for the engine to write to; it breaks the evaluation off when it has got too much."""

    def __init__(self, most_bytes: int, most_rows: int, media_type: str, encoding: str) -> None:
        self.rows = 0
        self.encoded = False
        self._most_bytes, self._most_rows = most_bytes, most_rows
        self._between = _BETWEEN.get(media_type)
        self._ends_rows = media_type != "application/sparql-results+json"
        self._encoding = encoding
        self._tail = b""
        """Of the piece before: what stands between rows may lie across two pieces."""
        self._memory = bytearray()
        self._written = 0
        self._file: int | None = None
        self._compressor: _Compressor | None = None

    def write(self, part: bytes) -> int:
        """Return how much was taken: all.

        Raises:
            OverflowingError: the limit of bytes is reached.
            EnoughError: there may be more rows than allowed.
        """
        self._written += len(part)
        if self._written > self._most_bytes:
            raise OverflowingError(self._most_bytes)
        if self._between is not None:
            self.rows += (self._tail + part).count(self._between)
            self._tail = part[1 - len(self._between) :]
            if self._most_rows and self.rows > self._most_rows + _BEYOND.get(self._between, 0):
                raise EnoughError
        self._memory += part
        if len(self._memory) > INLINE:
            self._spill()
        return len(part)

    def flush(self) -> None:
        """Return nothing; pieces are written out when there are enough of them.

        Raises:
            Nothing.
        """

    def close(self) -> bytes | Spool:
        """Return the whole result.

        Raises:
            OSError: the disk is full.
        """
        self._count_last()
        if self._file is None:
            return self._small()
        self._spill()
        if self._compressor is not None:
            os.write(self._file, self._compressor.flush())
        size = os.lseek(self._file, 0, os.SEEK_CUR)
        os.lseek(self._file, 0, os.SEEK_SET)
        spool, self._file = Spool(self._file, size), None
        return spool

    def drop(self) -> None:
        """Return nothing; let go of a result that is not wanted.

        Raises:
            Nothing.
        """
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _small(self) -> bytes:
        compressor = _compressor(self._encoding) if len(self._memory) >= _WORTHWHILE else None
        if compressor is None:
            return bytes(self._memory)
        self.encoded = True
        return compressor.compress(bytes(self._memory)) + compressor.flush()

    def _spill(self) -> None:
        if self._file is None:
            self._file, name = tempfile.mkstemp(prefix="communique-answer-")
            Path(name).unlink()
            self._compressor = _compressor(self._encoding)
            self.encoded = self._compressor is not None
        content = bytes(self._memory) if self._compressor is None else self._compressor.compress(bytes(self._memory))
        view = memoryview(content)
        while view:
            view = view[os.write(self._file, view) :]
        self._memory.clear()

    def _count_last(self) -> None:
        if self._between in {b"\r\n", b"\n"}:
            self.rows = max(0, self.rows - 1)  # the head of the table
        elif not self._ends_rows and not self._is_empty():
            self.rows += 1

    def _is_empty(self) -> bool:
        return self._file is None and bytes(self._memory[-24:]).endswith(b'"bindings":[]}}')
