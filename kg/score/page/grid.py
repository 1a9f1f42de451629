"""The confusion grid: the gold's kinds by the kinds found, shaded by how many, each cell a way to its statements.

In      Cells
Out     a table.
Limits  a cell's shade says what part of its row it holds.
"""

from collections.abc import Sequence

from kg.model import Kind
from kg.score.confusion import Cell
from kg.score.page.entries import cell_name
from kg.score.page.words import many
from kg.sheet.markup import Markup, tag

_SHADES = 8


def grid(cells: Sequence[Cell]) -> Markup:
    """Return the grid, with the kinds that came up.

    Raises:
        Nothing.
    """
    used = {kind for cell in cells for kind in (cell.gold, cell.found)}
    kinds = [kind for kind in Kind if kind in used]
    named = {(cell.gold, cell.found): cell for cell in cells}
    columns = [*kinds, None]
    head = tag("tr", tag("td", "gold ↓ found →"), *(_head(kind.value if kind else "missed", "col") for kind in columns))
    rows = [_row(gold, columns, named) for gold in (*kinds, None)]
    note = (
        "Rows: the gold's best kind. Columns: the kind found. Click a number to see its statements. "
        "A ring marks kinds that are not the best one, but accepted."
    )
    return tag(
        "section",
        tag("h2", "Which kind is taken for which"),
        tag("p", note, class_="note"),
        tag("div", tag("table", tag("thead", head), tag("tbody", *rows), class_="grid"), class_="scroll"),
        id="confusion",
    )


def _row(
    gold: Kind | None, columns: Sequence[Kind | None], named: dict[tuple[Kind | None, Kind | None], Cell]
) -> Markup:
    cells = [named.get((gold, found)) for found in columns]
    total = sum(cell.count for cell in cells if cell)
    return tag("tr", _head(gold.value if gold else "spurious", "row"), *(_cell(cell, total) for cell in cells))


def _head(name: str, scope: str) -> Markup:
    return tag("th", tag("span", name), scope=scope)


def _cell(cell: Cell | None, total: int) -> Markup:
    if cell is None:
        return tag("td", tag("span", "·", aria_hidden="true"))
    shade = max(1, round(cell.count / total * _SHADES))
    right = cell.gold is cell.found
    accepted = not right and cell.accepted == cell.count
    gold, found = cell.gold or "nothing in the gold", cell.found or "missed"
    told = f"{gold} → {found}: {many(cell.count, 'statement')}"
    if cell.accepted and not right:
        told += f", {cell.accepted} with an accepted kind"
    link = tag(
        "button",
        str(cell.count),
        type="button",
        data_cell=cell_name(cell.gold, cell.found),
        title=told,
        aria_label=told,
    )
    return tag("td", link, class_=f"{'hit' if right or accepted else 'slip'} shade{shade}{' ring' if accepted else ''}")
