"""One article through the rooms before the store: a pure function, to be run wherever there are processors.

In      Article; the rooms, opened once a process
Out     Taken: what may be stored, and what was refused on the way.
Limits  no store, no files once the rooms are open; the stopwatch is the only clock.
"""

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pyoxigraph import Quad

from kg.curated import curated_quads, knowledge
from kg.errors import EvidenceError
from kg.extract import Extraction, Extractor, extractor
from kg.lift import check, lift, minted
from kg.model import Article, Document, Knowledge, Refusal, Statement
from kg.names import document_iri
from kg.pipeline.crew import Crew
from kg.pipeline.pace import Pace
from kg.pipeline.report import Options, Stage, Stopwatch
from kg.read import articles
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
    gate: Gate
    context: Context
    curated: tuple[Quad, ...]
    """The ontology and curated graphs."""


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
    curated = tuple(curated_quads(options.ontology))
    return Rooms(known, extractor(options.extractor, known), Gate(options.ontology, curated), Context(curated), curated)


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
        quoted, unquoted = _quoted(doc, extraction.statements)
        quads = lift(doc, quoted, rooms.knowledge)
        new = minted(doc, quoted, rooms.knowledge)
    with watch(Stage.GATE):
        verdict = rooms.gate.check(document_iri(doc.doc_id), quads, [*rooms.context.slice(quads), *new])
    refusals = (*extraction.rejected, *unquoted, *verdict.refused)
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
    with Crew(articles(paths), _Extracting(options, form), options.workers, _PACE) as crew:
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
        reader = extractor(self.options.extractor, knowledge(self.options.ontology))
        return lambda article: self.form(article, reader.extract(segment(article)))


def _pair(article: Article, extraction: Extraction) -> tuple[Article, Extraction]:
    return article, extraction


def _quoted(doc: Document, statements: Sequence[Statement]) -> tuple[list[Statement], list[Refusal]]:
    """Part statements whose words stand in the text from those whose words do not."""
    quoted: list[Statement] = []
    refused: list[Refusal] = []
    for statement in statements:
        try:
            check(doc, statement)
        except EvidenceError as error:
            refused.append(Refusal(Stage.LIFT, f"{doc.article.source} {statement.span}", str(error), statement.rule))
        else:
            quoted.append(statement)
    return quoted, refused
