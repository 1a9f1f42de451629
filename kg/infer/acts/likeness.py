"""How much two reports say the same: kind, holder, topics and words.

In      reports of one occasion, World
Out     Profile of a report; a share from 0 to 1, or nothing where they cannot report one act.
Source  docs/linking.md; the weights were fitted on the founding, development and sample articles of tests/data/linking.
Limits  part and whole count as the same: overlap is measured against the smaller of the two.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum
from typing import Final

from kg.infer.acts.words import concepts, language, terms
from kg.infer.holders import holders
from kg.infer.values import Report
from kg.infer.world import World

_ALIKE: Final = (
    {"agreement", "support", "assertion"},
    {"rejection", "denial", "assertion"},
    {"rejection", "red-line", "denial"},
    {"accusation", "assertion"},
    {"demand", "assertion"},
)
"""Kinds that are told of one act: one paper has it offered, the other said that there is."""

_VERBS: Final = {
    "demand": {"demand", "guarantee"},
    "agreement": {"agree", "prepare", "offer", "commit"},
    "rejection": {"reject"},
    "denial": {"deny", "intend"},
    "accusation": {"accuse", "condemn"},
    "threat": {"threat"},
    "support": {"support"},
}
"""Concepts that the kind already says."""
_TOPICS: Final = 0.35
"""The share of topics in a likeness, beside that of words."""
_BREATH: Final = 10
"""Characters between a sentence and the quotation that follows at once."""
_SENTENCE: Final = 160
"""Characters between them where a sentence stands in between, or who said it."""
_FEW: Final = 2.5
"""Weight of words that only name what was done: Sudmark dismissed the list."""
_SOME: Final = 0.35
"""Likeness of a quotation to the paraphrase some way before it."""
_SHORT: Final = 2.5
"""Weight that is added to that of the shorter report, so that two words in common do not make two short ones alike."""
_LEAST: Final = 0.1
"""Likeness of two sentences that answer in the same way."""
_LITTLE: Final = 0.3
"""The weight of a name, or of a word that the kind already says."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What a report is compared by."""

    report: Report
    speakers: tuple[str, ...]
    voices: frozenset[str]
    topics: frozenset[str]
    weights: Mapping[str, float]
    """Term → what it tells."""
    mass: float
    language: str
    shared: Mapping[str, float]
    """The weights of what a report in another language can have too: concepts, names and numbers."""
    shared_mass: float


def profile(report: Report, day: str, world: World, known: frozenset[str]) -> Profile:
    """Return what a report is compared by.

    Raises:
        Nothing.
    """
    said: frozenset[str] | set[str] = _VERBS.get(report.kind, frozenset())
    weights = {t: _LITTLE if t in said or t in known else 1.0 for t in terms(report.words)}
    voices = world.sides.voices_of_all(holders(report, world), day).union(report.speakers)
    topics = frozenset({*report.contents, *report.about})
    both = {t: weight for t, weight in weights.items() if t in known or t in concepts() or t.isdecimal()}
    mass, shared = fsum(weights.values()), fsum(both.values())  # sets have no order: so none may matter
    return Profile(report, report.speakers, voices, topics, weights, mass, language(report.words), both, shared)


def may_be_one(one: Profile, other: Profile) -> bool:
    """Say whether holder and kind let two reports be of one act.

    Raises:
        Nothing.
    """
    return _one_kind(one.report.kind, other.report.kind) and _one_holder(one, other)


def likeness(one: Profile, other: Profile) -> float:
    """Return how much the contents of two reports agree.

    Raises:
        Nothing.
    """
    fewer = min(len(one.topics), len(other.topics))
    topics = len(one.topics & other.topics) / fewer if fewer else 0.0
    common = one.weights.keys() & other.weights.keys()
    words = fsum([min(one.weights[term], other.weights[term]) for term in common])
    if one.language == other.language or not (one.language and other.language):
        least = min(one.mass, other.mass)
    else:  # what both have can be compared, whatever it is
        extra = fsum(weight for term, weight in one.weights.items() if term in common and term not in one.shared)
        least = min(one.shared_mass, other.shared_mass) + extra
    return _TOPICS * topics + words / (least + _SHORT) if common else 0.0


def gives_the_words(one: Profile, other: Profile) -> bool:
    """Say whether either is the quotation that follows upon the other, which names in few words what was done.

    Raises:
        Nothing.
    """
    lead, quote = sorted((one, other), key=lambda p: (p.report.start, p.report.end))
    first, second = lead.report, quote.report
    if first.document != second.document or first.direct or not second.direct or first.kind == "assertion":
        return False
    gap = second.start - first.end
    if 0 <= gap <= _BREATH and lead.mass <= _FEW:
        return True
    return 0 <= gap <= _SENTENCE and first.kind == second.kind and likeness(one, other) >= _SOME


def answer_alike(one: Profile, other: Profile) -> bool:
    """Say whether two reports of one article and kind answer in the same way, and share words besides.

    What they answer may itself be told twice in the article, so it need not be one statement.

    Raises:
        Nothing.
    """
    if one.report.document != other.report.document or one.report.kind != other.report.kind:
        return False
    same = {way for _, way in one.report.answers} & {way for _, way in other.report.answers}
    return bool(same) and likeness(one, other) >= _LEAST


def _one_kind(one: str, other: str) -> bool:
    return one == other or any(one in kinds and other in kinds for kinds in _ALIKE)


def _one_holder(one: Profile, other: Profile) -> bool:
    """Say whether each speaker of either is, or speaks for, one of the other."""
    if one.speakers == other.speakers:
        return True
    if len(one.speakers) != len(other.speakers):
        return False
    return set(one.speakers) <= other.voices or set(other.speakers) <= one.voices
