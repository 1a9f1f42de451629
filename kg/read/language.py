"""Which language an article is in, told by its function words; and what each language calls months and days.

In      text; languages/*.txt, one file a language
Out     the language's name (`id`, `en`, …) or `und`
Source  measured beforehand: counting function words over a whole article does as well as a library here
Limits  one language per article; a language without a file is `und`, unless it looks like one that has a file (Malay).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.errors import DataError
from kg.read.lists import HERE, lines

UNKNOWN = "und"

_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH_WORDS = 1500
_SHORT = 20
_SHARE = 0.1
"""News has a third of its words in these lists; a text of another language that shares a few stays below a tenth."""


@dataclass(frozen=True, slots=True)
class Language:
    """One language of the house, as its file tells it."""

    name: str
    words: frozenset[str]
    months: Mapping[str, int]
    weekdays: frozenset[str]
    stamps: frozenset[str]
    """Words that introduce a publication date."""
    day_first: bool
    """Whether 7/12/2021 is a day in December."""

    def tells(self, word: str) -> bool:
        """Say whether a word, in lower case, speaks for this language.

        Raises:
            Nothing.
        """
        return word in self.words or word in self.months or word in self.weekdays


@cache
def languages() -> Mapping[str, Language]:
    """Return the languages that have a file, by name.

    Raises:
        DataError: a file lacks an entry or has an unknown one.

    >>> languages()["id"].months["desember"]
    12
    """
    return {file.stem: _language(file.stem) for file in sorted((HERE / "languages").glob("*.txt"))}


def detect(text: str) -> str:
    """Return the language of a text, or `und`.

    Raises:
        DataError: a language's file is not as it should be.

    >>> [detect(text) for text in ("Rusia menolak usulan itu.", "They said that it would end.", "1984")]
    ['id', 'en', 'und']
    """
    words = [match.group().lower() for match in _WORD.finditer(text[: _ENOUGH_WORDS * 8])][:_ENOUGH_WORDS]
    counts = {name: sum(map(language.tells, words)) for name, language in languages().items()}
    best = max(sorted(counts), key=lambda name: counts[name], default=UNKNOWN)
    enough = max(1, (len(words) - _SHORT) * _SHARE)
    return best if words and counts[best] >= enough else UNKNOWN


def _language(name: str) -> Language:
    file = HERE / "languages" / f"{name}.txt"
    entries: dict[str, list[str]] = {key: [] for key in ("words", "months", "weekdays", "stamps", "day-first")}
    for number, line in lines(file):
        key, colon, values = line.partition(":")
        if not colon or key not in entries:
            raise DataError(str(file), number, f"an entry is `key: values`, with a key of {', '.join(entries)}.")
        entries[key].extend(values.lower().split())
    if len(entries["months"]) != 12:
        raise DataError(str(file), None, f"needs twelve months in order, has {len(entries['months'])}.")
    return Language(
        name=name,
        words=frozenset(entries["words"]),
        months={form: at for at, forms in enumerate(entries["months"], 1) for form in forms.split("/")},
        weekdays=frozenset(entries["weekdays"]),
        stamps=frozenset(entries["stamps"]),
        day_first=entries["day-first"] == ["yes"],
    )
