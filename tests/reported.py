"""Reports for tests of rules, told in a line each.

    told("s1", "2031-05-05 demand norland > sudmark: fees")
    told("s2", "2031-05-06 rejection oppose sudmark > norland: fees", answers={"s1": "rejects"})

In      day (`-` where none is known), kind, stance (may be left out), speakers > targets (may be left out): topics
Out     Report.
Limits  topics are demands; each report has a document of its own unless one is given.
"""

import re
from collections.abc import Mapping

from kg.infer.values import Report
from kg.names import actor_iri, statement_iri, thing

_LINE = re.compile(
    r"(?P<day>\S+) (?P<kind>[\w-]+)(?: (?P<stance>support|oppose|conditional|neutral))? (?P<speakers>[\w,-]+)"
    r"(?: > (?P<targets>[\w,-]+))?(?:: (?P<topics>[\w ,-]+))?"
)
_TAKING = {"demand": "support", "rejection": "oppose", "agreement": "support", "support": "support"}


def actors(names: str | None) -> tuple[str, ...]:
    """IRIs of actors by their slugs."""
    return tuple(actor_iri(name).value for name in (names or "").split(",") if name)


def demand(name: str) -> str:
    """The IRI of a demand."""
    return thing("demand", name).value


def said(name: str) -> str:
    """The IRI of a statement."""
    return statement_iri(name).value


def told(name: str, line: str, document: str = "", answers: Mapping[str, str] | None = None) -> Report:
    """A report."""
    found = _LINE.fullmatch(line)
    assert found, line
    day = "" if found["day"] == "-" else found["day"]
    topics = tuple(demand(topic) for topic in (found["topics"] or "").replace(",", " ").split())
    return Report(
        statement=said(name),
        document=thing("document", document or f"of-{name}").value,
        outlet=None,
        published=day or None,
        known=None,
        kind=found["kind"],
        stance=found["stance"] or _TAKING.get(found["kind"]),
        polarity="affirmed",
        certainty="certain",
        speakers=actors(found["speakers"]),
        targets=actors(found["targets"]),
        contents=topics,
        about=topics,
        conveyed_by=(),
        cited_from=(),
        chain=(),
        said=None,
        day=day,
        direct=False,
        confidence=0.9,
        start=0,
        end=9,
        words="the words",
        condition=None,
        content_words=None,
        answers=tuple((said(answered), sort) for answered, sort in (answers or {}).items()),
    )
