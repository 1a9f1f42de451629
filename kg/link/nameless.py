"""People without a name who say and do things: `senior Hamas officials`, `sejumlah pejabat pertahanan AS`, `sources`.

In      a sentence's known names, the language's nouns for such people
Out     the names, with groups added: each by the slug of its English description.
Source  the annotation guide: who has no name is a slug of the description (`us-officials`, `sources`).
Limits  without a state or body beside it, the noun counts only beside a verb of saying or asking (`mediators asked`).
"""

from kg.language import Lexicon
from kg.language.nameless import nameless
from kg.link.words import Found
from kg.model import Actor, ActorClass, Knowledge, Sentence

_OWNERS = (
    ActorClass.STATE,
    ActorClass.BLOC,
    ActorClass.INTERNATIONAL_ORGANISATION,
    ActorClass.ORGANISATION,
    ActorClass.GOVERNMENT_BODY,
)


Described = list[tuple[str, Actor | None]]
"""Describing words, or whose people they are."""


class Nameless:
    """Finds nameless people in one language."""

    def __init__(self, lexicon: Lexicon, knowledge: Knowledge) -> None:
        self._lexicon = lexicon
        self._knowledge = knowledge
        self._behind = lexicon.has_trait("noun_behind_state")
        self._words = nameless(lexicon.language)

    def add(self, sentence: Sentence, found: list[Found]) -> list[Found]:
        """Return the mentions with groups of nameless people added; a group takes in the names that describe it.

        Raises:
            DataError: the list of nouns cannot be read.
        """
        words = sentence.lower
        at = {place: item for item in found for place in range(item.first, item.last)}
        added: list[Found] = []
        for place, word in enumerate(words):
            if word not in self._words.firsts or (added and place < added[-1].last):
                continue
            item = self._at(sentence, words, place, at)
            if item is not None:
                added.append(item)
        if not added:
            return found
        kept = [o for o in found if not any(a.first <= o.first and o.last <= a.last for a in added)]
        return sorted([*kept, *added], key=lambda f: f.first)

    def _at(self, sentence: Sentence, words: tuple[str, ...], place: int, at: dict[int, Found]) -> Found | None:
        sizes = range(min(self._words.longest, len(words) - place), 0, -1)
        size = next((n for n in sizes if words[place : place + n] in self._words.nouns), 0)
        inside = at.get(place)
        if not size or (inside is not None and inside.cls in (ActorClass.PERSON, ActorClass.GROUP)):
            return None
        noun = self._words.nouns[tuple(words[place : place + size])]
        run = (self._left if self._behind else self._right)(words, (place, place + size), at)
        first, last, described = run
        if place and words[place - 1] in self._words.one:
            noun = noun.removesuffix("s")
        if self._points_back(words, first, last) or not (described or self._acts(words, first, last)):
            return None
        parts = [(actor.belonging, actor.possessor) if actor else (word, word) for word, actor in described]
        actor = "-".join([*(slug for slug, _ in parts), noun])
        name = " ".join([*(printed for _, printed in parts), noun.replace("-", " ")])
        return Found(first, last, actor, ActorClass.GROUP, name, "", "group", first)

    def _left(self, words: tuple[str, ...], head: tuple[int, int], at: dict[int, Found]) -> tuple[int, int, Described]:
        """English: what describes them stands before the noun (`senior Hamas official`)."""
        place = head[0] - 1
        parts: Described = []
        owned = False
        while place >= 0:
            item = at.get(place)
            if item is not None and item.cls in _OWNERS and not owned:
                parts.insert(0, (item.actor, self._knowledge.actors.get(item.actor)))
                place, owned = item.first - 1, True
            elif words[place] in self._words.parts:
                parts.insert(0, (self._words.parts[words[place]], None))
                place -= 1
            else:
                break
        return place + 1, head[1], parts

    def _right(self, words: tuple[str, ...], head: tuple[int, int], at: dict[int, Found]) -> tuple[int, int, Described]:
        """Indonesian: what describes them stands behind it (`pejabat senior Hamas`)."""
        place = head[1]
        parts: Described = []
        while place < len(words):
            item = at.get(place)
            if item is not None and item.cls in _OWNERS and item.first == place:
                return head[0], item.last, [*parts, (item.actor, self._knowledge.actors.get(item.actor))]
            if words[place] not in self._words.parts:
                break
            parts.append((self._words.parts[words[place]], None))
            place += 1
        return head[0], place, parts

    def _points_back(self, words: tuple[str, ...], first: int, last: int) -> bool:
        """Say whether it is somebody spoken of before: `the senior diplomat`, `diplomat senior itu`."""
        determined = last < len(words) and (words[last],) in self._lexicon.names["determiner"]
        return determined or (
            self._behind and first > 0 and words[first - 1] == "the" and not words[last - 1].endswith("s")
        )

    def _acts(self, words: tuple[str, ...], first: int, last: int) -> bool:
        """Say whether a verb of saying or asking stands beside them."""
        behind = last
        while behind < len(words) and (words[behind],) in self._lexicon.grammar["auxiliary"]:
            behind += 1
        after = behind < len(words) and any(not cue.behind for cue in self._lexicon.cues.get(words[behind], ()))
        grammar = self._lexicon.grammar
        before = first > 0 and (words[first - 1] in self._lexicon.cues or (words[first - 1],) in grammar["according"])
        before = before and (words[first - 1],) not in grammar["tells"]  # `told lawmakers`: they only hear it
        return after or before
