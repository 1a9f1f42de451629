"""Which marked statement a place stands for.

In      marked places by id; places that were found
Out     place → id.
Source  `kg.score.judge`: at least half of the shorter span is shared, and 15 % of the longer one; the best pairs first.
Limits  where two found statements lie on one marked statement, both stand for it: an answer that is told twice is told
        once. Statements are told apart by their place alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.model import Span
from kg.score.judge import shared
from kg.score.linking.values import Place

_OF_SHORTER = 0.5


def matched(marked: Mapping[str, Place], found: Iterable[Place]) -> dict[Place, str]:
    """Return the marked statement that each found place stands for; places on no statement are left out.

    Raises:
        Nothing.
    """
    by_article: dict[str, list[tuple[str, Span]]] = defaultdict(list)
    for name, place in marked.items():
        by_article[place.document].append((name, place.span))
    pairs = sorted(
        (-_likeness(span, place.span), span.start, place.span, place.document, name)
        for place in set(found)
        for name, span in by_article[place.document]
        if shared(span, place.span) >= _OF_SHORTER
    )
    first: dict[Place, str] = {}
    taken: set[str] = set()
    best: dict[Place, str] = {}
    for _, _, span, document, name in pairs:
        place = Place(document, span)
        best.setdefault(place, name)
        if name not in taken and place not in first:
            first[place] = name
            taken.add(name)
    return best | first


def _likeness(one: Span, other: Span) -> float:
    both = min(one.end, other.end) - max(one.start, other.start)
    return both / (len(one) + len(other) - both)
