"""Answers that were paid for once.

In      the body of a question (messages, schema, model): what the answer depends on
Out     the answer to the same question, if there was one.
Limits  a file per answer, named by the question's SHA-256, put into place whole. No key, no address; a file that
        cannot be read counts as none. What is no longer wanted is deleted by hand.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from kg.errors import ModelError
from kg.llm.envelope import Answer


class Cache:
    """A folder of answers."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "answers"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = f"cannot be made: {error.strerror or error}. Name another in COMMUNIQUE_LLM_CACHE."
            raise ModelError(f"The cache folder {folder} {reason}") from error

    def get(self, question: Mapping[str, object]) -> Answer | None:
        """Return the answer to a question, or None.

        Raises:
            Nothing.
        """
        try:
            return Answer(**json.loads(self._file(question).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def put(self, question: Mapping[str, object], answer: Answer) -> None:
        """Return nothing; keep an answer. A reader sees all of it or nothing.

        Raises:
            ModelError: the folder cannot be written to.
        """
        file = self._file(question)
        try:
            file.parent.mkdir(exist_ok=True)
            descriptor, partial = tempfile.mkstemp(dir=file.parent, prefix=".")
            try:
                with os.fdopen(descriptor, "w", encoding="utf-8") as out:
                    json.dump(asdict(answer), out, ensure_ascii=False)
                Path(partial).replace(file)
            except OSError:
                Path(partial).unlink(missing_ok=True)
                raise
        except OSError as error:
            raise ModelError(f"The cache {file.parent} cannot be written: {error.strerror or error}.") from error

    def _file(self, question: Mapping[str, object]) -> Path:
        said = json.dumps(question, sort_keys=True, ensure_ascii=True)
        name = hashlib.sha256(said.encode()).hexdigest()
        return self._folder / name[:2] / f"{name}.json"
