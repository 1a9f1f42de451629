"""The protocol's envelope around what a model says.

In      the body of a response
Out     Answer.
Source  the OpenAI chat protocol: choices[0].message.content, finish_reason, usage.
Limits  what the content says is not read here.
"""

import json
from dataclasses import dataclass


class EnvelopeError(ValueError):
    """The body is not what the protocol says."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model said."""

    content: str
    cut: bool
    """Whether it was cut off at the longest length allowed."""
    asked: int
    """Tokens of the question."""
    said: int
    """Tokens of the answer."""


def opened(text: str) -> Answer:
    """Return the answer inside a body.

    Raises:
        EnvelopeError: there is none.
    """
    try:
        body = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise EnvelopeError(f"sent half a JSON, or none ({len(text):,} characters)") from error
    try:
        choice = body["choices"][0]
        content = choice["message"]["content"]
    except (KeyError, IndexError, TypeError) as error:
        raise EnvelopeError("sent JSON that is no chat answer (no choices[0].message.content)") from error
    usage = body.get("usage")
    tokens = usage if isinstance(usage, dict) else {}
    cut = choice.get("finish_reason") == "length"
    # a lone half of a surrogate pair is valid JSON, but no text
    words = str(content or "").encode("utf-8", "replace").decode()
    return Answer(words, cut, _count(tokens.get("prompt_tokens")), _count(tokens.get("completion_tokens")))


def _count(value: object) -> int:
    return value if isinstance(value, int) and 0 <= value < 10**12 else 0
