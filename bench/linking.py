"""What must be beaten: three rules of thumb for answers and acts, for `kg score-links`.

    kg extract articles/ > statements.jsonl
    python bench/linking.py statements.jsonl --rule target-and-topic > links.jsonl
    kg score-links --gold tests/data/linking links.jsonl

In      statements, as `kg extract` writes them or as tests/data/linking/statements.jsonl holds them
Out     answers and acts, as docs/linking.md shows them
Limits  they look at no word of any text.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

Row = dict[str, Any]

TYPES = {
    "rejection": "rejects",
    "red-line": "rejects",
    "assertion": "rejects",
    "denial": "denies",
    "agreement": "accepts",
    "support": "accepts",
    "accusation": "counters",
    "threat": "counters",
    "demand": "counters",
}
ANSWERED = {"rejection": {"demand", "agreement", "threat", "red-line"}, "denial": {"accusation"}}


def _read(path: Path) -> list[Row]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return sorted((_flat(row) for row in rows), key=lambda row: (row["document"], row["start"], row["end"]))


def _flat(row: Row) -> Row:
    """The best kind, and every name by which a speaker or target may be called."""
    kinds = row["kind"] if isinstance(row["kind"], list) else [row["kind"]]
    names = {n for each in row["speakers"] for n in (each if isinstance(each, list) else [each])}
    targets = {target for target in row.get("targets", ()) if target}
    return {**row, "kind": kinds[0], "speakers": names, "targets": targets, "topics": set(row.get("topics") or ())}


def _is_of(speaker: Row, other: Row) -> bool:
    return bool(speaker["targets"] & other["speakers"]) and not speaker["speakers"] & other["speakers"]


def _target_and_topic(later: Row, earlier: Row) -> bool:
    return _is_of(later, earlier) and bool(later["topics"] & earlier["topics"])


def _target(later: Row, earlier: Row) -> bool:
    return later["kind"] in ANSWERED and _is_of(later, earlier)


def _kind(later: Row, earlier: Row) -> bool:
    apart = not later["speakers"] & earlier["speakers"]
    return apart and earlier["kind"] in ANSWERED.get(later["kind"], ())


RULES = {"target-and-topic": _target_and_topic, "target": _target, "kind": _kind}


def _answers(rows: list[Row], rule: str) -> Iterator[Row]:
    """Each statement with the nearest one before it in its article that the rule takes for what it answers."""
    for i, later in enumerate(rows):
        before = (row for row in reversed(rows[:i]) if row["document"] == later["document"])
        earlier = next((row for row in before if RULES[rule](later, row)), None)
        if earlier:
            yield {"answer": _place(later), "answered": _place(earlier), "type": TYPES[later["kind"]]}


def _acts(rows: list[Row]) -> Iterator[Row]:
    """Same speaker, same kind, a topic in common, and no two different days."""
    parent = list(range(len(rows)))
    for i, j in combinations(range(len(rows)), 2):
        if _same_act(rows[i], rows[j]):
            parent = [parent[i] if p == parent[j] else p for p in parent]
    parts: dict[int, list[Row]] = defaultdict(list)
    for i, p in enumerate(parent):
        parts[p].append(rows[i])
    for number, part in enumerate(part for part in parts.values() if len(part) > 1):
        yield {"act": str(number), "reports": [_place(row) for row in part]}


def _same_act(one: Row, other: Row) -> bool:
    days = {row["date"] for row in (one, other) if row.get("date")}
    alike = one["kind"] == other["kind"] and one["speakers"] & other["speakers"]
    return bool(alike and one["topics"] & other["topics"] and len(days) < 2)


def _place(row: Row) -> Row:
    return {"document": row["document"], "start": row["start"], "end": row["end"]}


def main() -> None:
    """Write what a rule finds."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("statements", type=Path)
    cli.add_argument("--rule", choices=sorted(RULES), default="target-and-topic")
    args = cli.parse_args()
    rows = _read(args.statements)
    for row in (*_answers(rows, args.rule), *_acts(rows)):
        sys.stdout.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
