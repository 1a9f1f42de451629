"""Plain text files → articles: one article a file.

In      a .txt file in UTF-8
Out     one Article; headline, date line and outlet are found in the text
Limits  the file name is the article's name; two files of one name in two folders are two versions of one article.
"""

from collections.abc import Iterator
from pathlib import Path

from kg.model import Article, Refusal
from kg.read.compose import Page, compose
from kg.read.files import content, decoded


def read(path: Path) -> Iterator[Article | Refusal]:
    """Yield the article of a text file.

    Raises:
        ReadError: the file cannot be read, is not text, or holds no article.
    """
    text = decoded(content(path), str(path))
    yield compose(Page(source=path.name, text=text, title=None, published=None, url=None, publisher=None))
