"""One worker that serves connections by itself, seen from the web process: which it has, and how they come back.

In      connections, and notes about them from the worker
Out     connections, when the worker has done with them; what was seen, for the witness.
Source  decision 0019.
Limits  Linux; one event loop.
"""

import asyncio
import json
import os
import socket
import time
from contextlib import suppress
from typing import Any, Protocol

from api.problems import ProblemError
from api.workers.hand import Hand, Ticket
from api.workers.lending import Baton, Board, Evaluation, Filed, Note, receive, send, unpacked_file
from api.workers.wire import Errand, Lending, packed_errand
from kg.store import Snapshot

_NOTES = 1000

Report = list[Any]


class Borrowed(Protocol):
    """A connection, as far as it can be lent."""

    def back(self, data: bytes) -> None:
        """Return nothing; go on by itself, with what was read.

        Raises:
            Nothing.
        """

    def rest(self, data: bytes) -> None:
        """Return nothing; write the rest of an answer and go on.

        Raises:
            Nothing.
        """

    def filed(self, filed: Filed, descriptor: int) -> None:
        """Return nothing; send an answer that lies in a file, and go on.

        Raises:
            Nothing.
        """

    def left(self, evaluation: Evaluation) -> Ticket | None:
        """Return the ticket of a request that its worker is still at; None if nobody waits for it.

        Raises:
            Nothing.
        """

    def failed(self, request: bytes, problem: ProblemError) -> None:
        """Return nothing; answer a request with a problem.

        Raises:
            Nothing.
        """

    def broken(self) -> None:
        """Return nothing; close: nobody knows how much of an answer was written.

        Raises:
            Nothing.
        """

    def seen(self, report: Report) -> None:
        """Return nothing; tell the witness of a request that was answered.

        Raises:
            Nothing.
        """


class Lender:
    """One worker and its connections."""

    def __init__(self, hand: Hand, snapshot: Snapshot) -> None:
        self.hand = hand
        self.snapshot = snapshot
        self.made = time.monotonic()
        self.connections: dict[int, Borrowed] = {}
        self._parts: dict[int, bytes] = {}
        self._at = (0.0, 0.0)
        """When the evaluation began that was seen last, and the worker's processor time then."""
        self._loop = asyncio.get_running_loop()
        self._baton, self._board = Baton(), Board()
        self._notes, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._notes.setblocking(False)
        offer = Errand(Lending(snapshot.published.isoformat()), snapshot.number, snapshot.id, 0.0)
        with theirs:
            hand.offer(packed_errand(offer), [theirs.fileno(), self._baton.descriptor, self._board.descriptor])
        self._baton.lay_down()
        self._loop.add_reader(self._notes.fileno(), self.hear)

    def lend(self, number: int, borrowed: Borrowed, descriptor: int, request: bytes) -> bool:
        """Say whether the worker has a connection now, with a first request.

        Raises:
            Nothing.
        """
        try:
            send(self._notes, Note(number, b"L", request, (descriptor,)))
        except OSError:
            return False
        self.connections[number] = borrowed
        return True

    def is_long(self, now: float, quick: float) -> bool:
        """Say whether the worker is long at one query: by its processor time, up to three times as much in all.

        Raises:
            Nothing.
        """
        begun = self._board.begun()
        if begun != self._at[0]:
            self._at = (begun, self.hand.spent())
        lasted = now - begun if begun else 0.0
        return self.hand.is_long(lasted, self._at[1], quick)

    def recall(self) -> Evaluation | bool | None:
        """Return what the worker is still at, or None; False if it cannot be disturbed at this very moment.

        Raises:
            Nothing.
        """
        if not self._baton.take():
            return False
        self.hear()
        evaluation = self._board.read()
        self._end()
        return evaluation

    def died(self) -> None:
        """Return nothing; the worker is gone, and its connections go on without it as far as they can.

        Raises:
            Nothing.
        """
        self.hear()
        whole, evaluation = self._baton.take(), self._board.read()
        self._end()
        for number, borrowed in self.connections.items():
            if not whole:
                borrowed.broken()
            elif evaluation is not None and evaluation.connection == number:
                trouble = ProblemError(507, "The query took more memory or nested deeper than the engine bears.")
                borrowed.failed(evaluation.request, trouble)
            else:
                borrowed.back(b"")
        self.connections.clear()

    def hear(self) -> None:
        """Return nothing; take what notes there are.

        Raises:
            Nothing.
        """
        for _ in range(_NOTES):
            try:
                note = receive(self._notes)
            except OSError:
                return
            if note is None:
                self._loop.remove_reader(self._notes.fileno())
                return
            self._noted(note)

    def _noted(self, note: Note) -> None:
        if note.kind == b"S":
            for report in json.loads(note.content):
                if report[0] in self.connections:
                    self.connections[report[0]].seen(report)
            return
        content = self._parts.pop(note.connection, b"") + note.content
        if note.kind == b"w":
            self._parts[note.connection] = content
            return
        borrowed = self.connections.pop(note.connection, None)
        if borrowed is None:
            for descriptor in note.descriptors:
                os.close(descriptor)
        elif note.kind == b"F":
            borrowed.filed(unpacked_file(content), note.descriptors[0])
        else:
            (borrowed.rest if note.kind == b"W" else borrowed.back)(content)

    def _end(self) -> None:
        with suppress(ValueError, OSError):
            self._loop.remove_reader(self._notes.fileno())
        self._notes.close()
        self._baton.close()
        self._board.close()
