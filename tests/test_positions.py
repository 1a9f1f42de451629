"""On which demands an act takes sides: naming a thing is not yet wanting it gone."""

import pytest
from pyoxigraph import NamedNode, Quad

from kg.lift import lift
from kg.names import term
from kg.segment import segment
from tests.test_extract import article, known, rules

CASES = {
    "to demand that it stop": ("Moskow menuntut agar NATO menghentikan perluasan ke timur.", ["no-eastward-expansion"]),
    "to turn down the demand": ("Stoltenberg menolak tuntutan agar NATO tidak memperluas ke timur.", [
        "no-eastward-expansion",
    ]),
    "to be against the thing itself": ("Putin menolak perluasan NATO ke timur.", []),
    "to be for the thing itself": ("Blinken mendukung perluasan NATO ke timur.", []),
    "to ask for what is demanded": ("Guterres menyerukan gencatan senjata.", ["ceasefire"]),
    "to turn it down": ("Netanyahu menolak gencatan senjata.", ["ceasefire"]),
    "to ask that it not be": ("Netanyahu meminta agar tidak ada gencatan senjata.", []),
    "an issue is only spoken about": ("Blinken menolak kritik atas kebijakan pintu terbuka NATO.", []),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_positions(case: str) -> None:
    text, expected = CASES[case]
    doc = segment(article((text,), "id"))
    (statement,) = rules().extract(doc).statements
    assert list(statement.positions) == expected
    quads = lift(doc, [statement], known())
    contents = _named(quads, "content")
    about = _named(quads, "about")
    assert contents == set(expected)
    assert about == set(statement.topics)


def _named(quads: list[Quad], predicate: str) -> set[str]:
    found = {q.object for q in quads if q.predicate == term(predicate)}
    return {node.value.rsplit("/", 1)[-1] for node in found if isinstance(node, NamedNode)}
