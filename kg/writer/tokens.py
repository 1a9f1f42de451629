"""Tokens of those who may write: shown once, kept as salted hashes.

In      a file, names, scopes; later what a request carries
Out     the file, mode 0600; the holder of a token, found in the same time whether it is right or wrong.
Source  RFC 6750; decision 0018. A token is 256 random bits, so that one SHA-256 hides it: there is nothing to guess.
Limits  whoever can write the file can write to the store. One file a store, read again when it has changed.
"""

import fcntl
import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from kg.errors import TokenError
from kg.store.disk import told, write_whole

FILE = "tokens.json"
SCOPES = ("read", "write")
_PREFIX = "cqt"
_NOBODY = "0" * 64


@dataclass(frozen=True, slots=True)
class Token:
    """What is kept of a token."""

    name: str
    id: str
    """Eight hex digits that stand in the token in clear, to find its entry by."""
    salt: str
    hash: str
    scopes: tuple[str, ...]
    created: str
    expires: str
    """The last day on which it is good (UTC), as YYYY-MM-DD; empty for always."""

    def is_expired(self, today: date) -> bool:
        """Say whether it is no longer good.

        Raises:
            Nothing.
        """
        return bool(self.expires) and date.fromisoformat(self.expires) < today


def new(file: Path, name: str, scopes: Sequence[str], expires: str = "") -> str:
    """Return a new token, which is kept nowhere, after noting its hash under a name.

    Raises:
        TokenError: the name is taken, or a scope or the date is none.
        StoreError: the file cannot be written.
    """
    if not name.strip() or len(name) > 100:
        raise TokenError("A token needs a name of up to 100 characters: who holds it, or what for.")
    unknown = sorted(set(scopes) - set(SCOPES))
    if unknown or not scopes:
        raise TokenError(f"No such scope: {', '.join(unknown) or 'none given'}. Scopes: {', '.join(SCOPES)}.")
    if expires:
        try:
            date.fromisoformat(expires)
        except ValueError:
            raise TokenError(f"Not a date: {expires!r}. Write it as 2027-01-31.") from None
    identifier, secret, salt = secrets.token_hex(4), secrets.token_urlsafe(32), secrets.token_hex(16)
    created = datetime.now(UTC).isoformat(timespec="seconds")
    made = Token(name, identifier, salt, _hash(salt, secret), tuple(scopes), created, expires)
    with _locked(file):
        known = read(file)
        if any(token.name == name for token in known):
            raise TokenError(f"There is a token {name!r} already. Revoke it first, or choose another name.")
        _write(file, [*known, made])
    return f"{_PREFIX}_{identifier}_{secret}"


def revoke(file: Path, name: str) -> None:
    """Return nothing; the token of that name is good for nothing from now on.

    Raises:
        TokenError: there is none.
        StoreError: the file cannot be written.
    """
    with _locked(file):
        known = read(file)
        if all(token.name != name for token in known):
            raise TokenError(f"There is no token {name!r}. Tokens: {', '.join(t.name for t in known) or 'none'}.")
        _write(file, [token for token in known if token.name != name])


def read(file: Path) -> list[Token]:
    """Return what is kept of all tokens; none where there is no file.

    Raises:
        TokenError: the file is not as it should be.
    """
    try:
        entries = json.loads(file.read_bytes())
        return [Token(**{**entry, "scopes": tuple(entry["scopes"])}) for entry in entries]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise TokenError(f"{file} holds no tokens: {error}. Restore it, or delete it and make new ones.") from error


class Ring:
    """The tokens of one file, for a server that asks often."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._seen: tuple[int, int] | None = None
        self._known: dict[str, Token] = {}

    def holder(self, given: str) -> Token | None:
        """Return whose token this is; None where it is nobody's, or no longer good.

        Raises:
            TokenError: the file is not as it should be.
        """
        self._look()
        prefix, _, rest = given.partition("_")
        identifier, _, secret = rest.partition("_")
        token = self._known.get(identifier)
        salt, expected = (token.salt, token.hash) if token else ("", _NOBODY)
        right = hmac.compare_digest(_hash(salt, secret), expected)
        if token is None or not right or prefix != _PREFIX or token.is_expired(datetime.now(UTC).date()):
            return None
        return token

    def _look(self) -> None:
        try:
            state = self._file.stat()
            seen = (state.st_ino, state.st_mtime_ns)
        except OSError:
            seen = (0, 0)
        if seen != self._seen:
            self._known = {token.id: token for token in read(self._file)}
            self._seen = seen


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    """So that of two commands at the same time none forgets what the other one wrote."""
    with told(file.parent):
        file.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(file.with_name(f"{file.name}.lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _write(file: Path, tokens: Sequence[Token]) -> None:
    content = json.dumps([asdict(token) for token in tokens], ensure_ascii=False, indent=1) + "\n"
    with told(file.parent):
        write_whole(file, content.encode("utf-8"), 0o600)


def _hash(salt: str, secret: str) -> str:
    return hashlib.sha256(f"{salt}{secret}".encode("utf-8", "surrogatepass")).hexdigest()
