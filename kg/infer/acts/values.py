"""What is known of an act that several reports tell of.

In      nothing
Out     Act, Sources, Difference.
Source  docs/corroboration.md.
"""

from dataclasses import dataclass

from kg.infer.values import Report


@dataclass(frozen=True, slots=True)
class Sources:
    """Reports that go back to the same source, or hang together through a third."""

    common: tuple[str, ...]
    """Agencies, offices and persons through whom they came, sorted."""
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What two reports of one act tell differently."""

    aspect: str
    """wording, kind, content, holder or stance."""
    one: str
    other: str
    """Both statements, in the order of their names; the notes tell of them in that order."""
    note_en: str
    note_id: str


@dataclass(frozen=True, slots=True)
class Act:
    """One utterance, and the reports of it."""

    name: str
    """The earliest report: it gives the act its name, whatever joins later."""
    kind: str
    day: str
    """Empty where none of the reports tells."""
    holders: tuple[str, ...]
    topics: tuple[str, ...]
    toward: tuple[str, ...]
    events: tuple[str, ...]
    reports: tuple[Report, ...]
    """By day of publication, then by document and place."""
    sources: tuple[Sources, ...]
    """The groups of reports that name a source; their number is that of independent sources."""
    differences: tuple[Difference, ...]
