"""The good graphs and the breakages of tests/data/shapes, read from files.

In      good/*.ttl (a document each, its text beside it), good/curated.ttl and minted.ttl; bad/*.ru (a breakage each);
        fine/*.ru (changes that break nothing, so that no shape asks too much)
Out     cases: which graph, which update, which message, which statements it must cost
Limits  a new case is a new file: `# refused:` a part of the English message, `# on:` the good graph, `# refuses:` the
        ids of the statements it costs, `answer/` and the id of an answer, or `document` (all of it), or `curated` (the
        breakage is not in a document).
"""

import re
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

from kg.names import term

FOLDER = Path(__file__).parent / "data" / "shapes"
DOCUMENTS = sorted(path.with_suffix(".ttl") for path in (FOLDER / "good").glob("*.txt"))
CASES = sorted((FOLDER / "bad").glob("*.ru"))
FINE = sorted((FOLDER / "fine").glob("*.ru"))


@dataclass(frozen=True)
class Case:
    """One breakage of one good graph."""

    message: str
    good: Path
    refuses: tuple[str, ...]
    update: str


def case(path: Path) -> Case:
    text = path.read_text(encoding="utf-8")
    headers = dict(re.findall(r"^# (\w+): +(.+)$", text, re.MULTILINE))
    return Case(headers["refused"], FOLDER / headers["on"], tuple(headers["refuses"].split()), text)


def changed(path: Path) -> tuple[NamedNode, list[Quad]]:
    """A good document after a change that breaks nothing."""
    text = path.read_text(encoding="utf-8")
    good = FOLDER / dict(re.findall(r"^# (\w+): +(.+)$", text, re.MULTILINE))["on"]
    return document_of(good), graph(good, text)


def document_of(path: Path) -> NamedNode:
    """The document's IRI: the one subject with a text hash."""
    (iri,) = {t.subject for t in parse(path=path, format=RdfFormat.TURTLE) if t.predicate == term("textHash")}
    assert isinstance(iri, NamedNode)
    return iri


def graph(path: Path, update: str | None = None) -> list[Quad]:
    """The quads of a Turtle file, broken by an update if one is given, as they come back from a store; sorted."""
    store = Store()
    store.load(path=path, format=RdfFormat.TURTLE)
    if update:
        before = set(store)
        store.update(update)
        assert set(store) != before, "the update changes nothing"
    return sorted(store, key=str)


def known() -> list[Quad]:
    """What the good documents may name: curated things and minted actors."""
    return graph(FOLDER / "good" / "curated.ttl") + graph(FOLDER / "good" / "minted.ttl")
