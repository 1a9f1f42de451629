"""What a server's status means: go on, wait and try again, ask otherwise, or give up.

In      status, headers and body of a response
Out     nothing, or PassingError, UnsuitableError, UnansweredError.
Source  RFC 9110; what hosted and local servers of the chat protocol do.
Limits  the server's own words are passed on, cut short.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from math import isfinite

from kg.errors import ModelError, UnansweredError

LONGEST_WAIT = 300.0
"""Seconds for which a run waits because a server says so."""
_WORDS = 200
_PASSING = {408, 409, 425, 429}
_FORM = {400, 413, 422}
_ADVICE = {
    401: "refuses the key. Set COMMUNIQUE_LLM_KEY to one that it knows",
    403: "forbids it. Check COMMUNIQUE_LLM_KEY and what it may be used for",
    404: "knows no such address or model. Check COMMUNIQUE_LLM_URL (it often ends in /v1) and COMMUNIQUE_LLM_MODEL",
    405: "takes no questions at this address. Check COMMUNIQUE_LLM_URL (it often ends in /v1)",
}


class PassingError(ModelError):
    """Trouble that may be over soon."""

    def __init__(self, reason: str, wait: float | None = None) -> None:
        super().__init__(reason)
        self.wait = wait
        """Seconds the server asks for; None where it says nothing."""


class UnsuitableError(UnansweredError):
    """The server will not answer a question of this form or length."""


def judged(status: int, headers: Mapping[str, str], text: str) -> None:
    """Return nothing where the server answers.

    Raises:
        PassingError: try again.
        UnsuitableError: ask otherwise.
        UnansweredError: there is nothing to be had.
    """
    if status == 200:
        return
    told = f"{status}{_said(text)}"
    if status in _PASSING or status >= 500:
        wait = _asked_to_wait(headers)
        if wait is not None and wait > LONGEST_WAIT:
            raise UnansweredError(f"the server asks to wait {wait:.0f} s ({told}). Run it again then.")
        raise PassingError(f"answers with {told}", wait)
    if status in _FORM:
        raise UnsuitableError(f"the server does not take the question ({told}).")
    if 300 <= status < 400:
        raise UnansweredError(f"the server sends elsewhere ({told}). Set COMMUNIQUE_LLM_URL to there.", hopeless=True)
    raise UnansweredError(f"the server {_ADVICE.get(status, 'does not answer')} ({told}).", hopeless=status in _ADVICE)


def _said(text: str) -> str:
    """Return the server's own words: of the protocol's error object, else the beginning of the body."""
    try:
        body = json.loads(text)
    except (ValueError, RecursionError):
        body = text
    if isinstance(body, dict):
        error = body.get("error", body.get("detail", body.get("message", "")))
        body = error.get("message", "") if isinstance(error, dict) else error
    words = " ".join(str(body).encode("utf-8", "replace").decode().split())
    return f": {words[:_WORDS]}" if words else ""


def _asked_to_wait(headers: Mapping[str, str]) -> float | None:
    """Return what Retry-After says, in seconds from now; it may be a number or a date."""
    told = headers.get("retry-after", "").strip()
    try:
        wait = float(told)
    except ValueError:
        try:
            wait = (parsedate_to_datetime(told).astimezone(UTC) - datetime.now(UTC)).total_seconds()
        except ValueError:
            return None
    return max(0.0, wait) if isfinite(wait) else None
