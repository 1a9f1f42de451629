"""The clock “known to us”: what was asked on a day is answered the same later, whatever was retracted since."""

import random
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import httpx2
import pytest
from playwright.sync_api import expect

from kg.answers.actors import ActorsAsked, actors
from kg.answers.changes import ChangesAsked, changes
from kg.answers.matrix import matrix
from kg.answers.paging import Slice
from kg.answers.positions import Compared, compare, positions
from kg.answers.statements import Order, statements
from kg.answers.statistics import statistics
from kg.answers.timeline import By, timeline
from kg.answers.topics import TopicAsked, TopicsAsked, topic, topics
from kg.answers.view import View
from kg.discourse import Construction, Type, Variable, discourse
from kg.discourse.triples import triples
from kg.export import Selection
from kg.export.network import drawn
from kg.index import Filters, Index, chosen_from, conditions, opened
from kg.paths import slug_of
from kg.store import GraphStore, Snapshot
from tests.browser import Visitor, needs_browser
from tests.graphs import RULES, Graph, curated, graph, names, sample
from tests.servers import served
from tests.test_corrections import opens_drawing, restoring, retract
from tests.test_describe import variants
from tests.test_known import Clock, clock, put, said, version

__all__ = ["clock"]

WHOLE = Slice(500)
OF_TODAY = {"snapshot", "retracted", "note", "status", "status_since", "assessments", "answers"}
"""What is not asked of a day before: the snapshot, marks of retraction, what rules derived."""
HELD = {"documents", "events", "published"}
"""What statistics tell of the whole graph where no filter is given."""


def days(number: int) -> list[str]:
    """The days on which the clock strikes."""
    return [f"2023-11-{14 + day:02}" for day in range(number)]


def plain(told: Any, without: set[str] = OF_TODAY) -> Any:
    if isinstance(told, dict):
        return {name: plain(one) for name, one in told.items() if name not in without}
    return [plain(one) for one in told] if isinstance(told, list | tuple) else told


def everything(view: View, known_by: str | None) -> dict[str, Any]:
    """What is answered to many questions, on what was known by a day, or on all there is."""

    def of(**more: Any) -> Filters:
        return Filters(known_by=known_by, **more)

    asked: dict[str, Callable[[], Any]] = {
        "statements": lambda: statements(view, of(), Order.LATEST, WHOLE),
        "matching": lambda: sorted(one.id for one in statements(view, of(q="strait"), Order.RELEVANCE, WHOLE).items),
        "demands": lambda: statements(view, of(kind=("demand",), min_confidence=0.1), Order.CONFIDENCE, WHOLE),
        "side": lambda: statements(view, of(side=("arlovia",)), Order.EARLIEST, WHOLE),
        "speaker": lambda: positions(view, "mira-halden", of(), WHOLE),
        "whoever spoke": lambda: positions(view, "arlovia", of(side=("arlovia",)), WHOLE),
        "compare": lambda: compare(view, Compared(a="mira-halden", b="oskar-lind", shared=False), of()),
        "changes": lambda: changes(view, ChangesAsked(known_by=known_by), WHOLE),
        "matrix": lambda: matrix(view, of()),
        "timeline": lambda: timeline(view, of(), By.DAY),
        "topic": lambda: topic(view, TopicAsked(kind="demand", id="open-the-strait", filters=of())),
        "topics": lambda: [one for one in topics(view, TopicsAsked(filters=of()), WHOLE).items if one.mentioned],
        "actors": lambda: [one for one in actors(view, ActorsAsked(filters=of()), WHOLE).items if one.made],
        "triples": lambda: list(triples(view.index, of())),
    }
    found = {name: ask() for name, ask in asked.items()}
    held = {name: plain(one if isinstance(one, list) else asdict(one)) for name, one in found.items()}
    for name in ("topics", "actors"):
        held[name] = [plain(asdict(one)) for one in found[name]]
    return {
        **held,
        "statistics": plain(asdict(statistics(view, of())), OF_TODAY | HELD),
        "network": plain([one._asdict() for one in drawn(view.index, Selection(filters=of()), 1000)[1]]),
        "discourse": dict(discourse(view.index, of(), CONGRUENCE).network().weights),
    }


CONGRUENCE = Construction(type=Type.ONE_MODE, variable1=Variable.SPEAKER, variable2=Variable.TOPIC)


