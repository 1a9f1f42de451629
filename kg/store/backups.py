"""Backups: the published snapshot and all that belongs to it, with a manifest; and stores made from them again.

In      a store's folder, also of one that is being served and written to; or a backup
Out     TARGET/graph, texts/, the logs and manifest.json with a SHA-256 a file; or a fresh store, verified.
Source  decision 0018.
Limits  tokens stay behind: they open a running server, and backups travel. So does what a build remembers: the next one
        finds the same again.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, Store

from kg.errors import BackupError
from kg.names import SERVICE_GRAPH, term
from kg.store import catalog, snapshots, texts
from kg.store.disk import told, write_whole
from kg.store.journal import JOURNAL
from kg.store.snapshots import Snapshot, current
from kg.store.ungated import MARK

_MANIFEST, _GRAPH, _FORM = "manifest.json", "graph", 1
_LOGS = (JOURNAL, "audit.jsonl", "quarantine.jsonl")
_PIECE = 1 << 20
_TRIES = 3
_HASH = term("textHash")


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup holds."""

    snapshot: Snapshot
    files: int
    size: int
    """In bytes."""


class _MovedOnError(Exception):
    """The store has been written to, and what belongs to the snapshot is not all there any more."""


def backup(store: Path, target: Path) -> Backup:
    """Return what the new backup of the store's published snapshot holds.

    Raises:
        BackupError: the target exists, or the store is written to faster than it can be copied.
        NoSnapshotError: nothing has been published.
        StoreError: the disk is full, or something cannot be read or written.
    """
    if target.exists():
        raise BackupError(f"{target} exists already. Name a new folder: a backup never overwrites one.")
    partial = target.with_name(f"{target.name}.partial")
    for _ in range(_TRIES):
        shutil.rmtree(partial, ignore_errors=True)
        with told(target), suppress(_MovedOnError):
            partial.mkdir(parents=True)
            made = _copied(store, partial, current(store))
            os.sync()
            partial.rename(target)
            return made
    raise BackupError(f"{store} is written to faster than it can be copied. Try again when fewer write.")


def restore(source: Path, store: Path) -> Snapshot:
    """Return the snapshot of the store that was made from a backup.

    Raises:
        BackupError: the folder is taken, or the backup is not what its manifest says.
        StoreError: the disk is full or cannot be written.
    """
    if store.exists() and (not store.is_dir() or any(store.iterdir())):
        raise BackupError(f"{store} is not empty. Restore into a new folder, and put it in the place of the old one.")
    manifest = _manifest(source)
    partial = store.with_name(f"{store.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    with told(store):
        for name, about in manifest["files"].items():
            _restored(source / name, partial / _place(name), about)
        _opened(partial, manifest)
        os.sync()
        if store.exists():
            store.rmdir()
        partial.rename(store)
    return current(store)


# ------------------------------------------------------------ making


def _copied(store: Path, partial: Path, snapshot: Snapshot) -> Backup:
    files: dict[str, dict[str, Any]] = {}
    with _held(snapshot) as held:
        graph = Store.read_only(str(held))
        for path in sorted(held.iterdir()):
            if path.name != "LOCK" and not path.name.startswith("LOG"):
                files[f"{_GRAPH}/{path.name}"] = _copy(path, partial / _GRAPH / path.name)
        said = graph.quads_for_pattern(None, _HASH, None)
        wanted = sorted({quad.object.value for quad in said if isinstance(quad.object, Literal)})
        del graph
    for identifier in wanted:
        path = texts.file_of(store, identifier)
        if path.exists():
            name = path.relative_to(store)
            files[name.as_posix()] = _copy(path, partial / name)
        elif current(store) != snapshot:
            raise _MovedOnError  # it was let go with its document
    for log in (*_LOGS, MARK):
        if (store / log).exists():
            files[log] = _copy(store / log, partial / log)
    told_of = {"number": snapshot.number, "id": snapshot.id, "published": snapshot.published.isoformat()}
    made = datetime.now(UTC).isoformat(timespec="seconds")
    manifest = {"form": _FORM, "made": made, "snapshot": told_of, "gated": MARK not in files, "files": files}
    write_whole(partial / _MANIFEST, (json.dumps(manifest, indent=1) + "\n").encode())
    return Backup(snapshot, len(files), sum(one["bytes"] for one in files.values()))


@contextmanager
def _held(snapshot: Snapshot) -> Iterator[Path]:
    """The snapshot under a second name, so that nobody takes it away while it is read."""
    folder = snapshot.path.parent
    for left in folder.glob("held-*"):
        if not Path(f"/proc/{left.name.removeprefix('held-')}").exists():
            shutil.rmtree(left, ignore_errors=True)  # of a backup that was broken off
    held = folder / f"held-{os.getpid()}"
    try:
        try:
            shutil.copytree(snapshot.path, held, copy_function=os.link)
        except (shutil.Error, FileNotFoundError) as error:
            raise _MovedOnError from error
        yield held
    finally:
        shutil.rmtree(held, ignore_errors=True)


def _copy(source: Path, target: Path) -> dict[str, Any]:
    target.parent.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    with source.open("rb") as reading, target.open("wb") as writing:
        while piece := reading.read(_PIECE):
            digest.update(piece)
            size += writing.write(piece)
    return {"sha256": digest.hexdigest(), "bytes": size}


# ------------------------------------------------------------ restoring


def _manifest(source: Path) -> dict[str, Any]:
    try:
        manifest: dict[str, Any] = json.loads((source / _MANIFEST).read_bytes())
        if manifest["form"] != _FORM:
            raise BackupError(f"{source} was made by another version of kg: use that one to restore it.")
        assert manifest["snapshot"]["id"]
        assert all(_is_inside(name) for name in manifest["files"])
    except FileNotFoundError:
        raise BackupError(f"{source} is no backup: it has no {_MANIFEST}. `kg backup` makes one.") from None
    except (OSError, ValueError, KeyError, TypeError, AssertionError) as error:
        raise BackupError(f"{source / _MANIFEST} cannot be read ({error!r}). Use another backup.") from error
    return manifest


def _is_inside(name: str) -> bool:
    path = Path(name)
    return not path.is_absolute() and ".." not in path.parts


def _place(name: str) -> str:
    return f"live/{name.removeprefix(_GRAPH + '/')}" if name.startswith(f"{_GRAPH}/") else name


def _restored(source: Path, target: Path, about: dict[str, Any]) -> None:
    try:
        found = _copy(source, target)
    except FileNotFoundError:
        raise BackupError(f"{source} is missing from the backup. Use another one.") from None
    if found != about:
        raise BackupError(
            f"{source} is not what the manifest says ({found['bytes']:,} bytes, SHA-256 {found['sha256'][:12]}…). "
            "The backup is damaged: use another one."
        )


def _opened(partial: Path, manifest: dict[str, Any]) -> None:
    """Open the graph, compare its id, and publish it; what a snapshot says of itself stands in snapshots only."""
    snapshot = manifest["snapshot"]
    try:
        live = Store(partial / "live")
    except OSError as error:
        raise BackupError(f"The graph of the backup does not open: {error}. Use another one.") from error
    identifier = catalog.identifier(live)
    if manifest["gated"] and identifier != snapshot["id"]:
        raise BackupError(f"The graph has the id {identifier}, the manifest says {snapshot['id']}. Use another backup.")
    description = list(live.quads_for_pattern(None, None, None, SERVICE_GRAPH))
    live.remove_graph(SERVICE_GRAPH)
    live.flush()
    snapshots.publish(partial, live, snapshot["id"], 0, description)
