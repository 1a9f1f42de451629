"""A write that is not carried out, and why.

In      a status, as HTTP has it, and one line that says what is wrong and what to do
Out     RefusedError, and what the engine says of misspelt SPARQL in the house's words.
Limits  nothing has been written when it is raised.
"""

import re

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


class RefusedError(Exception):
    """The task is not carried out; the status and what is told of it."""

    def __init__(self, status: int, detail: str, **more: object) -> None:
        super().__init__(detail)
        self.status = status
        self.told = {"detail": detail, **more}


def misspelt(error: SyntaxError) -> RefusedError:
    """Return the refusal of an update that is not SPARQL, with line and column.

    Raises:
        Nothing.

    >>> misspelt(SyntaxError("error at 2:7: expected WHERE")).told["line"]
    2
    """
    found = _PLACE.fullmatch(str(error).strip())
    if found is None:
        return RefusedError(400, f"The update is not SPARQL: {' '.join(str(error).split())}.")
    line, column, reason = int(found[1]), int(found[2]), " ".join(found[3].split())
    where = f"The update is not SPARQL at line {line}, column {column}: {reason}."
    return RefusedError(400, where, line=line, column=column)
