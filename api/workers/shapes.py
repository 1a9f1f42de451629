"""Wordings of queries that were slow, so that the next one like it does not stand in the way of others.

In      texts of queries
Out     whether one like it was slow lately.
Limits  alike are texts that differ only in numbers, strings, IRIs, comments and blanks. A guess costs nobody an answer:
        what is taken for slow is answered in the slow lane.
"""

import re

_FORGOTTEN = 60.0
"""Seconds after which a wording has another chance."""
_MOST = 512
_BEGINNING = 2_000
"""Characters that are looked at: the whole of a long text would hold up the web process."""
_PARTICULARS = re.compile(r"""#[^\n]*|<[^<>\s]*>|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[0-9]+|\s+""")


class SlowShapes:
    """A short memory."""

    def __init__(self) -> None:
        self._until: dict[int, float] = {}

    def __bool__(self) -> bool:
        return bool(self._until)

    def note(self, text: str, now: float) -> None:
        """Return nothing; remember that a query was slow.

        Raises:
            Nothing.
        """
        if text:
            self._until.pop(_shape(text), None)
            self._until[_shape(text)] = now + _FORGOTTEN
            while len(self._until) > _MOST:
                del self._until[next(iter(self._until))]

    def holds(self, text: str, now: float) -> bool:
        """Say whether a query like it was slow lately.

        Raises:
            Nothing.
        """
        for shape in [shape for shape, until in self._until.items() if until < now]:
            del self._until[shape]
        return _shape(text) in self._until


def _shape(text: str) -> int:
    return hash(_PARTICULARS.sub(" ", text[:_BEGINNING]))
