"""Errors of the disk and of RocksDB, told in one line.

In      the store's folder and whatever goes wrong inside a `with` block
Out     StoreError or StoreInUseError, naming the folder and what to do.
Limits  RocksDB speaks English sentences, not error numbers; two of them are recognised by their words.
"""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import StoreError, StoreInUseError

_FULL = {errno.ENOSPC, errno.EDQUOT}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
ROOM = 192 << 20
"""Bytes that must be free before anything is written: with less than its headroom of 128 MiB RocksDB puts off every
compaction, and a backup then waits for one that never comes."""


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Return a block in which errors of the operating system come out as StoreError.

    Raises:
        StoreInUseError: another process holds the store's lock.
        StoreError: the disk is full, or the folder cannot be read or written.
    """
    try:
        yield
    except OSError as error:
        raise _explained(path, error) from error


def need_room(path: Path) -> None:
    """Return nothing; there is room to write on the disk that holds a folder.

    Raises:
        OSError: there is not (ENOSPC); `told` explains it.
    """
    if shutil.disk_usage(path).free < ROOM:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))


def write_whole(path: Path, content: bytes, mode: int = 0o666) -> None:
    """Return nothing; write a file so that a reader finds the old one or the new one, never a part.

    ``mode`` is who may read and write it, less what the process's mask forbids.

    Raises:
        OSError: the file cannot be written.
    """
    partial = path.with_name(f"{path.name}.{os.getpid()}.partial")
    with open(partial, "wb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)


def _explained(path: Path, error: OSError) -> StoreError:
    words = str(error)
    if error.errno in _FULL or "No space left" in words or "Disk quota" in words:
        return StoreError(
            f"No space left on the disk that holds {path}: it needs {ROOM >> 20} MiB. Free some space and run the "
            "command again: documents loaded so far are kept."
        )
    if "/LOCK" in words and "Permission denied" not in words:
        return StoreInUseError(str(path))
    if error.errno in _FORBIDDEN or "Permission denied" in words or "Read-only file system" in words:
        return StoreError(f"The store {path} cannot be written: {_plain(error)}. Choose a folder you may write to.")
    return StoreError(f"The store {path} cannot be used: {_plain(error)}.")


def _plain(error: OSError) -> str:
    return " ".join((error.strerror or str(error)).split()).rstrip(".")
