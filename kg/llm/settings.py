"""What the user set: which server, which model, how patiently.

In      environment variables COMMUNIQUE_LLM_*
Out     Settings.
Limits  nothing is asked of the server here. The key is never shown: not by repr, not in a message.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from kg.errors import ModelError

_PREFIX = "COMMUNIQUE_LLM_"
_ENDPOINT = "/chat/completions"
_PROMPT = Path(__file__).resolve().parent / "prompt" / "instructions.txt"


@dataclass(frozen=True, slots=True)
class Settings:
    """How the model is reached and asked."""

    url: str
    """Of the chat endpoint."""
    model: str
    key: str = field(repr=False)
    """Empty where the server wants none."""
    at_once: int
    """Requests under way at the same time."""
    timeout: float
    """Seconds until a request is given up."""
    tries: int
    """How often a request is made before its article is put off."""
    max_tokens: int
    """The longest answer."""
    characters: int
    """The longest stretch of text that is shown at once; longer articles are cut at sentence ends."""
    confidence: float
    """Of a statement that only the model found: the share that was right, to be measured with `kg score`."""
    cache: Path
    prompt: Path


def settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings, those left out at their defaults.

    Raises:
        ModelError: address or model is missing, or a value is not as it should be.
    """
    told = _Told(environment)
    return Settings(
        url=_endpoint(told.required("URL", "http://127.0.0.1:8080/v1")),
        model=told.required("MODEL", "the name under which the server knows it"),
        key=told.key(),
        at_once=int(told.number("CONCURRENCY", 4, least=1, most=256)),
        timeout=told.number("TIMEOUT", 120, least=0.1, most=3600),
        tries=int(told.number("TRIES", 4, least=1, most=20)),
        max_tokens=int(told.number("MAX_TOKENS", 4096, least=16, most=1_000_000)),
        characters=int(told.number("CHARACTERS", 6000, least=200, most=1_000_000)),
        confidence=told.number("CONFIDENCE", 0.5, least=0, most=1),
        cache=Path(told.text("CACHE", str(_cache_folder(environment)))).expanduser(),
        prompt=Path(told.text("PROMPT", str(_PROMPT))).expanduser(),
    )


class _Told:
    """The variables that are set."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment

    def text(self, name: str, default: str) -> str:
        return self._environment.get(_PREFIX + name, "").strip() or default

    def required(self, name: str, example: str) -> str:
        found = self.text(name, "")
        if not found:
            raise ModelError(f"The language model is not set: {_PREFIX}{name} is missing. Set it, e.g. to {example}.")
        return found

    def key(self) -> str:
        found = self.text("KEY", "")
        if not all("!" <= letter <= "~" for letter in found):
            # it goes into a header, and an error about it must not repeat it
            raise ModelError(f"{_PREFIX}KEY holds a blank or another character that no key has. Set it anew.")
        return found

    def number(self, name: str, default: float, *, least: float, most: float) -> float:
        text = self.text(name, str(default))
        try:
            found = float(text)
        except ValueError:
            found = float("nan")
        if not least <= found <= most:
            raise ModelError(f"{_PREFIX}{name} is {text!r}: give a number from {least:g} to {most:g}.")
        return found


def _endpoint(address: str) -> str:
    """Return where to post; the way to the endpoint may be part of the address or not."""
    try:
        parts = urlsplit(address)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        usable = False
    if not usable:
        raise ModelError(f"{_PREFIX}URL is no http(s) address. Give the server's, e.g. http://127.0.0.1:8080/v1.")
    if parts.username or parts.password:
        raise ModelError(f"{_PREFIX}URL holds a user or password. Give the address alone, and the key in {_PREFIX}KEY.")
    path = parts.path.rstrip("/")
    return urlunsplit(parts._replace(path=path if path.endswith(_ENDPOINT) else path + _ENDPOINT))


def _cache_folder(environment: Mapping[str, str]) -> Path:
    """Return the user's own folder for what can be had again, as the XDG specification says."""
    named = environment.get("XDG_CACHE_HOME", "")
    return (Path(named) if Path(named).is_absolute() else Path.home() / ".cache") / "communique" / "llm"
