"""Stored texts by their SHA-256: what every offset and quotation can be checked against again.

In      texts
Out     files texts/ab/<sha256>.txt, UTF-8, byte for byte.
Limits  a text is kept as long as a document of the live store points to it.
"""

from pathlib import Path

from kg.errors import StoreError
from kg.names import text_hash
from kg.store.disk import told, write_whole


def keep(store: Path, text: str) -> str:
    """Return the text's SHA-256 after writing it, if it is not there yet.

    Raises:
        StoreError: the file cannot be written.
    """
    identifier = text_hash(text)
    path = file_of(store, identifier)
    with told(store):
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, text.encode("utf-8"))
    return identifier


def text_of(store: Path, identifier: str) -> str:
    """Return the stored text with that SHA-256.

    Raises:
        StoreError: there is none, or the file no longer holds what its name says.
    """
    try:
        text = file_of(store, identifier).read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise StoreError(f"{store} holds no text {identifier}. Load its document again.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(
            f"The text {identifier} in {store} cannot be read: {error}. Load its document again."
        ) from error
    if text_hash(text) != identifier:
        raise StoreError(f"The text {identifier} in {store} was changed on disk. Load its document again.")
    return text


def file_of(store: Path, identifier: str) -> Path:
    """Return where the text with that SHA-256 is kept, if it is.

    Raises:
        Nothing.
    """
    return store / "texts" / identifier[:2] / f"{identifier}.txt"


def is_kept(store: Path, identifier: str) -> bool:
    """Say whether a text with that SHA-256 is stored.

    Raises:
        Nothing.
    """
    return file_of(store, identifier).is_file()


def drop(store: Path, identifier: str) -> None:
    """Return nothing; remove a stored text if it is there.

    Raises:
        StoreError: the file cannot be removed.
    """
    with told(store):
        file_of(store, identifier).unlink(missing_ok=True)
