"""For which body somebody speaks on a day: the office held then, else the tie that has no dates.

In      curated knowledge in an index
Out     names of organisations.
Source  W3C ORG memberships; cq:memberOf and its like.
Limits  of several offices the one begun last; what is curated is held in memory, a few thousand rows.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from kg.export.ids import node_id
from kg.index import Index
from kg.index.labels import Language
from kg.index.labels import label as naming
from kg.names import term

_ORG, _SCHEMA = "http://www.w3.org/ns/org#", "https://schema.org/"
_TIES: Final = ("headOfStateOf", "headOf", "memberOf", "organOf", "affiliatedWith", "speaksFor")
_HELD: Final = """
SELECT p.slug, {label} AS label, since.value AS since, until.value AS until
FROM fact m JOIN thing p ON p.id = m.object
  JOIN fact b ON b.subject = m.subject AND b.property = :organization JOIN thing t ON t.id = b.object
  LEFT JOIN fact since ON since.subject = m.subject AND since.property = :since
  LEFT JOIN fact until ON until.subject = m.subject AND until.property = :until
WHERE m.property = :member ORDER BY p.slug, since.value DESC, t.slug"""
_TIED: Final = """
SELECT p.slug, {label} AS label FROM fact f JOIN thing p ON p.id = f.subject JOIN thing t ON t.id = f.object
WHERE f.property = :tie AND t.kind = 'actor' AND t.class <> 'Person' ORDER BY p.slug, t.slug"""


@dataclass(frozen=True, slots=True)
class _Office:
    organisation: str
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class Affiliations:
    """Who belongs where."""

    offices: Mapping[str, list[_Office]]
    """By the actor's id; the one begun last first."""
    ties: Mapping[str, str]

    @classmethod
    def read(cls, index: Index, language: Language) -> "Affiliations":
        """Return what the index holds of offices and ties.

        Raises:
            sqlite3.Error: the index is damaged.
        """
        label = naming(language)
        values = {"member": f"{_ORG}member", "organization": f"{_ORG}organization"}
        values |= {"since": f"{_SCHEMA}startDate", "until": f"{_SCHEMA}endDate"}
        offices: dict[str, list[_Office]] = defaultdict(list)
        for row in index.rows(_HELD.format(label=label), values):
            office = _Office(row["label"], row["since"] or "", row["until"] or "9999")
            offices[node_id("actor", row["slug"])].append(office)
        ties: dict[str, str] = {}
        for tie in _TIES:
            for row in index.rows(_TIED.format(label=label), {"tie": term(tie).value}):
                ties.setdefault(node_id("actor", row["slug"]), row["label"])
        return cls(offices, ties)

    def on(self, actor: str, day: str) -> str:
        """Return the organisation that an actor stood for on a day; an empty text where none is known.

        Raises:
            Nothing.
        """
        held = (one.organisation for one in self.offices.get(actor, ()) if day and one.since <= day <= one.until)
        return next(held, None) or self.ties.get(actor, "")
