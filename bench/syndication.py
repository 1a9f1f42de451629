"""Five articles, one dispatch? Named sources beside what is usually done: articles that share runs of words.

    kg build articles/ --store store
    python bench/syndication.py articles/ --store store

In      articles and a published store of them
Out     for each act that several articles tell: articles, groups of articles that resemble each other, groups of
        reports with a source in common, reports of articles that name no source
Source  Broder 1997, “On the resemblance and containment of documents”: shared runs of words (shingles) of all runs.
Limits  resemblance is of whole articles, in one language; runs of four words, as news agencies' copy is cut and joined.
"""

import argparse
import re
import sys
from itertools import combinations
from pathlib import Path

from kg.index import opened
from kg.model import Article
from kg.names import doc_id, document_iri
from kg.read import articles
from kg.store import current

_RUN = 4
_ACTS = """SELECT a.slug, a.kind, a.day, a.independent, d.iri AS document, r.source_group FROM act a
JOIN act_report r ON r.act = a.id JOIN statement s ON s.id = r.statement JOIN document d ON d.id = s.document
WHERE a.documents > 1 ORDER BY a.day, a.slug"""


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}


def _alike(one: set[tuple[str, ...]], other: set[tuple[str, ...]]) -> float:
    return len(one & other) / (len(one | other) or 1)


def _groups(documents: list[str], shingles: dict[str, set[tuple[str, ...]]], least: float) -> int:
    home = {document: document for document in documents}
    for one, other in combinations(documents, 2):
        if _alike(shingles[one], shingles[other]) >= least:
            home = {document: home[one] if at == home[other] else at for document, at in home.items()}
    return len(set(home.values()))


def main() -> None:
    """Write a line an act."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("articles", type=Path)
    cli.add_argument("--store", type=Path, required=True)
    cli.add_argument("--least", type=float, default=0.1, help="resemblance from which two articles are one dispatch")
    args = cli.parse_args()
    read = [article for article in articles([args.articles]) if isinstance(article, Article)]
    shingles = {document_iri(doc_id(article.source)).value: _shingles(article.text) for article in read}
    acts: dict[tuple[str, str, str, int], list[tuple[str, object]]] = {}
    for row in opened(current(args.store)).rows(_ACTS):
        key = (row["slug"], row["kind"], row["day"], row["independent"])
        acts.setdefault(key, []).append((row["document"], row["source_group"]))
    sys.stdout.write("day\tkind\tarticles\tunlike\tindependent\tunsourced\n")
    for (_, kind, day, independent), reports in acts.items():
        documents = sorted({document for document, _ in reports})
        sourced = {document for document, group in reports if group is not None}
        unlike = _groups(documents, shingles, args.least)
        counts = (len(documents), unlike, independent, len(documents) - len(sourced))
        sys.stdout.write("\t".join([day, kind, *map(str, counts)]) + "\n")
    pairs = [(_alike(shingles[a], shingles[b]), a, b) for a, b in combinations(sorted(shingles), 2)]
    sys.stdout.write(f"most alike: {', '.join(f'{share:.3f}' for share, _, _ in sorted(pairs, reverse=True)[:3])}\n")


if __name__ == "__main__":
    main()
