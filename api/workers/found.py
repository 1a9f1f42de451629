"""What a worker has found, or why it has not: between the engine and whoever sends it on.

In      nothing
Out     Found, RefusedError.
Limits  none.
"""

from dataclasses import dataclass

from api.exchange import Spool


class RefusedError(Exception):
    """The question gets no answer; the status and what is told of it."""

    def __init__(self, status: int, detail: str, **more: object) -> None:
        super().__init__(detail)
        self.status = status
        self.told = {"detail": detail, **more}


@dataclass(frozen=True, slots=True)
class Found:
    """An answer's media type and bytes; the rest as in `api.workers.wire.Answer`."""

    media_type: str
    body: bytes | Spool
    rows: int = 0
    cut: bool = False
    fleeting: bool = False
    encoded: bool = False


def too_large(limit: int) -> RefusedError:
    """Return the refusal of a result of more bytes than allowed.

    Raises:
        Nothing.
    """
    return RefusedError(507, f"The result exceeds {limit} bytes. Ask for less, with LIMIT or more conditions.")
