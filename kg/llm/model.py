"""The language model as an extractor: pieces of an article out, answers in, proposals read against the text.

In      Document
Out     Extraction; UnansweredError where an article got no answer, and then it stands in the retry file.
Source  docs/llm.md.
Limits  one article is all or nothing: a piece without an answer leaves the whole to a later run, whose answered pieces
        come from the cache.
"""

from collections.abc import Iterator
from pathlib import Path

from kg.errors import UnansweredError
from kg.extract import Extraction
from kg.llm.answer import Flawed, GarbledError, Proposal, proposals
from kg.llm.cache import Cache
from kg.llm.envelope import Answer
from kg.llm.kinds import choices
from kg.llm.pieces import Piece, pieces
from kg.llm.prompt import instructions, messages
from kg.llm.reading import Reading
from kg.llm.schema import schema
from kg.llm.settings import Settings, settings
from kg.llm.status import UnsuitableError
from kg.llm.unanswered import Unanswered
from kg.llm.usage import Usage
from kg.llm.wire import Wire
from kg.model import Document, Knowledge

_FORMS = ("json_schema", "json_object", "words")
"""How the form of an answer is asked for, the strictest first."""
_HALVINGS = 2
"""How often a piece is cut in two because its answer, or it itself, was too long."""


class Model:
    """Extracts statements by asking a language model."""

    name = "llm"

    def __init__(self, told: Settings, knowledge: Knowledge, ontology: Path) -> None:
        choice = choices(ontology, knowledge)
        self._settings = told
        self._schema = schema(choice)
        self._instructions = instructions(told.prompt, choice)
        self._reading = Reading(knowledge, told.confidence, f"llm:{told.model}")
        self._cache = Cache(told.cache)
        self._unanswered = Unanswered(told.cache)
        self.usage = Usage()
        self._wire = Wire(told, self.usage)
        self._form = 0
        self._form_known = False

    @property
    def at_once(self) -> int:
        """Return how many articles may be asked about at the same time."""
        return self._settings.at_once

    def extract(self, doc: Document) -> Extraction:
        """Return the statements of a document that the model proposes and the text bears out.

        Raises:
            UnansweredError: the model gave no usable answer; the article stands in the retry file.
            ModelError: the cache or the retry file cannot be written.
        """
        try:
            proposed = [
                one for piece in pieces(doc, self._settings.characters) for one in self._piece(doc, piece, _HALVINGS)
            ]
        except UnansweredError as error:
            self.usage.failed(str(error))
            self._unanswered.note(doc.article.source, str(error))
            raise
        found = self._reading.read(doc, proposed)
        self.usage.read(len(found.statements), found.rejected)
        self._unanswered.strike(doc.article.source)
        return found

    def end(self) -> tuple[str, ...]:
        """Return what a person should be told at the end of a run; connections are closed, the retry file is put right.

        Raises:
            ModelError: the retry file cannot be written.
        """
        self._wire.close()
        self._unanswered.settle()
        return self.usage.told(self._settings.model, str(self._unanswered.path))

    def _piece(self, doc: Document, piece: Piece, halvings: int) -> Iterator[Proposal | Flawed]:
        halves = piece.halves() if halvings else None
        question = self._question(doc, piece)
        try:
            answer = self._remembered(question) or self._ask(question)
        except UnsuitableError:
            if halves is None:
                raise
        else:
            try:
                found = proposals(answer.content)
            except GarbledError as error:
                if halves is None or not answer.cut:
                    raise UnansweredError(f"{error}{', cut off at the longest length' * answer.cut}.") from error
            else:
                self._cache.put(question, answer)
                yield from found
                return
        for half in halves:
            yield from self._piece(doc, half, halvings - 1)

    def _remembered(self, question: dict[str, object]) -> Answer | None:
        answer = self._cache.get(question)
        if answer:
            self.usage.remembered()
        return answer

    def _question(self, doc: Document, piece: Piece) -> dict[str, object]:
        """Return all that an answer depends on; the cache is asked by it."""
        return {
            "model": self._settings.model,
            "messages": messages(self._instructions, doc, piece),
            "temperature": 0,
            "max_tokens": self._settings.max_tokens,
            "schema": self._schema,
        }

    def _ask(self, question: dict[str, object]) -> Answer:
        """Return the server's answer, its form asked for as strictly as the server can hold the model to it."""
        told = None
        for number in range(self._form, len(_FORMS)):
            try:
                answer = self._wire.ask(self._body(question, _FORMS[number]))
            except UnsuitableError as error:
                told = told or error
                if self._form_known:
                    break
            else:
                self._settle(number)
                return answer
        raise told or UnansweredError("no form to ask in.")

    def _settle(self, number: int) -> None:
        if number and not self._form_known:
            form = _FORMS[number].replace("_", " ")
            self.usage.note(f"The server does not hold answers to a JSON Schema: asked for {form} instead.")
        self._form, self._form_known = number, True

    def _body(self, question: dict[str, object], form: str) -> dict[str, object]:
        body = {name: value for name, value in question.items() if name != "schema"}
        if form == "json_schema":
            held = {"name": "statements", "strict": True, "schema": self._schema}
            return body | {"response_format": {"type": form, "json_schema": held}}
        return body | ({"response_format": {"type": form}} if form == "json_object" else {})


def open_model(knowledge: Knowledge, ontology: Path) -> Model:
    """Return the model that the environment names; nothing is asked of it yet.

    Raises:
        ModelError: settings are missing or wrong, or the cache folder cannot be made.
        DataError: the ontology or the prompt is not as it should be.
    """
    return Model(settings(), knowledge, ontology)
