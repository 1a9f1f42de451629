"""What the third clock and retractions cost, in processor time, on a store in which many documents are dated.

In      how many documents are dated
Out     a line for each thing measured.
Source  run from the checkout: `python bench/clocks.py --documents 10000` (as many as a million quads have).
Limits  documents are dated in the known graph only; what is replaced and corrected is one small article of the tests.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pyoxigraph import Literal, Quad, Store

from kg.names import KNOWN_GRAPH, document_iri, term
from kg.store import Action, Correction, GraphStore
from kg.store.clock import now
from kg.store.difference import apart
from kg.store.known import SINCE, statements, turned
from tests.graphs import RULES, Graph, curated, graph, sample


def main() -> None:
    """Measure, and tell."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--documents", type=int, default=10_000)
    article = graph(sample("strait-demand"))
    with tempfile.TemporaryDirectory() as folder:
        clocks(Path(folder), asked.parse_args().documents, article)
        corrections(Path(folder), article)


def clocks(folder: Path, documents: int, article: Graph) -> None:
    """Measure what dating costs: a document that is replaced, and the difference of two snapshots."""
    since = now()
    before, after = dated(folder / "before", documents, since), dated(folder / "after", documents + 1, since)
    fewer = [quad for quad in article.quads if quad.predicate != term("reportedIn")]
    old, new = {article.iri: article.quads}, {article.iri: fewer}
    tell("dating one replaced document", lambda: turned(before, old, new, since))
    tell(f"difference of {documents:,} times, one written", lambda: apart(before, after, {article.iri}))
    tell(f"difference of {documents:,} times, unknown which", lambda: apart(before, after, None))


def corrections(folder: Path, article: Graph) -> None:
    """Measure what it costs to retract a statement and to give it back, each durable."""
    statement = min(one.value for one in statements(article.quads))
    steps = Correction(statement, Action.RETRACT, "measured"), Correction(statement, Action.RESTORE)
    with GraphStore.open(folder / "store", RULES) as store:
        store.curate(curated())
        store.replace(article.iri, article.quads, article.minted)
        tell("one statement retracted and restored", lambda: [store.correct([step]) for step in steps])


def dated(path: Path, documents: int, since: Literal) -> Store:
    """A store on disk in which that many documents are dated."""
    store = Store(path)
    store.bulk_extend(Quad(document_iri(f"{nr:016x}"), SINCE, since, KNOWN_GRAPH) for nr in range(documents))
    return store


def tell(what: str, do: Callable[[], object], times: int = 5) -> None:
    """Print the median of the processor time that something takes, in milliseconds."""
    taken = []
    for _ in range(times):
        begun = time.process_time()
        do()
        taken.append(time.process_time() - begun)
    sys.stdout.write(f"{what:<50}{statistics.median(taken) * 1e3:9.2f} ms\n")


if __name__ == "__main__":
    main()
