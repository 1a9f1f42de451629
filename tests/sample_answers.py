"""What every saved query answers on the sample articles: `python -m tests.sample_answers` writes it anew.

In      examples/articles, queries, tests/data/samples/asked.toml (what is asked)
Out     tests/data/samples/answers/*.csv, as `kg query … --format csv` prints them; what has changed, told in words.
Limits  look at the difference before you commit it: a row that is false is a fault to mend, not an answer to keep.
"""

import csv
import io
import sys
import tempfile
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Store

from kg.pipeline import Options, Progress, build
from kg.places import QUERIES, SAMPLE_ARTICLES
from kg.queries import NamedQuery, Table, load, run
from kg.store import current, open_snapshot

SAMPLES = Path(__file__).parent / "data" / "samples"
ANSWERS = SAMPLES / "answers"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question put to the graph of the sample articles."""

    name: str
    query: str
    values: dict[str, str]
    empty: str | None
    """Why there is no row; None where there are rows."""

    @property
    def answer(self) -> Path:
        return ANSWERS / f"{self.name}.csv"

    @property
    def words(self) -> list[str]:
        """The question as `kg` is asked it."""
        given = [word for name, value in self.values.items() for word in ("--param", f"{name}={value}")]
        return ["query", self.query, *given]


def asked() -> list[Asked]:
    """The questions, in the order of their names."""
    told = tomllib.loads((SAMPLES / "asked.toml").read_text(encoding="utf-8"))
    return [
        Asked(name, name.split(".")[0], case.get("values", {}), case.get("empty"))
        for name, case in sorted(told.items())
    ]


def build_samples(store: Path, articles: Path = SAMPLE_ARTICLES) -> Store:
    """The published graph of the sample articles, or of others, built in an empty folder."""
    build([articles], store, Options(), _quiet)
    return open_snapshot(current(store))


def as_csv(table: Table) -> str:
    """An answer as the command line prints it; nothing is shortened."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([str(getattr(cell, "value", "")) for cell in row] for row in table.rows)
    return text.getvalue()


def rows(text: str) -> list[list[str]]:
    """Columns, then rows."""
    return list(csv.reader(io.StringIO(text)))


def answer(graph: Store, query: NamedQuery, question: Asked) -> str:
    """What the graph says, as CSV."""
    return as_csv(run(graph, query, question.values))


def refresh(graph: Store, questions: list[Asked]) -> list[str]:
    """Write each answer; a line for each file that has changed."""
    queries, changes = load(QUERIES), list[str]()
    ANSWERS.mkdir(parents=True, exist_ok=True)
    for question in questions:
        before = question.answer.read_text(encoding="utf-8") if question.answer.exists() else ""
        after = answer(graph, queries[question.query], question)
        if before != after:
            question.answer.write_text(after, encoding="utf-8")
            changes.append(f"{question.answer.name}: {difference(rows(before), rows(after))}")
    for path in sorted(ANSWERS.glob("*.csv")):
        if path.stem not in {question.name for question in questions}:
            path.unlink()
            changes.append(f"{path.name}: removed, nothing asks for it")
    return changes


def difference(before: list[list[str]], after: list[list[str]]) -> str:
    """What has changed between two answers, in words."""
    if before[:1] != after[:1]:
        return f"{'other columns' if before else 'new'}, {len(after) - 1} rows"
    old, new = Counter(map(tuple, before)), Counter(map(tuple, after))
    gone, come = (old - new).total(), (new - old).total()
    return f"{come} rows come, {gone} rows go, {len(after) - 1} now" if come or gone else "another order"


def _quiet(_: Progress) -> None:
    """Progress that nobody looks at."""


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        changes = refresh(build_samples(Path(scratch, "store")), asked())
    sys.stdout.write("\n".join(changes or ["nothing has changed"]) + "\n")


if __name__ == "__main__":
    main()
