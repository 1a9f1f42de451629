"""A statement's slots, the gold's beside those found, with a mark where they differ.

In      Entry
Out     a card.
Limits  a slot on which the gold is silent is shown and not judged.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.score.page.entries import Entry
from kg.score.page.words import MARKS, MEANINGS, plain
from kg.score.slots import CITED_FROM, CONDITION, CONVEYED_BY, DATE, KIND, SPEAKER, TARGET, Slot
from kg.score.values import Found, Gold, Meant, Outcome, Verdict
from kg.sheet.markup import Markup, join, tag

_SIGNS = {
    "same": ("=", "the same"),
    "accepted": ("≈", "accepted"),
    "differs": ("≠", "differs"),
    "unjudged": ("–", "the gold says nothing of it"),
    "alone": ("", ""),
}
_NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class _Row:
    """One slot on both sides; values are shown one by one."""

    name: str
    gold: tuple[str, ...]
    found: tuple[str, ...]
    sign: str


def card(entry: Entry, text: str) -> Markup:
    """Return the card of a statement, hidden until somebody asks for it.

    Raises:
        Nothing.
    """
    outcome, verdict = entry.outcome, entry.outcome.verdict
    title = tag(
        "h4",
        tag("span", f"{MARKS[verdict]}{entry.number}", class_=f"pill {verdict}"),
        tag("b", f" {verdict} "),
        tag("span", _reason(outcome), class_="why"),
    )
    close = tag("button", "×", type="button", class_="close", aria_label="close")
    return tag(
        "div",
        title,
        close,
        _table(outcome, text),
        tag("p", " · ".join(_facts(outcome)), class_="note"),
        id=entry.id,
        class_=f"card {verdict}",
        data_v=verdict,
        data_k=entry.kinds,
        data_c=entry.cell,
        tabindex="-1",
    )


def _reason(outcome: Outcome) -> str:
    if outcome.verdict is Verdict.WRONG and outcome.paired:
        wrong = [slot.name for slot in (SPEAKER, KIND) if not slot.agrees(*outcome.paired)]
        return f"found in its place, but the {' and the '.join(wrong)} {'is' if len(wrong) == 1 else 'are'} wrong"
    if outcome.verdict is Verdict.OPTIONAL:
        return f"{MEANINGS[Verdict.OPTIONAL]}; {'found' if outcome.found else 'not found'}"
    return MEANINGS[outcome.verdict]


def _table(outcome: Outcome, text: str) -> Markup:
    sides = [name for name, side in (("gold", outcome.gold), ("found", outcome.found)) if side]
    head = tag("tr", *(tag("th", name, scope="col") for name in ("slot", *sides, *([""] if len(sides) == 2 else []))))
    rows = [_shown(row, sides) for row in _rows(outcome, text) if row.gold or row.found]
    return tag("table", tag("thead", head), tag("tbody", *rows), class_="slots")


def _shown(row: _Row, sides: Sequence[str]) -> Markup:
    cells = [
        tag("td", _values(own, other if len(sides) == 2 else own, row.name), data_side=side)
        for side, own, other in (("gold", row.gold, row.found), ("found", row.found, row.gold))
        if side in sides
    ]
    if len(sides) == 2:
        sign, meaning = _SIGNS[row.sign]
        cells.append(tag("td", tag("span", sign, title=meaning, aria_label=meaning or None), class_="sign"))
    return tag("tr", tag("th", plain(row.name), scope="row"), *cells, class_=row.sign)


def _values(own: Sequence[str], other: Sequence[str], name: str) -> Markup:
    """Values that stand on one side only are told apart from those on both; words are shown as they are."""
    if not own:
        return tag("i", "–")
    if name in {"words", "condition"}:
        return join(tag("q", value) for value in own)
    both = {part for value in other for part in value.split(" / ")}
    return join(tag("span", value, class_="both" if both & set(value.split(" / ")) else "one") for value in own)


def _rows(outcome: Outcome, text: str) -> tuple[_Row, ...]:
    gold, found = outcome.gold, outcome.found
    meant = gold.meant if gold else None
    golds = _gold_values(meant)
    return (
        _Row("words", (gold.span.of(text),) if gold else (), (found.span.of(text),) if found else (), "alone"),
        _judged(KIND, golds[0], (found.kind.value,) if found else (), outcome),
        _judged(SPEAKER, golds[1], found.speakers if found else (), outcome),
        _judged(TARGET, golds[2], found.targets if found else (), outcome),
        _topics(gold, found),
        _judged(CONVEYED_BY, golds[3], found.conveyed_by if found else (), outcome),
        _judged(CITED_FROM, golds[4], found.cited_from if found else (), outcome),
        _judged(DATE, golds[5], found.dates if found else (), outcome),
        _judged(CONDITION, golds[6], (found.condition,) if found and found.condition else (), outcome),
    )


def _gold_values(meant: Meant | None) -> tuple[tuple[str, ...], ...]:
    if meant is None:
        return ((),) * 7
    return (
        tuple(kind.value for kind in meant.kinds),
        tuple(" / ".join(names) for names in meant.speakers),
        tuple(target or _NOBODY for target in meant.targets),
        meant.conveyed_by,
        meant.cited_from,
        meant.dates,
        (meant.condition,) if meant.condition else (),
    )


def _judged(slot: Slot, gold: tuple[str, ...], found: tuple[str, ...], outcome: Outcome) -> _Row:
    if outcome.gold is None or outcome.found is None:
        return _Row(slot.name, gold, found, "alone")
    if not slot.asked(outcome.gold):
        return _Row(slot.name, gold, found, "unjudged")
    if not slot.agrees(outcome.gold, outcome.found):
        return _Row(slot.name, gold, found, "differs")
    exact = found == (gold[:1] if slot is KIND else gold)
    return _Row(slot.name, gold, found, "same" if exact else "accepted")


def _topics(gold: Gold | None, found: Found | None) -> _Row:
    meant, named = gold.meant.topics if gold else (), found.topics if found else ()
    sign = "alone" if gold is None or found is None else "same" if set(meant) == set(named) else "differs"
    return _Row("topics", meant, named, sign)


def _facts(outcome: Outcome) -> list[str]:
    told: list[str] = []
    if outcome.gold:
        told.append(f"line {outcome.gold.line} of the gold, characters {_place(outcome.gold)}")
    if outcome.found:
        told.append(f"found at characters {_place(outcome.found)}")
        if outcome.found.confidence is not None:
            told.append(f"confidence {outcome.found.confidence:.2f}")
        if not outcome.verbatim:
            told.append("its quote is not what the text reads there")
    return told


def _place(side: Gold | Found) -> str:
    return f"{side.span.start:,}–{side.span.end:,}"
