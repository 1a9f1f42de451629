"""Corrections: statements retracted, or given back, as one change of the store.

In      corrections, also from a file; the live store
Out     Corrected: one edit of all graphs concerned, new digests, and what each correction comes to.
Source  decision 0032; docs/corrections.md.
Limits  all or nothing. A correction names a statement that the store holds, or whose retraction it holds.
"""

import difflib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from pyoxigraph import NamedNode, Quad, Store

from kg.errors import DataError, UnknownStatementError
from kg.names import former, is_document, statement_iri, term
from kg.paths import slug_of
from kg.store import catalog, minted, upkeep
from kg.store.clock import now
from kg.store.derived import Derivation
from kg.store.edit import Edit
from kg.store.lines import digest
from kg.store.retraction import Retraction, all_retracted, applied, record, recorded
from kg.store.upkeep import Content

_REPORTED: Final = (term("reportedIn"), former(term("reportedIn")))
_KEYS: Final = {"statement", "action", "reason", "by"}


class Action(StrEnum):
    """What is to become of a statement."""

    RETRACT = "retract"
    RESTORE = "restore"


class Effect(StrEnum):
    """What became of it."""

    RETRACTED = "retracted"
    RESTORED = "restored"
    ALREADY = "retracted already"
    NOT_RETRACTED = "not retracted"


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing to be put right."""

    statement: str
    """Its id or IRI."""
    action: Action
    reason: str = ""
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Corrected:
    """Corrections, ready to be carried out."""

    edit: Edit
    marks: Mapping[NamedNode, str]
    effects: tuple[tuple[NamedNode, Effect], ...]
    """Of each correction, in their order."""
    retracted: frozenset[NamedNode]
    """All statements that are retracted then."""


def read(path: Path) -> list[Correction]:
    """Return the corrections of a file of JSON lines.

    Raises:
        DataError: the file cannot be read, or a line is no correction.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(str(path), None, f"cannot be read: {error}") from error
    return [_correction(path, number, line) for number, line in enumerate(lines, 1) if line.strip()]


def corrected(live: Store, derivation: Derivation, corrections: Sequence[Correction]) -> Corrected:
    """Return what it takes to carry out corrections, one after the other, in one transaction.

    Raises:
        UnknownStatementError: a correction names no statement of the store; the message names similar ids.
        StoreError: SOURCE_DATE_EPOCH is no time.
        OSError: the store cannot be read.
    """
    before, time = all_retracted(live), now()
    standing: dict[NamedNode, Retraction | None] = {}
    effects: list[tuple[NamedNode, Effect]] = []
    after = set(before)
    for one in corrections:
        statement = _found(live, one.statement, before)
        if one.action is Action.RETRACT:
            effects.append((statement, Effect.ALREADY if statement in after else Effect.RETRACTED))
            if statement not in after:
                standing[statement] = Retraction(statement, time, one.reason, one.by)
            after.add(statement)
        else:
            effects.append((statement, Effect.RESTORED if statement in after else Effect.NOT_RETRACTED))
            if statement in after:
                standing[statement] = None
            after.discard(statement)
    contents = _contents(live, standing, after)
    edit = upkeep.replacement(live, derivation, {name: content for name, (content, _) in contents.items()}, time)
    gone = {quad for statement in standing for quad in record(live, statement)}
    come = {quad for told in standing.values() if told for quad in recorded(told)}
    whole = Edit(edit.dropped, edit.deleted | (gone - come), edit.inserted | (come - gone))
    return Corrected(whole, {name: mark for name, (_, mark) in contents.items()}, tuple(effects), frozenset(after))


def _contents(
    live: Store, standing: Mapping[NamedNode, Retraction | None], retracted: set[NamedNode]
) -> dict[NamedNode, tuple[Content, str]]:
    """The documents that say these statements, as they will be, with their digests."""
    found = {}
    for name in {name for statement in standing for name in _documents(live, statement)}:
        graph = applied(live.quads_for_pattern(None, None, None, name), retracted)
        claims = minted.claims_of(live, name)
        mark = digest([*graph, *claims])
        found[name] = Content(tuple(graph), frozenset({*claims, catalog.entry(name, mark)})), mark
    return found


def _found(live: Store, name: str, retracted: frozenset[NamedNode]) -> NamedNode:
    try:
        statement = statement_iri(slug_of(name))
    except ValueError:  # what cannot be a part of an IRI names no statement
        raise UnknownStatementError(name, []) from None
    if statement in retracted or any(True for _ in _documents(live, statement)):
        return statement
    ids = {slug_of(quad.subject.value) for quad in _said(live, None) if isinstance(quad.subject, NamedNode)}
    raise UnknownStatementError(name, difflib.get_close_matches(slug_of(name), sorted(ids), n=3, cutoff=0.6))


def _documents(live: Store, statement: NamedNode) -> Iterator[NamedNode]:
    """The graph that says a statement."""
    for quad in _said(live, statement):
        if isinstance(quad.graph_name, NamedNode) and is_document(quad.graph_name):
            yield quad.graph_name


def _said(live: Store, statement: NamedNode | None) -> Iterator[Quad]:
    for predicate in _REPORTED:
        yield from live.quads_for_pattern(statement, predicate, None)


def _correction(path: Path, number: int, line: str) -> Correction:
    try:
        told: Any = json.loads(line)
    except ValueError as error:
        raise DataError(str(path), number, f"is not JSON: {error}") from error
    wrong = _fault(told)
    if wrong:
        raise DataError(str(path), number, wrong)
    return Correction(told["statement"], Action(told["action"]), told.get("reason", "").strip(), told.get("by"))


def _fault(told: object) -> str | None:
    """What is wrong with a line."""
    if not isinstance(told, dict) or not all(isinstance(value, str) for value in told.values()):
        return "is no correction: give an object of strings with statement, action, reason and by."
    strange = sorted(told.keys() - _KEYS)
    if strange:
        return f"has {strange[0]!r}, which means nothing here: give statement, action, reason and by."
    if not told.get("statement"):
        return "names no statement: give its id or IRI."
    if told.get("action") not in set(Action):
        return f"asks for {told.get('action')!r}: the action is retract or restore."
    if told["action"] == Action.RETRACT and not told.get("reason", "").strip():
        return "gives no reason: say why the statement is retracted."
    return None
