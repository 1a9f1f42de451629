"""Whether the ontology and the curated data hold together: by logic (owlready2, HermiT) and by plain checks.

In      the folder of Turtle files
Out     Consistency: does the reasoner find a contradiction, and what does it infer; and what a person left out or
        said twice, as refusals to act on.
Source  ontology/core.ttl and alignments.ttl (OWL 2 DL); decision 0001.
Limits  never on statements: HermiT takes minutes for a thousand of them. It needs Java. xsd:date is no datatype of
        OWL 2, so dates are left out, and with them terms of office and text, from which nothing follows.
"""

import io
import shutil
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse, serialize

from kg.errors import DataError
from kg.model import Refusal
from kg.names import BASE, ONTOLOGY, term
from kg.turtle import TurtleFile, turtle_files

if TYPE_CHECKING:
    from owlready2 import World

LANGUAGES = ("en", "id")
JAVA_HINT = "The reasoner needs Java 17 or newer: on Debian or Ubuntu, apt-get install default-jre-headless."

_RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_XSD_DATE = NamedNode("http://www.w3.org/2001/XMLSchema#date")
_NODE_SHAPE = NamedNode("http://www.w3.org/ns/shacl#NodeShape")
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_DESCRIBED = {"label": _LABEL, "definition": NamedNode(f"{_SKOS}definition"), "example": NamedNode(f"{_SKOS}example")}
_NAMES = {_LABEL, NamedNode(f"{_SKOS}altLabel"), NamedNode(f"{_SKOS}hiddenLabel")}
_KINDS = ("actor", "post", "demand", "issue", "event")
_ORG = "http://www.w3.org/ns/org#"
_MEMBERSHIP = NamedNode(f"{_ORG}Membership")
_SILENT = {
    *(NamedNode(f"{_ORG}{name}") for name in ("member", "role", "organization")),
    NamedNode("https://schema.org/gender"),
    NamedNode(f"{_SKOS}inScheme"),
}
_INFERENCES = "http://inferrences/"  # owlready2's own spelling


@dataclass(frozen=True, slots=True)
class Consistency:
    """What the reasoner found."""

    consistent: bool | None
    """None where the reasoner could not run; then ``missing`` says what to install."""
    unsatisfiable: tuple[str, ...]
    """Classes that nothing can belong to, by local name."""
    inferred: int
    """How many facts among named things follow and were not typed in."""
    examples: tuple[str, ...]
    """Some of them, such as ``dmitry-peskov speaksFor russia``."""
    seconds: float
    missing: str = ""


def check(folder: Path) -> Consistency:
    """Return whether the ontology and the curated data of a folder are free of contradiction.

    Raises:
        DataError: a file is not valid Turtle, or the reasoner stops on what it says.
    """
    files = [file for file in turtle_files(folder) if not _is_shapes(file)]
    if shutil.which("java") is None:
        return Consistency(None, (), 0, (), 0.0, JAVA_HINT)
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "ontology.nt"
        source.write_bytes(_logic(files))
        consistent, unsatisfiable, examples = _reason(source, folder)
    return Consistency(consistent, unsatisfiable, len(examples), examples, time.monotonic() - started)


def labels(folder: Path) -> tuple[Refusal, ...]:
    """Return what is missing or ambiguous in the terms and the curated data, one refusal each, sorted.

    Raises:
        DataError: a file is not valid Turtle.
    """
    triples = [triple for file in turtle_files(folder) for triple in file.triples]
    found = {*_undescribed(triples), *_homeless(triples), *_dangling(triples), *_ambiguous(triples)}
    return tuple(sorted(found, key=lambda refusal: (refusal.item, refusal.reason, refusal.detail)))


# ---------------------------------------------------------------- logic


def _is_shapes(file: TurtleFile) -> bool:
    return any(triple.predicate == _RDF_TYPE and triple.object == _NODE_SHAPE for triple in file.triples)


def _logic(files: Iterable[TurtleFile]) -> bytes:
    """Return the triples that carry logic, as N-Triples: owlready2 reads no Turtle."""
    triples = (triple for file in files for triple in file.triples)
    return serialize((t for t in triples if not _is_silent(t)), format=RdfFormat.N_TRIPLES) or b""


def _is_silent(triple: Triple) -> bool:
    """Say whether nothing follows from a triple: text, dates, terms of office. Leaving them out halves the time."""
    value = triple.object
    if isinstance(value, Literal):
        return value.language is not None or value.datatype == _XSD_DATE
    return triple.predicate in _SILENT or value == _MEMBERSHIP


