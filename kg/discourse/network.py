"""From the statements of an index to discourse networks.

In      an index, Filters (which statements), a Construction (how)
Out     Discourse: the entries that are counted, and the networks they make, one or one for each window.
Limits  entries are held in memory, networks are made one by one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import product

from kg.answers.view import day
from kg.discourse import onemode, twomode
from kg.discourse.choosing import Tally, counted
from kg.discourse.construction import Construction, Type
from kg.discourse.entry import Counts, Entry
from kg.discourse.excluding import excluded
from kg.discourse.matrix import Matrix, Period
from kg.discourse.values import Question, values
from kg.discourse.windows import placed
from kg.index import Filters, Index, chosen_from, conditions

_SAID = """
SELECT s.id, s.slug, s.day, s.stance, d.slug AS document,
  (SELECT min(a.slug) FROM act_report r JOIN act a ON a.id = r.act WHERE r.statement = s.id) AS act
FROM statement s LEFT JOIN document d ON d.id = s.document WHERE {where}"""


@dataclass(frozen=True, slots=True)
class Discourse:
    """What was said, ready to be made networks of."""

    construction: Construction
    entries: tuple[Entry, ...]
    """The counted ones, by day and statement."""
    tally: Tally
    ones: tuple[str, ...]
    """Every value of variable 1 that the chosen statements name: what isolates are taken from."""
    twos: tuple[str, ...]
    first: str | None
    """The first day that was asked for."""
    last: str | None

    def network(self) -> Matrix:
        """Return the one network of all counted entries.

        Raises:
            Nothing.
        """
        days = [entry.day for entry in self.entries if entry.day]
        return self._made(self.entries, Period(min(days, default=None), None, max(days, default=None)))

    def networks(self) -> Iterator[Matrix]:
        """Return a network for each place of the window, in order; without a window the one of all entries.

        Raises:
            Nothing.
        """
        if self.construction.window is None:
            yield self.network()
        else:
            for period, inside in placed(self.entries, self.construction.window, self.first, self.last):
                yield self._made(inside, period)

    def _made(self, entries: Iterable[Entry], period: Period) -> Matrix:
        held, chosen = tuple(entries), self.construction
        counts = Counts(held)
        is_one_mode = chosen.type is Type.ONE_MODE
        rows = self._names({entry.one for entry in held}, self.ones)
        how = chosen.aggregation, chosen.normalisation
        return Matrix(
            type=chosen.type,
            rows=rows,
            columns=rows if is_one_mode else self._names({entry.two for entry in held}, self.twos),
            weights=onemode.weights(counts, *how) if is_one_mode else twomode.weights(counts, *how),
            behind=partial(onemode.behind, counts, how[0]) if is_one_mode else partial(twomode.behind, counts),
            of_node=lambda one: {name for found in counts.cells(one).values() for name in found},
            days={entry.statement: entry.day for entry in held},
            period=period,
            statements=len(held),
        )

    def _names(self, active: set[str | None], every: tuple[str, ...]) -> tuple[str, ...]:
        return every if self.construction.isolates else tuple(sorted(name for name in active if name is not None))


def discourse(index: Index, filters: Filters, construction: Construction) -> Discourse:
    """Return the entries of the chosen statements, ready to be made networks of.

    Raises:
        UnknownIdError: a filter or an exclusion names what the graph does not hold.
    """
    index = chosen_from(index, filters)
    chosen = conditions(index, filters)
    entries = list(_entries(index, chosen, construction))
    kept, tally = counted(entries, construction, excluded(index, chosen, construction))
    return Discourse(
        construction=construction,
        entries=tuple(kept),
        tally=tally,
        ones=_every(entry.one for entry in entries),
        twos=_every(entry.two for entry in entries),
        first=filters.since,
        last=min(filter(None, (filters.until, filters.as_of)), default=None),
    )


# ------------------------------------------------------------ inside


def _entries(index: Index, chosen: Question, construction: Construction) -> Iterator[Entry]:
    """Every combination of values in a statement; a statement that has none of one variable is kept for isolates."""
    ones, twos = (values(index, chosen, name) for name in (construction.variable1, construction.variable2))
    where, bound = chosen
    for row in index.rows(_SAID.format(where=where), bound):
        for one, two in product(ones.get(row["id"], (None,)), twos.get(row["id"], (None,))):
            yield Entry(_dated(row["day"]), row["slug"], one, two, row["stance"], row["document"], row["act"])


def _dated(told: str) -> str:
    known = day(told)
    return known.isoformat() if known else ""


def _every(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({name for name in names if name is not None}))