def test_what_was_asked_on_a_day_is_answered_the_same_ever_after(tmp_path: Path, clock: Clock) -> None:
    chance = random.Random(11)  # noqa: S311 - the same walk each time
    stock = [version(name, 9) for name in names()]
    stock += [graph({**sample(name), "source": f"again-{name}"}) for name in names()]
    asked: dict[str, Any] = {}
    with opens_drawing(tmp_path) as store:
        store.curate(curated())
        here: set[str] = set()
        for step, day in enumerate(days(6)):
            clock.strike(step)
            if step < 4:
                for document in stock[2 * step : 2 * step + 2]:
                    put(store, document)
                    here |= said(document)
            gone = chance.sample(sorted(here), 4 if step else 1) if step < 5 else sorted(here)
            store.correct([retract(one) for one in gone])
            here -= set(gone)
            view = View(opened(store.publish()))
            asked[day] = everything(view, None)
    assert asked[day]["statements"]["total"] < asked["2023-11-16"]["statements"]["total"]
    assert any(one["changes"]["items"] for one in asked.values())
    assert all(asked["2023-11-16"].values())
    for day, answers in asked.items():
        for name, told in everything(view, day).items():
            assert told == answers[name], (name, day)


def test_random_corrections_leave_what_a_plain_book_has_by_each_day(tmp_path: Path, clock: Clock) -> None:
    """Documents change and go too, and retractions are undone: then it is as if they had never been."""
    chance, stock = random.Random(7), variants()  # noqa: S311 - the same walk each time
    known: dict[str, dict[str, str]] = {}
    retracted: dict[str, str] = {}
    with GraphStore.open(tmp_path, RULES) as store:
        store.curate(curated())
        for step in range(24):
            time = clock.strike(step // 2)
            seen = sorted({one for own in known.values() for one in own})
            if seen and chance.random() < 0.5:
                _correct(store, chance.sample(seen, min(3, len(seen))), retracted, time)
            else:
                document = graph(chance.choice(stock))
                own = known.get(document.iri.value, {})
                put(store, document)
                known[document.iri.value] = {one: own.get(one, time) for one in said(document)}
            if step % 8 == 7:
                _assert_as_in_the_book(View(opened(store.publish())), known, retracted)


def _correct(store: GraphStore, chosen: list[str], retracted: dict[str, str], time: str) -> None:
    store.correct([restoring(one) if one in retracted else retract(one) for one in chosen])
    for one in chosen:
        if retracted.pop(one, None) is None:
            retracted[one] = time


def _assert_as_in_the_book(view: View, known: dict[str, dict[str, str]], retracted: dict[str, str]) -> None:
    times = {one: time for own in known.values() for one, time in own.items()}
    for day in days(12):
        page = statements(view, Filters(known_by=day), Order.LATEST, WHOLE)
        assert {one.iri: one.retracted.at if one.retracted else None for one in page.items} == {
            one: retracted.get(one)
            for one, time in times.items()
            if time[:10] <= day and (one not in retracted or retracted[one][:10] > day)
        }
        assert page.total == len(page.items)
    standing = statements(view, Filters(), Order.LATEST, WHOLE)
    assert {one.iri for one in standing.items} == times.keys() - retracted.keys()


REFERRING = {
    **dict.fromkeys(("role", "evidence", "chain", "behalf", "made_at", "phase_statement"), ("statement",)),
    "act_report": ("statement",),
    "assessment_statement": ("statement",),
    "statement": ("id",),
    "answer": ("answering", "answered"),
    "change": ("before", "after"),
    "act_difference": ("one", "other"),
}
"""Every table in which a statement stands, and its columns that name one."""


def test_no_row_that_is_read_without_the_clock_names_a_retracted_statement(retracting: Snapshot) -> None:
    index = opened(retracting)
    gone = {row["id"] for row in index.rows("SELECT id FROM former")}
    assert gone
    for table, columns in REFERRING.items():
        for column in columns:
            named = {row[0] for row in index.rows(f"SELECT {column} FROM {table}")}  # noqa: S608 - words of this file
            assert named.isdisjoint(gone), (table, column)
    assert not list(index.rows("SELECT 1 FROM retracted"))


def test_conditions_know_which_rows_they_are_for(retracting: Snapshot) -> None:
    index, asked = opened(retracting), Filters(known_by="2023-11-14")
    with pytest.raises(AssertionError):
        conditions(index, asked)
    with pytest.raises(AssertionError):
        conditions(index.with_former, Filters())
    assert chosen_from(index, Filters()) is index
    assert chosen_from(index.with_former, asked) is index.with_former


@pytest.fixture(scope="module")
def retracting(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """All samples, known since day zero; one statement of each retracted on day two."""
    with pytest.MonkeyPatch.context() as patch:
        struck = Clock(patch)
        struck.strike(0)
        with opens_drawing(tmp_path_factory.mktemp("retracting") / "store") as store:
            store.curate(curated())
            for document in map(graph, map(sample, names())):
                put(store, document)
            struck.strike(2)
            store.correct([retract(_demand(graph(sample(name))), "the agency withdrew it") for name in names()])
            snapshot = store.publish()
            opened(snapshot)
    return snapshot


def _demand(document: Graph) -> str:
    return max(said(document))


@pytest.fixture(scope="module")
def server(retracting: Snapshot) -> Iterator[httpx2.Client]:
    with served(retracting.store) as client:
        yield client


def test_no_route_shows_a_retracted_statement_but_by_that_clock(server: httpx2.Client, retracting: Snapshot) -> None:
    index = opened(retracting)
    gone = [slug_of(row["iri"]) for row in index.rows("SELECT iri FROM former")]
    known_by = 0
    for path, parameters, needed in _routes(server, index):
        body = server.get(path, params=needed)
        assert body.status_code == 200, (path, body.text)
        assert not [one for one in gone if one in body.text], path
        if "known_by" in parameters:
            known_by += 1
            told = server.get(path, params={**needed, "known_by": "2023-11-16"})
            assert told.status_code == 200, (path, told.text)
            assert not [one for one in gone if one in told.text], path
    assert known_by > 15


def _routes(server: httpx2.Client, index: Index) -> Iterator[tuple[str, set[str], dict[str, str]]]:
    """Addresses of everything that can be got, the parameters that they take, and those that they need."""
    given = {
        "actor": "mira-halden",
        "demand": "open-the-strait",
        "issue": "fishing-quotas",
        "form": "gexf",
        **{name: _any(index, f"SELECT slug FROM {name}") for name in ("statement", "document")},  # noqa: S608
        "event": _any(index, "SELECT slug FROM thing WHERE kind = 'event'"),
    }
    needed = {"/compare": {"a": "mira-halden", "b": "oskar-lind"}, "/search": {"q": "strait"}}
    for path, operations in server.get("/openapi.json").json()["paths"].items():
        told = operations.get("get", {})
        parts = [part[1:-1] for part in path.split("/") if part.startswith("{")]
        if told.get("tags", [""])[0] in TAGS and all(part in given for part in parts):
            yield path.format(**given), {one["name"] for one in told.get("parameters", ())}, needed.get(path, {})


TAGS = {
    *("actors", "statements", "documents", "demands and issues", "answers, acts, changes"),
    *("counts and search", "networks", "exports"),
}


def _any(index: Index, sql: str) -> str:
    row = index.one(f"{sql} ORDER BY slug")
    assert row is not None
    return str(row["slug"])


def test_a_retracted_statement_is_marked_in_every_form(server: httpx2.Client, retracting: Snapshot) -> None:
    row = opened(retracting).one("SELECT iri FROM former ORDER BY iri")
    assert row is not None
    asked = {"known_by": "2023-11-15", "limit": "500"}
    items = {one["iri"]: one for one in server.get("/statements", params=asked).json()["items"]}
    mark = {"at": "2023-11-16T22:13:20Z", "reason": "the agency withdrew it", "by": "the desk"}
    assert items[row["iri"]]["retracted"] == mark
    assert sum(one["retracted"] is not None for one in items.values()) == len(names())
    (line,) = [
        one
        for one in server.get("/statements", params={**asked, "format": "csv"}).text.splitlines()
        if one.startswith(slug_of(row["iri"]))
    ]
    assert "2023-11-16T22:13:20Z,the agency withdrew it,the desk" in line
    node = next(
        one
        for one in server.get("/statements", params={**asked, "format": "jsonld"}).json()["items"]
        if one["iri"] == row["iri"]
    )
    assert node.keys() == {"iri", "retraction"}
    quads = server.get("/export/nquads", params={"known_by": "2023-11-15"}).text
    assert f"ontology#retracts> <{row['iri']}>" in quads
    assert (
        "the agency withdrew it"
        in server.get("/export/csv", params={"part": "statements", "known_by": "2023-11-15"}).text
    )
    assert server.get("/demands", params={"known_by": "2023-11-15"}).json()["note"].startswith("Statements and counts")
    assert server.get("/demands").json()["note"] is None
    for path, more in (("/network", {"projection": "answers"}), ("/discourse", {"duplicates": "act"}), ("/acts", {})):
        told = server.get(path, params={**more, "known_by": "2023-11-15"}).json()
        assert "as of today" in told["note"], path
        assert server.get(path, params=more).json()["note"] is None


@needs_browser[0]
@needs_browser[1]
def test_the_page_strikes_out_what_was_retracted_since(visitor: Visitor) -> None:
    page = visitor.go("/view/statements?known_by=2023-11-15&lang=id")
    struck = page.locator(".quote:has(.taken-back)")
    expect(struck).to_have_count(len(names()))
    expect(struck.locator(".since").first).to_contain_text("Dicabut sesudahnya, pada ")
    expect(struck.locator(".since").first).to_contain_text("the agency withdrew it")
    assert visitor.serious() == []