def _reason(source: Path, folder: Path) -> tuple[bool, tuple[str, ...], tuple[str, ...]]:
    from owlready2 import Nothing, OwlReadyInconsistentOntologyError, OwlReadyJavaError, World, sync_reasoner_hermit

    world = World()
    usual, tempfile.tempdir = tempfile.tempdir, str(source.parent)  # owlready2 leaves its file behind when it fails
    try:
        with source.open("rb") as data:
            world.get_ontology(f"{BASE}ontology").load(fileobj=data)
        sync_reasoner_hermit(world, infer_property_values=True, debug=0)
        unsatisfiable = tuple(sorted(cls.name for cls in world.inconsistent_classes() if cls is not Nothing))
        return not unsatisfiable, unsatisfiable, _inferred(world)
    except OwlReadyInconsistentOntologyError:
        return False, (), ()
    except OwlReadyJavaError as error:
        raise DataError(str(folder), None, f"the reasoner stopped: {_last_line(error)}") from error
    finally:
        tempfile.tempdir = usual
        world.close()


def _inferred(world: "World") -> tuple[str, ...]:
    """Return what follows about the things of the data, one fact a line of words."""
    saved = io.BytesIO()
    world.get_ontology(_INFERENCES).save(saved, format="ntriples")
    facts = parse(saved.getvalue(), format=RdfFormat.N_TRIPLES)
    ours = [fact for fact in facts if _kind(fact.subject) and isinstance(fact.object, NamedNode)]
    return tuple(sorted(f"{_local(t.subject)} {_local(t.predicate)} {_local(t.object)}" for t in ours))


def _last_line(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return next((line for line in lines if "Exception" in line), lines[-1])


# ---------------------------------------------------------------- plain checks


def _undescribed(triples: Iterable[Triple]) -> Iterator[Refusal]:
    """Terms and curated things without a label, definition or example in a language of the house."""
    things = {t.subject for t in triples if t.predicate == _RDF_TYPE and _is_ours(t.subject)}
    said = {(t.subject, t.predicate, t.object.language) for t in triples if isinstance(t.object, Literal)}
    for thing in things:
        for what, predicate in _DESCRIBED.items():
            without = [language for language in LANGUAGES if (thing, predicate, language) not in said]
            if without:
                yield _refusal(thing, f"has no {what} in {' and '.join(without)}: add <{predicate.value}>.")


def _homeless(triples: Iterable[Triple]) -> Iterator[Refusal]:
    placed = {t.subject for t in triples if t.predicate == term("postIn")}
    for triple in triples:
        if triple.predicate == _RDF_TYPE and triple.object == term("Post") and triple.subject not in placed:
            yield _refusal(triple.subject, "is a post in no organisation: add cq:postIn.")


def _dangling(triples: Iterable[Triple]) -> Iterator[Refusal]:
    known = {t.subject for t in triples if t.predicate == _RDF_TYPE}
    for triple in triples:
        if _kind(triple.object) and triple.object not in known:
            reason = f"points to {_item(triple.object)}, which no file describes: describe it or correct the name."
            yield _refusal(triple.subject, reason)


def _ambiguous(triples: Iterable[Triple]) -> Iterator[Refusal]:
    """Names and metonyms by which two actors go in one language."""
    names: dict[tuple[str, str], set[str]] = defaultdict(set)
    for triple in triples:
        if _kind(triple.subject) == "actor" and (triple.predicate in _NAMES or triple.predicate == term("metonym")):
            assert isinstance(triple.object, Literal)
            for language in [triple.object.language] if triple.object.language else LANGUAGES:
                names[triple.object.value, language].add(_item(triple.subject))
    for (name, language), actors in names.items():
        for actor in actors if len(actors) > 1 else ():
            others = ", ".join(sorted(actors - {actor}))
            yield Refusal("check", actor, f"shares the {language} name {name!r} with {others}: keep it with one.", name)


def _is_ours(node: NamedNode | BlankNode | Triple) -> bool:
    return _kind(node) != "" or (isinstance(node, NamedNode) and node.value.startswith(ONTOLOGY))


def _kind(node: NamedNode | BlankNode | Literal | Triple) -> str:
    if not isinstance(node, NamedNode) or not node.value.startswith(f"{BASE}id/"):
        return ""
    kind = node.value.removeprefix(f"{BASE}id/").split("/")[0]
    return kind if kind in _KINDS else ""


def _item(node: NamedNode | BlankNode | Literal | Triple) -> str:
    return node.value.removeprefix(f"{BASE}id/") if isinstance(node, NamedNode) else str(node)


def _refusal(thing: NamedNode | BlankNode | Triple, reason: str) -> Refusal:
    return Refusal("check", _item(thing).removeprefix(ONTOLOGY), reason)


def _local(node: NamedNode | BlankNode | Literal | Triple) -> str:
    return node.value.replace("#", "/").rsplit("/", 1)[-1] if isinstance(node, NamedNode) else str(node)
