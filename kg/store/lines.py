"""Quads as canonical N-Quads lines: what is hashed, written into updates and exported.

In      quads
Out     lines without their end, digests, quads in the form in which Oxigraph gives them back.
Source  RDF 1.1 N-Quads; RDFC-1.0 for blank node labels.
Limits  Oxigraph rewrites literals ("0.90" is stored as "0.9"), so digests are taken of the rewritten form.
"""

import hashlib
from collections.abc import Iterable

from pyoxigraph import CanonicalizationAlgorithm, Dataset, Quad, Store


def line(quad: Quad) -> str:
    r"""Return the quad as one N-Quads line, without its line end.

    Raises:
        Nothing.

    >>> from pyoxigraph import Literal, NamedNode
    >>> line(Quad(NamedNode("e:s"), NamedNode("e:p"), Literal('"yes"'), NamedNode("e:g")))
    '<e:s> <e:p> "\\"yes\\"" <e:g> .'
    """
    return f"{quad} ."


def normalised(quads: Iterable[Quad]) -> list[Quad]:
    """Return the quads as a store would give them back, each once, sorted by their lines.

    Raises:
        Nothing.
    """
    bench = Store()
    bench.extend(quads)
    return sorted(bench, key=str)


def canonical(quads: Iterable[Quad]) -> list[Quad]:
    """Return the quads normalised, with blank nodes named by what is said of them, not by the parser's counter.

    Raises:
        Nothing.
    """
    dataset = Dataset(normalised(quads))
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(dataset, key=str)


def digest(quads: Iterable[Quad]) -> str:
    """Return the SHA-256, in hex, of the sorted lines of normalised quads.

    Raises:
        Nothing.
    """
    text = "".join(f"{one}\n" for one in sorted({line(quad) for quad in quads}))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
