"""What kg/reply finds in the articles of tests/data/linking, for `kg score-links`.

    python bench/replies.py articles/ more-articles/ > links.jsonl              # among the statements that are marked
    python bench/replies.py articles/ more-articles/ --extracted > links.jsonl  # among those that `kg extract` finds
    kg score-links --gold tests/data/linking links.jsonl

In      the folders that hold the marked articles' texts, which are not part of this project but for the samples
Out     answers, as docs/linking.md shows them
Limits  an article whose text is not there, or differs from the one that was marked, is left out and named.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from kg.curated import knowledge
from kg.extract import extractor
from kg.ground import Ground
from kg.model import (
    ActorClass,
    Article,
    Certainty,
    Document,
    Kind,
    Knowledge,
    Mention,
    Polarity,
    Span,
    Statement,
)
from kg.names import text_hash
from kg.places import ONTOLOGY
from kg.read import articles
from kg.reply import Replies
from kg.segment import segment

MARKS = Path(__file__).parents[1] / "tests" / "data" / "linking"
Row = dict[str, Any]


def _rows(name: str) -> list[Row]:
    return [json.loads(line) for line in (MARKS / name).read_text(encoding="utf-8").splitlines() if line.strip()]


def documents(folders: list[Path]) -> Iterator[Document]:
    """Yield the marked articles that are there, in the order of the marks."""
    wanted = {row["document"]: row["sha256"] for row in _rows("documents.jsonl")}
    there = {a.source: a for a in articles(folders) if isinstance(a, Article) and a.source in wanted}
    for source, digest in wanted.items():
        if source in there and text_hash(there[source].text) == digest:
            yield segment(there[source])
        else:
            sys.stderr.write(f"{source}: not there, or another text\n")


def marked(known: Knowledge) -> dict[str, list[Statement]]:
    """Return the marked statements by article; of several readings of one, the first."""
    found: dict[str, list[Statement]] = defaultdict(list)
    for row in sorted(_rows("statements.jsonl"), key=lambda row: (row["start"], row["end"])):
        found[row["document"]].append(_statement(row, known))
    return found


def _statement(row: Row, known: Knowledge) -> Statement:
    span = Span(row["start"], row["end"])

    def mentions(slugs: list[str]) -> tuple[Mention, ...]:
        classes = {s: known.actors[s].cls if s in known.actors else ActorClass.ORGANISATION for s in slugs if s}
        return tuple(Mention(span, slug, cls, slug, "", "name") for slug, cls in classes.items())

    said = date.fromisoformat(row["date"]) if row.get("date") else None
    return Statement(
        span=span,
        kind=Kind(row["kind"][0]),
        speakers=mentions([next((n for n in names if n in known.actors), names[0]) for names in row["speakers"]]),
        targets=mentions(row.get("targets", ())),
        topics=tuple(row.get("topics", ())),
        positions=(),
        stance=None,
        conveyed_by=(),
        cited_from=(),
        said_on=said,
        condition=None,
        polarity=Polarity.AFFIRMED,
        certainty=Certainty.CERTAIN,
        direct=False,
        confidence=1.0,
        rule="marked",
    )


def main() -> None:
    """Write what is found."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("folders", type=Path, nargs="+")
    cli.add_argument("--extracted", action="store_true")
    args = cli.parse_args()
    known = knowledge(ONTOLOGY)
    replies, rules, ground, marks = Replies(known), extractor("rules", known), Ground(known), marked(known)
    for doc in documents(args.folders):
        said = marks[doc.article.source]
        if args.extracted:
            said = list(ground.sift(doc, rules.extract(doc).statements, "extract").kept)
        for answer in replies.answers(doc, said):
            ends = {"answer": said[answer.answering].span, "answered": said[answer.answered].span}
            row: Row = {
                end: {"document": doc.article.source, "start": span.start, "end": span.end}
                for end, span in ends.items()
            }
            sys.stdout.write(json.dumps({**row, "type": answer.type.value, "confidence": answer.confidence}) + "\n")


if __name__ == "__main__":
    main()
