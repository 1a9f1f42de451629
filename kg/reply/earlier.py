"""What an article tells as said before the rest: it answers nothing that is told as news.

In      Region, Statement
Out     whether it was said earlier.
Source  docs/linking.md, rule 4: what is told as said "earlier" or "the week before" answers nothing later; a standing
        denial answers the charge beside which it is put.
Limits  by words alone; days that extraction found are compared where both are known.
"""

from kg.model import Kind, Statement
from kg.reply.heard import Region

_OPENING = 4
"""Words of a statement or its sentence among which it says that it was said before (`Sebelumnya, …`)."""


def is_earlier(region: Region, statement: Statement) -> bool:
    """Return whether words around a statement, or at its beginning, say that it was said before.

    Raises:
        Nothing.
    """
    places, own = region.places.longest, statement.span
    if places["standing"] and statement.kind is Kind.DENIAL:
        return False
    told = [place for name in ("earlier", "always") for place in places[name]]
    if not told:
        return False
    begin = next((at for at, token in enumerate(region.tokens) if token.span.start >= own.start), len(region.tokens))
    return any(
        place < _OPENING or begin <= place < begin + _OPENING or not own.holds(region.tokens[place].span)
        for place in told
    )
