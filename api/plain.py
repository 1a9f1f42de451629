"""The start without scripts: counts, latest statements, demands, actors, questions.

In      the index of the served snapshot, saved queries
Out     HTML, readable on a telephone, light and dark.
Limits  a small front door; everything it shows can be had from the API.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from fastapi import APIRouter, Request, Response

from api import html
from api.built import HOW, Built
from api.html import Html, fill, joined, link, safe
from api.indexed import Indexed
from api.routes.questions import known
from api.tables import address
from kg.answers.actors import ActorsAsked, actors
from kg.answers.paging import Slice
from kg.answers.statements import chosen
from kg.answers.statistics import statistics
from kg.answers.topics import TopicsAsked, topics
from kg.answers.values import ActorItem, StatementItem, Statistics, Thing, TopicItem
from kg.answers.view import View
from kg.index import Filters, Index

router = APIRouter(include_in_schema=False)

_VERBS = {
    "demand": "demands",
    "red-line": "draws a red line",
    "rejection": "rejects",
    "threat": "threatens",
    "accusation": "accuses",
    "denial": "denies",
    "agreement": "agrees",
    "support": "supports",
    "assertion": "says",
}
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the page shows."""

    counts: Statistics
    statements: tuple[StatementItem, ...]
    topics: tuple[TopicItem, ...]
    actors: tuple[ActorItem, ...]


@router.get("/plain")
async def plain(indexed: Indexed, request: Request) -> Response:
    """Show what the graph holds, without scripts."""
    shown, page = await indexed.run(_shown), request.app.state.built
    assert isinstance(page, Built)
    counts = {
        "documents": shown.counts.documents,
        "statements": shown.counts.statements,
        "actors": shown.counts.actors,
        "topics": shown.counts.demands + shown.counts.issues,
    }
    content = fill(
        "start",
        counts=joined(_count(name, value) for name, value in counts.items()),
        snapshot=indexed.snapshot.id,
        age=_age(indexed.snapshot.published),
        statements=joined(_card(one) for one in shown.statements) or Html("<p>No statements yet.</p>"),
        demands=joined(_item(one, _stands(one)) for one in shown.topics),
        actors=joined(_item(one, f"{one.made} made, {one.received} received") for one in shown.actors),
        questions=joined(
            Html(f"<li>{link(f'/ask?name={query.name}', query.title)}<span>{safe(query.asks)}</span></li>")
            for query in known(request).values()
        ),
        form=fill("form", query=html.example()),
        how="" if page.is_there else HOW,
    )
    return html.answered("Communiqué", content)


def _shown(index: Index) -> _Shown:
    view, some = View(index), Slice(_SHOWN)
    return _Shown(
        statistics(view, Filters()),
        chosen(view, Filters(), _SHOWN),
        topics(view, TopicsAsked(), some).items,
        actors(view, ActorsAsked(), some).items,
    )


def _count(name: str, value: int) -> Html:
    return Html(f"<div><dt>{safe(name)}</dt><dd>{value:,}</dd></div>")


def _item(thing: Thing, told: str) -> Html:
    return Html(f"<li>{link(address(thing.iri) or '', thing.label)}<span>{safe(told)}</span></li>")


def _stands(topic: TopicItem) -> str:
    told = [(topic.statements, "statements"), (topic.demanders, "demand"), (topic.opponents, "oppose")]
    return " · ".join(f"{count} {words}" for count, words in told if count)


def _card(one: StatementItem) -> Html:
    targets, topics, document = _links(one.targets), _links(one.topics), one.document
    language, told = (document.language, document) if document else (None, None)
    outlet = told.outlet.label if told and told.outlet else None
    source = [one.day.isoformat() if one.day else None, outlet, told.headline if told else None]
    words = " · ".join(part for part in source if part) or "source"
    return fill(
        "statement",
        kind=one.kind,
        speakers=_links(one.speakers),
        verb=_VERBS.get(one.kind, one.kind),
        targets=Html(f"→ {targets}") if targets else "",
        lang=Html(f' lang="{safe(language)}"') if language else "",
        words=one.words or "",
        about=Html(f"On: {topics}") if topics else "",
        source=link((address(told.iri) if told else None) or "", words),
        id=one.id,
    )


def _links(things: Iterable[Thing]) -> Html:
    return joined((link(address(one.iri) or "", one.label) for one in things), ", ")


def _age(published: datetime) -> str:
    seconds = max(0, int((datetime.now(UTC) - published).total_seconds()))
    for size, word in ((86_400, "day"), (3_600, "hour"), (60, "minute")):
        if seconds >= size:
            count = seconds // size
            return f"{count} {word}{'s' if count > 1 else ''} ago"
    return "just now"
