"""Known names → where they stand in a sentence.

In      Knowledge: labels, aliases, metonyms and posts of the curated actors
Out     Sighting: a run of tokens and what it may stand for.
Limits  names match letter for letter (`AS` is a state, `as` is not) or all in capitals; posts without regard to case.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.model import Actor, Knowledge, Post, Token
from kg.segment import printed


@dataclass(frozen=True, slots=True)
class Entry:
    """One name and what it stands for."""

    words: tuple[str, ...]
    slug: str
    """Of an actor, or of a post where ``how`` is `post`."""
    how: str
    """name · metonym · adjective · post"""
    language: str


@dataclass(frozen=True, slots=True)
class Sighting:
    """A run of tokens [first, last) and the names it may be."""

    first: int
    last: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """Names by their words, and how long those are that begin with a word."""

    entries: Mapping[tuple[str, ...], tuple[Entry, ...]]
    sizes: Mapping[str, tuple[int, ...]]
    """By first word, longest first."""

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "Names":
        """Return the table of some names.

        Raises:
            Nothing.
        """
        found: dict[tuple[str, ...], list[Entry]] = {}
        sizes: dict[str, set[int]] = {}
        for entry in entries:
            found.setdefault(entry.words, []).append(entry)
            sizes.setdefault(entry.words[0], set()).add(len(entry.words))
        return cls(
            {run: _ranked(same) for run, same in found.items()},
            {first: tuple(sorted(of_first, reverse=True)) for first, of_first in sizes.items()},
        )

    def at(self, words: Sequence[str], place: int) -> Sighting | None:
        """Return the longest name that starts at a position of a row of words.

        Raises:
            Nothing.
        """
        for size in self.sizes.get(words[place], ()):
            entries = self.entries.get(tuple(words[place : place + size]))
            if entries and place + size <= len(words):
                return Sighting(place, place + size, entries)
        return None


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All names: those whose letters count, and posts, whose capitals do not."""

    exact: Names
    posts: Names

    @classmethod
    def of(cls, knowledge: Knowledge) -> "Gazetteer":
        """Return the gazetteer of all that the curated knowledge names.

        Raises:
            Nothing.
        """
        return cls(
            Names.of(entry for actor in knowledge.actors.values() for entry in _actor_entries(actor)),
            Names.of(entry for post in knowledge.posts.values() for entry in _post_entries(post)),
        )

    def at(self, tokens: Sequence[Token], place: int) -> Sighting | None:
        """Return the longest name that starts at ``place``, with everything it may stand for.

        Raises:
            Nothing.
        """
        return self._longest([t.text for t in tokens], [t.text.lower() for t in tokens], place)

    def _longest(self, words: Sequence[str], lower: Sequence[str], place: int) -> Sighting | None:
        known = self.exact.at(words, place)
        post = self.posts.at(lower, place)
        if known and post:
            return known if known.last >= post.last else post
        return known or post

    def sightings(self, tokens: Sequence[Token], lower: Sequence[str]) -> Iterator[Sighting]:
        """Yield the longest name at each position where one starts; they may overlap.

        Raises:
            Nothing.
        """
        words = [token.text for token in tokens]
        exact, posts = self.exact.sizes, self.posts.sizes
        for place in [place for place, word in enumerate(words) if word in exact or lower[place] in posts]:
            sighting = self._longest(words, lower, place)
            if sighting:
                yield sighting


def _ranked(same: list[Entry]) -> tuple[Entry, ...]:
    """Put what one name may stand for in order, each once; most names stand for one thing only."""
    return tuple(sorted(set(same), key=lambda e: (e.how, e.slug, e.language)) if len(same) > 1 else same)


def _actor_entries(actor: Actor) -> list[Entry]:
    entries = []
    for how, table in (("name", actor.names), ("metonym", actor.metonyms), ("adjective", actor.adjectives)):
        for language, names in table.items():
            for name in names:
                run = printed(name)
                if run:
                    entries.append(Entry(run, actor.slug, how, language))
                    if name[0].islower():  # `militer Israel` begins a sentence
                        entries.append(Entry(printed(name[0].upper() + name[1:]), actor.slug, how, language))
                    if "-" in name and " " in name:  # `Abdel Fattah el-Sisi` is printed `El-Sisi`, too
                        entries.append(Entry(printed(_capital(name)), actor.slug, how, language))
                    capitals = name.upper()
                    if len(name) > 3 and name != capitals:
                        entries.append(Entry(printed(capitals), actor.slug, how, language))
    return entries


def _capital(name: str) -> str:
    """Return a name with every word's first letter a capital."""
    return " ".join(word[0].upper() + word[1:] for word in name.split())


def _post_entries(post: Post) -> list[Entry]:
    return [
        Entry(run, post.slug, "post", language)
        for language, names in post.names.items()
        for name in names
        if (run := printed(name.lower()))
    ]
