"""Discourse networks: by hand, as published, as the formulas read plainly, and by what must hold of any."""

import sys
import time
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import count, pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.discourse import (
    Aggregation,
    Construction,
    Discourse,
    Duplicates,
    Matrix,
    Normalisation,
    Type,
    Unit,
    Variable,
    Window,
)
from kg.discourse.choosing import Excluded, counted
from kg.discourse.construction import AGGREGATIONS, NORMALISATIONS
from kg.discourse.entry import Entry
from kg.discourse.measures import measured, polarisations
from kg.errors import NetworkError

DATA = Path(__file__).parent / "data" / "discourse"
STANCES = {"+": "support", "-": "oppose", "?": None, "~": "conditional"}
MODES = (Type.ONE_MODE, Type.TWO_MODE)
CHOICES = [(kind, how, norm) for kind in MODES for how in AGGREGATIONS[kind] for norm in NORMALISATIONS[kind]]


def tables(path: Path) -> dict[str, list[list[str]]]:
    """The tables of a file, by title: a line that ends in a blank one; # begins a remark."""
    found: dict[str, list[list[str]]] = {}
    title = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip():
            title = ""
        elif not line.startswith("#"):
            if not title:
                title = line
            else:
                found.setdefault(title, []).append(line.split())
    return found


BY_HAND = tables(DATA / "by-hand.txt")
PUBLISHED = tables(DATA / "published.txt")


def said(lines: Iterable[tuple[str, str, str | None]], day: str = "2022-01-03") -> list[Entry]:
    return [Entry(day, f"s{nr:03}", one, two, stance, "d1") for nr, (one, two, stance) in enumerate(lines)]


def camps() -> list[Entry]:
    """A and B support p and oppose q; C and D the other way round."""
    sides = (
        ("A", "support", "oppose"),
        ("B", "support", "oppose"),
        ("C", "oppose", "support"),
        ("D", "oppose", "support"),
    )
    return said(line for who, p, q in sides for line in ((who, "p", p), (who, "q", q)))


def made(entries: list[Entry], excluded: Excluded | None = None, **choices: object) -> Discourse:
    construction = Construction(**choices)  # type: ignore[arg-type]
    kept, tally = counted(entries, construction, excluded or Excluded())
    ones = tuple(sorted({entry.one for entry in entries if entry.one}))
    twos = tuple(sorted({entry.two for entry in entries if entry.two}))
    return Discourse(construction, tuple(kept), tally, ones, twos, None, None)


def cells(matrix: Matrix) -> dict[tuple[str, str], Fraction]:
    return {(one, two): Fraction(matrix.weight(one, two)) for one in matrix.rows for two in matrix.columns}


# ------------------------------------------------------------ by hand


@pytest.mark.parametrize("choice", CHOICES, ids=" ".join)
def test_a_network_is_what_the_hand_makes_it(choice: tuple[Type, Aggregation, Normalisation]) -> None:
    entries = said((who, what, STANCES[stance]) for who, what, stance in BY_HAND["statements"])
    network = made(entries, type=choice[0], aggregation=choice[1], normalisation=choice[2]).network()
    header, *rows = BY_HAND[" ".join(choice)]
    assert (list(network.columns), list(network.rows)) == (header, [row[0] for row in rows])
    told = {(row[0], to): cell for row in rows for to, cell in zip(header, row[1:], strict=True)}
    assert cells(network) == {pair: Fraction(cell.replace(".", "0")) for pair, cell in told.items()}


def test_every_table_by_hand_is_checked() -> None:
    assert BY_HAND.keys() == {"statements", *(" ".join(choice) for choice in CHOICES)}


# ------------------------------------------------------------ published


def published(name: str) -> list[Entry]:
    numbers = count()
    return [
        Entry(day, f"s{next(numbers):03}", who, what, STANCES[many[-1]], f"{who} {day}")
        for who, day, what, many in PUBLISHED[name]
        for _ in range(int(many[:-1]))
    ]


def test_the_sample_gives_what_rdna_asserts_of_it() -> None:
    """test-network.R: dim 7×6, sum 40, EEA–a 2, EEA–b 0, 22 edges; dim 7×7, sum 276, EPA–Alliance 10, EPA–EEA 2, 21."""
    two = made(published("sample")).network()
    assert (len(two.rows), len(two.columns), two.statements, sum(cells(two).values())) == (7, 6, 40, 40)
    assert (two.weight("EEA", "a"), two.weight("EEA", "b"), len(two.weights)) == (2, 0, 22)
    assert (two.period.start, two.period.stop) == ("2005-01-26", "2005-02-16")
    one = made(published("sample"), type=Type.ONE_MODE).network()
    assert (len(one.rows), sum(cells(one).values()), len(one.weights)) == (7, 276, 21)
    assert (one.weight("EPA", "Alliance"), one.weight("EPA", "EEA")) == (10, 2)


