"""/documents: what was published, and what each article says.

In      ids, filters; texts beside the store, where the operator lets them be shown
Out     Page of DocumentItem, Document.
Limits  by default no text is shown: quotations may be given by anybody, whole articles belong to their publishers.
"""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.models.asked import DocumentsQuery
from api.models.shaped import ShapedQuery
from api.rest.answering import Answers
from api.rest.shapes import DOCUMENT, DOCUMENTS
from kg.answers.documents import document as document_of
from kg.answers.documents import documents as documents_of
from kg.answers.documents import shown
from kg.answers.values import Document
from kg.answers.view import View
from kg.errors import StoreError
from kg.store import text_of

router = APIRouter(tags=["documents"])


@router.get("/documents", **DOCUMENTS.route)
async def documents(answers: Answers, asked: Annotated[DocumentsQuery, Query()]) -> Response:
    """List documents, the last published first."""
    return await answers.tell(DOCUMENTS, asked, lambda view: documents_of(view, asked.asked(), asked.slice()))


@router.get("/documents/{document}", **DOCUMENT.route)
async def one_document(
    answers: Answers, request: Request, document: str, asked: Annotated[ShapedQuery, Query()]
) -> Response:
    """Tell what is known of a document, its statements in the order of its text, and the text where it may be shown."""
    may_show = bool(request.app.state.pool.settings.show_texts)
    return await answers.tell(DOCUMENT, asked, lambda view: _document(view, document, may_show=may_show))


def _document(view: View, given: str, *, may_show: bool) -> Document:
    found = document_of(view, given)
    if not may_show or found.sha256 is None:
        return found
    try:
        return shown(found, text_of(view.index.snapshot.store, found.sha256))
    except StoreError:  # a text may have been taken away since, or never kept
        return found
