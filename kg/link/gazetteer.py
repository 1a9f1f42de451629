"""Known names → where they stand in a sentence.

In      Knowledge: labels, aliases, metonyms and posts of the curated actors
Out     Sighting: a run of tokens and what it may stand for.
Limits  names match letter for letter (`AS` is a state, `as` is not) or all in capitals; posts without regard to case.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.model import Actor, Knowledge, Post, Span, Token
from kg.segment import words


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
class Gazetteer:
    """Names by their first word, longest first."""

    exact: Mapping[str, tuple[Entry, ...]]
    posts: Mapping[str, tuple[Entry, ...]]

    @classmethod
    def of(cls, knowledge: Knowledge) -> "Gazetteer":
        """Return the gazetteer of all that the curated knowledge names.

        Raises:
            Nothing.
        """
        exact: dict[str, set[Entry]] = {}
        posts: dict[str, set[Entry]] = {}
        for actor in knowledge.actors.values():
            for entry in _actor_entries(actor):
                exact.setdefault(entry.words[0], set()).add(entry)
        for post in knowledge.posts.values():
            for entry in _post_entries(post):
                posts.setdefault(entry.words[0], set()).add(entry)
        return cls(_sorted(exact), _sorted(posts))

    def starts(self, tokens: Sequence[Token]) -> list[int]:
        """Return the positions whose word is the first of some name; at all others no name starts.

        Raises:
            Nothing.
        """
        exact, posts = self.exact, self.posts
        return [place for place, t in enumerate(tokens) if t.text in exact or t.text.lower() in posts]

    def at(self, tokens: Sequence[Token], place: int) -> Sighting | None:
        """Return the longest name that starts at ``place``, with everything it may stand for.

        Raises:
            Nothing.
        """
        known = self._longest(self.exact, tokens, place, lower=False)
        post = self._longest(self.posts, tokens, place, lower=True)
        if known and post:
            return known if known.last >= post.last else post
        return known or post

    @staticmethod
    def _longest(
        table: Mapping[str, tuple[Entry, ...]], tokens: Sequence[Token], place: int, *, lower: bool
    ) -> Sighting | None:
        first = tokens[place].text.lower() if lower else tokens[place].text
        entries = table.get(first, ())
        if not entries:
            return None
        ahead = tokens[place : place + len(entries[0].words)]
        run = tuple(t.text.lower() for t in ahead) if lower else tuple(t.text for t in ahead)
        found: list[Entry] = []
        for entry in entries:
            size = len(entry.words)
            if found and size < len(found[0].words):
                break
            if run[:size] == entry.words:
                found.append(entry)
        return Sighting(place, place + len(found[0].words), tuple(found)) if found else None


def _sorted(table: dict[str, set[Entry]]) -> dict[str, tuple[Entry, ...]]:
    return {
        first: tuple(sorted(entries, key=lambda e: (-len(e.words), e.words, e.how, e.slug, e.language)))
        for first, entries in table.items()
    }


def _actor_entries(actor: Actor) -> list[Entry]:
    entries = []
    for how, table in (("name", actor.names), ("metonym", actor.metonyms), ("adjective", actor.adjectives)):
        for language, names in table.items():
            for name in names:
                run = _split(name)
                if run:
                    entries.append(Entry(run, actor.slug, how, language))
                    if len(name) > 3 and name != name.upper():
                        entries.append(Entry(_split(name.upper()), actor.slug, how, language))
    return entries


def _post_entries(post: Post) -> list[Entry]:
    return [
        Entry(run, post.slug, "post", language)
        for language, names in post.names.items()
        for name in names
        if (run := _split(name.lower()))
    ]


def _split(name: str) -> tuple[str, ...]:
    return tuple(token.text for token in words(name, Span(0, len(name))))
