"""How things are called, in each language that labels have.

In      a language
Out     a column in SQL.
Limits  a thing without a label in the language has its English one, else the one that documents print, else any; one
        without labels is called by its id.
"""

from enum import StrEnum
from typing import Final


class Language(StrEnum):
    """Languages that things have labels in."""

    EN = "en"
    ID = "id"
    RU = "ru"


_COLUMNS: Final = {Language.EN: "en", Language.ID: "idn", Language.RU: "ru"}
_OTHERS: Final = ("en", "plain", "idn", "ru")


def label(language: Language, thing: str = "t") -> str:
    """Return the label of a row of ``thing``, which the query calls that.

    Raises:
        Nothing.

    >>> label(Language.ID)
    'coalesce(t.idn, t.en, t.plain, t.ru, t.slug)'
    """
    order = dict.fromkeys((_COLUMNS[language], *_OTHERS, "slug"))
    return f"coalesce({', '.join(f'{thing}.{column}' for column in order)})"
