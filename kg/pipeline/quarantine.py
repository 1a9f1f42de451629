"""STORE/quarantine.jsonl: everything the last build did not take in, and why.

In      Refusals, with the document they come from
Out     one JSON object a line: stage, document, item, reason, detail.
Limits  rewritten by each build; a build that is broken off leaves the file of the build before.
"""

import json
from pathlib import Path
from types import TracebackType
from typing import Self

from kg.errors import StoreError
from kg.model import Refusal

NAME = "quarantine.jsonl"


class Quarantine:
    """The quarantine file of a running build; use it in a `with` block."""

    def __init__(self, store: Path) -> None:
        self._path = store / NAME
        self._partial = store / f"{NAME}.partial"

    def note(self, document: str, refusal: Refusal) -> None:
        """Return nothing; write one refusal.

        Raises:
            StoreError: the file cannot be written.
        """
        line = {
            "stage": str(refusal.stage),
            "document": document,
            "item": refusal.item,
            "reason": refusal.reason,
            "detail": refusal.detail,
        }
        try:
            self._file.write(json.dumps(line, ensure_ascii=False) + "\n")
        except OSError as error:
            raise self._told(error) from error

    def __enter__(self) -> Self:
        try:
            self._file = self._partial.open("w", encoding="utf-8")
        except OSError as error:
            raise self._told(error) from error
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        try:
            self._file.close()
            if kind is None:
                self._partial.replace(self._path)
            else:
                self._partial.unlink(missing_ok=True)
        except OSError as broken:
            if kind is None:  # else the first error is the one to tell
                raise self._told(broken) from broken

    def _told(self, error: OSError) -> StoreError:
        return StoreError(
            f"{self._path} cannot be written: {error.strerror or error}. Free some space, or mend its rights."
        )
