"""How far an answer may be trusted: the share of its like that was right where a reader marked articles.

In      Link
Out     0 to 1.
Source  decision 0012: a confidence is a share that was measured. Counted on marked and on extracted statements
        (docs/linking.md): of 32 articles at first sight, and of 37 and 49 more on which the rules were made or mended.
Limits  told by pattern alone. Rules do better where they were made, so that those articles count a quarter; and as all
        counts are small, each pattern is drawn towards the share of all.
"""

from kg.reply.values import Link

_COUNTS = {
    "verb-pronoun": (2, 2, 5, 5),
    "pronoun-verb": (0, 0, 2, 2),
    "anaphor-verb": (21, 24, 19, 20),
    "anaphor-verb-wide": (1, 2, 3, 3),
    "anaphor": (0, 0, 3, 3),
    "anaphor-wide": (0, 0, 0, 0),
    "named-verb": (8, 9, 12, 12),
    "named-verb-wide": (1, 2, 9, 9),
    "denial": (6, 6, 8, 10),
    "refusal": (4, 5, 5, 5),
    "topic": (0, 0, 3, 3),
    "put-off": (0, 0, 5, 5),
    "frame": (2, 4, 5, 5),
    "return": (1, 1, 0, 0),
    "defiance": (2, 2, 4, 4),
    "facing": (1, 2, 4, 4),
    "subject-noun": (2, 2, 4, 4),
    "subject-this": (0, 0, 0, 0),
    "further-within": (4, 8, 23, 24),
    "further-next": (10, 12, 24, 25),
}
"""Of each pattern, how many links were right, and how many a reader had to judge: on articles at first sight, then on
those on which the rules were made or mended."""
_SEEN, _ALL, _DRAWN = 0.25, 0.8, 4
"""What an article counts on which the rules were made; the share of all; and with how many links that share counts."""


def trust(link: Link) -> float:
    """Return the share of such links that was right; a further sentence is trusted no more than the first.

    Raises:
        Nothing.
    """
    return min(_share(link.pattern), _share(link.first or link.pattern))


def _share(pattern: str) -> float:
    right, found, seen_right, seen = _COUNTS[pattern]
    return round(
        (right + _SEEN * seen_right + _ALL * _DRAWN) / (found + _SEEN * seen + _DRAWN),
        2,
    )
