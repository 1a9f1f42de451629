"""The questions that servers are measured by.

In      a store of made-up documents
Out     queries with a random id in each, and a number that makes each a new one.
Source  the shapes of queries/*.rq, without the labels and options that would blur what is measured.
Limits  every question but `repeated` ends in a comment with a number never used before, so that no cache of answers
        can serve it: at 1,000 documents there are only 2,500 statements to ask for. An actor is asked for as often as
        it demands.
"""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from bench.stores import Corpus
from kg.names import ONTOLOGY

_PREFIXES = f"""PREFIX cq: <{ONTOLOGY}>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
"""
_POINT = "SELECT ?property ?value WHERE { <QQID> ?property ?value }\n"
_MEDIUM = f"""{_PREFIXES}SELECT ?day ?demand ?label ?target ?words ?document WHERE {{
  ?statement a cq:DemandStatement ; cq:speaker <QQID> ; cq:demandContent ?demand ; cq:addressee ?target ;
    cq:reportedIn ?document ; cq:evidence/oa:hasSelector/oa:exact ?words .
  ?document schema:datePublished ?day .
  ?demand rdfs:label ?label FILTER(LANG(?label) = "en")
}}
ORDER BY DESC(?day) ?statement LIMIT 50
"""
_HEAVY = f"""{_PREFIXES}SELECT ?actor ?month (COUNT(?statement) AS ?statements) WHERE {{
  ?statement cq:speaker ?actor ; cq:reportedIn/schema:datePublished ?day .
  BIND(SUBSTR(STR(?day), 1, 7) AS ?month)
}}
GROUP BY ?actor ?month
"""
_NONCE = "# QQNONCE\n"


@dataclass(frozen=True, slots=True)
class Question:
    """A query to ask again and again."""

    name: str
    file: Path
    """With QQID for the id and QQNONCE for the number."""
    ids: Path | None
    times: Mapping[str, float] = field(default_factory=dict)
    """Seconds that each server took for one, alone, by its name."""

    def text(self, number: int) -> str:
        """Return the query with the n-th of a fixed series of ids.

        Raises:
            OSError: its files cannot be read.
        """
        query = self.file.read_text(encoding="utf-8").replace("QQNONCE", str(number))
        if self.ids is None:
            return query
        ids = self.ids.read_text(encoding="ascii").split()
        return query.replace("QQID", random.Random(number).choice(ids))  # noqa: S311


def _repeated(corpus: Corpus) -> tuple[str, Path | None]:
    with corpus.statements.open(encoding="ascii") as lines:
        return _POINT.replace("QQID", next(lines).strip()), None


_MADE: Final[dict[str, Callable[[Corpus], tuple[str, Path | None]]]] = {
    "point": lambda corpus: (_POINT + _NONCE, corpus.statements),
    "repeated": _repeated,
    "medium": lambda corpus: (_MEDIUM + _NONCE, corpus.demanding),
    "heavy": lambda _: (_HEAVY + _NONCE, None),
}
NAMES: Final = tuple(_MADE)
TOLD: Final = {
    "point": "a statement by its IRI",
    "repeated": "the same, again and again",
    "medium": "the last 50 demands of an actor, eight joins",
    "heavy": "statements per actor and month, over the whole graph",
}


def question(name: str, corpus: Corpus) -> Question:
    """Return a question about a store, by its name.

    Raises:
        KeyError: there is none of that name.
        OSError: its file cannot be written.
    """
    query, ids = _MADE[name](corpus)
    file = corpus.folder / f"{name}.rq"
    file.write_text(query, encoding="utf-8")
    return Question(name, file, ids)
