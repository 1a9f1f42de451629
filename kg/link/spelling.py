"""The slug of an unknown actor: one for all spellings of a name, none for two people who share a surname.

In      a name as printed, perhaps the title beside it; kg/language/spellings.txt
Out     slugs.
Source  a slug is all that two articles have in common: what makes it must be what makes the actor the same.
Limits  a single name is the same person only with the same title; without a title, only inside its document.
"""

import re
from difflib import SequenceMatcher
from functools import cache, lru_cache

from kg.language import LISTS, read_sections
from kg.model import ActorClass, Knowledge
from kg.names import slug

_ADDRESS = re.compile(r"^(?:https?://)?(?:www\.)?", re.IGNORECASE)
_ENDING = re.compile(r"(?<=\w\w)(?:\.[a-z]{2,4}){1,2}/?$", re.IGNORECASE)
_ALIKE = 0.6
"""How alike two first names must be to be one in another spelling: `Wolodymyr`, `Volodymyr`; not `Ivan`, `Sergey`."""


def spelled(name: str) -> str:
    """Return the slug of a name in its first spelling.

    Raises:
        DataError: the list of spellings cannot be read.

    >>> spelled("Sergei Ržanický"), spelled("Mohammed Al-Amin")
    ('sergey-rzanicky', 'muhammad-al-amin')
    """
    names, endings = _spellings()
    parts = (names.get(part, part) for part in slug(name).split("-"))
    return "-".join(next((p.removesuffix(e) + first for e, first in endings if p.endswith(e)), p) for p in parts)


def person_slug(name: str, title: str, document: str) -> str:
    """Return the slug of a person nobody curates: of the full name, else of the single name with what tells it apart.

    Raises:
        DataError: the list of spellings cannot be read.

    >>> person_slug("Jan Kowalczyk", "Menteri", "d1"), person_slug("Kowalczyk", "Menteri Polandia", "d1")
    ('jan-kowalczyk', 'kowalczyk-menteri-polandia')
    """
    found = spelled(name)
    if "-" in found:
        return found
    return f"{found}-{slug(title) if title else document[:8]}"


@lru_cache(1 << 14)
def medium_slug(name: str) -> str:
    """Return the slug of a news medium: the same for its name, its name in one word and its address on the web.

    Raises:
        Nothing.

    >>> {medium_slug(name) for name in ("Kabar Laut", "KabarLaut.com", "KABARLAUT", "www.kabarlaut.co.id")}
    {'kabarlaut'}
    """
    return slug(_ENDING.sub("", _ADDRESS.sub("", name.strip()))).replace("-", "")


def is_slug_of(actor: str, name: str) -> bool:
    """Say whether the slug of an actor nobody curates may have been made of a name.

    Raises:
        DataError: the list of spellings cannot be read.

    >>> is_slug_of("kowalczyk-menteri-polandia", "Kowalczyk"), is_slug_of("kabarlaut", "Kantor berita Kabar Laut")
    (True, True)
    """
    found = spelled(name)
    single = "-" not in found and actor.startswith(f"{found}-")
    return actor == found or single or ("-" not in actor and medium_slug(name).endswith(actor))


class CuratedPeople:
    """The curated people by their full names."""

    def __init__(self, knowledge: Knowledge) -> None:
        named: dict[str, set[str]] = {}
        self._first: dict[str, set[str]] = {}
        for actor in knowledge.actors.values():
            if actor.cls is ActorClass.PERSON:
                for name in (name for names in actor.names.values() for name in names if " " in name):
                    found = spelled(name)
                    named.setdefault(found, set()).add(actor.slug)
                    self._first.setdefault(actor.slug, set()).add(found.split("-")[0])
        self._named = {name: min(slugs) for name, slugs in named.items() if len(slugs) == 1}

    def named(self, name: str, bearer: str) -> str | None:
        """Return who bears a full name: who is curated with it, or ``bearer`` of its surname if the first names agree.

        Raises:
            DataError: the list of spellings cannot be read.
        """
        found = spelled(name)
        if found in self._named:
            return self._named[found]
        first = found.split("-")[0]
        near = (SequenceMatcher(None, first, other).ratio() for other in self._first.get(bearer, ()))
        return bearer if any(ratio >= _ALIKE for ratio in near) else None


@cache
def _spellings() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    lists = read_sections(LISTS / "spellings.txt")
    names: dict[str, str] = {}
    for _, line in lists["name"]:
        first, *others = line.split()
        names.update(dict.fromkeys(others, first))
    endings = [(other, line.split()[0]) for _, line in lists["ending"] for other in line.split()[1:]]
    return names, tuple(sorted(endings, key=lambda pair: -len(pair[0])))
