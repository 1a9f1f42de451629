"""HTTP with what Python brings: one request, one answer.

In      a server's address, paths, parameters
Out     Reply, or an error that says what to do.
Source  RFC 9457 (what a server says when it does not answer).
Limits  a new connection for each request.
"""

import json
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.message import Message
from urllib.parse import urlencode

from kg.errors import KGError, NoAnswerError, NoGraphError, UnknownIdError

_SECONDS = 120.0
"""Longer than servers let a query run."""
Pairs = Mapping[str, str] | Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered."""

    body: bytes
    headers: Message


class Connection:
    """The way to one server."""

    def __init__(self, address: str) -> None:
        self._address = address

    def get(self, path: str, values: Pairs, accept: str) -> Reply:
        """Return what the server answers at a path.

        Raises:
            NoGraphError: no server answers at the address.
            NoAnswerError: the server refused, or broke off.
        """
        query = urlencode(values)
        return self._sent(f"{path}?{query}" if query else path, None, {"accept": accept})

    def post(self, path: str, text: str, media_type: str, accept: str) -> Reply:
        """Return what the server answers to a text.

        Raises:
            NoGraphError: no server answers at the address.
            NoAnswerError: the server refused, or broke off.
        """
        return self._sent(path, text.encode(), {"accept": accept, "content-type": media_type})

    def _sent(self, path: str, body: bytes | None, headers: Mapping[str, str]) -> Reply:
        try:
            request = urllib.request.Request(f"{self._address}/{path}", body, dict(headers))  # noqa: S310
            with urllib.request.urlopen(request, timeout=_SECONDS) as reply:  # noqa: S310 - `Graph` looks at the scheme
                return Reply(reply.read(), reply.headers)
        except urllib.error.HTTPError as error:
            raise _refusal(error) from error
        except urllib.error.URLError as error:
            reason = f"no server answers there ({error.reason}). Start one with: kg serve --store FOLDER"
            raise NoGraphError(self._address, reason) from error
        except ValueError as error:
            raise NoGraphError(self._address, f"this is no address: {error}") from error
        except OSError as error:
            raise NoAnswerError(f"The server {self._address} broke off: {error}") from error


def _refusal(error: urllib.error.HTTPError) -> KGError:
    with error:
        try:
            told = json.loads(error.read())
            detail = str(told["detail"])
        except (ValueError, KeyError, TypeError):
            return NoAnswerError(f"{error.url} answered {error.code} {error.reason}. Is it a server of this kind?")
    if {"kind", "given", "near", "parameter"} <= told.keys():
        return UnknownIdError(told["kind"], told["given"], told["near"], told["parameter"])
    return NoAnswerError(detail)
