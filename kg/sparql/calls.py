"""Whom a query may call: addresses that begin as the operator allows.

In      IRIs called; beginnings of IRIs allowed
Out     yes or no.
Source  RFC 3986; decision 0022.
Limits  what two programs could read in two ways is not allowed: users and passwords, backslashes, dot segments, hosts
        beyond ASCII. An allowed server can itself call others; redirects are not followed by the engine.
"""

import re
from collections.abc import Iterable
from urllib.parse import unquote

_ADDRESS = re.compile(
    r"""(?P<scheme>https?)://
        (?P<host>[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])
        (?::(?P<port>[0-9]{1,5}))?
        (?P<rest>[/?\#][\x21-\x7e\u00a0-\U0010ffff]*)?""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_PORTS = {"http": "80", "https": "443"}
_ENDINGS = ("/", "?", "#", "=", "&")


def permitted(target: str, prefixes: Iterable[str]) -> bool:
    """Say whether an address begins with one of the allowed beginnings, host and all.

    Raises:
        Nothing.

    >>> permitted("https://example.org/sparql?x", ["https://example.org/"])
    True
    >>> permitted("https://example.org.evil/sparql", ["https://example.org/"])
    False
    """
    address = _normal(target)
    return address is not None and any(_begins(address, prefix) for prefix in prefixes)


def fault_of_prefix(prefix: str) -> str:
    """Return what is wrong with an allowed beginning, empty if nothing.

    Raises:
        Nothing.

    >>> fault_of_prefix("https://example.org")
    "'https://example.org' does not end its host: write 'https://example.org/'."
    """
    address = _ADDRESS.fullmatch(prefix)
    if address is not None and not address["rest"]:
        return f"{prefix!r} does not end its host: write {prefix + '/'!r}."
    if _normal(prefix) is None:
        return f"{prefix!r} is no beginning of an address: write scheme, host and path, such as 'https://example.org/'."
    return ""


def _begins(address: str, prefix: str) -> bool:
    allowed = None if fault_of_prefix(prefix) else _normal(prefix)
    if allowed is None or not address.startswith(allowed):
        return False
    # "/sparql" admits "/sparql?x" and "/sparql/x", not "/sparqling"
    return address == allowed or allowed.endswith(_ENDINGS) or address[len(allowed)] in _ENDINGS


def _normal(iri: str) -> str | None:
    """The address with scheme and host in small letters, and without the port it has anyway."""
    address = _ADDRESS.fullmatch(iri)
    if address is None or "\\" in iri:
        return None
    scheme, host, rest = address["scheme"].lower(), address["host"].lower(), address["rest"] or "/"
    path = unquote(re.split(r"[?#]", rest)[0])
    if ".." in host or any(segment in {".", ".."} for segment in re.split(r"[/\\]", path)):
        return None
    port = "" if address["port"] in {None, _PORTS[scheme]} else f":{address['port']}"
    return f"{scheme}://{host}{port}{rest if rest[0] == '/' else '/' + rest}"
