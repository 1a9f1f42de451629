"""Looking everything over: vocabulary, curated data, shapes, saved questions and, if asked, a store.

In      the folders of ontology and queries; perhaps a store
Out     one Check after the other, as they are done.
Limits  the store is opened for writing, so that nothing changes while it is read; statements are not reasoned about.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal

from kg.curated import curated_quads, knowledge
from kg.model import Knowledge, Refusal, Span
from kg.names import mention_iri, term
from kg.paths import slug_of
from kg.pipeline.namesakes import Namesakes
from kg.queries import load
from kg.reason import check, labels
from kg.store import GraphStore, Snapshot, current, text_of
from kg.store.texts import is_kept
from kg.validate import Gate, misquotes

_STAGE = "check"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked over."""

    name: str
    passed: bool | None
    """None where it could not be looked over; then ``told`` says why."""
    told: str
    faults: tuple[Refusal, ...] = ()
    advice: tuple[str, ...] = ()
    """What a person may want to decide; no fault."""


def audit(ontology: Path, queries: Path, store: Path | None) -> Iterator[Check]:
    """Yield what is found, check by check.

    Raises:
        DataError: a file of the ontology or a saved query is not as it should be.
        StoreError: the store cannot be opened, or nothing has been published in it.
    """
    snapshot = current(store) if store else None  # a store that was never published is not made by looking at it
    known = knowledge(ontology)
    counts = f"{len(known.actors):,} actors, {len(known.posts):,} posts, {len(known.topics):,} topics"
    faults = labels(ontology)
    yield Check("curated data", not faults, counts, faults)
    yield _shapes(ontology)
    yield _logic(ontology)
    yield Check("questions", True, f"{len(load(queries)):,} saved queries")
    if snapshot:
        yield from _store(snapshot, ontology, known)


def _shapes(ontology: Path) -> Check:
    findings = Gate(ontology).examine(curated_quads(ontology))
    faults = tuple(Refusal(_STAGE, f.focus, f.message) for f in findings if not f.warning)
    return Check(
        "shapes", not faults, f"read, and met by the curated data; {len(findings) - len(faults):,} warnings", faults
    )


def _logic(ontology: Path) -> Check:
    found = check(ontology)
    if found.consistent is None:
        return Check("logic", None, found.missing)
    faults = tuple(Refusal(_STAGE, name, "is a class that nothing can belong to") for name in found.unsatisfiable)
    if not found.consistent and not faults:
        faults = (Refusal(_STAGE, str(ontology), "the ontology and the curated data contradict one another"),)
    return Check("logic", found.consistent, f"{found.inferred:,} facts follow, {found.seconds:.1f} s", faults)


def _store(snapshot: Snapshot, ontology: Path, known: Knowledge) -> Iterator[Check]:
    documents = unquoted = 0
    faults: list[Refusal] = []
    with GraphStore.open(snapshot.store, ontology / "rules") as store:
        damage = "differs from what was loaded: build this document again"
        faults += [Refusal(_STAGE, iri.value, damage) for iri in store.damaged()]
        namesakes = Namesakes(store, known)
        for document in store.documents():
            documents += 1
            # An outlet that only the file's metadata names is mentioned before the text and quotes nothing.
            outlet = mention_iri(slug_of(document.iri.value), Span(0, 0))
            stock = list(store.quads(document.iri))
            namesakes.note(document.source, stock)
            quads = [q for q in stock if q.subject != outlet]
            hashes = [
                q.object.value for q in quads if q.predicate == term("textHash") and isinstance(q.object, Literal)
            ]
            kept = [text for text in hashes if is_kept(snapshot.store, text)]
            unquoted += len(hashes) - len(kept)
            faults += misquotes(text_of(snapshot.store, kept[0]), quads) if kept else []
    # A document that was written over HTTP may have come without its text.
    compared = f"every quote compared but those of {unquoted:,} without a text" if unquoted else "every quote compared"
    yield Check("store", not faults, f"{documents:,} documents, snapshot {snapshot.id}, {compared}", tuple(faults))
    advice = tuple(namesakes.advice())
    told = f"{namesakes.count():,} actors nobody curates; {len(advice):,} pairs of names may be one actor"
    yield Check("names", True, told, advice=advice)