def test_the_figure_of_the_manual() -> None:
    actors = made(published("figure"), type=Type.ONE_MODE, aggregation=Aggregation.CONGRUENCE).network()
    drawn = "a1 a2, a2 a3, a2 a5, a3 a4, a3 a5, a2 a4, a4 a5"
    assert actors.weights == {tuple(pair.split()): 1 for pair in drawn.split(", ")}
    turned = [entry._replace(one=entry.two, two=entry.one) for entry in published("figure")]
    concepts = made(turned, type=Type.ONE_MODE, aggregation=Aggregation.CONGRUENCE).network()
    drawn = "c1 c2, c1 c3, c2 c3, c3 c4, c3 c5"
    assert concepts.weights == {tuple(pair.split()): 1 for pair in drawn.split(", ")}


# ------------------------------------------------------------ plain reading of the formulas

entries_of = st.lists(
    st.tuples(st.sampled_from("ABCD"), st.sampled_from("pqr"), st.sampled_from([*STANCES.values()])), max_size=14
).map(said)


Array = dict[tuple[str, str, str | None], int]
Sets = tuple[list[str], list[str], list[str | None]]


def plain(entries: list[Entry], kind: Type, how: Aggregation, norm: Normalisation) -> dict[tuple[str, str], Fraction]:
    """The manual's sums, each in full, over the whole array x[i][j][k]."""
    levels: list[str | None] = ["support", "oppose"]
    if how is Aggregation.IGNORE:
        levels += ["conditional", None]
    held = [entry for entry in entries if entry.stance in levels]
    ones, twos = sorted({e.one or "" for e in held}), sorted({e.two or "" for e in held})
    x = {(i, j, k): sum(e[2:5] == (i, j, k) for e in held) for i in ones for j in twos for k in levels}
    if kind is Type.TWO_MODE:
        return {(i, j): _two(x, (ones, twos, levels), (i, j), (how, norm)) for i in ones for j in twos}
    return {(i, h): _one(x, (ones, twos, levels), (i, h), (how, norm)) for i in ones for h in ones}


def _one(x: Array, sets: Sets, pair: tuple[str, str], choice: tuple[Aggregation, Normalisation]) -> Fraction:
    (_, twos, levels), (i, h), (how, norm) = sets, pair, choice
    if i == h:
        return Fraction(0)
    congruence = sum(x[i, j, k] * x[h, j, k] for j in twos for k in levels)
    conflict = sum(x[i, j, k] * x[h, j, other] for j in twos for k in levels for other in levels if k != other)
    ignore = sum(sum(x[i, j, k] for k in levels) * sum(x[h, j, k] for k in levels) for j in twos)
    weight = {"congruence": congruence, "conflict": conflict, "subtract": congruence - conflict, "ignore": ignore}
    ours, theirs = (sum(x[one, j, k] for j in twos for k in levels) for one in (i, h))
    alone = sum(x[i, j, k] for j in twos for k in levels if x[h, j, k] == 0)
    apart = sum(x[h, j, k] for j in twos for k in levels if x[i, j, k] == 0)
    divisor = {
        "no": Fraction(1),
        "average": Fraction(ours + theirs, 2),
        "jaccard": Fraction(alone + apart + congruence),
        "cosine": Fraction(ours * theirs),
    }
    return weight[how] / divisor[norm]


def _two(x: Array, sets: Sets, pair: tuple[str, str], choice: tuple[Aggregation, Normalisation]) -> Fraction:
    (ones, twos, levels), (i, j), (how, norm) = sets, pair, choice
    yes, no = (x[i, j, k] for k in levels[:2])
    weight = {
        "ignore": sum(x[i, j, k] for k in levels),
        "subtract": yes - no,
        "combine": 3 if yes and no else 1 if yes else 2 if no else 0,
    }[how]
    if how is Aggregation.COMBINE:
        x = {(*at[:2], k): int(k == "support" and any(x[(*at[:2], m)] for m in levels)) for at in x for k in levels}
    divisor = {
        "no": 1,
        "activity": sum(x[i, other, k] for other in twos for k in levels),
        "prominence": sum(x[other, j, k] for other in ones for k in levels),
    }[norm]
    return Fraction(weight, divisor) if divisor else Fraction(0)


