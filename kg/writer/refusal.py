"""A write that is not carried out, and why.

In      a status, as HTTP has it, and one line that says what is wrong and what to do
Out     RefusedError, and that of an update that is not SPARQL.
Limits  nothing has been written when it is raised.
"""

from kg.sparql import explained


class RefusedError(Exception):
    """The task is not carried out; the status and what is told of it."""

    def __init__(self, status: int, detail: str, **more: object) -> None:
        super().__init__(detail)
        self.status = status
        self.told = {"detail": detail, **more}


def misspelt(error: SyntaxError, text: str, base: str) -> RefusedError:
    """Return the refusal of an update that is not SPARQL: where, what was expected, and a hint.

    Raises:
        Nothing.

    >>> misspelt(SyntaxError("error at 1:3: expected WHERE"), "DELETE { <a:a> <a:a> ?b }", "").told["expected"]
    ['WHERE']
    """
    told = explained(text, str(error), base, is_update=True)
    return RefusedError(400, **told)
