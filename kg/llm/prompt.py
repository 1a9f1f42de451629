"""The words in which a model is asked.

In      the prompt file, Choices, Piece
Out     messages of the chat protocol.
Source  prompt/instructions.txt, or the file that COMMUNIQUE_LLM_PROMPT names.
Limits  sentences are shown with their white space folded; kg.ground finds their words again in the text as it stands.
"""

from collections.abc import Iterable
from pathlib import Path
from string import Template
from typing import TypedDict

from kg.errors import DataError
from kg.ground import folded
from kg.llm.kinds import Choice, Choices
from kg.llm.pieces import Piece
from kg.model import Document


class Message(TypedDict):
    """One message, in the form of the protocol."""

    role: str
    content: str


def instructions(file: Path, choices: Choices) -> str:
    """Return what the model is told before any article.

    Raises:
        DataError: the prompt file cannot be read, or asks for something other than kinds and topics.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(str(file), None, f"the prompt cannot be read: {error}") from error
    told = Template("\n".join(line for line in text.splitlines() if not line.startswith("#")))
    try:
        return told.substitute(kinds=_list(choices.kinds), topics=_list(choices.topics)).strip()
    except (KeyError, ValueError) as error:
        reason = f"only $kinds and $topics are filled in, and a dollar sign is written $$: {error}"
        raise DataError(str(file), None, reason) from error


def messages(told: str, doc: Document, piece: Piece) -> list[Message]:
    """Return the messages that ask about one piece of an article.

    Raises:
        Nothing.
    """
    # the first piece begins with the headline as its first sentence
    shown = [f"Headline: {folded(doc.article.title)}"] if piece.before and doc.article.title else []
    shown += [f"(before) {_sentence(doc, number)}" for number in piece.before]
    shown += [f"[{number + 1}] {_sentence(doc, number)}" for number in piece.sentences]
    return [{"role": "system", "content": told}, {"role": "user", "content": "\n".join(shown)}]


def _sentence(doc: Document, number: int) -> str:
    return folded(doc.sentences[number].span.of(doc.text))


def _list(choices: Iterable[Choice]) -> str:
    return "\n".join(
        f"{choice.name}: {choice.meaning}" + "".join(f" E.g. {example}" for example in choice.examples if example)
        for choice in choices
    )
