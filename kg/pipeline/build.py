"""A build: every article through the rooms and into the store, then one snapshot.

In      paths, the store's folder, Options, a callback for progress
Out     BuildReport; the store holds each article's graph, and one published snapshot.
Source  decision 0003 (one named graph per document); decision 0006 (nothing dropped silently).
Limits  one writer, however many workers. Broken off between two articles, it publishes nothing; what was loaded stays
        for the next build.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pyoxigraph import NamedNode

from kg.describe import Description
from kg.extractors import asks
from kg.index import opened
from kg.infer import Inferences
from kg.model import Article, Refusal
from kg.names import CURATED_GRAPH, doc_id, document_iri
from kg.pipeline.fingerprint import fingerprint
from kg.pipeline.one import curated_once
from kg.pipeline.pace import Pace
from kg.pipeline.parcel import Outcome, Parcel, Taking
from kg.pipeline.quarantine import Quarantine
from kg.pipeline.remembered import Known, Remembered
from kg.pipeline.report import BuildReport, Options, Progress, Stage, Stopwatch, Tally
from kg.pipeline.waiting import AtWork, at_work
from kg.read import articles, find
from kg.store import Change, GraphStore

Tell = Callable[[Progress], None]

_PACE = Pace(portion=4_000, worth=40_000)
"""Some tenths of a second of work at a time, nearly all of it the gate's; and two workers' start in all."""


def build(paths: Sequence[Path], store_path: Path, options: Options, tell: Tell) -> BuildReport:
    """Return what was read, loaded and refused; the store's folder is made once there is an article to put into it.

    Raises:
        StoreError: the store is in use, cannot be written, or the disk is full.
        DataError: a file of the ontology folder is not as it should be.
    """
    tally, watch = Tally(), Stopwatch()
    if not _holds_an_article(paths, tally):
        return tally.report(watch, None)
    files = len(find(paths))
    with watch(Stage.OPEN):
        used = fingerprint(options)
        if not store_path.exists():
            curated_once(options.ontology)  # a folder that cannot be read leaves no empty store behind
    with (
        _opened(store_path, options.ontology) as store,
        Quarantine(store_path) as quarantine,
        Remembered(store_path, used) as remembered,
    ):
        work = _Work(store, quarantine, remembered, tally, watch)
        items = _timed(articles(paths), watch)
        again = options.again or asks(options.extractor)  # what a server would answer now, nobody can know
        task = Taking(Options(options.extractor, options.ontology))  # no more than other processes need
        stream = items if again else work.known(items)
        crew: AtWork[Parcel, Refusal | Known] = at_work(stream, task, options, _PACE)
        with crew:
            crew.ahead()
            work.curate(options.ontology)
            for item, answer in crew:
                work.receive(item, answer)
                tell(Progress(Stage.LOAD, tally.articles, files, _name(item)))
        tell(Progress(Stage.PUBLISH, tally.articles, files, ""))
        with watch(Stage.PUBLISH):
            snapshot = store.publish()
            opened(snapshot)
    return tally.report(watch, snapshot.id)


def _opened(store: Path, ontology: Path) -> GraphStore:
    return GraphStore.open(store, ontology / "rules", Description.read(ontology), Inferences())


@dataclass(frozen=True, slots=True)
class _Work:
    """A build at work: each item that is read is loaded, or noted with the reason why not."""

    store: GraphStore
    quarantine: Quarantine
    remembered: Remembered
    tally: Tally
    watch: Stopwatch

    def curate(self, ontology: Path) -> None:
        with self.watch(Stage.OPEN):
            if not self.remembered.is_curated(self.store.mark(CURATED_GRAPH)):
                self.store.curate(curated_once(ontology))
                self.remembered.note_curated(self.store.mark(CURATED_GRAPH))

    def known(self, items: Iterator[Article | Refusal]) -> Iterator[Article | Refusal | Known]:
        """Yield the items, and in the place of an article of which nothing has changed what became of it before."""
        for item in items:
            outcome = None
            if isinstance(item, Article):
                outcome = self.remembered.outcome(item, self.store.mark(_iri(item)))
            if isinstance(item, Article) and outcome:
                self.store.keep_text(item.text)
                yield Known(item.source, outcome)
            else:
                yield item

    def receive(self, item: Article | Refusal | Known, answer: Parcel | Refusal | None) -> None:
        if isinstance(item, Refusal):
            self._refuse(item)
            return
        self.tally.articles += 1
        if isinstance(item, Known):
            self.tally.skipped += 1
            self._count(item.source, item.outcome, Change.UNCHANGED)
        elif isinstance(answer, Refusal):
            self._refuse(answer)
        elif answer:
            self._load(item, answer)

    def _load(self, article: Article, parcel: Parcel) -> None:
        self.watch.add(parcel.seconds)
        outcome = parcel.outcome
        if not outcome.quads:
            self.tally.refuse(replace(refusal, item=article.source) for refusal in outcome.refusals[-1:])
            self._quarantine(article.source, outcome.refusals)
            return
        with self.watch(Stage.LOAD):
            self.store.keep_text(article.text)
            change = self.store.replace(_iri(article), *parcel.unpacked())
            self.remembered.note(article, self.store.mark(_iri(article)), outcome)
        self._count(article.source, outcome, change)

    def _count(self, source: str, outcome: Outcome, change: Change) -> None:
        self._quarantine(source, outcome.refusals)
        self.tally.changes[change] += 1
        self.tally.statements += outcome.statements
        self.tally.loaded += outcome.loaded
        self.tally.quarantined.update(refusal.stage for refusal in outcome.refusals)
        self.tally.warnings += outcome.warnings
        self.tally.quads += outcome.quads

    def _refuse(self, refusal: Refusal) -> None:
        self.tally.refuse([refusal])
        self._quarantine(refusal.item, [refusal])

    def _quarantine(self, source: str, refusals: Iterable[Refusal]) -> None:
        for refusal in refusals:
            self.quarantine.note(source, refusal)


def _iri(article: Article) -> NamedNode:
    return document_iri(doc_id(article.source))


def _timed(items: Iterator[Article | Refusal], watch: Stopwatch) -> Iterator[Article | Refusal]:
    """Yield the items; the time it takes to read them is read time."""
    while True:
        with watch(Stage.READ):
            item = next(items, None)
        if item is None:
            return
        yield item


def _holds_an_article(paths: Sequence[Path], tally: Tally) -> bool:
    """Say whether there is anything to build from; if not, what was refused is counted."""
    looked_at = Tally()
    for item in articles(paths):
        if isinstance(item, Article):
            return True
        looked_at.refuse([item])
    tally.refused, tally.refused_count = looked_at.refused, looked_at.refused_count
    return False


def _name(item: Article | Refusal | Known) -> str:
    return item.item if isinstance(item, Refusal) else item.source
