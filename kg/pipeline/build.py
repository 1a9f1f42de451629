"""A build: every article through the rooms and into the store, then one snapshot.

In      paths, the store's folder, Options, a callback for progress
Out     BuildReport; the store holds each article's graph, and one published snapshot.
Source  decision 0003 (one named graph per document); decision 0006 (nothing dropped silently).
Limits  one writer, however many workers. Broken off between two articles, it publishes nothing; what was loaded stays
        for the next build.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from kg.curated import curated_quads
from kg.model import Article, Refusal
from kg.names import doc_id, document_iri
from kg.pipeline.crew import Crew
from kg.pipeline.pace import Pace
from kg.pipeline.parcel import Parcel, Taking
from kg.pipeline.quarantine import Quarantine
from kg.pipeline.report import BuildReport, Options, Progress, Stage, Stopwatch, Tally
from kg.read import articles, find
from kg.store import GraphStore

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
        curated = tuple(curated_quads(options.ontology))
    with (
        GraphStore.open(store_path, options.ontology / "rules") as store,
        Quarantine(store_path) as quarantine,
        Crew(_timed(articles(paths), watch), Taking(options), options.workers, _PACE) as crew,
    ):
        crew.ahead()
        with watch(Stage.OPEN):
            store.curate(curated)
        work = _Work(store, quarantine, tally, watch)
        for item, answer in crew:
            work.receive(item, answer)
            tell(Progress(Stage.LOAD, tally.articles, files, _name(item)))
        tell(Progress(Stage.PUBLISH, tally.articles, files, ""))
        with watch(Stage.PUBLISH):
            snapshot = store.publish()
    return tally.report(watch, snapshot.id)


class _Work:
    """A build at work: each item that is read is loaded, or noted with the reason why not."""

    def __init__(self, store: GraphStore, quarantine: Quarantine, tally: Tally, watch: Stopwatch) -> None:
        self._store = store
        self._quarantine = quarantine
        self._tally = tally
        self._watch = watch

    def receive(self, item: Article | Refusal, answer: Parcel | Refusal | None) -> None:
        if isinstance(item, Refusal):
            self._refuse(item)
            return
        self._tally.articles += 1
        if isinstance(answer, Refusal):
            self._refuse(answer)
        elif answer:
            self._load(item, answer)

    def _load(self, article: Article, parcel: Parcel) -> None:
        outcome = parcel.outcome
        self._watch.add(parcel.seconds)
        for refusal in outcome.refusals:
            self._quarantine.note(article.source, refusal)
        if not outcome.quads:
            self._tally.refuse(replace(refusal, item=article.source) for refusal in outcome.refusals[-1:])
            return
        with self._watch(Stage.LOAD):
            self._store.keep_text(article.text)
            change = self._store.replace(document_iri(doc_id(article.source)), *parcel.unpacked())
        self._tally.changes[change] += 1
        self._tally.statements += outcome.statements
        self._tally.loaded += outcome.loaded
        self._tally.quarantined.update(refusal.stage for refusal in outcome.refusals)
        self._tally.warnings += outcome.warnings
        self._tally.quads += outcome.quads

    def _refuse(self, refusal: Refusal) -> None:
        self._tally.refuse([refusal])
        self._quarantine.note(refusal.item, refusal)


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


def _name(item: Article | Refusal) -> str:
    return item.item if isinstance(item, Refusal) else item.source
