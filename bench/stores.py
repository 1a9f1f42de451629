"""Stores of made-up documents, built once and kept: what `kg serve` and the servers it is compared with are given.

In      how many documents (bench/corpus.py), a folder for all stores
Out     a store with a published snapshot, the ids that questions are made of, and the same quads as one file.
Limits  the store holds, quad for quad, what `GraphStore.replace` would have made of each document (a test says so), but
        is loaded in bulk: fifty thousand quads a second instead of four. Texts of articles are not kept. A store is
        built anew where the code that makes documents, or the curated knowledge, has changed; published anew where
        its description has.
"""

import hashlib
import json
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from bench import corpus
from kg.curated import curated_quads, knowledge
from kg.describe import Description
from kg.infer import Inferences
from kg.places import ONTOLOGY
from kg.store import GraphStore, current, digest, open_snapshot

DATA = Path(__file__).resolve().parents[1] / "data" / "bench"


@dataclass(frozen=True, slots=True)
class Corpus:
    """A store of so many documents."""

    folder: Path
    documents: int
    quads: int
    """Of the documents' own graphs."""
    made_from: str

    @property
    def store(self) -> Path:
        """Return the folder that `kg serve --store` takes."""
        return self.folder / "store"

    @property
    def snapshot(self) -> Path:
        """Return the RocksDB folder of the published snapshot, for servers that read it directly."""
        return current(self.store).path

    @property
    def statements(self) -> Path:
        """Return the file of all statements' IRIs, one a line."""
        return self.folder / "statements.txt"

    @property
    def demanding(self) -> Path:
        """Return the file of the actors of all demands, one a demand."""
        return self.folder / "demanding.txt"

    def dumped(self) -> Path:
        """Return the snapshot as one file of N-Quads, for servers that hold it in memory.

        Raises:
            OSError: the file cannot be written.
        """
        file = self.folder / "corpus.nq"
        if not file.exists():
            open_snapshot(current(self.store)).dump(file, RdfFormat.N_QUADS)
        return file


def stored(count: int, data: Path = DATA) -> Corpus:
    """Return the store of so many documents, the kept one where there is one.

    Raises:
        OSError: the folder cannot be written, or the disk is full.
    """
    folder = data / str(count)
    kept, wanted = folder / "corpus.json", _made_from()
    if kept.exists():
        told = json.loads(kept.read_text(encoding="utf-8"))
        if told["made_from"] == wanted:
            _publish(folder / "store")
            return Corpus(folder, told["documents"], told["quads"], wanted)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    made = Corpus(folder, count, _load(folder, count), wanted)
    told = {name: value for name, value in asdict(made).items() if name != "folder"}
    kept.write_text(json.dumps(told) + "\n", encoding="utf-8")
    return made


def _made_from() -> str:
    code = hashlib.sha256(Path(corpus.__file__).read_bytes()).hexdigest()
    return f"{code[:12]}-{digest(curated_quads(ONTOLOGY))[:12]}"


def _load(folder: Path, count: int) -> int:
    """Build store and files of ids; return the number of the documents' quads."""
    lines = folder / "loading.nq"
    quads = _write(folder, lines, count)
    with GraphStore.open(folder / "store") as store:
        store.curate(curated_quads(ONTOLOGY))
    live = Store(folder / "store" / "live")
    live.bulk_load(path=lines, format=RdfFormat.N_QUADS)
    live.optimize()
    live.flush()
    del live  # the lock goes with it
    lines.unlink()
    _publish(folder / "store")
    return quads


def _publish(folder: Path) -> None:
    """As a build does it; what stands already is only looked at."""
    with GraphStore.open(folder, describer=Description.read(ONTOLOGY), inferrer=Inferences()) as store:
        store.publish()


def _write(folder: Path, lines: Path, count: int) -> int:
    heads: Counter[tuple[str, str, str]] = Counter()
    quads = 0
    world = corpus.World.of(knowledge(ONTOLOGY))
    with (
        lines.open("w", encoding="utf-8") as out,
        (folder / "statements.txt").open("w", encoding="ascii") as statements,
        (folder / "demanding.txt").open("w", encoding="ascii") as demanding,
    ):
        for made in corpus.documents(count, world):
            heads.update(made.heads)
            quads += len(made.lines)
            out.writelines(_ended(chain(made.lines, [made.entry()])))
            statements.writelines(_ended(iri[1:-1] for iri in made.statements))
            demanding.writelines(_ended(iri[1:-1] for iri in made.demanding))
        out.writelines(_ended(corpus.derived(heads)))
    return quads


def _ended(lines: Iterator[str]) -> Iterator[str]:
    return (f"{line}\n" for line in lines)
