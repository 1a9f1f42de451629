"""One request of the REST API, from what is asked to the bytes that answer.

In      a Shape, the query of an address, a function of kg.answers
Out     a response; 304 where the asker has it already.
Source  RFC 9110 (negotiation, validators).
Limits  reading and writing happen in one thread of `api.indexed`: the event loop waits for neither.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Generic, TypeVar

from fastapi import Depends, Request, Response

from api.asking.negotiation import choice
from api.asking.replies import OPEN, VARY, etag
from api.indexed import Indexed, LookUps
from api.models.shaped import Form, ShapedQuery, ToldQuery
from api.problems import ProblemError
from api.rest.linked import linked
from api.rest.links import links
from api.rest.shapes import MEDIA_TYPES, Shape
from api.rest.tables import written
from kg import __version__
from kg.answers.paging import Page
from kg.answers.view import View
from kg.index import Index
from kg.index.labels import Language

T = TypeVar("T")
Do = Callable[[View], T]


@dataclass(frozen=True, slots=True)
class Answering:
    """A request, and the index it is answered from."""

    request: Request
    indexed: LookUps

    async def tell(self, shape: Shape[T], asked: ToldQuery, do: Do[T]) -> Response:
        """Return the answer that ``do`` gives, in the form that is wanted.

        Raises:
            ProblemError: no form that is accepted (406), no such field (422), no answer in time (504).
            UnknownIdError, CursorError: as ``do`` raises them.
        """
        wanted = shape.chosen(asked.fields if isinstance(asked, ShapedQuery) else None)
        form = self._form(shape, asked.format)
        headers = self._headers(form)
        if headers["etag"] in [one.strip() for one in self.request.headers.get("if-none-match", "").split(",")]:
            return Response(status_code=304, headers=headers)
        told = _Wanted(shape, form, wanted, asked.lang, str(self.request.base_url).rstrip("/"))
        body, following = await self.indexed.run(_made, told, do)
        if shape.is_list:
            headers["link"] = links(self.request, following)
        return Response(body, headers=headers, media_type=MEDIA_TYPES[form])

    def _form(self, shape: Shape[T], named: Form | None) -> Form:
        if named is not None:
            return named
        offered = shape.forms
        chosen = choice(self.request.headers.get("accept", ""), offered)
        if chosen is None:
            raise ProblemError(406, f"It can be had as {', '.join(offered)}.", offered=list(offered))
        return Form(chosen)

    def _headers(self, form: Form) -> dict[str, str]:
        shows = self.request.app.state.pool.settings.show_texts
        tag = etag(self.indexed.snapshot, f"{form} {__version__} {shows}")
        return {
            "etag": tag,
            "cache-control": "public, max-age=0, must-revalidate",
            "x-snapshot": self.indexed.snapshot.id,
            **dict((VARY, *OPEN)),
        }


@dataclass(frozen=True, slots=True)
class _Wanted(Generic[T]):
    """How an answer is to be written down."""

    shape: Shape[T]
    form: Form
    fields: tuple[str, ...] | None
    lang: Language
    server: str


def _made(index: Index, wanted: _Wanted[T], do: Do[T]) -> tuple[bytes, str | None]:
    """The answer in its form, and the cursor of the next page."""
    value = do(View(index, wanted.lang))
    following = value.next if isinstance(value, Page) else None
    match wanted.form:
        case Form.CSV:
            table, rows = wanted.shape.table or "", wanted.shape.rows(value)
            return written(table, rows, index.snapshot.id, wanted.fields), following
        case Form.JSONLD:
            return linked(wanted.shape.plain(value), wanted.server), following
    return wanted.shape.json(value, wanted.fields), following


async def _answering(request: Request, indexed: Indexed) -> Answering:
    return Answering(request, indexed)


Answers = Annotated[Answering, Depends(_answering)]
