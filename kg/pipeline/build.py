"""A build: every article through the rooms and into the store, then one snapshot.

In      paths, the store's folder, Options, a callback for progress
Out     BuildReport; the store holds each article's graph, and one published snapshot.
Source  decision 0003 (one named graph per document); decision 0006 (nothing dropped silently).
Limits  one process. Broken off between two articles, it publishes nothing; what was loaded stays for the next build.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from kg.errors import EvidenceError, UnknownTopicError
from kg.model import Article, Refusal
from kg.names import document_iri
from kg.pipeline.one import Rooms, Taken, open_rooms, take
from kg.pipeline.quarantine import Quarantine
from kg.pipeline.report import BuildReport, Options, Progress, Stage, Stopwatch, Tally
from kg.read import articles, find
from kg.store import GraphStore

Tell = Callable[[Progress], None]


def build(paths: Sequence[Path], store_path: Path, options: Options, tell: Tell) -> BuildReport:
    """Return what was read, loaded and refused; the store's folder is made once there is an article to put into it.

    Raises:
        StoreError: the store is in use, cannot be written, or the disk is full.
        DataError: a file of the ontology folder is not as it should be.
    """
    tally, watch = Tally(), Stopwatch()
    items = _timed(articles(paths), watch)
    early, first = _to_first_article(items)
    if first is None:
        tally.refused = early
        return tally.report(watch, None)
    files = len(find(paths))
    with watch(Stage.OPEN):
        rooms = open_rooms(options)
    with GraphStore.open(store_path, options.ontology / "rules") as store, Quarantine(store_path) as quarantine:
        with watch(Stage.OPEN):
            store.curate(rooms.curated)
        work = _Work(rooms, store, quarantine, tally, watch)
        for item in chain(early, [first], items):
            work.receive(item)
            tell(Progress(Stage.LOAD, tally.articles, files, _name(item)))
        tell(Progress(Stage.PUBLISH, tally.articles, files, ""))
        with watch(Stage.PUBLISH):
            snapshot = store.publish()
    return tally.report(watch, snapshot.id)


class _Work:
    """A build at work: each item that is read is loaded, or noted with the reason why not."""

    def __init__(self, rooms: Rooms, store: GraphStore, quarantine: Quarantine, tally: Tally, watch: Stopwatch) -> None:
        self._rooms = rooms
        self._store = store
        self._quarantine = quarantine
        self._tally = tally
        self._watch = watch

    def receive(self, item: Article | Refusal) -> None:
        if isinstance(item, Refusal):
            self._refuse(item)
            return
        self._tally.articles += 1
        try:
            taken = take(item, self._rooms, self._watch)
        except (EvidenceError, UnknownTopicError) as error:
            self._refuse(Refusal(Stage.EXTRACT, item.source, str(error), item.title))
        else:
            self._load(taken)

    def _load(self, taken: Taken) -> None:
        source = taken.document.article.source
        for refusal in taken.refusals:
            self._quarantine.note(source, refusal)
        if not taken.quads:
            self._tally.refused += [replace(refusal, item=source) for refusal in taken.refusals[-1:]]
            return
        with self._watch(Stage.LOAD):
            self._store.keep_text(taken.document.text)
            change = self._store.replace(document_iri(taken.document.doc_id), taken.quads, taken.minted)
        self._tally.changes[change] += 1
        self._tally.statements += taken.statements
        self._tally.loaded += taken.loaded
        self._tally.quarantined.update(refusal.stage for refusal in taken.refusals)
        self._tally.warnings += taken.warnings
        self._tally.quads += len(taken.quads)

    def _refuse(self, refusal: Refusal) -> None:
        self._tally.refused.append(refusal)
        self._quarantine.note(refusal.item, refusal)


def _timed(items: Iterator[Article | Refusal], watch: Stopwatch) -> Iterator[Article | Refusal]:
    """Yield the items; the time it takes to read them is read time."""
    while True:
        with watch(Stage.READ):
            item = next(items, None)
        if item is None:
            return
        yield item


def _to_first_article(items: Iterator[Article | Refusal]) -> tuple[list[Refusal], Article | None]:
    """Return the refusals before the first article, and it; None where there is no article at all."""
    refused: list[Refusal] = []
    for item in items:
        if not isinstance(item, Refusal):
            return refused, item
        refused.append(item)
    return refused, None


def _name(item: Article | Refusal) -> str:
    return item.item if isinstance(item, Refusal) else item.source
