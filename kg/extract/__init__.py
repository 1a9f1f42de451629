"""Document → statements. One back end a file; word lists are data files per language (kg/language).

In      Document (kg.segment), Knowledge (kg.curated)
Out     Extraction: statements whose spans quote the document, and what was refused.
Source  the annotation guide defines kinds and slots.
Limits  knows no IRIs, no store, no clock.
"""

from collections.abc import Callable

from kg.errors import KGError
from kg.extract.rules import Rules
from kg.extract.values import Extraction, Extractor
from kg.model import Knowledge

EXTRACTORS: dict[str, Callable[[Knowledge], Extractor]] = {
    "rules": Rules,
}


def extractor(name: str, knowledge: Knowledge) -> Extractor:
    """Return the back end of that name.

    Raises:
        KGError: there is no such back end.
    """
    if name not in EXTRACTORS:
        raise KGError(f"There is no extractor {name!r}. Extractors: {', '.join(sorted(EXTRACTORS))}.")
    return EXTRACTORS[name](knowledge)


__all__ = ["EXTRACTORS", "Extraction", "Extractor", "extractor"]
