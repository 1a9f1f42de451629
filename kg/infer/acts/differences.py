"""Where reports of one act differ: in wording, kind, content, holder or stance, said with their words in two languages.

In      reports of one act, World
Out     Differences, each between one report and the fullest one; the two in the order of their names.
Source  docs/corroboration.md.
Limits  it compares what was read from the articles: what extraction got wrong differs too. Of differences in wording
        only those of other articles are told. What two pairs of reports differ in alike is told of the first pair.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from kg.infer.acts.turned import lets_in, turned_round
from kg.infer.acts.values import Difference
from kg.infer.acts.words import names, spans, term, terms
from kg.infer.values import Report
from kg.infer.world import World

_NUMBER: Final = re.compile(r"(?<![\w.,])\d[\d.,]*(?![\w])")
_OTHER_WORDS: Final = 0.7
"""Share of the terms of the shorter report, from which the wording is taken for the same."""
_QUOTED: Final = 90
"""Characters of a report's words that a note shows."""

_Note = tuple[str, str, str]
_Compare = Callable[[Report, Report, World], Iterator[_Note]]
_KINDS: Final = {
    "demand": "tuntutan",
    "red-line": "garis merah",
    "rejection": "penolakan",
    "threat": "ancaman",
    "accusation": "tuduhan",
    "denial": "bantahan",
    "agreement": "persetujuan",
    "support": "dukungan",
    "assertion": "pernyataan",
}
_STANCES: Final = {"support": "mendukung", "oppose": "menentang", "conditional": "bersyarat", "neutral": "netral"}


def differences(reports: Sequence[Report], world: World) -> tuple[Difference, ...]:
    """Return where each report differs from the fullest one, the turned clauses of any two first.

    Raises:
        Nothing.
    """
    fullest = max(reports, key=lambda r: (len({*r.contents, *r.about}), len(terms(r.words)), r.statement))
    found: dict[tuple[str, str], Difference] = {}
    for pair, compared in _pairs(reports, fullest):
        one, other = sorted(pair, key=lambda report: report.statement)
        told: set[str] = set()
        for compare in compared:
            for aspect, english, indonesian in compare(one, other, world):
                if aspect not in told:
                    told.add(aspect)
                    difference = Difference(aspect, one.statement, other.statement, english, indonesian)
                    found.setdefault((aspect, english), difference)
    return tuple(found.values())


def _pairs(reports: Sequence[Report], fullest: Report) -> Iterator[tuple[tuple[Report, Report], Sequence[_Compare]]]:
    """Yield the pairs to compare, and in what: any that may turn a clause round, then the fullest with each."""
    for one in reports:
        if lets_in(one.words):
            yield from (((one, other), (_turned,)) for other in reports if other is not one)
    yield from (((fullest, other), _COMPARED) for other in reports if other is not fullest)


def _turned(one: Report, other: Report, world: World) -> Iterator[_Note]:
    found = turned_round(one.words, other.words, names(world.actor_labels))
    if found:
        yield (
            "content",
            f"a clause is turned round: “{found[0]}” against “{found[1]}”",
            f"satu klausa terbalik: “{found[0]}” berhadapan dengan “{found[1]}”",
        )


def _kind(one: Report, other: Report, _: World) -> Iterator[_Note]:
    if one.kind != other.kind:
        yield "kind", f"{one.kind}; {other.kind}", "; ".join(_KINDS.get(kind, kind) for kind in (one.kind, other.kind))


def _stance(one: Report, other: Report, _: World) -> Iterator[_Note]:
    if one.stance and other.stance and one.stance != other.stance:
        told = (one.stance, other.stance)
        yield "stance", "; ".join(told), "; ".join(_STANCES.get(stance, stance) for stance in told)


def _holder(one: Report, other: Report, world: World) -> Iterator[_Note]:
    if set(one.speakers) != set(other.speakers):
        english, indonesian = (_both(one.speakers, other.speakers, world, language) for language in ("en", "id"))
        yield "holder", english, indonesian


def _topics(one: Report, other: Report, world: World) -> Iterator[_Note]:
    here, there = ({*report.contents, *report.about} for report in (one, other))
    if here != there and (here or there):
        english, indonesian = (_both(here - there, there - here, world, language) for language in ("en", "id"))
        yield "content", f"told of by one only: {english}", f"hanya disebut salah satu: {indonesian}"


def _numbers(one: Report, other: Report, _: World) -> Iterator[_Note]:
    here, there = (set(_NUMBER.findall(report.words)) for report in (one, other))
    if here - there and there - here:
        told = f"{', '.join(sorted(here - there))}; {', '.join(sorted(there - here))}"
        yield "content", f"numbers differ: {told}", f"angka berbeda: {told}"


def _wording(one: Report, other: Report, _: World) -> Iterator[_Note]:
    here, there = terms(one.words), terms(other.words)
    if one.document == other.document or len(here & there) >= _OTHER_WORDS * min(len(here), len(there)):
        return
    told = f"“{_own(one, there)}”; “{_own(other, here)}”"
    yield "wording", f"other words: {told}", f"kata-kata lain: {told}"


_COMPARED: Final[tuple[_Compare, ...]] = (
    _numbers,
    _topics,
    _kind,
    _stance,
    _holder,
    _wording,
)
"""Of two notes on one aspect of two reports the first stays."""


def _both(here: Sequence[str] | set[str], there: Sequence[str] | set[str], world: World, language: str) -> str:
    return "; ".join(", ".join(sorted(world.label(iri, language) for iri in iris)) or "–" for iris in (here, there))


def _own(report: Report, elsewhere: frozenset[str]) -> str:
    """Return the words of a report from the first to the last that the other does not have."""
    own = [(start, end) for start, end in spans(report.words) if _is_new(report.words[start:end], elsewhere)]
    if not own:
        return report.words[:_QUOTED]
    told = report.words[own[0][0] : own[-1][1]]
    return told if len(told) <= _QUOTED else f"{told[:_QUOTED].rsplit(' ', 1)[0]} …"


def _is_new(word: str, elsewhere: frozenset[str]) -> bool:
    found = term(word.lower())
    return found is not None and found not in elsewhere
