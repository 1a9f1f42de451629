"""A crew: articles are handed out to worker processes, and what comes of them is handed on in the articles' order.

In      a stream of articles, and of anything else, which passes through in its place; a task
Out     each item with its answer, in the order of the stream, whatever the number of workers
Source  Pace says how much is worth handing out; measured in bench/pipeline.py.
Limits  holds a bounded stretch of the stream. Little work is done in this process: workers take a second to start.
        An article at which a worker dies is tried once more, alone; if that worker dies too, the article is refused.
"""

import time
from collections import deque
from collections.abc import Callable, Iterator
from multiprocessing.connection import wait
from types import TracebackType
from typing import Generic, Self, TypeVar

from kg.errors import KGError
from kg.model import Article, Refusal
from kg.pipeline.edge import attempt
from kg.pipeline.pace import Pace, Place
from kg.pipeline.report import Stage
from kg.pipeline.worker import Task, Worker

T = TypeVar("T")
Other = TypeVar("Other")

_AHEAD = 2
"""Portions a worker holds: one at work, one waiting, so that it never waits for the parent."""
_BEHIND = 8
"""Portions a worker may be in front of the slowest: while one large article is read, the others go on so far."""
_LONGEST = 512
"""Items in line a worker, however small."""
_GRACE = 0.5
"""Seconds in which idle workers end by themselves."""
_DEATHS = 8
"""Deaths a worker, one after the other and no article done in between: then the articles are not at fault."""
_GLANCE = 0.005
"""Seconds between two looks at what the workers have said, while there are answers to hand on."""


_Portion = list[Place[T, Other]]


class Crew(Generic[T, Other]):
    """Articles at work; use it in a `with` block, and iterate over it once."""

    def __init__(self, items: Iterator[Article | Other], task: Task[T], workers: int, pace: Pace) -> None:
        self._items = items
        self._task = task
        self._size = workers
        self._pace = pace
        self._line: deque[Place[T, Other]] = deque()
        self._waiting: deque[Place[T, Other]] = deque()
        """The places whose article nobody has in hand."""
        self._held = 0
        """Characters in line."""
        self._unbegun = 0
        """Characters that wait."""
        self._glanced = 0.0
        self._over = False
        """Whether the stream has ended."""
        self._workers: dict[Worker[T], deque[_Portion[T, Other]]] = {}
        """What each has in hand, in order."""
        self._here: Callable[[Article], T] | None = None
        self._deaths = 0

    def ahead(self) -> None:
        """Return nothing; read so far that it shows whether workers are worth their start, and let them begin.

        Raises:
            KGError: what a worker met concerns every article.
        """
        while self._is_hungry():
            self._read()

    def __iter__(self) -> Iterator[tuple[Article | Other, T | Refusal | None]]:
        while True:
            self._collect(patient=False)
            self.ahead()
            if self._line and self._line[0].done:
                place = self._line.popleft()
                self._held -= place.size()
                yield place.item, place.answer
            elif not self._line and self._over:
                return
            elif self._workers:
                self._collect(patient=True)
            elif self._line:
                self._do_here(self._line[0])
            else:
                self._read()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for worker in self._workers:
            worker.let_go()
        deadline = time.monotonic() + (0 if kind else _GRACE)
        for worker in self._workers:
            worker.end(max(0.0, deadline - time.monotonic()))

    # ------------------------------------------------------------ reading and handing out

    def _is_hungry(self) -> bool:
        """Say whether more is to be read before anything else is done."""
        if self._over or self._size < 2 or len(self._line) >= _LONGEST * self._size:
            return False
        if not self._workers:
            return True
        most = self._pace.portion * self._size * (_AHEAD + _BEHIND)
        return self._held < most and any(len(hand) < _AHEAD for hand in self._workers.values())

    def _read(self) -> None:
        item = next(self._items, None)
        if item is None:
            self._over = True
        else:
            place: Place[T, Other] = Place(item)
            self._line.append(place)
            self._held += place.size()
            if not place.done:
                self._waiting.append(place)
                self._unbegun += place.size()
        if not self._workers and self._size > 1 and self._unbegun >= self._pace.worth:
            for _ in range(self._size):
                self._workers[Worker(self._task)] = deque()
        if self._workers:
            self._hand_out()

    def _hand_out(self, *, all_of_it: bool = False) -> None:
        """Give to the worker with the least in hand; part of a portion only where nothing more can be read."""
        while self._waiting:
            worker, hand = min(self._workers.items(), key=lambda pair: len(pair[1]))
            if len(hand) >= _AHEAD:
                return
            portion = self._portion()
            if not (all_of_it or self._over or portion[0].suspect) and _size(portion) < self._pace.portion:
                return
            for _ in portion:
                self._waiting.popleft()
            hand.append(portion)
            # A worker that has just died takes nothing: its end is met when it is listened to.
            worker.send([place.item for place in portion if isinstance(place.item, Article)])

    def _portion(self) -> _Portion[T, Other]:
        """Return what is to be handed out next; what is under suspicion goes alone."""
        portion: _Portion[T, Other] = []
        held = 0
        for place in self._waiting:
            if portion and (place.suspect or portion[0].suspect or held >= self._pace.portion):
                break
            portion.append(place)
            held += place.size()
        return portion

    # ------------------------------------------------------------ taking in

    def _collect(self, *, patient: bool) -> None:
        """Take in what the workers have said; the patient wait until one says something."""
        now = time.monotonic()
        if not self._workers or not (patient or now - self._glanced > _GLANCE):
            return
        self._glanced = now
        self._hand_out(all_of_it=patient)
        lines = {worker.line: worker for worker in self._workers}
        for line in wait(list(lines), None if patient else 0):
            self._hear(lines[line])  # type: ignore[index]

    def _hear(self, worker: Worker[T]) -> None:
        answers = worker.receive()
        if answers is None:
            self._bury(worker)
        elif answers:
            self._deaths = 0
            for place, answer in zip(self._workers[worker].popleft(), answers, strict=True):
                place.settle(answer)
            self._hand_out()

    def _bury(self, worker: Worker[T]) -> None:
        hand = self._workers.pop(worker)
        end = worker.end(_GRACE)
        self._deaths += 1
        if not worker.ready or self._deaths > _DEATHS * self._size:
            raise KGError(
                f"Workers die one after the other (the last {end}): perhaps there is too little memory. "
                "Give fewer --workers; with --workers 1 all is done in one process."
            )
        if hand and len(hand[0]) == 1 and hand[0][0].suspect:
            (culprit,) = hand.popleft()
            culprit.settle(_crashed(culprit.item, end))
        for place in hand[0] if hand else ():
            place.suspect = True
        self._waiting.extendleft(place for portion in reversed(hand) for place in reversed(portion))
        self._workers[Worker(self._task)] = deque()

    def _do_here(self, place: Place[T, Other]) -> None:
        if self._here is None:
            self._here = self._task.open()
        assert isinstance(place.item, Article)
        self._waiting.popleft()  # without workers the first that is not done is the first that waits
        self._unbegun -= place.size()
        place.settle(attempt(self._here, place.item))


def _size(portion: _Portion[T, Other]) -> int:
    return sum(place.size() for place in portion)


def _crashed(item: object, end: str) -> Refusal:
    assert isinstance(item, Article)
    reason = f"the process at work on it {end}, twice: perhaps it takes too much memory. Split it, or report it."
    return Refusal(Stage.EXTRACT, item.source, reason, item.title)
