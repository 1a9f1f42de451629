"""One article through the rooms before the store: a pure function, to be run wherever there are processors.

In      Article; the rooms, opened once a process
Out     Taken: what may be stored, and what was refused on the way.
Limits  no store, no files once the rooms are open; the stopwatch is the only clock.
"""

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Generic, TypeVar

from pyoxigraph import Quad

from kg.curated import curated_quads, knowledge
from kg.extract import Extraction, Extractor
from kg.extractors import extractor
from kg.ground import Ground
from kg.lift import answered, behalf, lift, minted
from kg.model import Article, Document, Knowledge, Refusal
from kg.names import document_iri
from kg.occasion import Finder
from kg.pipeline.fingerprint import ontology
from kg.pipeline.pace import Pace
from kg.pipeline.report import Options, Stage, Stopwatch
from kg.pipeline.waiting import at_work
from kg.read import articles
from kg.reply import Replies
from kg.segment import segment
from kg.validate import Context, Gate

T = TypeVar("T")
_PACE = Pace(portion=24_000, worth=150_000)
"""Some twenty milliseconds of extraction at a time, and two workers' start in all."""


@dataclass(frozen=True, slots=True)
class Rooms:
    """What one process needs to take articles in: opened once, used for all of them."""

    knowledge: Knowledge
    extractor: Extractor
    ground: Ground
    finder: Finder
    replies: Replies
    gate: Gate
    context: Context


@dataclass(frozen=True, slots=True)
class Taken:
    """One article, ready for the store."""

    document: Document
    quads: tuple[Quad, ...]
    """Empty where the gate refused the document as a whole; the last refusal then says why."""
    minted: tuple[Quad, ...]
    statements: int
    """Extracted."""
    refusals: tuple[Refusal, ...]
    warnings: int

    @property
    def loaded(self) -> int:
        """Return how many statements may be stored."""
        return len({q.subject for q in self.quads if q.predicate.value.endswith("#reportedIn")})


def open_rooms(options: Options) -> Rooms:
    """Return the rooms, with the curated knowledge and the shapes read.

    Raises:
        DataError: a file of the ontology folder is not as it should be.
        KGError: there is no extractor of that name.
    """
    known = knowledge(options.ontology)
    curated = curated_once(options.ontology)
    reader = extractor(options.extractor, known, options.ontology)
    gate, context = Gate(options.ontology, curated), Context(curated)
    return Rooms(known, reader, Ground(known), Finder(known), Replies(known), gate, context)


def curated_once(folder: Path) -> tuple[Quad, ...]:
    """Return the quads of ontology and curated knowledge; the same files are not gone through twice in one process.

    Raises:
        DataError: a file of the folder is not as it should be.
    """
    return _curated(folder, ontology(folder))


@lru_cache(maxsize=1)
def _curated(folder: Path, _content: bytes) -> tuple[Quad, ...]:
    return tuple(curated_quads(folder))


def take(article: Article, rooms: Rooms, watch: Stopwatch) -> Taken:
    """Return the article as quads that conform, and what was refused on the way.

    Raises:
        KGError: the article as a whole cannot be taken in.
    """
    with watch(Stage.SEGMENT):
        doc = segment(article)
    with watch(Stage.EXTRACT):
        extraction = rooms.extractor.extract(doc)
    with watch(Stage.LIFT):
        grounded = rooms.ground.sift(doc, extraction.statements, Stage.LIFT)
        answers = rooms.replies.answers(doc, grounded.kept)
        occasions = rooms.finder.find(doc, grounded.kept, extraction)
        sides = rooms.replies.sides(doc, grounded.kept)
        quads = [
            *lift(doc, grounded.kept, rooms.knowledge, occasions),
            *answered(doc, grounded.kept, answers),
            *behalf(doc, grounded.kept, sides),
        ]
        new = minted(doc, grounded.kept, rooms.knowledge, occasions)
    with watch(Stage.GATE):
        verdict = rooms.gate.check(document_iri(doc.doc_id), quads, [*rooms.context.slice(quads), *new])
    refusals = (*extraction.rejected, *grounded.refused, *verdict.refused)
    # an actor whose every statement was refused is not introduced
    named = {quad.object for quad in verdict.passed}
    introduced = tuple(quad for quad in new if quad.subject in named)
    return Taken(doc, tuple(verdict.passed), introduced, len(extraction.statements), refusals, len(verdict.warnings))


def extract(paths: Sequence[Path], options: Options) -> Iterator[tuple[Article, Extraction] | Refusal]:
    """Yield each article with what is extracted from it, and each file or article that was refused.

    Raises:
        DataError: a file of the ontology folder is not as it should be.
        KGError: there is no extractor of that name.
    """
    yield from extract_as(_pair, paths, options)


def extract_as(
    form: Callable[[Article, Extraction], T], paths: Sequence[Path], options: Options
) -> Generator[T | Refusal]:
    """Yield what a form makes of each article and its extraction, and each file or article that was refused.

    With several workers the form is sent to them: it must be a function of a module, or a plain value.

    Raises:
        DataError: a file of the ontology folder is not as it should be.
        KGError: there is no extractor of that name.
    """
    with at_work(
        articles(paths), _Extracting(Options(options.extractor, options.ontology), form), options, _PACE
    ) as crew:
        for item, answer in crew:
            if isinstance(item, Refusal):
                yield item
            elif answer is not None:
                yield answer


@dataclass(frozen=True, slots=True)
class _Extracting(Generic[T]):
    """The task of extraction without a store."""

    options: Options
    form: Callable[[Article, Extraction], T]

    def open(self) -> Callable[[Article], T]:
        known = knowledge(self.options.ontology)
        reader = extractor(self.options.extractor, known, self.options.ontology)
        return _Reader(reader, Ground(known), Finder(known), Replies(known), self.form)


@dataclass(frozen=True, slots=True)
class _Reader(Generic[T]):
    """Extracts from one article after the other."""

    extractor: Extractor
    ground: Ground
    finder: Finder
    replies: Replies
    form: Callable[[Article, Extraction], T]

    def __call__(self, article: Article) -> T:
        doc = segment(article)
        found = self.extractor.extract(doc)
        grounded = self.ground.sift(doc, found.statements, Stage.EXTRACT)
        answers = self.replies.answers(doc, grounded.kept)
        occasions = self.finder.find(doc, grounded.kept, found)
        refused = (*found.rejected, *grounded.refused)
        return self.form(article, Extraction(grounded.kept, refused, answers, occasions=occasions))


def _pair(article: Article, extraction: Extraction) -> tuple[Article, Extraction]:
    return article, extraction