@pytest.mark.parametrize("choice", CHOICES, ids=" ".join)
@settings(max_examples=60, deadline=None)
@given(entries=entries_of)
def test_a_network_is_what_the_formulas_say(
    choice: tuple[Type, Aggregation, Normalisation], entries: list[Entry]
) -> None:
    network = made(entries, type=choice[0], aggregation=choice[1], normalisation=choice[2]).network()
    assert cells(network) == plain(entries, *choice)


# ------------------------------------------------------------ what must hold


def one_mode(entries: list[Entry], how: Aggregation) -> Matrix:
    return made(entries, type=Type.ONE_MODE, aggregation=how, isolates=True).network()


@settings(max_examples=100, deadline=None)
@given(entries=entries_of)
def test_congruence_and_conflict_make_up_what_is_ignored(entries: list[Entry]) -> None:
    """Among statements that take a side; and their difference is what `subtract` says."""
    taken = [entry for entry in entries if entry.stance in {"support", "oppose"}]
    congruence, conflict = (cells(one_mode(taken, how)) for how in (Aggregation.CONGRUENCE, Aggregation.CONFLICT))
    ignored, subtracted = (cells(one_mode(taken, how)) for how in (Aggregation.IGNORE, Aggregation.SUBTRACT))
    assert ignored == {pair: congruence[pair] + conflict[pair] for pair in ignored}
    assert subtracted == {pair: congruence[pair] - conflict[pair] for pair in subtracted}
    assert all(ignored[pair] == ignored[pair[::-1]] for pair in ignored)


@settings(max_examples=100, deadline=None)
@given(entries=entries_of, choice=st.sampled_from(CHOICES))
def test_every_tie_rests_on_statements_that_make_it_again(
    entries: list[Entry], choice: tuple[Type, Aggregation, Normalisation]
) -> None:
    """From the statements behind a tie alone comes the same tie; not divided, as others' activity is not behind it."""
    network = made(entries, type=choice[0], aggregation=choice[1]).network()
    for tie in network.ties():
        assert tie.statements
        again = [entry for entry in entries if entry.statement in tie.statements]
        assert made(again, type=choice[0], aggregation=choice[1]).network().weight(tie.source, tie.target) == tie.weight


@pytest.mark.alone
def test_25_000_statements_take_less_than_two_seconds() -> None:
    """Of 500 actors on 30 topics, drawn evenly, so that almost all have a tie; processor time."""
    drawn = Random(1)  # noqa: S311
    entries = said(
        (f"a{drawn.randrange(500)}", f"t{drawn.randrange(30)}", STANCES[drawn.choice("++-")]) for _ in range(25_000)
    )
    begun = time.process_time()
    network = made(entries, type=Type.ONE_MODE, aggregation=Aggregation.CONGRUENCE).network()
    assert len(network.weights) > 100_000
    assert time.process_time() - begun < (2 if sys.gettrace() is None else 4)  # coverage doubles it


# ------------------------------------------------------------ choosing


def dated(*days: str, stance: str = "support") -> list[Entry]:
    return [Entry(day, f"s{nr:03}", "A", "p", stance, f"d{nr}") for nr, day in enumerate(days)]


@pytest.mark.parametrize(
    ("rule", "left"),
    [
        ("include", 10),
        ("document", 9),
        ("week", 7),  # 30 and 31 December fall in one, 3 and 4 January in the next
        ("month", 6),  # January 2022 is not January 2023
        ("year", 5),
        ("acrossrange", 2),
    ],
)
def test_duplicates_count_once(rule: str, left: int) -> None:
    """Ten statements alike, but that one opposes and one is undated."""
    said_on = "2021-12-30 2021-12-31 2022-01-03 2022-01-04 2022-01-20 2022-02-10 2023-01-04 2023-01-04"
    entries = dated(*said_on.split(), "")
    entries += [Entry("2022-01-03", "s100", "A", "p", "oppose", "d2")]
    entries[7] = entries[7]._replace(document=entries[6].document)
    chosen = made(entries, aggregation=Aggregation.SUBTRACT, duplicates=Duplicates(rule))
    assert len(chosen.entries) == left
    assert chosen.tally.duplicates == 10 - left


