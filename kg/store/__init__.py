"""The graph at rest: one writer, one named graph per document, published snapshots for everybody who reads.

In      quads of documents and of the curated knowledge; texts to keep
Out     an Oxigraph store on disk, its snapshots, and the values that describe them.
Source  decision 0003 (one named graph per document, snapshots).
Limits  one writing process at a time; readers open snapshots and never the live directory.
"""

from kg.store.catalog import DocumentEntry, digests
from kg.store.corrections import Action, Correction, Effect
from kg.store.difference import Difference
from kg.store.exact import exactly
from kg.store.graph import Change, GraphStore
from kg.store.lines import canonical, digest, line
from kg.store.listing import differing
from kg.store.publication import Describer, Inferrer, Publication, Standing
from kg.store.rules import SYSTEM_GRAPHS, Rule, load_rules
from kg.store.snapshots import Snapshot, current, open_snapshot
from kg.store.texts import text_of
from kg.store.ungated import is_gated

__all__ = [
    "SYSTEM_GRAPHS",
    "Action",
    "Change",
    "Correction",
    "Describer",
    "Difference",
    "DocumentEntry",
    "Effect",
    "GraphStore",
    "Inferrer",
    "Publication",
    "Rule",
    "Snapshot",
    "Standing",
    "canonical",
    "current",
    "differing",
    "digest",
    "digests",
    "exactly",
    "is_gated",
    "line",
    "load_rules",
    "open_snapshot",
    "text_of",
]
