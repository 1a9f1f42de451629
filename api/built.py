"""The page as it was built: its one document, and the files below /assets.

In      the folder that `make web` fills (kg.places.PAGE)
Out     responses, compressed as the client likes, that browsers may keep.
Source  web/vite.config.ts writes the files, and beside each its .br and .gz
Limits  read once, at the start; without the folder there is no page, and the start without scripts takes its place.
"""

import hashlib
import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from fastapi import Request, Response

from api.exchange import Reply

HOW = "There is no page here yet: `make web` builds it where Node 20.19 or newer is installed."

POLICY = (
    "default-src 'self'; script-src 'self'; worker-src 'self'; "
    "style-src 'self' 'sha256-zCK2EVMoPc04mRF/g5CotUvxbJPWS+8V0b+s9ptqQIk='; img-src 'self' data: blob:; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""All comes from this server. Images may also be made by the page itself, to be saved; the one hash is that of the
constant style sheet which the result table of Yasgui puts into the document to let its columns be drawn wider."""

KINDS = frozenset({"actor", "demand", "issue", "statement", "document", "event", "act", "position"})
"""The kinds of things that have a view of their own."""
_ENCODINGS = {"br": ".br", "gzip": ".gz"}
_HEADERS = {
    "content-security-policy": POLICY,
    "cross-origin-resource-policy": "same-origin",
    "vary": "accept-encoding",
}
_HASHED = re.compile(r"-[\w-]{8}\.\w+$")
"""Names that change with their content, as Vite gives them."""
_YEAR = "public, max-age=31536000, immutable"
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".md": "text/markdown; charset=utf-8",
}
"""Told here, because what the system's tables say of them differs from machine to machine."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class File:
    """One built file with its compressed forms."""

    bodies: Mapping[str, bytes]
    media_type: str
    tag: str
    caching: str

    @classmethod
    def read(cls, path: Path) -> Self:
        """Return a file as it is on disk.

        Raises:
            OSError: it cannot be read.
        """
        twins = {name: path.with_name(path.name + suffix) for name, suffix in _ENCODINGS.items()}
        body = path.read_bytes()
        kept = {name: twin.read_bytes() for name, twin in twins.items() if twin.is_file()}
        media_type = _TYPES.get(path.suffix, "application/octet-stream")
        tag = hashlib.sha256(body).hexdigest()[:16]
        return cls({**kept, "identity": body}, media_type, tag, _YEAR if _HASHED.search(path.name) else "no-cache")

    def answered(self, request: Request) -> Response:
        """Return the response: nothing new (304), or the file in the smallest form the client takes.

        Raises:
            Nothing.
        """
        taken = {part.partition(";")[0].strip() for part in request.headers.get("accept-encoding", "").split(",")}
        encoding = next((name for name in self.bodies if name in taken), "identity")
        headers = {**_HEADERS, "etag": f'"{self.tag}-{encoding}"', "cache-control": self.caching}
        if headers["etag"] in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        if encoding != "identity":
            headers["content-encoding"] = encoding
        return Response(self.bodies[encoding], headers=headers, media_type=self.media_type)


class Built:
    """All files of the page, by their paths."""

    def __init__(self, folder: Path) -> None:
        kept = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix not in {".br", ".gz"}]
        self._files = {path.relative_to(folder).as_posix(): File.read(path) for path in kept}
        if not self.is_there:
            _log.warning("%s The API runs without it.", HOW)

    @property
    def is_there(self) -> bool:
        """Return whether the page was built."""
        return "index.html" in self._files

    def view(self, request: Request) -> Response | None:
        """Return the document that shows any view of the page; None where the page was not built.

        Raises:
            Nothing.
        """
        return self.file("index.html", request)

    def shell(self, kind: str) -> Reply | None:
        """Return the document that shows a thing, uncompressed; None where its kind has no view, or there is no page.

        Raises:
            Nothing.
        """
        found = self._files.get("index.html") if kind in KINDS else None
        if found is None:
            return None
        told = {**_HEADERS, "vary": "accept", "cache-control": "no-cache", "content-type": found.media_type}
        return Reply(200, tuple(told.items()), found.bodies["identity"])

    def file(self, path: str, request: Request) -> Response | None:
        """Return one file; None where there is none of that path.

        Raises:
            Nothing.
        """
        found = self._files.get(path)
        return found.answered(request) if found else None
