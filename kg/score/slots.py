"""Does a slot that was found agree with the gold? One rule a slot.

In      Gold and Found
Out     yes or no.
Source  the annotation guide: alternatives in the gold are equally right, and one of several suffices.
Limits  a slot on which the gold is silent is not judged; ask `agrees` only where `asked` says so.
"""

from collections.abc import Callable
from dataclasses import dataclass

from kg.score.values import Found, Gold


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot of a statement that is right or wrong."""

    name: str
    asked: Callable[[Gold], bool]
    """Whether the gold says anything of it."""
    agrees: Callable[[Gold, Found], bool]


def speaker_agrees(gold: Gold, found: Found) -> bool:
    """Say whether one of the speakers found is one of those meant.

    Raises:
        Nothing.
    """
    return any(set(names) & set(found.speakers) for names in gold.meant.speakers)


def kind_agrees(gold: Gold, found: Found) -> bool:
    """Say whether the kind found is an acceptable one.

    Raises:
        Nothing.
    """
    return found.kind in gold.meant.kinds


def target_agrees(gold: Gold, found: Found) -> bool:
    """Say whether one of the targets found is acceptable, or none was found where that is right too.

    Raises:
        Nothing.
    """
    meant = gold.meant.targets
    return bool(set(meant) & set(found.targets)) or ("" in meant and not found.targets)


def condition_agrees(gold: Gold, found: Found) -> bool:
    """Say whether one of the two clauses holds the other, marks at the ends aside.

    Raises:
        Nothing.
    """
    meant, clause = gold.meant.condition, found.condition
    return bool(clause) and (clause.strip(" ,.") in meant or meant in clause)


def shared_topics(gold: Gold, found: Found) -> set[str]:
    """Return the topics on which both agree.

    Raises:
        Nothing.
    """
    return set(gold.meant.topics) & set(found.topics)


def _conveyed(gold: Gold, found: Found) -> bool:
    return bool(set(gold.meant.conveyed_by) & set(found.conveyed_by))


def _cited(gold: Gold, found: Found) -> bool:
    return bool(set(gold.meant.cited_from) & set(found.cited_from))


def _dated(gold: Gold, found: Found) -> bool:
    return bool(set(gold.meant.dates) & set(found.dates))


SPEAKER = Slot("speaker", lambda _: True, speaker_agrees)
KIND = Slot("kind", lambda _: True, kind_agrees)
TARGET = Slot("target", lambda gold: bool(gold.meant.targets), target_agrees)
CONVEYED_BY = Slot("conveyed_by", lambda gold: bool(gold.meant.conveyed_by), _conveyed)
CITED_FROM = Slot("cited_from", lambda gold: bool(gold.meant.cited_from), _cited)
DATE = Slot("date", lambda gold: bool(gold.meant.dates), _dated)
CONDITION = Slot("condition", lambda gold: bool(gold.meant.condition), condition_agrees)
