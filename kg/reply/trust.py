"""How far an answer may be trusted: the share of its like that was right where a reader marked articles.

In      Link
Out     0 to 1.
Limits  told by pattern alone.
"""

from kg.reply.values import Link

_SHARES = {
    "verb-pronoun": 0.95,
    "anaphor-verb": 0.95,
    "anaphor": 0.9,
    "named-verb": 0.9,
    "pronoun-verb": 0.9,
    "put-off": 0.9,
    "denial": 0.85,
    "refusal": 0.8,
    "frame": 0.8,
    "topic": 0.75,
    "further-within": 0.85,
    "further-next": 0.8,
}


def trust(link: Link) -> float:
    """Return the share of such links that was right.

    Raises:
        Nothing.
    """
    return _SHARES[link.pattern]
