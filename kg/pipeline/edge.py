"""Where trouble with one article stops: the article is refused with the reason, and the others go on.

In      what is done with an article; the article
Out     what was made of it, or a Refusal that names the article and the cause.
Limits  Ctrl-C, errors of the operating system and whatever else concerns all articles alike pass through.
"""

import traceback
from collections.abc import Callable
from contextlib import AbstractContextManager
from types import TracebackType
from typing import TypeVar

from kg.errors import EvidenceError, KGError, UnansweredError, UnknownTopicError
from kg.model import Article, Refusal
from kg.pipeline.report import Stage

T = TypeVar("T")


def attempt(do: Callable[[Article], T], article: Article) -> T | Refusal:
    """Return what comes of an article, or why nothing did.

    Raises:
        KGError: what is wrong concerns every article.
        OSError: the machine is at fault, not the article.
    """
    edge = _Edge(article)
    with edge:
        return do(article)
    return edge.refusal


class _Edge(AbstractContextManager["_Edge"]):
    """Turns what is wrong with one article into its refusal.

    That a bug is met in one article of a hundred thousand must not cost the others a night's work. It is not hidden:
    it stands in the build's report with the line of code it was met in.
    """

    def __init__(self, article: Article) -> None:
        self._article = article
        self.refusal = self._refused("")

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> bool:
        if isinstance(error, EvidenceError | UnknownTopicError | UnansweredError):
            self.refusal = self._refused(str(error))
            return True
        if not isinstance(error, Exception) or isinstance(error, KGError | OSError):
            return False
        if isinstance(error, MemoryError):
            self.refusal = self._refused("takes more memory than there is: split it, or give fewer --workers.")
            return True
        place = traceback.extract_tb(at)[-1]
        words = " ".join(f"{type(error).__name__}: {error}".split())
        told = f"this should not happen: {words} ({place.filename}:{place.lineno}). Report it with the article."
        self.refusal = self._refused(told)
        return True

    def _refused(self, reason: str) -> Refusal:
        return Refusal(Stage.EXTRACT, self._article.source, reason, self._article.title)