def test_the_first_of_duplicates_stays() -> None:
    chosen = made(dated("2022-01-04", "2022-01-03"), duplicates=Duplicates.WEEK)
    assert [entry.day for entry in chosen.entries] == ["2022-01-03"]


def test_stances_do_not_tell_duplicates_apart_where_they_are_ignored() -> None:
    entries = [*dated("2022-01-03"), *(e._replace(statement="t") for e in dated("2022-01-03", stance="oppose"))]
    assert len(made(entries, duplicates=Duplicates.ACROSSRANGE).entries) == 1
    assert len(made(entries, duplicates=Duplicates.ACROSSRANGE, aggregation=Aggregation.COMBINE).entries) == 2


def test_what_takes_no_side_takes_no_part_and_is_told() -> None:
    entries = said([("A", "p", "support"), ("A", "p", None), ("B", "p", "conditional"), ("B", "p", "neutral")])
    chosen = made(entries, type=Type.ONE_MODE, aggregation=Aggregation.CONGRUENCE)
    assert chosen.network().rows == ("A",)
    assert (chosen.tally.chosen, chosen.tally.counted, chosen.tally.without_stance) == (4, 1, 3)
    assert made(entries).network().rows == ("A", "B")


def test_rare_values_go_and_isolates_stay() -> None:
    entries = said([("A", "p", "support"), ("A", "q", "support"), ("B", "p", "support")])
    assert made(entries, minimum1=2).network().rows == ("A",)
    assert made(entries, minimum2=2).network().columns == ("p",)
    kept = made(entries, minimum1=2, isolates=True)
    assert (kept.network().rows, kept.tally.rare) == (("A", "B"), 1)
    assert kept.network().weight("B", "p") == 0


def test_excluded_values_are_not_counted() -> None:
    entries = said([("A", "p", "support"), ("A", "q", "support"), ("B", "p", "support")])
    out = Excluded(ones=frozenset("B"), twos=frozenset("q"))
    assert made(entries, out).network().weights == {("A", "p"): 1}
    assert made(entries, Excluded(statements=frozenset({"s000"}))).tally.excluded == 1


# ------------------------------------------------------------ windows


def days(*numbers: int) -> list[Entry]:
    return [Entry(f"2022-01-{nr:02}", f"s{place:03}", "A", "p", "support", "d") for place, nr in enumerate(numbers)]


def windows(chosen: Discourse) -> Iterator[tuple[str | None, str | None, str | None, int]]:
    return ((n.period.start, n.period.middle, n.period.stop, n.statements) for n in chosen.networks())


def test_a_window_of_days_moves_by_a_day_and_stays_inside() -> None:
    found = list(windows(made(days(1, 2, 2, 5), window=Window(Unit.DAYS, 3))))
    assert found == [
        ("2022-01-01", "2022-01-02", "2022-01-03", 3),
        ("2022-01-02", "2022-01-03", "2022-01-04", 2),
        ("2022-01-03", "2022-01-04", "2022-01-05", 1),
    ]
    assert list(windows(made(days(1, 2, 2, 5), window=Window(Unit.DAYS, 2)))) == found  # an even one is one longer
    assert len(list(windows(made(days(1, 2, 2, 5), window=Window(Unit.DAYS, 1))))) == 5


def test_a_window_of_events_takes_all_of_its_first_and_last_day() -> None:
    found = list(windows(made(days(1, 1, 2, 3, 3), window=Window(Unit.EVENTS, 2))))
    assert found == [
        ("2022-01-01", "2022-01-01", "2022-01-02", 3),
        ("2022-01-01", "2022-01-02", "2022-01-03", 5),
        ("2022-01-02", "2022-01-03", "2022-01-03", 3),
    ]


def test_months_keep_to_the_calendar() -> None:
    entries = dated("2022-01-31", "2022-03-01", "2022-04-30")
    found = list(windows(made(entries, window=Window(Unit.MONTHS, 1))))
    assert [place[1:] for place in found] == [
        ("2022-01-31", "2022-01-31", 1),
        ("2022-02-28", "2022-02-28", 0),
        ("2022-03-28", "2022-03-28", 0),
        ("2022-04-28", "2022-04-28", 0),
    ]


