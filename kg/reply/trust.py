"""How far an answer may be trusted: the share of its like that was right where a reader marked articles.

In      Link
Out     0 to 1.
Source  decision 0012: a confidence is a share that was measured. Counted on marked and on extracted statements of the
        37 articles of tests/data/linking, and of 12 more that were read by hand (docs/linking.md).
Limits  told by pattern alone; as the counts are small, one right and one wrong link are added to each.
"""

from kg.reply.values import Link

_COUNTS = {
    "verb-pronoun": (4, 4),
    "pronoun-verb": (2, 2),
    "anaphor-verb": (15, 16),
    "anaphor": (1, 1),
    "named-verb": (18, 18),
    "denial": (6, 6),
    "refusal": (5, 7),
    "topic": (3, 3),
    "put-off": (5, 5),
    "frame": (3, 3),
    "further-within": (15, 15),
    "further-next": (21, 22),
}
"""Of each pattern, how many links were right, and how many there were that a reader had to judge."""


def trust(link: Link) -> float:
    """Return the share of such links that was right; a further sentence is trusted no more than the first.

    Raises:
        Nothing.
    """
    return min(_share(link.pattern), _share(link.first or link.pattern))


def _share(pattern: str) -> float:
    right, found = _COUNTS[pattern]
    return round((right + 1) / (found + 2), 2)
