"""The words by which one statement answers another, as values.

In      kg/language/{language}/replies.txt
Out     ReplyWords, read once per language and process.
Source  the file says what each section is for.
Limits  surface forms are written out; a section that is missing is a DataError.
"""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from kg.errors import DataError
from kg.language import LISTS, Places, read_sections, surface
from kg.language.sections import Sections
from kg.language.wordset import WordSet

_VERBS = (
    "refuse",
    "deny",
    "reply",
    "accept",
    "defer",
    "replied",
    "before_reply",
    "condemn",
    "asked",
    "not_yet",
    "in_return",
    "defy",
)
_NOUNS = (
    "demand_noun",
    "idea_noun",
    "offer_noun",
    "accusation_noun",
    "threat_noun",
    "any_noun",
    "package_noun",
    "step_noun",
    "speech_noun",
)
_SMALL = (
    "order",
    "with_object",
    "object_pronoun",
    "demonstrative",
    "demonstrative_alone",
    "owned",
    "part",
    "that",
    "turn",
    "earlier",
    "always",
    "standing",
    "subject",
    "possessive",
    "prefix",
    "suffix",
    "office",
    "towards",
    "unreal",
    "attribute",
    "article",
    "active",
)
_APART = ("order", "office", "active", "possessive", "prefix", "suffix", "demonstrative_alone")
"""Not looked for in sentences."""
_BESIDE = ("that", "demonstrative", "subject", "object_pronoun", "not_yet", "asked", "standing", "owned", "towards")
_LATER = (*_BESIDE, "unreal", "attribute", "article")
"""Asked for only beside words of the other classes."""
_NOTHING = frozenset({""})
_REMEMBERED = 1 << 15
"""Words whose openings are remembered: most of what any text says."""
_LONG, _OPENING = 5, 5
"""Letters of a word that is compared, and how many of its stem are."""
_NEEDED = (*_VERBS, *_NOUNS, *_SMALL)


class ReplyWords:
    """One language's words of answering."""

    def __init__(self, sections: dict[str, WordSet]) -> None:
        looked = {name: words for name, words in sections.items() if name not in _APART}
        self._sections = Sections(looked)
        self._nothing = self._sections.places(())
        phrases = (phrase for name, words in looked.items() if name not in _LATER for phrase in words)
        self._telling = frozenset(max(phrase, key=len) for phrase in phrases)
        """A word of each phrase of answering: where none of them stands, nothing is to be found."""
        self.deictic = frozenset(word for (word,) in sections["demonstrative_alone"])
        """Words that as the subject of a clause mean what was said just before."""
        self.pointer_behind = ("pointer", "behind") in {tuple(w) for w in sections["order"]}
        """Whether the word that points stands behind its noun (`tuntutan itu`)."""
        self.possessive = tuple(word for (word,) in sections["possessive"])
        """Endings that make a noun somebody's (`jadwalnya`)."""
        self.active = tuple(word for (word,) in sections["active"])
        """Openings of verbs in the active voice."""
        self.offices = frozenset(word for (word,) in sections["office"])
        """Words of offices and bodies that speak for a state."""
        self._prefixes, self._suffixes = (tuple(w for (w,) in sections[name]) for name in ("prefix", "suffix"))
        own = (*_VERBS, *_NOUNS, *(name for name in _SMALL if name not in ("order", "office", "active")))
        self._own = frozenset(w for name in own for words in sections[name] for w in words)

        self._opening = lru_cache(_REMEMBERED)(self._cut)

    def content(self, words: Iterable[str]) -> frozenset[str]:
        """Return what tells of the matter in some lower-case words: the openings of long ones, affixes cut off.

        Raises:
            Nothing.
        """
        opening = self._opening
        return frozenset([opening(word) for word in words if len(word) >= _LONG]) - _NOTHING

    def _cut(self, word: str) -> str:
        """Return the opening of a word's stem, or nothing where the word is one of answering."""
        if word in self._own:
            return ""
        for prefix in self._prefixes:
            if word.startswith(prefix) and len(word) - len(prefix) >= _OPENING - 1:
                word = word[len(prefix) :]
                break
        for suffix in self._suffixes:
            if word.endswith(suffix) and len(word) - len(suffix) >= _OPENING - 1:
                word = word[: -len(suffix)]
                break
        return word[:_OPENING]

    def places(self, words: Sequence[str]) -> Places:
        """Return where the words of each section stand in a row of lower-case words.

        Raises:
            Nothing.
        """
        return self._nothing if self._telling.isdisjoint(words) else self._sections.places(words)


@cache
def reply_words(language: str) -> ReplyWords:
    """Return a language's words of answering.

    Raises:
        DataError: the file cannot be read, or lacks a section.
    """
    path = LISTS / language / "replies.txt"
    found = read_sections(path)
    missing = [name for name in _NEEDED if name not in found]
    if missing:
        raise DataError(str(path), None, f"lacks the section [{missing[0]}].")
    return ReplyWords({name: WordSet(surface(e) for _, line in found[name] for e in line.split()) for name in _NEEDED})
