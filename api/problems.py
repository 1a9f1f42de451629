"""Errors as HTTP tells them: application/problem+json.

In      a status and one line that says what is wrong and what to do
Out     status, headers and body.
Source  RFC 9457.
Limits  no stack traces: a fault of ours is told as such and logged by the server.
"""

import json
from http import HTTPStatus

MEDIA_TYPE = "application/problem+json"


class ProblemError(Exception):
    """A request that gets no answer, and why."""

    def __init__(self, status: int, detail: str, *, retry: bool = False, **more: object) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.headers = {"retry-after": "1"} if retry else {}
        self.more = more

    def body(self, path: str) -> bytes:
        """Return what is told of the problem, at the path where it arose.

        Raises:
            Nothing.
        """
        title = HTTPStatus(self.status).phrase if self.status in set(HTTPStatus) else "Problem"
        told = {"type": "about:blank", "title": title, "status": self.status, "detail": self.detail, "instance": path}
        return json.dumps({**told, **self.more}, ensure_ascii=False).encode("utf-8", "replace")


def of_answer(status: int, body: bytes) -> ProblemError:
    """Return the problem that a worker told in its answer.

    Raises:
        Nothing.
    """
    told = json.loads(body)
    return ProblemError(status, told.pop("detail"), **told)
