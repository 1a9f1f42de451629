"""What is refused before an engine sees it: calls nobody allowed, and sizes that crash engines or stall them.

In      a Scan, or a text; Limits
Out     a sentence that says why a text is refused.
Source  decision 0022, with what Oxigraph 0.5.13 bears; decision 0004 (whatever else runs is stopped by its worker).
Limits  the bounds stand far above what people write; below them a query can still take all its time.
"""

from dataclasses import dataclass

from kg.sparql.calls import permitted
from kg.sparql.scan import Scan, scan
from kg.sparql.size import Bounds

_SHORT = 2_000
"""Characters up to which a text cannot crash the engine if its brackets are few."""
_TELLING = ("service", "from", "insert", "delete", "load", "clear", "drop", "create", "with", "copy", "move", "add")
_PLAIN = Scan((), False, False, 0, 0, ("", 0), False)
_INSTEAD = {
    "||": " List values with IN or VALUES instead.",
    "UNION": " List values with VALUES, or alternatives as a path with |, instead.",
    "OPTIONAL": " Ask in several queries instead.",
}


@dataclass(frozen=True, slots=True)
class Limits(Bounds):
    """What a text may hold, and whom it may call."""

    service: tuple[str, ...] = ()
    """Beginnings of the addresses that may be called."""


def examined(text: str, limits: Limits) -> Scan:
    """Return what the text says, without a closer look where it is short and plain.

    Raises:
        Nothing.
    """
    return _PLAIN if _is_plain(text, limits) else scan(text, limits)


def refusal(said: Scan, limits: Limits) -> str:
    """Return why a text is refused, empty if it is not.

    Raises:
        Nothing.
    """
    if not all(permitted(target, limits.service) for target in said.calls):
        return _about_calls(said.calls, limits)
    if said.depth > limits.nesting:
        return f"Brackets nest more than {limits.nesting} deep."
    if said.joined > limits.joined:
        return f"One group joins more than {limits.joined} patterns. Ask in several queries."
    what, times = said.repeated
    if times > limits.repeats:
        return f"{what} stands here more than {limits.repeats} times.{_INSTEAD.get(what, '')}"
    return ""


def _about_calls(targets: tuple[str, ...], limits: Limits) -> str:
    if not limits.service:
        return "Calls to other servers (SERVICE, LOAD) are refused: this endpoint makes none. Query them apart."
    refused = [target for target in targets if not permitted(target, limits.service)]
    about = f"<{refused[0]}> is not among them" if refused[0] else "the address must be written out as an IRI"
    allowed = ", ".join(limits.service)
    return f"Calls to other servers (SERVICE, LOAD) are refused but for some: {about}. Allowed: {allowed}."


def _is_plain(text: str, limits: Limits) -> bool:
    if len(text) > min(_SHORT, 2 * limits.repeats):
        return False
    if text.count("{") + text.count("(") + text.count("[") > limits.nesting:
        return False
    if text.count(".") + text.count(";") + text.count(",") + text.count("/") > limits.joined:
        return False
    small = text.lower()
    return not any([word in small for word in _TELLING])  # noqa: C419 a list takes half the time of a generator
