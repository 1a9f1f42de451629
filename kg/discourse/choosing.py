"""Which entries are counted: exclusions, stances, duplicates, rare values, in this order.

In      entries, a Construction
Out     the entries that are counted, by day and statement, and a Tally of what became of the others.
Source  DNA: excluded values, empty fields and duplicates before any window or count; the first of duplicates stays.
        Decision 0024: calendar weeks and months of different years are different.
Limits  `minimum1` and `minimum2` are held against one count, before either takes anything away.
"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from kg.discourse.construction import Construction, Duplicates
from kg.discourse.entry import Entry
from kg.model import Stance

_TAKEN: Final = {Stance.SUPPORT.value, Stance.OPPOSE.value}


@dataclass(frozen=True, slots=True)
class Tally:
    """How many entries there were, were counted, and were not."""

    chosen: int
    counted: int
    incomplete: int
    """Without a value of one of the variables."""
    excluded: int
    without_stance: int
    """Neither supporting nor opposing: they take no part where stances matter."""
    duplicates: int
    rare: int


@dataclass(frozen=True, slots=True)
class Excluded:
    """What is left out: values of the first and of the second variable, and statements for what else they tell."""

    ones: frozenset[str] = frozenset()
    twos: frozenset[str] = frozenset()
    statements: frozenset[str] = frozenset()


def counted(entries: Collection[Entry], construction: Construction, excluded: Excluded) -> tuple[list[Entry], Tally]:
    """Return the entries that are counted, and what became of all.

    Raises:
        Nothing.
    """
    full = sorted((one for one in entries if one.one is not None and one.two is not None), key=_order)
    allowed = [entry for entry in full if not _is_out(entry, excluded)]
    staunch = [one for one in allowed if one.stance in _TAKEN] if construction.is_qualified else allowed
    unlike = _unlike(staunch, construction)
    kept = _frequent(unlike, construction)
    tally = Tally(
        chosen=len(entries),
        incomplete=len(entries) - len(full),
        counted=len(kept),
        excluded=len(full) - len(allowed),
        without_stance=len(allowed) - len(staunch),
        duplicates=len(staunch) - len(unlike),
        rare=len(unlike) - len(kept),
    )
    return kept, tally


# ------------------------------------------------------------ inside


def _order(entry: Entry) -> tuple[str, str, str, str]:
    return entry.day, entry.statement, entry.one or "", entry.two or ""


def _is_out(entry: Entry, excluded: Excluded) -> bool:
    return entry.one in excluded.ones or entry.two in excluded.twos or entry.statement in excluded.statements


def _unlike(entries: list[Entry], construction: Construction) -> list[Entry]:
    if construction.duplicates is Duplicates.INCLUDE:
        return entries
    where = _WHERE[construction.duplicates]
    first: dict[tuple[str, ...], Entry] = {}
    for entry in entries:
        stance = entry.stance or "" if construction.tells_stances_apart else ""
        first.setdefault((where(entry), entry.one or "", entry.two or "", stance), entry)
    return list(first.values())


def _week(entry: Entry) -> str:
    year, week, _ = date.fromisoformat(entry.day).isocalendar()
    return f"{year} {week}"


def _dated(period: Callable[[Entry], str]) -> Callable[[Entry], str]:
    """What has no day is of no period, and so a duplicate of nothing."""
    return lambda entry: period(entry) if entry.day else entry.statement


_WHERE: Final[Mapping[Duplicates, Callable[[Entry], str]]] = {
    Duplicates.DOCUMENT: lambda entry: entry.document or entry.statement,
    Duplicates.WEEK: _dated(_week),
    Duplicates.MONTH: _dated(lambda entry: entry.day[:7]),
    Duplicates.YEAR: _dated(lambda entry: entry.day[:4]),
    Duplicates.ACROSSRANGE: lambda entry: "",
    Duplicates.ACT: lambda entry: entry.act or entry.statement,
}


def _frequent(entries: list[Entry], construction: Construction) -> list[Entry]:
    ones = Counter(entry.one for entry in entries)
    twos = Counter(entry.two for entry in entries)
    least = construction.minimum1, construction.minimum2
    return [entry for entry in entries if ones[entry.one] >= least[0] and twos[entry.two] >= least[1]]
