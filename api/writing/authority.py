"""Who may write: bearer tokens.

In      a request
Out     the name of the token it carries; or 401, or 403.
Source  RFC 6750, RFC 9110 section 11.
Limits  in the Authorization header only: an address with a token in it ends up in logs.
"""

from pathlib import Path

from api.exchange import Request
from api.problems import ProblemError
from kg.errors import TokenError
from kg.writer.tokens import Ring

_CHALLENGE = 'Bearer realm="communique"'


class Authority:
    """The tokens of a store."""

    def __init__(self, tokens: Path) -> None:
        self._ring = Ring(tokens)

    def holder(self, request: Request, scope: str) -> str:
        """Return the name of the request's token.

        Raises:
            ProblemError: it carries none, or none that is good (401), or one without the scope (403).
        """
        kind, _, given = request.headers.get("authorization", "").partition(" ")
        if kind.lower() != "bearer" or not given.strip():
            told = f"This needs a token with the scope {scope!r} (`kg token new`): send `Authorization: Bearer …`."
            raise _challenge(401, told, _CHALLENGE)
        try:
            token = self._ring.holder(given.strip())
        except TokenError as error:
            raise ProblemError(503, f"The tokens cannot be read: {error}") from error
        if token is None:
            told = "This token is not known, was revoked, or has expired."
            raise _challenge(401, told, f'{_CHALLENGE}, error="invalid_token"')
        if scope not in token.scopes:
            told = f"This token may {' and '.join(token.scopes)}; this needs the scope {scope!r}."
            raise _challenge(403, told, f'{_CHALLENGE}, error="insufficient_scope", scope="{scope}"')
        return token.name


def _challenge(status: int, detail: str, challenge: str) -> ProblemError:
    problem = ProblemError(status, detail)
    problem.headers = {"www-authenticate": challenge}
    return problem
