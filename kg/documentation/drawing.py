"""The vocabulary as drawings: the tree of classes, and the pattern of a statement.

In      a Vocabulary
Out     SVG, to be put into a page whose style sheet colours it.
Source  the places of the boxes are laid by hand (see _PLACES); what is in and between them is read from the ontology.
Limits  a class that has no place yet is put below the others; lengths of words are estimated.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from rdflib import URIRef

from kg.documentation.relations import Box, Line, boxes, lines, narrower
from kg.documentation.vocabulary import Vocabulary, local

_PLACES = {
    "Event": (0, 0),
    "Mention": (1, 0),
    "Report": (2, 0),
    "Post": (0, 1),
    "Actor": (1, 1),
    "Statement": (2, 1),
    "Evidence": (3, 1),
    "Proposition": (2, 2),
}
"""Column and row; neighbours are those that many properties connect."""
_ROW, _LETTER, _PAD = 17, 6.6, 9
_ACROSS, _DOWN = 150, 165
_LARGE = 7.4
"""Width of a letter in the tree, whose words are larger."""
_TREE_ROW, _INDENT, _COLUMN = 27, 20, 265


@dataclass(frozen=True, slots=True)
class Placed:
    """A box and where it stands."""

    box: Box
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> tuple[float, float]:
        """Return the middle of the box."""
        return self.x + self.width / 2, self.y + self.height / 2

    def edge(self, other: "Placed") -> tuple[float, float]:
        """Return where the way to another box leaves this one.

        Raises:
            Nothing.
        """
        (x, y), (to_x, to_y) = self.middle, other.middle
        across, down = to_x - x, to_y - y
        share = min(
            self.width / 2 / abs(across) if across else 1.0,
            self.height / 2 / abs(down) if down else 1.0,
        )
        return x + across * share, y + down * share


def pattern(vocabulary: Vocabulary, title: str) -> str:
    """Return the drawing of what statements, actors, topics and documents have to do with one another.

    Raises:
        Nothing.
    """
    placed = _placed(vocabulary)
    drawn = lines(vocabulary)
    parts = [_line(vocabulary, line, placed) for line in drawn]
    parts += [_labels(vocabulary, line, placed) for line in drawn]
    parts += [_box(vocabulary, one) for one in placed.values()]
    width = max(one.x + one.width for one in placed.values())
    height = max(one.y + one.height for one in placed.values())
    arrow = '<marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
    head = f'<defs>{arrow}<path class="head" d="M0 0L8 4L0 8z"/></marker></defs>'
    return _svg(title, (width, height), head + "".join(parts))


def tree(vocabulary: Vocabulary, title: str) -> str:
    """Return the drawing of which class is narrower than which.

    Raises:
        Nothing.
    """
    branches = [list(_branch(vocabulary, top, 0)) for top in narrower(vocabulary, None)]
    columns: list[list[tuple[URIRef, int]]] = [[], [], []]
    for branch in sorted(branches, key=len, reverse=True):
        min(columns, key=len).extend(branch)
    parts = [_twigs(vocabulary, column, place * _COLUMN) for place, column in enumerate(columns)]
    return _svg(title, (3 * _COLUMN, max(map(len, columns)) * _TREE_ROW), "".join(parts))


def _branch(vocabulary: Vocabulary, term: URIRef, depth: int) -> Iterator[tuple[URIRef, int]]:
    yield term, depth
    for below in narrower(vocabulary, term):
        yield from _branch(vocabulary, below, depth + 1)


def _twigs(vocabulary: Vocabulary, column: Sequence[tuple[URIRef, int]], left: float) -> str:
    parts, stems = [], {}
    for row, (term, depth) in enumerate(column):
        x, y = left + depth * _INDENT, row * _TREE_ROW
        stems[depth] = y + _TREE_ROW - 5
        if depth:
            start = stems[depth - 1]
            parts.append(f'<path class="edge" d="M{x - _INDENT + 8} {start}V{y + 11}H{x}"/>')
        label = vocabulary.label(term)
        width = round(len(label) * _LARGE + 2 * _PAD)
        parts.append(f'<g class="node"><rect x="{x}" y="{y}" width="{width}" height="22" rx="4"/>')
        parts.append(f"{_word(term, label, (x + _PAD, y + 15))}</g>")
        stems[depth] = y + 22
    return "".join(parts)


def _placed(vocabulary: Vocabulary) -> dict[str, Placed]:
    known = boxes(vocabulary)
    below = 1 + max(row for _, row in _PLACES.values())
    others = [name for name in known if name not in _PLACES and _is_connected(vocabulary, name)]
    places = {name: place for name, place in _PLACES.items() if name in known}
    places |= {name: (column % 4, below + column // 4) for column, name in enumerate(others)}
    heights = {name: _height(known[name]) for name in places}
    widths = {name: _width(vocabulary, known[name]) for name in places}
    across = _starts([(places[name][0], width) for name, width in widths.items()], _ACROSS)
    down = _starts([(places[name][1], height) for name, height in heights.items()], _DOWN)
    found = {}
    for name, (column, row) in places.items():
        (left, width), (top, height) = across[column], down[row]
        spot = left + (width - widths[name]) / 2, top + (height - heights[name]) / 2
        found[name] = Placed(known[name], *spot, widths[name], heights[name])
    return found


def _starts(sizes: Sequence[tuple[int, float]], gap: float) -> dict[int, tuple[float, float]]:
    """Where each column or row begins, and how wide or high it is."""
    found, at = {}, 0.0
    for place in sorted({place for place, _ in sizes}):
        size = max(size for other, size in sizes if other == place)
        found[place] = (at, size)
        at += size + gap
    return found


def _is_connected(vocabulary: Vocabulary, name: str) -> bool:
    return any(name in line.ends for line in lines(vocabulary))


def _height(box: Box) -> float:
    return 34 + _ROW * (len(box.values) + len(box.loops)) + (_PAD if box.values or box.loops else 0)


def _width(vocabulary: Vocabulary, box: Box) -> float:
    words = [label + kind for _, label, kind in _rows(vocabulary, box)]
    return max(150.0, 2 * _PAD + _LETTER * max(map(len, words), default=0))


def _box(vocabulary: Vocabulary, placed: Placed) -> str:
    box, x, y = placed.box, placed.x, placed.y
    parts = [f'<g class="node"><rect x="{x:g}" y="{y:g}" width="{placed.width:g}" height="{placed.height:g}" rx="6"/>']
    parts.append(_word(box.term, vocabulary.label(box.term), (x + _PAD, y + 22), "name"))
    for place, (prop, label, kind) in enumerate(_rows(vocabulary, box)):
        spot = (x + _PAD, y + 34 + _ROW * place + 12)
        parts.append(_word(prop, label, spot, "small", kind))
    return "".join([*parts, "</g>"])


def _rows(vocabulary: Vocabulary, box: Box) -> list[tuple[URIRef, str, str]]:
    """What stands in a box: its properties, and what each leads to."""
    rows = [(prop, vocabulary.label(prop), f": {kind}" if kind else "") for prop, kind in box.values]
    return rows + [(prop, vocabulary.label(prop), " ↺") for prop in box.loops]


def _line(vocabulary: Vocabulary, line: Line, placed: dict[str, Placed]) -> str:
    one, other = (placed[name] for name in line.ends)
    (x, y), (to_x, to_y) = one.edge(other), other.edge(one)
    start = ' marker-start="url(#arrow)"' if line.back else ""
    return f'<path class="edge" d="M{x:.0f} {y:.0f}L{to_x:.0f} {to_y:.0f}" marker-end="url(#arrow)"{start}/>'


def _labels(vocabulary: Vocabulary, line: Line, placed: dict[str, Placed]) -> str:
    one, other = (placed[name] for name in line.ends)
    ends = (one.edge(other), other.edge(one))
    x, y = ((ends[0][axis] + ends[1][axis]) / 2 for axis in (0, 1))
    rows = [(prop, vocabulary.label(prop)) for prop in line.there]
    rows += [(prop, f"← {vocabulary.label(prop)}") for prop in line.back]
    width, height = max(len(label) for _, label in rows) * _LETTER + _PAD, _ROW * len(rows) + 4
    left, top = x - width / 2, y - height / 2
    parts = [f'<rect class="paper" x="{left:.0f}" y="{top:.0f}" width="{width:.0f}" height="{height}"/>']
    for place, (prop, label) in enumerate(rows):
        parts.append(_word(prop, label, (left + _PAD / 2, top + _ROW * place + 14), "small"))
    return "".join(parts)


def _word(term: URIRef, label: str, spot: tuple[float, float], look: str = "", more: str = "") -> str:
    x, y = spot
    kind = f' class="{look}"' if look else ""
    rest = f'<tspan class="soft">{escape(more)}</tspan>' if more else ""
    return f'<a href="#{escape(local(term))}"><text x="{x:.0f}" y="{y:.0f}"{kind}>{escape(label)}{rest}</text></a>'


def _svg(title: str, size: tuple[float, float], content: str) -> str:
    width, height = size[0] + 4, size[1] + 4
    place = f'viewBox="-2 -2 {width:.0f} {height:.0f}" width="{width:.0f}" height="{height:.0f}"'
    told = f'role="group" aria-label="{escape(title)}"><title>{escape(title)}</title>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {place} {told}{content}</svg>'
