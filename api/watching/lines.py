"""A request as one line of JSON.

In      Seen, the moment it ended
Out     a line: time, level, id, client, method, path, status, seconds, bytes; of a query hash, outcome, lane, rows.
Limits  no text of a query unless it is asked for: queries may name people. Whatever a stranger wrote is escaped, so
        nobody can write lines of their own into the log. Put together by hand: a JSON library takes twice as long.
"""

import hashlib
from datetime import UTC, datetime
from functools import lru_cache
from json.encoder import encode_basestring as _quoted

from api.watching.seen import Seen

_PATH = 300
"""Characters of a path that are told; strangers choose its length."""


def line(seen: Seen, outcome: str, now: float, *, slow: bool, text: bool) -> str:
    """Return the line of a request that ended at ``now`` (seconds since 1970), with its query's text if wanted.

    Raises:
        Nothing.
    """
    whole = int(now)
    told = (
        f'{{"time":"{_second(whole)}.{int((now - whole) * 1000):03}Z"'
        f',"level":"{"warning" if slow or seen.status >= 500 else "info"}"'
        f',"id":{_quoted(seen.id)},"client":{_quoted(seen.client)}'
        f',"method":{_quoted(seen.method)},"path":{_quoted(seen.path[:_PATH])}'
        f',"status":{seen.status},"seconds":{seen.seconds:.6f},"bytes":{seen.sent}'
    )
    if seen.query is not None:
        told += _asked(seen, seen.query, outcome, text=text)
    if seen.snapshot:
        told += f',"snapshot":{_quoted(seen.snapshot)}'
    return told + (',"slow":true}\n' if slow else "}\n")


def query_hash(text: str) -> str:
    """Return the first 16 hexadecimal digits of the SHA-256 of a query's text.

    Raises:
        Nothing.

    >>> query_hash("ASK {}")
    '819ea91ed5f12b38'
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _asked(seen: Seen, query: str, outcome: str, *, text: bool) -> str:
    told = (
        f',"query":"{query_hash(query)}","outcome":{_quoted(outcome)},"lane":{_quoted(seen.lane)}'
        f',"cached":{"true" if seen.cached else "false"}'
    )
    if seen.rows is not None:
        told += f',"rows":{seen.rows}'
    return f'{told},"text":{_quoted(query)}' if text else told


@lru_cache(maxsize=2)
def _second(whole: int) -> str:
    return datetime.fromtimestamp(whole, UTC).strftime("%Y-%m-%dT%H:%M:%S")
