"""Asking ahead: while one article is waited for, the next ones are asked about.

In      an extractor that waits for a server, and the source it waits for; articles as they are read
Out     what that extractor says of each, in whatever order it is wanted.
Limits  threads, so what is waited for must bear several of them; as many as the source lets be under way at once. They
        are daemons: who breaks a run off does not wait for a server that does not answer.
"""

import threading
from concurrent.futures import Future
from contextlib import AbstractContextManager
from queue import SimpleQueue
from types import TracebackType
from typing import Protocol

from kg.extract import Extraction, Extractor
from kg.model import Article, Document
from kg.segment import segment


class Source(Extractor, Protocol):
    """An extractor that asks a server."""

    @property
    def at_once(self) -> int:
        """Return how many articles may be asked about at the same time.

        Raises:
            Nothing.
        """
        ...

    def end(self) -> tuple[str, ...]:
        """Return what a person should be told at the end; nothing more will be asked.

        Raises:
            KGError: what must be kept cannot be written.
        """
        ...


class Ahead:
    """An extractor that can be told what it will be asked."""

    def __init__(self, extractor: Extractor, source: Source) -> None:
        self.source = source
        self._extractor = extractor
        self._begun: dict[Article, list[Future[Extraction]]] = {}
        self._inbox: SimpleQueue[tuple[Article, Future[Extraction]] | None] = SimpleQueue()
        self._threads: list[threading.Thread] = []

    @property
    def name(self) -> str:
        """Return the name of the extractor that is told."""
        return self._extractor.name

    @property
    def at_once(self) -> int:
        """Return how many articles may be under way at the same time."""
        return self.source.at_once

    def begin(self, article: Article) -> None:
        """Return nothing; the article will be asked for, sooner or later.

        Raises:
            Nothing.
        """
        if len(self._threads) < self.at_once:
            self._threads.append(threading.Thread(target=self._work, name="asking", daemon=True))
            self._threads[-1].start()
        task: Future[Extraction] = Future()
        self._begun.setdefault(article, []).append(task)
        self._inbox.put((article, task))

    def extract(self, doc: Document) -> Extraction:
        """Return the statements of a document, waiting for them as long as it takes.

        Raises:
            KGError: as the extractor.
        """
        tasks = self._begun.get(doc.article)
        if not tasks:
            return self._extractor.extract(doc)
        task = tasks.pop(0)
        if not tasks:
            del self._begun[doc.article]
        return task.result()

    def end(self) -> tuple[str, ...]:
        """Return what a person should be told at the end; what was begun and not asked for is given up.

        Raises:
            KGError: what must be kept cannot be written.
        """
        for tasks in self._begun.values():
            for task in tasks:
                task.cancel()
        for _ in self._threads:
            self._inbox.put(None)
        return self.source.end()

    def _work(self) -> None:
        while (asked := self._inbox.get()) is not None:
            article, task = asked
            if task.set_running_or_notify_cancel():
                with _Kept(task):
                    task.set_result(self._extractor.extract(segment(article)))


class _Kept(AbstractContextManager["_Kept"]):
    """Hands whatever goes wrong in a thread to whoever waits for its result."""

    def __init__(self, task: Future[Extraction]) -> None:
        self._task = task

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> bool:
        if error is not None:
            self._task.set_exception(error)
        return True
