"""Sorted N-Quads: the same graph gives the same bytes.

In      a Source
Out     one line per quad, UTF-8; graphs by IRI, lines by code point inside each graph. The graph of descriptions says
        of the export itself where it comes from.
Source  RDF 1.1 N-Quads.
Limits  the lines of the whole file are not in `sort` order, because graphs are kept together.
"""

from typing import BinaryIO

from kg.export.quads import lines
from kg.export.source import Source
from kg.export.written import written


def write(source: Source, out: BinaryIO) -> int:
    """Return the number of quads written to the stream.

    Raises:
        UnknownIdError: a filter names what the graph does not hold.
        OSError: the store cannot be read, or the stream cannot be written.
    """
    return written(out, (f"{line}\n" for line in lines(source)))
