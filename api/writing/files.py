"""Bodies of the Graph Store Protocol as files: one, or several of multipart/form-data.

In      a request
Out     files with their media types.
Source  SPARQL 1.1 Graph Store HTTP Protocol, section 5.5; RFC 7578.
Limits  whole in memory, as the request is. A part without a type is taken by the end of its file's name.
"""

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from api.exchange import Request
from api.problems import ProblemError
from kg.writer.wire import Part

_BY_NAME = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "owl": "application/rdf+xml",
    "xml": "application/rdf+xml",
    "jsonld": "application/ld+json",
    "json": "application/ld+json",
}


def files(request: Request) -> tuple[Part, ...]:
    """Return the files of a request's body.

    Raises:
        ProblemError: there is no media type (415), or the form cannot be taken apart (400).
    """
    media_type, options = parse_options_header(request.headers.get("content-type", ""))
    kind = media_type.decode("latin-1").lower()
    charset = options.get(b"charset", b"utf-8").decode("latin-1").lower()
    if charset not in {"utf-8", "utf8", "us-ascii"}:
        raise ProblemError(415, f"Send the graph in UTF-8, not {charset}.")
    if not kind and request.body:
        raise ProblemError(415, "Say in Content-Type what the body is, such as text/turtle.")
    if kind != "multipart/form-data":
        return (Part(kind or "text/turtle", request.body),)
    return _Form(options.get(b"boundary", b"")).files(request.body)


class _Form:
    """A form being read."""

    def __init__(self, boundary: bytes) -> None:
        if not boundary:
            raise ProblemError(400, "The form has no boundary: let the client make the Content-Type of a form.")
        self._found: list[Part] = []
        self._headers: dict[str, str] = {}
        self._name, self._value, self._body = bytearray(), bytearray(), bytearray()
        self._parser = MultipartParser(
            boundary,
            {
                "on_part_begin": self._begin,
                "on_header_field": lambda data, start, end: self._name.extend(data[start:end]),
                "on_header_value": lambda data, start, end: self._value.extend(data[start:end]),
                "on_header_end": self._header,
                "on_part_data": lambda data, start, end: self._body.extend(data[start:end]),
                "on_part_end": self._end,
            },
        )

    def files(self, body: bytes) -> tuple[Part, ...]:
        """Return what the form holds."""
        try:
            self._parser.write(body)
            self._parser.finalize()
        except FormParserError as error:
            raise ProblemError(400, f"The form cannot be taken apart: {error}.") from error
        if not self._found:
            raise ProblemError(400, "The form holds no file, or does not end as it should.")
        return tuple(self._found)

    def _begin(self) -> None:
        self._headers, self._body = {}, bytearray()

    def _header(self) -> None:
        self._headers[self._name.decode("latin-1").lower()] = self._value.decode("latin-1")
        self._name, self._value = bytearray(), bytearray()

    def _end(self) -> None:
        media_type, _ = parse_options_header(self._headers.get("content-type", ""))
        _, options = parse_options_header(self._headers.get("content-disposition", ""))
        ending = options.get(b"filename", b"").decode("utf-8", "replace").rpartition(".")[2].lower()
        kind = media_type.decode("latin-1").lower()
        if not kind or kind == "application/octet-stream":  # what a client says that does not know the file
            kind = _BY_NAME.get(ending, kind)
        self._found.append(Part(kind, bytes(self._body)))
