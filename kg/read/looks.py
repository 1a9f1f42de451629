"""How a paragraph looks: like a headline, a link, a name, a sentence of the report.

In      the words of one paragraph
Out     yes or no
Limits  rules of thumb, measured in words; they decide only where no pattern of furniture/*.txt does.
"""

import re

from kg.read.dateline import dateline
from kg.read.paragraphs import ends_sentence
from kg.read.patterns import tail_start

_HEADLINE_WORDS = 40
_LINK_WORDS = 25
_ORDINARY_WORDS = 8
_NAME_WORDS = 4
_SPEECH = re.compile(r"[,.?!][\"”’']\s+[a-z]")


def same(words: str) -> str:
    """Return words folded over what scrapers change: case, spaces, quotation marks.

    Raises:
        Nothing.
    """
    return re.sub(r"[\s\"'“”‘’]+", " ", words).strip().casefold()


def could_head(words: str) -> bool:
    """Say whether a paragraph could be a headline: not too long, no dateline.

    Raises:
        DataError: a word list is missing.
    """
    longest = _HEADLINE_WORDS if not words.endswith(".") else _HEADLINE_WORDS // 3
    return len(words.split()) <= longest and not dateline(words)


def is_section(first: str, second: str) -> bool:
    """Say whether the first line names a section or a series above the headline, as `Dunia` does.

    Raises:
        DataError: a word list is missing.
    """
    if second.endswith(".") or not could_head(second):
        return False
    long = [word for word in second.split() if len(word) > 3]
    titled = sum(word[0].isupper() for word in long) * 5 >= len(long) * 3
    few, many = len(first.split()), len(second.split())
    return few < 3 <= many or (few < 5 and many > 5 and titled)


def is_name(words: str) -> bool:
    """Say whether a paragraph is no more than a name: an author's, an outlet's.

    Raises:
        Nothing.
    """
    names = [word for word in words.split() if word[0].isalnum()]
    return 0 < len(names) <= _NAME_WORDS and not ends_sentence(words) and all(name[0].isupper() for name in names[:2])


def looks_like_link(paragraph: str) -> bool:
    """Say whether a paragraph reads as a link to another article: a headline, not a sentence.

    Raises:
        DataError: a list of patterns is not as it should be.
    """
    words = paragraph[: tail_start(paragraph)]
    closed = words.endswith((".", ".”", '."', ":"))
    return len(words.split()) <= _LINK_WORDS and not closed and not _SPEECH.search(words)


def is_ordinary(paragraph: str) -> bool:
    """Say whether a paragraph reads as the report's own prose.

    Raises:
        DataError: a list of patterns is not as it should be.
    """
    words = paragraph[: tail_start(paragraph)]
    return len(words.split()) > _LINK_WORDS or (len(words.split()) >= _ORDINARY_WORDS and ends_sentence(words))