def test_weeks_and_years() -> None:
    entries = dated("2022-01-01", "2024-01-01")
    assert [place[3] for place in windows(made(entries, window=Window(Unit.YEARS, 3)))] == [2]
    middles = [str(place[1]) for place in windows(made(entries, window=Window(Unit.WEEKS, 3)))]
    assert (middles[0], middles[1], middles[-1]) == ("2022-01-08", "2022-01-15", "2023-12-23")
    assert all(one < other for one, other in pairwise(middles))


def test_isolates_give_windows_of_one_size() -> None:
    entries = [entry._replace(one=who) for entry, who in zip(days(1, 2, 3), "ABC", strict=True)]
    narrow = made(entries, window=Window(Unit.DAYS, 1))
    assert [network.rows for network in narrow.networks()] == [("A",), ("B",), ("C",)]
    wide = made(entries, window=Window(Unit.DAYS, 1), isolates=True)
    assert [network.rows for network in wide.networks()] == [("A", "B", "C")] * 3


def test_what_has_no_day_is_in_no_window() -> None:
    assert list(windows(made(dated("", ""), window=Window(Unit.DAYS, 1)))) == []
    assert [place[3] for place in windows(made(dated("2022-01-01", ""), window=Window(Unit.DAYS, 1)))] == [1]


# ------------------------------------------------------------ what cannot be


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        ({"variable1": Variable.TOPIC}, "both topic"),
        ({"aggregation": Aggregation.CONGRUENCE}, "two-mode network has no aggregation 'congruence'"),
        ({"type": Type.ONE_MODE, "aggregation": Aggregation.COMBINE}, "no aggregation 'combine'"),
        ({"type": Type.ONE_MODE, "normalisation": Normalisation.ACTIVITY}, "It has: no, average, jaccard, cosine"),
        ({"window": Window(Unit.DAYS, 0)}, "size of 1 or more"),
        ({"window": Window(Unit.EVENTS, 1)}, "size of 2 or more"),
    ],
)
def test_what_cannot_be_is_told(choices: dict[str, object], words: str) -> None:
    with pytest.raises(NetworkError, match=words):
        Construction(**choices)  # type: ignore[arg-type]


# ------------------------------------------------------------ measures


def test_two_camps_are_two_communities_and_wholly_polarised() -> None:
    chosen = made(camps(), type=Type.ONE_MODE, aggregation=Aggregation.CONGRUENCE)
    told = measured(chosen.network())
    assert {node: of.community for node, of in told.nodes.items()} == {"A": 1, "B": 1, "C": 2, "D": 2}
    assert {(of.degree, of.strength, of.betweenness) for of in told.nodes.values()} == {(1, 2.0, 0.0)}
    assert told.modularity == pytest.approx(0.5)
    (split,) = polarisations(chosen)
    assert split.sides == (frozenset("AB"), frozenset("CD"))
    assert split.score == pytest.approx(0.5)


def test_a_chain_leads_through_its_middle() -> None:
    entries = said([("A", "p", "support"), ("B", "p", "support"), ("B", "q", "support"), ("C", "q", "support")])
    nodes = measured(made(entries, type=Type.ONE_MODE, aggregation=Aggregation.CONGRUENCE).network()).nodes
    assert [(nodes[node].degree, nodes[node].betweenness) for node in "ABC"] == [(1, 0.0), (2, 1.0), (1, 0.0)]


def test_conflict_is_no_closeness() -> None:
    told = measured(made(camps(), type=Type.ONE_MODE, aggregation=Aggregation.SUBTRACT).network())
    assert {of.degree for of in told.nodes.values()} == {1}
    alone = measured(made(camps()[:2], type=Type.ONE_MODE, aggregation=Aggregation.CONGRUENCE).network())
    assert alone.modularity is None


def test_measures_ask_for_one_mode_and_stances() -> None:
    with pytest.raises(NetworkError, match="one-mode"):
        measured(made(camps()).network())
    with pytest.raises(NetworkError, match="needs stances"):
        list(polarisations(made(camps(), type=Type.ONE_MODE)))


def test_polarisation_moves_with_the_window() -> None:
    """On the first day two camps, on the second all agree."""
    later = [one._replace(day="2022-01-04", stance="support", statement=f"t{one.statement}") for one in camps()]
    window = Window(Unit.DAYS, 1)
    chosen = made([*camps(), *later], type=Type.ONE_MODE, aggregation=Aggregation.CONFLICT, window=window)
    first, second = polarisations(chosen)
    assert (first.period.middle, second.period.middle) == ("2022-01-03", "2022-01-04")
    assert first.score == pytest.approx(0.5)
    assert second.score < 0.1
