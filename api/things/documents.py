"""What the graph says of a thing, as a reply to whoever asks its address.

In      a Request below /id
Out     Reply: RDF from the workers; for people the page, where one is built, else a page without scripts.
Source  Cool URIs for the Semantic Web, section 4; RFC 8288 (Link); decision 0003.
Limits  graphs are not described here but given: …/id/graph/… leads to the graph store. No store is opened here.
"""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import quote

from api.asking.negotiation import encoding
from api.asking.query import Variant
from api.asking.replies import OPEN, VARY, answered, unchanged
from api.exchange import Reply, Request, Spool
from api.html import POLICY
from api.problems import ProblemError, of_answer
from api.things.forms import HTML, SUFFIXES, Wanted, wanted
from api.things.page import missing, page
from api.workers.pool import Pool
from api.workers.wire import Answer, ThingQuestion
from kg.names import BASE
from kg.store import Snapshot

ROOT = "/id"
METHODS = "GET, HEAD, OPTIONS"
_QUADS = "application/n-quads"
_LOOKS = ("content-security-policy", POLICY)

Shell = Callable[[str], Reply | None]
"""The page that shows things of a kind, if there is one: its script asks the API for the rest."""


class Things:
    """The things of one server."""

    def __init__(self, pool: Pool, shell: Shell) -> None:
        self._pool = pool
        self._shell = shell

    async def thing(self, request: Request) -> Reply:
        """Return what the graph says of the thing with this address.

        Raises:
            ProblemError: nothing is said of it (404), no such form (406, 422), nothing published (503), no answer in
                time.
        """
        if request.method not in ("GET", "HEAD"):
            problem = ProblemError(405, "This is only for reading; use GET.")
            problem.headers = {"allow": METHODS}
            raise problem
        asked = wanted(request, ROOT)
        if asked.path.startswith("graph/"):
            address = f"/store?graph={quote(f'{BASE}id/{asked.path}', safe='')}"
            return Reply(303, (("location", address), VARY, *OPEN), b"")
        snapshot = await self._pool.refresh()
        # What a page is made of is compressed nowhere, and neither is the page.
        packed = "" if asked.media_type == HTML else encoding(request.headers.get("accept-encoding", ""))
        variant = Variant(f"thing {asked.media_type}|{packed}", {}, packed)
        shell = self._shell(asked.path.partition("/")[0]) if asked.media_type == HTML else None
        held = None if shell else unchanged(request, snapshot, variant)
        if held is not None:
            return held
        try:
            answer = await self._asked(asked, snapshot, packed)
        except ProblemError as problem:
            if asked.media_type == HTML and problem.status == 404:
                if shell is not None:
                    return replace(shell, status=404)
                return Reply(404, (("content-type", f"{HTML}; charset=utf-8"), _LOOKS, VARY, *OPEN), missing(problem))
            raise
        if shell is not None:
            reply = shell
        elif asked.media_type == HTML:
            content = await asyncio.to_thread(page, asked.path, _content(answer), snapshot)
            shown = answered(replace(answer, media_type=HTML, body=content), snapshot, variant, 0)
            reply = replace(shown, headers=(*shown.headers, _LOOKS))
        else:
            reply = answered(answer, snapshot, variant, 0)
        return replace(reply, headers=(*reply.headers, *_links(asked)))

    async def _asked(self, asked: Wanted, snapshot: Snapshot, packed: str) -> Answer:
        media_type = _QUADS if asked.media_type == HTML else asked.media_type
        question = ThingQuestion(asked.path, media_type, packed)
        answer = await self._pool.ask(question, snapshot, self._pool.settings.deadline)
        if answer.status >= 400:
            raise of_answer(answer.status, answer.content())
        return answer


def _links(asked: Wanted) -> tuple[tuple[str, str], ...]:
    """Where else the same is told, and what the thing is called wherever it is told."""
    path = quote(asked.path)
    told = [f'<{BASE}id/{path}>; rel="canonical"', '</.well-known/void>; rel="describedby"']
    for suffix, media_type in SUFFIXES.items():
        if media_type != asked.media_type:
            told.append(f'<{ROOT}/{path}.{suffix}>; rel="alternate"; type="{media_type}"')
    return (("content-location", f"{ROOT}/{path}.{asked.suffix}"), ("link", ", ".join(told)))


def _content(answer: Answer) -> bytes:
    if isinstance(answer.body, Spool):
        with open(answer.body.descriptor, "rb") as file:  # noqa: PTH123 - it has no path
            return file.read()
    return answer.body
