"""A query that gives at most so many rows, for one that would give more.

In      the text of a SELECT query
Out     the query with its LIMIT lowered, or with one put in, and the query for the rows beyond it.
Source  SPARQL 1.1 grammar: LimitOffsetClauses stand at the end, before a VALUES block.
Limits  reads tokens, not a tree: what stands outside all brackets is the outermost query's.
"""

from dataclasses import dataclass

from kg.sparql import tokens


@dataclass(frozen=True, slots=True)
class Cut:
    """Two queries."""

    text: str
    """For the first rows."""
    beyond: str
    """For one more row; it gives none if nothing was cut off."""


def cut_to(text: str, rows: int) -> Cut:
    r"""Return the query for the first rows, and the one for the next row.

    Raises:
        Nothing.

    >>> cut_to("SELECT * { ?s ?p ?o } OFFSET 5", 10).text
    'SELECT * { ?s ?p ?o }  \nLIMIT 10 OFFSET 5\n'
    >>> cut_to("SELECT * { ?s ?p ?o } LIMIT 30 VALUES ?s { <a:a> }", 10).beyond
    'SELECT * { ?s ?p ?o }   \nLIMIT 1 OFFSET 10\nVALUES ?s { <a:a> }'
    """
    depth, end, offset, limit = 0, len(text), 0, None
    stretches: list[tuple[int, int]] = []
    word, word_at = "", 0
    for token in tokens(text):
        match token.lastgroup:
            case "opening":
                depth += 1
            case "closing":
                depth -= 1
            case "word" if depth == 0:
                word, word_at = token.group().upper(), token.start()
                end = word_at if word == "VALUES" and end == len(text) else end
            case "number" if depth == 0 and word in {"LIMIT", "OFFSET"}:
                stretches.append((word_at, token.end()))
                offset, limit = (int(token.group()), limit) if word == "OFFSET" else (offset, int(token.group()))
    kept, before = "", 0
    for start, stop in stretches:
        kept, before = kept + text[before:start], stop
    kept, rest = kept + text[before:end], text[end:]
    most = rows if limit is None else min(rows, limit)
    more = int(limit is None or limit > rows)
    return Cut(
        f"{kept} \nLIMIT {most} OFFSET {offset}\n{rest}", f"{kept} \nLIMIT {more} OFFSET {offset + rows}\n{rest}"
    )
