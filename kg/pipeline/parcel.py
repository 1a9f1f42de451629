"""What is taken from one article, packed so that it travels cheaply between processes.

In      Options, once a process; then one article after the other
Out     Parcel: quads as N-Quads, and what the build's report wants to know.
Source  measured: pickled quads take four times as long to write and read as N-Quads.
Limits  quads come back in the order in which they were sent.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pyoxigraph import Quad, RdfFormat, parse, serialize

from kg.extract import Extractor
from kg.model import Article, Refusal
from kg.pipeline.one import Rooms, Taken, open_rooms, take
from kg.pipeline.report import Options, Stage, Stopwatch


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an article, but for its quads."""

    statements: int
    """Extracted."""
    loaded: int
    """Statements that may be stored."""
    quads: int
    warnings: int
    refusals: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class Parcel:
    """One article, ready for the store."""

    outcome: Outcome
    quads: bytes
    minted: bytes
    seconds: Mapping[Stage, float]

    def unpacked(self) -> tuple[list[Quad], list[Quad]]:
        """Return the quads of the document, and those that introduce actors.

        Raises:
            Nothing.
        """
        document, minted = (list(parse(packed, format=RdfFormat.N_QUADS)) for packed in (self.quads, self.minted))
        return document, minted


@dataclass(frozen=True, slots=True)
class Taking:
    """The task of a build: articles through the rooms before the store."""

    options: Options

    def open(self) -> Callable[[Article], Parcel]:
        """Return what makes a parcel of an article, with its rooms open.

        Raises:
            DataError: a file of the ontology folder is not as it should be.
            KGError: there is no extractor of that name.
        """
        watch = Stopwatch()
        with watch(Stage.OPEN):
            rooms = open_rooms(self.options)
        return _Packer(rooms, watch)


class _Packer:
    """Packs one article after the other; the first parcel also tells how long opening took."""

    def __init__(self, rooms: Rooms, opened: Stopwatch) -> None:
        self._rooms = rooms
        self._watch = opened

    @property
    def extractor(self) -> Extractor:
        """Return the extractor at work, which may have to be told what it will be asked."""
        return self._rooms.extractor

    def __call__(self, article: Article) -> Parcel:
        watch, self._watch = self._watch, Stopwatch()
        taken = take(article, self._rooms, watch)
        spent = {stage: seconds for stage, seconds in watch.seconds.items() if seconds}
        return Parcel(_outcome(taken), _packed(taken.quads), _packed(taken.minted), spent)


def _outcome(taken: Taken) -> Outcome:
    return Outcome(taken.statements, taken.loaded, len(taken.quads), taken.warnings, taken.refusals)


def _packed(quads: tuple[Quad, ...]) -> bytes:
    return serialize(quads, format=RdfFormat.N_QUADS) or b""
