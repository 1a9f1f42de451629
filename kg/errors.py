"""One tree of errors: each names the thing, the place and what to do.

In      the facts of what went wrong
Out     exceptions whose message is one line that a person can act on.
Limits  foreign errors are wrapped where they enter the house; `kg.cli` prints the message and nothing else.
"""

from collections.abc import Sequence


class KGError(Exception):
    """Something a user can act on went wrong; the message says what, where and what to do."""


class ReadError(KGError):
    """A file cannot be read as articles."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(f"{file}: {reason}")
        self.file = file
        self.reason = reason


class NoArticlesError(KGError):
    """No article was found where the user pointed."""

    def __init__(self, paths: str, accepted: str) -> None:
        super().__init__(f"No articles found in {paths}. Give files or folders with {accepted}.")


class EvidenceError(KGError):
    """A span does not quote the text it points to."""

    def __init__(self, doc_id: str, start: int, end: int, found: str) -> None:
        super().__init__(
            f"{doc_id}[{start}:{end}] reads {found!r}, which is not what the statement quotes. "
            "Offsets count Unicode code points of Document.text, end-exclusive."
        )


class UnknownTopicError(KGError):
    """A statement is about a topic that the curated knowledge does not hold."""

    def __init__(self, doc_id: str, slug: str) -> None:
        super().__init__(
            f"{doc_id}: no demand or issue is called {slug!r}. Add it to ontology/topics, or mend the extractor."
        )


class DataError(KGError):
    """A data file of the house (Turtle, word list, query) is not as it should be."""

    def __init__(self, file: str, line: int | None, reason: str) -> None:
        where = file if line is None else f"{file}:{line}"
        super().__init__(f"{where}: {reason}")


class StoreError(KGError):
    """The store cannot be opened, written or published."""


class OverrunError(KGError):
    """A look-up took longer than it was given."""


class StoreInUseError(StoreError):
    """Another process is writing to the store."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"The store {path} is in use by another process. Wait for it to end, or choose another --store."
        )


class NoSnapshotError(StoreError):
    """Nothing has been published in this store yet."""

    def __init__(self, path: str) -> None:
        super().__init__(f"No published snapshot in {path}. Run `kg build PATHS… --store {path}` first.")


class UnknownDocumentError(StoreError):
    """The store holds no such document."""

    def __init__(self, name: str, near: list[str]) -> None:
        hint = f" Did you mean {', '.join(near)}?" if near else ""
        super().__init__(f"The store holds no document {name!r}.{hint}")


class UnknownStatementError(StoreError):
    """The store holds no such statement."""

    def __init__(self, name: str, near: list[str]) -> None:
        hint = f" Did you mean {', '.join(near)}?" if near else ""
        super().__init__(f"The store holds no statement {name!r}.{hint}")


class UnknownIdError(KGError):
    """The graph holds no thing, document or statement of that id."""

    def __init__(self, kind: str, given: str, near: Sequence[str], parameter: str = "id") -> None:
        hint = f" Did you mean {', '.join(near)}?" if near else ""
        super().__init__(f"There is no {kind} {given!r}.{hint}")
        self.kind = kind
        self.given = given
        self.near = tuple(near)
        self.parameter = parameter

    @property
    def words(self) -> str:
        """Return what was given as words: a name may be all that the asker knows."""
        return self.given.rsplit("/", 1)[-1].replace("-", " ")


class CursorError(KGError):
    """A cursor does not say where to go on in the list that is asked for."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"What was given as cursor {reason}")


class FilterError(KGError):
    """There is no such filter of statements, or it cannot have this value."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"The filter {name!r} {reason}")


class UnknownQueryError(KGError):
    """There is no saved query of that name."""

    def __init__(self, name: str, known: list[str]) -> None:
        super().__init__(f"There is no query {name!r}. Queries: {', '.join(known)}.")
        self.known = known


class ParameterError(KGError):
    """A query parameter is missing, unknown or of the wrong type."""

    def __init__(self, query: str, parameter: str, reason: str) -> None:
        super().__init__(f"Query {query!r}, parameter {parameter!r}: {reason}")
        self.parameter = parameter
        self.reason = reason


class ModelError(KGError):
    """A language model cannot be used as it is set."""


class UnansweredError(KGError):
    """A language model gave no usable answer about an article; it may be asked again."""

    def __init__(self, reason: str, *, hopeless: bool = False) -> None:
        super().__init__(reason)
        self.hopeless = hopeless
        """Whether every other article would fare the same: a bad key, a wrong address."""


class NothingAnsweredError(ModelError):
    """A run in which the language model answered about no article at all."""

    def __init__(self) -> None:
        super().__init__("No article was answered. Put right what is told above and run it again.")


class TokenError(KGError):
    """A token cannot be made, found or read."""


class BackupError(KGError):
    """A backup cannot be made, or is not what its manifest says."""


class ServeError(KGError):
    """The server cannot listen where it is told to."""

    def __init__(self, host: str, port: int, reason: str | None) -> None:
        super().__init__(
            f"Cannot serve on {host}:{port}: {reason or 'no such address'}. Choose another --port or --host."
        )


class SettingsError(KGError):
    """A setting is unknown, or its value is not allowed."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}")


class ExtraError(KGError):
    """Something needs packages that are installed only on demand."""

    def __init__(self, need: str, extra: str) -> None:
        super().__init__(f'{need}, which is not installed. Install it with: pip install "communique[{extra}]"')


class NoGraphError(KGError):
    """There is no graph where one was to be opened."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"No graph at {place}: {reason}")


class NoAnswerError(KGError):
    """A question is wrong, or was not answered; the message is what the engine or the server said of it."""


class NetworkError(KGError):
    """A network cannot be made in the way that was chosen."""


class ExportError(KGError):
    """An export is asked for that there is not."""
