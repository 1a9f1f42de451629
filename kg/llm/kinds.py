"""The kinds of statement and the topics, as the ontology explains them: what a model may choose among.

In      the ontology's folder, Knowledge
Out     Choices: each kind with definition and examples, each topic with its label.
Source  ontology/*.ttl: a class with skos:notation is a kind.
Limits  reads English words, else whatever language there is.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import DataError
from kg.model import Kind, Knowledge
from kg.turtle import turtle_files

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_NOTATION, _DEFINITION, _EXAMPLE = (NamedNode(_SKOS + name) for name in ("notation", "definition", "example"))
_LANGUAGES = ("en", "id")


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that may be chosen."""

    name: str
    meaning: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """What a statement may be, and what it may be about."""

    kinds: tuple[Choice, ...]
    topics: tuple[Choice, ...]


def choices(folder: Path, knowledge: Knowledge) -> Choices:
    """Return the kinds in the order of the ontology and the topics by name.

    Raises:
        DataError: a file is not valid Turtle, or a kind of kg.model has no class, or none is defined.
    """
    triples = [triple for file in turtle_files(folder) for triple in file.triples]
    named = {t.subject: t.object.value for t in triples if t.predicate == _NOTATION and isinstance(t.object, Literal)}
    kinds = tuple(
        Choice(name, _words(triples, subject, _DEFINITION, _LANGUAGES[:1])[0], _words(triples, subject, _EXAMPLE))
        for subject, name in named.items()
        if name in set(Kind)
    )
    missing = set(Kind) - {kind.name for kind in kinds}
    if missing:
        raise DataError(str(folder), None, f"no class has the skos:notation {', '.join(sorted(missing))}.")
    topics = tuple(Choice(slug, topic.label, ()) for slug, topic in sorted(knowledge.topics.items()))
    return Choices(kinds, topics)


def _words(
    triples: Iterable[Triple], subject: object, predicate: NamedNode, languages: tuple[str, ...] = _LANGUAGES
) -> tuple[str, ...]:
    found = [
        t.object.value
        for t in triples
        if t.subject == subject
        and t.predicate == predicate
        and isinstance(t.object, Literal)
        and t.object.language in languages
    ]
    return tuple(found) or ("",)
