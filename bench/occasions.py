"""How well events, and what was said there, are found: precision and recall against tests/data/occasions.

In      files and folders of articles: the seeds, development texts and samples that tests/data/linking lists
Out     on standard output: events and statements made at them by origin of the articles; with --wrong each error.
Source  run from the checkout: `python bench/occasions.py PATHS [--wrong]`; docs/events.md says how events are marked.
Limits  statements are those that the rules extract, so what extraction misses counts as missed here too. What is
        marked as optional counts neither for nor against.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from kg.curated import knowledge
from kg.extract import extractor
from kg.model import Article, Occasions, Span, Statement
from kg.occasion import Finder
from kg.places import ONTOLOGY
from kg.read import articles
from kg.segment import segment

DATA = Path(__file__).parents[1] / "tests" / "data"
Made = tuple[str, Span]


@dataclass
class Count:
    """Right, wrong and missed."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def line(self, what: str) -> str:
        """Return the count as a line to print.

        Raises:
            Nothing.
        """
        found, there = self.right + len(self.wrong), self.right + len(self.missed)
        shares = (f"{self.right}/{whole} = {self.right / whole:.2f}" if whole else "none" for whole in (found, there))
        return "  {:28} precision {:14} recall {}".format(what, *shares)


def rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the marks of a file.

    Raises:
        OSError: it cannot be read.
    """
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def judge_made(count: Count, article: Article, found: Iterable[Made]) -> None:
    """Count which statements were rightly said to have been made at which event.

    Raises:
        OSError: the marks cannot be read.
    """
    marks = [row for row in rows("occasions/made-at.jsonl") if row["document"] == article.source]
    met: set[str] = set()
    for event, span in found:
        fits = [m for m in marks if m["event"] == event and _overlap(span, Span(int(m["start"]), int(m["end"])))]
        met.update(mark["statement"] for mark in fits)
        if any(not mark.get("optional") for mark in fits):
            count.right += 1
        elif not fits:
            count.wrong.append(f"{article.source} {event}: {span.of(article.text)!r}")
    for mark in marks:
        if not mark.get("optional") and mark["statement"] not in met:
            words = Span(int(mark["start"]), int(mark["end"])).of(article.text)
            count.missed.append(f"{article.source} {mark['event']}: {words!r}")


def judge_events(count: Count, article: Article, told: Occasions) -> None:
    """Count which events were rightly found, with class and status: held where any mention says so.

    Raises:
        OSError: the marks cannot be read.
    """
    marks = {
        (m["event"], m["class"], m["status"]) for m in rows("occasions/events.jsonl") if m["document"] == article.source
    }
    statuses: dict[str, set[str]] = defaultdict(set)
    for mention in told.mentions:
        statuses[mention.event].add(mention.status.value)
    classes = {m.event: m.cls.value for m in told.mentions}
    found = {(event, classes[event], "held" if "held" in all_ else min(all_)) for event, all_ in statuses.items()}
    count.right += len(found & marks)
    count.wrong += [f"{article.source} {' '.join(one)}" for one in sorted(found - marks)]
    count.missed += [f"{article.source} {' '.join(one)}" for one in sorted(marks - found)]


def _overlap(one: Span, other: Span) -> bool:
    common = min(one.end, other.end) - max(one.start, other.start)
    return common * 3 >= min(len(one), len(other))


def _made(statements: tuple[Statement, ...], told: Occasions) -> list[Made]:
    return [(made.event, statements[made.statement].span) for made in told.made]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--wrong", action="store_true", help="list what is wrong and what is missed")
    asked = parser.parse_args()
    known = knowledge(ONTOLOGY)
    reader, finder = extractor("rules", known), Finder(known)
    origins = {row["document"]: row["origin"] for row in rows("linking/documents.jsonl")}
    counts: dict[str, tuple[Count, Count]] = defaultdict(lambda: (Count(), Count()))
    for article in articles(asked.paths):
        if isinstance(article, Article) and article.source in origins:
            doc = segment(article)
            read = reader.extract(doc)
            told = finder.find(doc, read.statements, read)
            events, made = counts[origins[article.source]]
            judge_events(events, article, told)
            judge_made(made, article, _made(read.statements, told))
    for origin, pair in sorted(counts.items()):
        for what, count in zip(("events", "statements made there"), pair, strict=True):
            sys.stdout.write(f"{count.line(f'{origin}: {what}')}\n")
            if asked.wrong:
                sys.stdout.writelines(f"    wrong:  {one}\n" for one in count.wrong)
                sys.stdout.writelines(f"    missed: {one}\n" for one in count.missed)


if __name__ == "__main__":
    main()
