"""The operations of an update: where each begins, and which graphs it can change.

In      the text of an update
Out     Operations: its steps, and whether a dataset is named; or a text with USING put in.
Source  SPARQL 1.1 Update grammar, rules 29 to 50; kg.sparql for the tokens.
Limits  no parser. Where words run together in a way that only the engine understands, it says so (`steps` is None),
        and all graphs are compared instead. The engine reads the whole update in any case.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.names import SCRATCH_GRAPH
from kg.sparql import tokens

_BEGINNINGS = frozenset({"INSERT", "DELETE", "WITH", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY"})
_GLUED = re.compile(
    r"(?i)GRAPH|WITH|USING|NAMED|INTO|LOAD|CLEAR|DROP|CREATE|MOVE|COPY|INSERT|DELETE|WHERE|SILENT|DEFAULT|PREFIX|BASE"
)
"""Words that decide; inside a longer word or a prefix they may be meant as themselves, or not."""
_DECISIVE = frozenset(_GLUED.pattern.removeprefix("(?i)").split("|"))


@dataclass(frozen=True, slots=True)
class Step:
    """One operation of an update, and what its words say of the graphs it can change."""

    prologue: str
    text: str
    """With the prologue."""
    names: tuple[str, ...]
    """Names of graphs, as they are spelt: IRIs in angle brackets, or prefixed names."""
    probe: str
    """An update that notes in a scratch graph which graphs the variables stand for; empty where none do."""
    reads_all: bool
    """Whether it may read any graph."""
    clears_all: bool
    """Whether it empties all graphs, or all that have names."""


@dataclass(slots=True)
class _Operation:
    """One operation as it is read: places are offsets in the text."""

    start: int
    word: int = -1
    """Where its prologue ends."""
    first: str = ""
    end: int = -1
    names: list[str] = field(default_factory=list)
    template: list[str] = field(default_factory=list)
    """Variables that stand for graphs it writes to."""
    reads_all: bool = False
    where: int = -1
    dataset: int = -1
    """Where its USING begins."""
    shortcut: bool = False
    """Whether it is DELETE WHERE, whose pattern is its template."""
    clears_all: bool = False
    has_dataset: bool = False


@dataclass(frozen=True, slots=True)
class Operations:
    """What the words of an update say."""

    steps: tuple[Step, ...] | None
    has_dataset: bool
    """Whether it says USING or WITH."""
    doubtful: bool
    """Whether words run together that may be meant apart."""


def operations(text: str) -> Operations:
    """Return what the words of an update say.

    Raises:
        Nothing.

    >>> operations("INSERT DATA { GRAPH <e:g> { <e:s> <e:p> 1 } }").steps[0].names
    ('<e:g>',)
    """
    read, doubtful = _read(text)
    steps = None if doubtful else tuple(_steps(text, read))
    return Operations(steps, any(one.has_dataset for one in read), doubtful)


def with_dataset(text: str, default_graphs: Iterable[str], named_graphs: Iterable[str]) -> str:
    """Return the update with the dataset of its request put into every operation that has a WHERE.

    The names must be IRIs.

    Raises:
        Nothing.

    >>> with_dataset("DELETE WHERE { ?s ?p ?o }", ["e:g"], [])
    'DELETE { ?s ?p ?o } USING <e:g> WHERE { ?s ?p ?o }'
    """
    named = [f" USING NAMED <{name}>" for name in named_graphs]
    clause = "".join([*(f" USING <{name}>" for name in default_graphs), *named])
    parts: list[str] = []
    at = 0
    for one in _read(text)[0]:
        if one.where < 0:
            continue
        block = text[one.where + len("WHERE") : one.end]
        template = f"{block.rstrip()}" if one.shortcut else ""
        parts += [text[at : one.where].rstrip(), template, f"{clause} WHERE{block}"]
        at = one.end
    return "".join([*parts, text[at:]])


def _read(text: str) -> tuple[list[_Operation], bool]:
    reader = _Reader()
    for token in tokens(text):
        if token.lastgroup != "comment":
            reader.take(token)
    return reader.done(len(text)), reader.doubtful


class _Reader:
    """Goes through the tokens once."""

    def __init__(self) -> None:
        self._found: list[_Operation] = []
        self._now = _Operation(0)
        self._depth = 0
        self._before = ""
        """The word before this token, in capitals; empty if it was no word."""
        self.doubtful = False

    def take(self, token: re.Match[str]) -> None:
        """Return nothing; take in the next token."""
        kind, content = token.lastgroup or "", token.group()
        if kind == "mark" and content == ";" and self._depth == 0:
            self._finish(token.start())
        elif kind in {"opening", "closing"}:
            self._depth += 1 if kind == "opening" else -1
        elif kind == "word":
            self._word(token.start(), content.upper())
        elif kind in {"iri", "name"}:
            self._name(content, kind)
        elif kind == "variable" and self._before == "GRAPH":
            self._variable(content)
        if not (kind == "word" and content.upper() == "SILENT"):
            self._before = content.upper() if kind == "word" else ""

    def done(self, length: int) -> list[_Operation]:
        """Return the operations, in order."""
        self._finish(length)
        return [one for one in self._found if one.first]

    def _finish(self, at: int) -> None:
        self._now.end = at
        self._found.append(self._now)
        self._now = _Operation(at + 1)

    def _word(self, at: int, word: str) -> None:
        now = self._now
        if word not in _DECISIVE and _GLUED.search(word):
            self.doubtful = True
        if self._depth:
            return
        if not now.first and word in _BEGINNINGS:
            now.first, now.word = word, at
        if word == "WHERE" and now.where < 0:
            now.where, now.shortcut = at, self._before == "DELETE"
            now.dataset = at if now.dataset < 0 else now.dataset
        if word in {"USING", "WITH"}:
            now.has_dataset = True
            now.dataset = at if word == "USING" and now.dataset < 0 else now.dataset
        now.clears_all = now.clears_all or (now.first in {"CLEAR", "DROP"} and word in {"ALL", "NAMED"})

    def _name(self, content: str, kind: str) -> None:
        now = self._now
        hidden = content.partition(":")[0] if kind == "name" else content[content.find(")") :] if ")" in content else ""
        if _GLUED.search(hidden) and self._before not in {"PREFIX", "BASE"}:
            self.doubtful = True
        if not now.first:
            return  # a declaration of the prologue
        if self._depth == 0 or self._before == "GRAPH":
            now.names.append(content)

    def _variable(self, name: str) -> None:
        now = self._now
        if now.where < 0 or now.shortcut:
            now.template.append(name)
        if now.where >= 0:
            now.reads_all = True


def _steps(text: str, read: Sequence[_Operation]) -> Iterable[Step]:
    prologue = ""
    for one in read:
        prologue += text[one.start : one.word] + "\n"
        body = text[one.word : one.end]
        probe = _probe(text, one, prologue)
        yield Step(prologue, prologue + body, tuple(one.names), probe, one.reads_all, one.clears_all)


def _probe(text: str, one: _Operation, prologue: str) -> str:
    """An update that writes down which graphs the variables of a template stand for."""
    if not one.template or one.where < 0:
        return ""
    with_clause = one.names[0] if one.first == "WITH" else ""
    noted = " ".join(f"{name} {SCRATCH_GRAPH} {SCRATCH_GRAPH} ." for name in dict.fromkeys(one.template))
    scope = f"WITH {with_clause} " if with_clause else ""
    rest = text[one.where if one.shortcut else one.dataset : one.end]
    return f"{prologue}{scope}INSERT {{ GRAPH {SCRATCH_GRAPH} {{ {noted} }} }} {rest}"
