"""One question to the server and its answer: time limits, retries, patience.

In      Settings, the body of a request
Out     Answer.
Source  the OpenAI chat protocol; RFC 9110 (Retry-After). httpx2 and tenacity instead of the openai package: one
        endpoint is asked, a time limit must hold for a whole answer, and they start in a seventh of its time.
Limits  the only room that opens a connection. Redirects are not followed: the key goes where the user sent it.
"""

import time
from collections.abc import Mapping
from threading import Event, Lock

import httpx2
import tenacity

from kg.errors import ModelError, UnansweredError
from kg.llm.envelope import Answer, EnvelopeError, opened
from kg.llm.settings import Settings
from kg.llm.status import PassingError, UnsuitableError, judged
from kg.llm.usage import Usage

LARGEST = 8 << 20
"""Bytes of an answer that are read."""
IN_VAIN = 5
"""Articles in a row without an answer, after which the others are not asked about."""


class Wire:
    """A server that can be asked; several threads may ask at once."""

    def __init__(self, settings: Settings, usage: Usage) -> None:
        self._settings = settings
        self._usage = usage
        try:
            self._where = str(httpx2.URL(settings.url).copy_with(query=None))
        except (httpx2.InvalidURL, UnicodeError) as error:
            raise ModelError(f"COMMUNIQUE_LLM_URL is no address: {_plain(error)}.") from error
        self._client = httpx2.Client(
            headers={"Authorization": f"Bearer {settings.key}"} if settings.key else {},
            timeout=httpx2.Timeout(settings.timeout, connect=min(settings.timeout, 10)),
            limits=httpx2.Limits(max_connections=settings.at_once),
        )
        self._lock = Lock()
        self._closed = Event()
        self._pause_until = 0.0
        self._in_vain = 0
        self._hopeless = ""

    def ask(self, body: Mapping[str, object]) -> Answer:
        """Return the server's answer, after as many tries as the user allows.

        Raises:
            UnsuitableError: the server understands the question, and will not answer one of this form or length.
            UnansweredError: there is no answer to be had now.
        """
        if self._hopeless:
            raise UnansweredError(self._hopeless, hopeless=True)
        try:
            answer = self._patiently()(self._once, body)
        except PassingError as trouble:
            raise self._lost(trouble) from trouble
        except UnsuitableError:
            raise
        except UnansweredError as error:
            if error.hopeless:
                self._hopeless = str(error)
            raise
        self._in_vain = 0
        self._usage.answered(answer.asked, answer.said)
        return answer

    def close(self) -> None:
        """Return nothing; who waits is woken, and what is under way is given up.

        Raises:
            Nothing.
        """
        self._closed.set()
        self._client.close()

    def _patiently(self) -> tenacity.Retrying:
        backoff = tenacity.wait_exponential_jitter(multiplier=0.5, max=30, jitter=0.5)

        def wait(state: tenacity.RetryCallState) -> float:
            trouble = state.outcome.exception() if state.outcome else None
            told = trouble.wait if isinstance(trouble, PassingError) else None
            return backoff(state) if told is None else told

        return tenacity.Retrying(
            retry=tenacity.retry_if_exception_type(PassingError),
            stop=tenacity.stop_after_attempt(self._settings.tries) | tenacity.stop_when_event_set(self._closed),
            wait=wait,
            sleep=self._sleep,
            reraise=True,
        )

    def _once(self, body: Mapping[str, object]) -> Answer:
        self._sleep(self._pause_until - time.monotonic())
        begun = time.monotonic()
        try:
            status, headers, text = self._post(body)
        except httpx2.TimeoutException as error:
            raise PassingError(f"gave no answer within {self._settings.timeout:g} s") from error
        except httpx2.ConnectError as error:
            raise PassingError(f"cannot be reached ({_plain(error)})") from error
        except (httpx2.HTTPError, httpx2.StreamError, RuntimeError) as error:  # RuntimeError: closed meanwhile
            raise PassingError(f"broke the connection off ({_plain(error)})") from error
        finally:
            self._usage.requested(time.monotonic() - begun)
        try:
            judged(status, headers, self._unkeyed(text))
            return opened(text if len(self._settings.key) < 8 else self._unkeyed(text))
        except EnvelopeError as error:
            raise PassingError(str(error)) from error
        except PassingError as trouble:
            if trouble.wait is not None:
                # what one thread is told to wait for, the others need not find out
                self._pause_until = max(self._pause_until, time.monotonic() + trouble.wait)
            raise

    def _post(self, body: Mapping[str, object]) -> tuple[int, Mapping[str, str], str]:
        end = time.monotonic() + self._settings.timeout
        with self._client.stream("POST", self._settings.url, json=body) as response:
            parts: list[bytes] = []
            size = 0
            for part in response.iter_bytes():
                parts.append(part)
                size += len(part)
                if size > LARGEST:
                    raise UnansweredError(f"{self._where} gave an answer longer than {LARGEST >> 20} MB")
                if time.monotonic() > end:
                    raise httpx2.ReadTimeout("too slow")  # a server may send a byte now and then for ever
            return response.status_code, response.headers, b"".join(parts).decode("utf-8", "replace")

    def _lost(self, trouble: PassingError) -> UnansweredError:
        tries = self._settings.tries
        reason = f"{self._where} {trouble}, in {tries} {'try' if tries == 1 else 'tries'}."
        with self._lock:
            self._in_vain += 1
            if self._in_vain >= IN_VAIN and not self._hopeless:
                self._hopeless = f"not asked, after {IN_VAIN} articles in vain: {reason}"
        return UnansweredError(reason)

    def _unkeyed(self, text: str) -> str:
        """A server may repeat the key it does not like; nobody else should read it."""
        return text.replace(self._settings.key, "…") if self._settings.key else text

    def _sleep(self, seconds: float) -> None:
        if seconds > 0:
            self._closed.wait(seconds)


def _plain(error: BaseException) -> str:
    return " ".join(str(error).split()) or type(error).__name__
