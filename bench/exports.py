"""How long an export of a million edges takes, and how much memory, which must not grow with the edges.

In      how many statements to make up; formats. Or a published store, as it is.
Out     a table: edges or quads, seconds, megabytes written, peak resident memory of the process.
Source  run from the checkout: `python bench/exports.py`; `--help` lists what can be chosen.
Limits  each export runs as the server runs it, in a process of its own, read by one that only counts. Made-up
        statements are rows in the index of a small store (bench/stores.py), with a speaker, a target and a topic each;
        they are in no graph, so that for RDF a store of so many documents is taken (`--documents`).
"""

import argparse
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.stores import DATA, stored
from kg.export import EXPORTERS, Edges, Projection, Selection, pairs
from kg.export.order import Order, packed
from kg.index import opened
from kg.index.opening import ROWS
from kg.store import Snapshot, current, open_snapshot

_ROOT = Path(__file__).resolve().parents[1]
_COLUMNS = "{:>10}  {:8} {:>11} {:>8} {:>6} {:>9} {:>6} {:>8}  {:11} {}"
_NAMES = ("statements", "format", "edges", "seconds", "CPU", "edges/s", "MB", "peak MB", "projection", "edges")
_SMALL, _ACTORS, _TOPICS = 100, 20_000, 500
_MADE = f"""
CREATE TEMP TABLE made AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :count)
  SELECT i, 10000000 + i AS id, printf('%020x', i * 2654435761 % 4294967296 * 4294967296 + i) AS slug,
    date('2020-01-01', printf('+%d days', i * 7919 % 2000)) AS day, i * 104729 % {_ACTORS} AS speaker,
    (i * 104729 % {_ACTORS} + i * 31 % 97 + 1) % {_ACTORS} AS target, i * 15485863 % {_TOPICS} AS topic,
    CASE i % 5 WHEN 0 THEN 'demand' WHEN 1 THEN 'rejection' WHEN 2 THEN 'support' WHEN 3 THEN 'threat' ELSE 'assertion'
    END AS kind,
    CASE i % 5 WHEN 0 THEN 'support' WHEN 1 THEN 'oppose' WHEN 2 THEN 'support' END AS stance
  FROM n;
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {_ACTORS} - 1)
INSERT INTO thing (id, iri, kind, slug, class, en) SELECT 20000000 + i, :base || 'actor/made-up-' || i, 'actor',
  'made-up-' || i, 'Person', 'Made-Up Actor № ' || i FROM n;
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {_TOPICS} - 1)
INSERT INTO thing (id, iri, kind, slug, en) SELECT 30000000 + i, :base || 'demand/made-up-' || i, 'demand',
  'made-up-' || i, 'Made-up demand № ' || i FROM n;
INSERT INTO statement (id, graph, document, iri, slug, kind, stance, polarity, certainty, direct, confidence, said, day,
  target_unstated, words, start, "end", before, after, language)
  SELECT id, 1, (SELECT min(id) FROM document) + i % (SELECT count(*) FROM document), :base || 'statement/' || slug,
  slug, kind, stance, 'affirmed', 'certain', i % 2, 0.9, day, day, 0,
  'Actor № ' || speaker || ' said that demand № ' || topic || ' “would not do” & more', i, i + 60, 'before', 'after',
  'en' FROM made;
INSERT INTO role (statement, role, thing, day, slug) SELECT id, 'speaker', 20000000 + speaker, day, slug FROM made;
INSERT INTO role (statement, role, thing, day, slug) SELECT id, 'target', 20000000 + target, day, slug FROM made;
INSERT INTO role (statement, role, thing, day, slug) SELECT id, 'content', 30000000 + topic, day, slug FROM made;
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Measured:
    """One export."""

    seconds: float
    cpu: float
    """Seconds of processor time: what the machine does besides does not count."""
    bytes: int
    peak: int
    """Bytes that were resident at most."""


def main() -> None:
    """Return nothing; print the table.

    Raises:
        SystemExit: an export fails.
    """
    asked = _arguments()
    print(_COLUMNS.format(*_NAMES))  # noqa: T201
    for form in asked.formats:
        of_graph = EXPORTERS[form].subject == "graph"
        stores = [asked.store] if asked.store else _made(asked, of_graph)
        for store in stores:
            for mode in Edges if not of_graph else [Edges.AGGREGATED]:
                chosen = Selection(projection=asked.projection, edges=mode)
                print(_line(current(store), form, chosen), flush=True)  # noqa: T201


def measured(order: Order) -> Measured:
    """Return what an export took.

    Raises:
        SystemExit: it fails.
    """
    command = [sys.executable, "-m", "kg.export", packed(order)]
    begun = time.monotonic()
    told = {**os.environ, "PYTHONPATH": str(_ROOT), "MALLOC_ARENA_MAX": "2"}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, cwd="/", env=told)  # noqa: S603
    assert process.stdout is not None
    size = peak = 0
    while piece := process.stdout.read(1 << 20):
        size += len(piece)
        peak = max(peak, _peak(process.pid))
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    if process.returncode:
        raise SystemExit(f"{order.form} failed")
    return Measured(time.monotonic() - begun, used.ru_utime + used.ru_stime, size, peak)


def _peak(pid: int) -> int:
    """What `ru_maxrss` tells begins with the memory of whoever started the process; this does not."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next((int(line.split()[1]) << 10 for line in lines if line.startswith("VmHWM")), 0)


