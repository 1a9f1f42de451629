"""Values → HTML, escaped: the one place where angle brackets are written.

In      names, attributes and children of elements
Out     Markup, which is text that needs no more escaping.
Limits  knows nothing of what the elements mean; attribute names are ours, their values may come from anywhere.
"""

from collections.abc import Iterable
from html import escape

Value = str | int | float | bool | None
Attributes = dict[str, Value]


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def tag(name: str, *children: str, **attributes: Value) -> Markup:
    """Return an element; children that are no Markup are escaped.

    An attribute that is None or False is left out; `class_` is `class`, and `data_o` is `data-o`.

    Raises:
        Nothing.

    >>> tag("p", "1 < 2", class_="small")
    '<p class="small">1 &lt; 2</p>'
    """
    told = "".join(_attribute(key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items())
    return Markup(f"<{name}{told}>{join(children)}</{name}>")


def join(children: Iterable[str]) -> Markup:
    """Return some children one after the other, escaped where they are no Markup.

    Raises:
        Nothing.
    """
    return Markup("".join(child if isinstance(child, Markup) else escape(child) for child in children))


def _attribute(name: str, value: Value) -> str:
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
