"""What an id means: the thing, document or statement of that name, or what looks like it.

In      ids as they stand in addresses (``nato``, ``demand/no-eastward-expansion``), or whole IRIs
Out     rows.
Limits  an unknown id is an error that knows up to three that look like it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from rapidfuzz import fuzz, process

from kg.errors import UnknownIdError
from kg.index.opening import Index
from kg.names import BASE

_NEAR: Final = 3
_LIKE: Final = 65.0
_HEX: Final = re.compile(r"[0-9a-f]+")
_STEM: Final = 6
"""Ids made of content are compared by their first digits: who copied one lost its end."""


@dataclass(frozen=True, slots=True)
class Named:
    """A thing found by its id."""

    id: int
    kind: str
    slug: str


def identified(index: Index, kinds: Sequence[str], given: str, parameter: str = "id") -> Named:
    """Return the thing of one of these kinds that has this id: the first kind that has one.

    Raises:
        UnknownIdError: there is none.
    """
    kind, slug = parted(given)
    held = {row["kind"]: row["id"] for row in index.rows("SELECT id, kind FROM thing WHERE slug = ?", (slug,))}
    for one in kinds:
        if one in held and kind in {None, one}:
            return Named(held[one], one, slug)
    raise UnknownIdError(" or ".join(kinds), given, near(index, kinds, slug), parameter)


def recognised(index: Index, kind: Literal["document", "statement", "act"], given: str) -> int:
    """Return the row of the document, statement or act that has this id.

    Raises:
        UnknownIdError: there is none.
    """
    named, slug = parted(given)
    row = index.one(f"SELECT id FROM {kind} WHERE slug = ?", (slug,)) if named in {None, kind} else None
    if row is None:
        raise UnknownIdError(kind, given, _alike(index, kind, slug), kind)
    return int(row["id"])


def parted(given: str) -> tuple[str | None, str]:
    """Return the kind and the slug in an id; no kind where only a slug is given.

    Raises:
        Nothing.

    >>> parted("nato"), parted("issue/sanctions"), parted(f"{BASE}id/actor/nato")
    ((None, 'nato'), ('issue', 'sanctions'), ('actor', 'nato'))
    """
    kind, _, slug = given.strip().removeprefix(f"{BASE}id/").rpartition("/")
    return kind or None, slug


def near(index: Index, kinds: Sequence[str], slug: str) -> list[str]:
    """Return slugs of things of these kinds that look like this one, the most similar first.

    Raises:
        Nothing.
    """
    marks = ", ".join("?" * len(kinds))
    rows = index.rows(f"SELECT DISTINCT slug FROM thing WHERE kind IN ({marks})", tuple(kinds))
    slugs = [row["slug"] for row in rows]
    found = process.extract(slug, slugs, scorer=fuzz.ratio, limit=_NEAR, score_cutoff=_LIKE)
    return [name for name, _, _ in found]


def _alike(index: Index, kind: str, slug: str) -> list[str]:
    stem = slug.lower()[:_STEM]
    if len(stem) < _STEM or not _HEX.fullmatch(stem):
        return []
    sql = f"SELECT slug FROM {kind} WHERE slug BETWEEN ? AND ? ORDER BY slug LIMIT ?"
    return [row["slug"] for row in index.rows(sql, (stem, f"{stem}g", _NEAR))]