def _made(asked: argparse.Namespace, of_graph: bool) -> list[Path]:
    if of_graph:
        return [stored(count, asked.data).store for count in asked.documents]
    return [_swollen(count, asked.data) for count in asked.statements]


def _swollen(count: int, data: Path) -> Path:
    """A small store whose index says that there are so many statements; one that was made anew says so no more."""
    store = data / f"statements-{count}" / "store"
    if not store.exists():
        shutil.copytree(stored(_SMALL, data).store, store)
    index = opened(current(store))
    if _counted(index.snapshot, "statement") < count:
        with sqlite3.connect(index.folder / ROWS) as rows:
            rows.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
            for sql in _MADE.split(";\n"):
                rows.execute(sql, {"count": count, "base": "https://example.org/"})
    return store


def _line(snapshot: Snapshot, form: str, chosen: Selection) -> str:
    statements, size = _counted(snapshot, "statement"), _size(snapshot, form, chosen)
    took = measured(Order(snapshot, form, chosen))
    figures = (f"{took.seconds:.1f}", f"{took.cpu:.1f}", f"{size / took.seconds:,.0f}")
    more = (f"{took.bytes / 1e6:,.0f}", f"{took.peak / 1e6:,.0f}", chosen.projection.value, chosen.edges.value)
    return _COLUMNS.format(f"{statements:,}", form, f"{size:,}", *figures, *more)


def _size(snapshot: Snapshot, form: str, chosen: Selection) -> int:
    """Edges of a network, quads of a graph: counted apart, so that nothing is timed but the export."""
    if EXPORTERS[form].subject == "graph":
        return sum(1 for _ in open_snapshot(snapshot))
    index = opened(snapshot)
    sql, values = pairs.pairs(index, chosen)
    rows = sql.partition("ORDER BY")[0]
    if chosen.edges is Edges.AGGREGATED and chosen.projection is not Projection.STATEMENTS:
        rows = f"SELECT DISTINCT source, target, kind, stance FROM ({rows})"  # noqa: S608
    return _counted(snapshot, f"({rows})", values)


def _counted(snapshot: Snapshot, rows: str, values: dict[str, object] | None = None) -> int:
    found = opened(snapshot).one(f"SELECT count(*) AS number FROM {rows}", values or {})  # noqa: S608
    return int(found["number"]) if found else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure exports.")
    parser.add_argument("--statements", type=int, nargs="+", default=[100_000, 1_000_000], help="how many to make up")
    parser.add_argument("--documents", type=int, nargs="+", default=[10_000], help="sizes of stores, for RDF")
    parser.add_argument("--data", type=Path, default=DATA, help="the folder where made stores are kept")
    parser.add_argument("--store", type=Path, help="a published store, instead of made ones")
    parser.add_argument("--formats", nargs="+", default=["gexf", "graphml", "csv", "nquads"], choices=list(EXPORTERS))
    parser.add_argument("--projection", type=Projection, default=Projection.ACTOR_TOPIC)
    return parser.parse_args()


if __name__ == "__main__":
    main()
