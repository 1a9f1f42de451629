"""What prefixed names and relative IRIs stand for at one place of a query or an update.

In      PREFIX and BASE declarations in their order
Out     full IRIs, or nothing where they cannot be told for certain.
Source  SPARQL 1.1, section 4.1; RFC 3986.
Limits  a relative IRI before any BASE is relative to an address that the text does not tell; one with `..` or `//` is
        left to the engine.
"""

import re
from urllib.parse import urljoin

_NUMBERED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_ESCAPED = re.compile(r"\\(.)")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


class Prologue:
    """The declarations so far."""

    def __init__(self) -> None:
        self._base = ""
        self._namespaces: dict[str, str] = {}

    def rebase(self, token: str) -> None:
        """Return nothing; relative IRIs are relative to this one from now on.

        Raises:
            Nothing.
        """
        self._base = self.iri(token)

    def declare(self, prefix: str, token: str) -> None:
        """Return nothing; the prefix stands for this IRI from now on.

        Raises:
            Nothing.
        """
        self._namespaces[prefix] = self.iri(token)

    def iri(self, token: str) -> str:
        """Return the IRI that `<…>` stands for, empty where that cannot be told.

        Raises:
            Nothing.
        """
        try:
            written = _NUMBERED.sub(lambda found: chr(int(found[1] or found[2], 16)), token[1:-1])
            if _SCHEME.match(written):
                return written
            is_plain = self._base and ".." not in written and "//" not in written
            return urljoin(self._base, written) if is_plain else ""
        except ValueError:  # no such character, no such address
            return ""

    def name(self, token: str) -> str:
        """Return the IRI that a prefixed name stands for, empty where that cannot be told.

        Raises:
            Nothing.
        """
        prefix, _, local = token.partition(":")
        namespace = self._namespaces.get(prefix, "")
        return namespace + _ESCAPED.sub(r"\1", local) if namespace else ""
