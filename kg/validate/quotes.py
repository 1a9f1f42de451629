"""Whether a document's graph still quotes the document's text: for graphs that come back from a store or a file.

In      the stored text and the quads of its document
Out     a refusal for each stretch of words that the text does not hold
Source  decision 0005: SHACL cannot see the text, so words are compared here; lifting checks them when it makes them.
Limits  offsets count code points; condition, content words and names must stand somewhere in the text.
"""

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from kg.model import Refusal
from kg.names import term, text_hash

_OA = "http://www.w3.org/ns/oa#"
_START, _END, _EXACT, _SELECTOR = (NamedNode(_OA + name) for name in ("start", "end", "exact", "hasSelector"))
_HASH = term("textHash")
_WORDS = frozenset(term(name) for name in ("conditionText", "contentWords", "nameAsPrinted"))
_STAGE = "gate"


def quotes_hold(text: str, quads: Iterable[Quad]) -> bool:
    """Say whether the text is the one the quads were made from, and holds every quote at its offsets.

    Raises:
        Nothing.
    """
    return not misquotes(text, quads)


def misquotes(text: str, quads: Iterable[Quad]) -> list[Refusal]:
    """Return a refusal for each quote, name or hash that does not agree with the text; in order of the quads.

    Raises:
        Nothing.
    """
    facts = list(quads)
    return [*_foreign(text, facts), *_moved(text, facts)]


def _foreign(text: str, facts: list[Quad]) -> Iterator[Refusal]:
    for quad in facts:
        words = quad.object.value if isinstance(quad.object, Literal) else ""
        if quad.predicate == _HASH and words != text_hash(text):
            yield _refusal(quad, "The text is not the one this graph was made from: build it again.", words)
        if quad.predicate in _WORDS and words not in text:
            yield _refusal(quad, "These words do not stand in the text: build the document again.", words)


def _moved(text: str, facts: list[Quad]) -> Iterator[Refusal]:
    values: dict[tuple[object, NamedNode], str] = {}
    selectors: dict[Quad, list[Quad]] = {}
    evidence: dict[object, Quad] = {}
    for quad in facts:
        if isinstance(quad.object, Literal):
            values[quad.subject, quad.predicate] = quad.object.value
        if quad.predicate == _SELECTOR:
            selectors.setdefault(evidence.setdefault(quad.subject, quad), []).append(quad)
    for first, group in selectors.items():
        start, end, exact = (
            next((values[q.object, p] for q in group if (q.object, p) in values), "") for p in (_START, _END, _EXACT)
        )
        place = text[int(start) : int(end)] if start.isdecimal() and end.isdecimal() else None
        if place != exact:
            yield _refusal(first, f"The text at these offsets reads {place!r}: build the document again.", exact)


def _refusal(quad: Quad, reason: str, words: str) -> Refusal:
    item = quad.subject.value if isinstance(quad.subject, NamedNode) else str(quad.subject)
    return Refusal(_STAGE, item, reason, words)
