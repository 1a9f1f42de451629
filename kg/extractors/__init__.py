"""Every back end by its name: what `--extractor` may be.

In      a name, Knowledge, the ontology's folder
Out     an Extractor.
Source  docs/llm.md for `llm` and `both`.
Limits  the language model's room, and the libraries it needs, are loaded only where it is chosen.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from kg.errors import KGError, ModelError
from kg.extract import EXTRACTORS as OFFLINE
from kg.extract import Extractor
from kg.extractors.ahead import Ahead
from kg.model import Knowledge

_EXTRA: Final = {"httpx2", "tenacity"}


def extractor(name: str, knowledge: Knowledge, ontology: Path) -> Extractor:
    """Return the back end of that name.

    Raises:
        KGError: there is no such back end, it is not installed, or not set up.
    """
    if name in OFFLINE:
        return OFFLINE[name](knowledge)
    if name in ASKING:
        return ASKING[name](knowledge, ontology)
    raise KGError(f"There is no extractor {name!r}. Extractors: {', '.join(names())}.")


def names() -> tuple[str, ...]:
    """Return the names of all back ends, in order.

    Raises:
        Nothing.
    """
    return tuple(sorted({*OFFLINE, *ASKING}))


def asks(name: str) -> bool:
    """Say whether a back end asks a server, and so spends its time waiting.

    Raises:
        Nothing.
    """
    return name in ASKING


def _llm(knowledge: Knowledge, ontology: Path) -> Ahead:
    try:
        from kg.llm import open_model
    except ModuleNotFoundError as error:
        if error.name not in _EXTRA:
            raise
        raise ModelError(
            f"--extractor llm needs the extra `llm` ({error.name} is missing): pip install 'communique[llm]'"
        ) from error
    model = open_model(knowledge, ontology)
    return Ahead(model, model)


def _both(knowledge: Knowledge, ontology: Path) -> Ahead:
    from kg.extractors.both import Both

    asked = _llm(knowledge, ontology)
    return Ahead(Both(OFFLINE["rules"](knowledge), asked.source, knowledge), asked.source)


ASKING: Final[dict[str, Callable[[Knowledge, Path], Ahead]]] = {"both": _both, "llm": _llm}

__all__ = ["ASKING", "OFFLINE", "Ahead", "asks", "extractor", "names"]
