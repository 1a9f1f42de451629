"""Acts among statements that a reader marked, for `kg score-links`: how good is the grouping if nothing else is wrong?

    kg build articles/ --store store
    python bench/acts.py articles/ --store store --marks tests/data/linking > marked.jsonl
    kg score-links --gold tests/data/linking marked.jsonl
    kg links --store store > found.jsonl                # the same for statements that were extracted

In      the articles, a store of them, the marks
Out     acts, as docs/linking.md shows them
Limits  the marks have no sources, no events and few days: day, event and what is answered are those of the statement
        that was extracted at the same place, of the article where there is none.
"""

import argparse
import json
import sys
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any

from kg.curated import curated_quads
from kg.index import opened
from kg.infer.acts import grouped
from kg.infer.rows import of_rows
from kg.infer.values import Report
from kg.infer.world import World
from kg.model import Article
from kg.names import actor_iri, doc_id, document_iri, statement_iri, thing
from kg.places import ONTOLOGY
from kg.read import articles
from kg.store import current

Row = dict[str, Any]


def _extracted(store: Path) -> dict[str, list[Report]]:
    index = opened(current(store))
    found: dict[str, list[Report]] = defaultdict(list)
    for report in of_rows(index, [row["id"] for row in index.rows("SELECT id FROM statement")]).values():
        found[report.document].append(report)
    return found


def _marked(row: Row, text: str, extracted: list[Report]) -> Report:
    """Place, kind, holder and topics as marked; the rest as found."""
    here = [one for one in extracted if min(one.end, row["end"]) - max(one.start, row["start"]) > 0]
    plain = replace(extracted[0], said=None, day=extracted[0].published or "", events=(), answers=(), direct=False)
    near = max(here, key=lambda one: min(one.end, row["end"]) - max(one.start, row["start"]), default=plain)
    said = row.get("date") or near.said
    topics = tuple(thing("topic", topic).value for topic in row.get("topics") or ())
    return replace(
        near,
        statement=statement_iri(row["id"]).value,
        kind=row["kind"][0],
        speakers=tuple(actor_iri(names[0]).value for names in row["speakers"]),
        targets=tuple(actor_iri(name).value for name in row.get("targets") or () if name)[:1],
        contents=(),
        about=topics,
        said=said,
        day=said or near.published or "",
        start=row["start"],
        end=row["end"],
        words=text[row["start"] : row["end"]],
    )


def main() -> None:
    """Write what is grouped."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("articles", type=Path)
    cli.add_argument("--store", type=Path, required=True)
    cli.add_argument("--marks", type=Path, required=True)
    args = cli.parse_args()
    texts = {read.source: read.text for read in articles([args.articles]) if isinstance(read, Article)}
    extracted = _extracted(args.store)
    rows = [json.loads(line) for line in (args.marks / "statements.jsonl").read_text(encoding="utf-8").splitlines()]
    places: dict[str, Row] = {}
    reports = []
    for row in rows:
        document = document_iri(doc_id(row["document"])).value
        if row["document"] in texts and extracted[document]:
            reports.append(_marked(row, texts[row["document"]], extracted[document]))
            places[reports[-1].statement] = {key: row[key] for key in ("document", "start", "end")}
    for act in grouped(reports, World.read(curated_quads(ONTOLOGY))):
        line = {"act": act.name, "reports": [places[one.statement] for one in act.reports]}
        sys.stdout.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    main()
