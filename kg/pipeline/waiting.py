"""Articles whose extraction waits for a server: asked about ahead, done here one after the other, in their order.

In      a stream of articles, and of anything else, which passes through in its place; a task; who is told at the end
Out     each item with its answer, in the order of the stream; as kg.pipeline.crew does with processes.
Limits  holds a bounded stretch of the stream. Only asking is done at the same time; all else is done in this process.
"""

from collections import deque
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Generic, Protocol, Self, TypeAlias, TypeVar, runtime_checkable

from kg.extract import Extractor
from kg.extractors import Ahead, asks
from kg.model import Article, Refusal
from kg.pipeline.crew import Crew
from kg.pipeline.edge import attempt
from kg.pipeline.pace import Pace
from kg.pipeline.report import Options
from kg.pipeline.worker import Task

T = TypeVar("T")
Other = TypeVar("Other")
_IN_LINE = 3
"""Articles in line for each that may be asked about: while one answer takes long, the others are not waited for."""


@runtime_checkable
class Asking(Protocol):
    """What is done with articles by asking a server."""

    @property
    def extractor(self) -> Extractor:
        """Return the extractor at work.

        Raises:
            Nothing.
        """
        ...


class Waiting(Generic[T, Other]):
    """Articles waited for; use it in a `with` block, and iterate over it once."""

    def __init__(self, items: Iterator[Article | Other], task: Task[T], tell: Callable[[str], None]) -> None:
        self._items = items
        self._task = task
        self._tell = tell
        self._line: deque[Article | Other] = deque()
        self._do: Callable[[Article], T] | None = None
        self._asked: Ahead | None = None

    def ahead(self) -> None:
        """Return nothing; make ready, and let the first articles be asked about.

        Raises:
            KGError: the extractor cannot be used as it is set.
        """
        if self._do is None:
            self._do = self._task.open()
            asked = self._do.extractor if isinstance(self._do, Asking) else None
            self._asked = asked if isinstance(asked, Ahead) else None
        while len(self._line) < _IN_LINE * (self._asked.at_once if self._asked else 1):
            item = next(self._items, None)
            if item is None:
                return
            if self._asked and isinstance(item, Article):
                self._asked.begin(item)
            self._line.append(item)

    def __iter__(self) -> Iterator[tuple[Article | Other, T | Refusal | None]]:
        while True:
            self.ahead()
            if not self._line:
                return
            item = self._line.popleft()
            assert self._do is not None
            yield item, attempt(self._do, item) if isinstance(item, Article) else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for line in self._asked.end() if self._asked else ():
            self._tell(line)


AtWork: TypeAlias = Crew[T, Other] | Waiting[T, Other]


def at_work(items: Iterator[Article | Other], task: Task[T], options: Options, pace: Pace) -> AtWork[T, Other]:
    """Return articles at work as the chosen extractor goes about it: by waiting, else by working.

    Raises:
        Nothing.
    """
    if asks(options.extractor):
        return Waiting(items, task, options.tell)
    return Crew(items, task, options.workers, pace)
