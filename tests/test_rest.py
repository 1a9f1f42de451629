"""The REST API over invented news, in a real server process: what lists, things, counts and searches answer."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from kg.index import opened
from kg.infer import Inferences
from kg.names import ONTOLOGY_GRAPH
from kg.store import GraphStore, current
from tests.graphs import RULES, curated, graph, names, sample
from tests.servers import ROOT, build, served

BASE = "https://w3id.org/communique/id"
NOTATION = NamedNode("http://www.w3.org/2004/02/skos/core#notation")
"""Short names of statuses and answers: of the ontology, they are all that is taken."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store")
    terms = parse(path=str(ROOT / "ontology" / "inferences.ttl"), format=RdfFormat.TURTLE)
    named = [Quad(one.subject, one.predicate, one.object, ONTOLOGY_GRAPH) for one in terms if one.predicate == NOTATION]
    with GraphStore.open(path, RULES, None, Inferences()) as writing:
        writing.curate([*curated(), *named])
        for name in names():
            document = graph(sample(name))
            writing.replace(document.iri, document.quads, document.minted)
        opened(writing.publish())
    return path


@pytest.fixture(scope="module")
def server(store: Path) -> Iterator[httpx2.Client]:
    with served(store) as client:
        yield client


def told(server: httpx2.Client, path: str, **parameters: Any) -> dict[str, Any]:
    answer = server.get(path, params=parameters)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def ids(server: httpx2.Client, path: str, **parameters: Any) -> list[str]:
    return [item["id"] for item in told(server, path, **parameters)["items"]]


# ---------------------------------------------------------------- actors


def test_actors_come_with_most_statements_first(server: httpx2.Client, store: Path) -> None:
    listed = told(server, "/actors", limit=3)
    assert listed["snapshot"] == current(store).id
    assert listed["total"] == 12
    assert [actor["id"] for actor in listed["items"]] == ["mira-halden", "oskar-lind", "ilka-dorn"]
    assert listed["items"][0] == {
        "id": "mira-halden",
        "iri": f"{BASE}/actor/mira-halden",
        "label": "Mira Halden",
        "actor_class": "Person",
        "made": 5,
        "received": 1,
        "matched": None,
        "score": None,
    }


@pytest.mark.parametrize(
    ("words", "found"),
    [("DORN", "ilka-dorn"), ("arlovian side", "arlovia"), ("i. dorn", "ilka-dorn"), ("Mira Haldn", "mira-halden")],
)
def test_actors_are_found_by_any_name_and_in_spite_of_spelling(server: httpx2.Client, words: str, found: str) -> None:
    assert ids(server, "/actors", q=words)[0] == found


def test_actors_of_a_class_and_of_chosen_statements(server: httpx2.Client) -> None:
    assert set(ids(server, "/actors", **{"class": "State"})) == {"arlovia", "brunmark"}
    threatening = told(server, "/actors", kind="threat")["items"]
    assert [(one["id"], one["made"], one["received"]) for one in threatening] == [
        ("mira-halden", 1, 0),
        ("brunmark", 0, 1),
    ]


def test_one_actor(server: httpx2.Client) -> None:
    arlovia = told(server, "/actors/arlovia")
    assert arlovia["labels"] == {"en": "Arlovia", "id": "Arlovia"}
    assert arlovia["aliases"] == {"en": ["the Arlovian side"]}
    assert {(tie["relation"], tie["actor"]["id"], tie["inverse"]) for tie in arlovia["ties"]} == {
        ("organOf", "arlovian-palace", True),
        ("speaksFor", "arlovian-palace", True),
        ("headOf", "mira-halden", True),
    }
    halden = told(server, "/actors/mira-halden")
    assert halden["kinds"] == {"demand": 3, "agreement": 1, "threat": 1}
    assert (halden["first"], halden["last"]) == ("2031-04-02", "2031-05-11")
    assert halden["offices"][0]["office"]["label"] == "President of Arlovia"
    assert (halden["offices"][0]["first"], halden["offices"][0]["last"]) == ("2030-01-01", None)
    assert told(server, "/actors/ilka-dorn")["printed"] == ["I. Dorn", "Ilka Dorn"]


def test_an_office_is_held_as_of_a_day(server: httpx2.Client) -> None:
    held = told(server, "/actors/oskar-lind", as_of="2031-04-30")["offices"]
    assert [one["office"]["label"] for one in held] == ["Premier of Brunmark"]
    assert held[0]["organisation"]["id"] == "brunmark"
    assert told(server, "/actors/oskar-lind", as_of="2031-05-01")["offices"] == []


# ---------------------------------------------------------------- positions


def test_a_position_counts_stances_and_quotes(server: httpx2.Client) -> None:
    (position,) = told(server, "/actors/oskar-lind/positions")["items"]
    assert (position["topic"]["id"], position["topic_kind"]) == ("open-the-strait", "demand")
    assert (position["stance"], position["stances"]) == ("mixed", {"support": 1, "oppose": 1})
    assert (position["held"], position["held_on"]) == ("support", "2031-05-10")
    assert position["kinds"] == {"support": 1, "rejection": 1}
    assert (position["first"], position["last"], position["statements"]) == ("2031-04-03", "2031-05-10", 2)
    assert [outlet["id"] for outlet in position["outlets"]] == ["harbour-post", "pantai-pos"]
    assert [quote["words"] for quote in position["quotes"]] == [
        "now backs opening the strait",
        "menolak membuka selat bagi semua kapal",
    ]
    assert position["quotes"][1]["document"]["source"] == "https://pantai.example/berita/2"
    assert told(server, "/actors/harbour-post/positions")["items"] == []


def test_what_was_held_as_of_a_day_is_what_had_been_said(server: httpx2.Client) -> None:
    def held(day: str) -> list[tuple[str, str]]:
        found = told(server, "/actors/oskar-lind/positions", as_of=day)["items"]
        return [(one["stance"], one["held"]) for one in found]

    assert held("2031-04-02") == []
    assert held("2031-05-09") == [("oppose", "oppose")]
    assert held("2031-05-10") == [("mixed", "support")]


def test_two_actors_beside_each_other(server: httpx2.Client) -> None:
    def compared(a: str, b: str, **more: Any) -> list[tuple[str, str]]:
        found = told(server, "/compare", a=a, b=b, **more)["items"]
        return [(one["topic"]["id"], one["agreement"]) for one in found]

    assert compared("mira-halden", "tomas-reyl") == [("open-the-strait", "disagree")]
    assert compared("mira-halden", "oskar-lind") == [("open-the-strait", "mixed")]
    assert compared("mira-halden", "arlovian-palace") == [("open-the-strait", "agree")]
    assert compared("mira-halden", "ilka-dorn") == [("withdraw-patrol-boats", "agree")]
    alone = told(server, "/compare", a="tomas-reyl", b="ilka-dorn", shared="false")["items"]
    assert [(one["a"] is None, one["b"] is None, one["agreement"]) for one in alone] == [
        (False, True, "unclear"),
        (True, False, "unclear"),
    ]


# ---------------------------------------------------------------- demands and issues


def test_demands_and_issues(server: httpx2.Client) -> None:
    columns = ("id", "kind", "statements", "demanders", "supporters", "opponents", "status")
    listed = told(server, "/demands")["items"]
    assert [tuple(one[name] for name in columns) for one in listed] == [
        ("open-the-strait", "demand", 6, 2, 2, 2, "withdrawn"),
        ("withdraw-patrol-boats", "demand", 2, 2, 0, 0, "open"),
        ("pay-for-the-lighthouse", "demand", 1, 1, 0, 0, "open"),
    ]
    (issue,) = told(server, "/issues")["items"]
    assert (issue["id"], issue["kind"], issue["status"]) == ("fishing-quotas", "issue", None)
    assert ids(server, "/demands", q="selat dibuka") == ["open-the-strait"]
    (was,) = told(server, "/demands", to="2031-04-02")["items"]
    assert (was["id"], was["status"]) == ("open-the-strait", "open")


def test_who_stands_where_on_a_demand(server: httpx2.Client) -> None:
    demand = told(server, "/demands/open-the-strait")
    names = ("demanded_by", "supported_by", "opposed_by")
    assert {name: sorted(stand["actor"]["id"] for stand in demand[name]) for name in names} == {
        "demanded_by": ["arlovian-palace", "mira-halden"],
        "supported_by": ["dock-workers", "oskar-lind"],
        "opposed_by": ["oskar-lind", "tomas-reyl"],
    }
    assert demand["labels"]["id"] == "Selat dibuka bagi semua kapal"
    days = [one["day"] for one in demand["exchange"]]
    assert days == sorted(days)
    assert [one["kind"] for one in demand["exchange"]][:2] == ["demand", "rejection"]
    assert told(server, "/demands/open-the-strait", as_of="2031-04-02")["status"] == "open"
    assert server.get("/issues/open-the-strait").status_code == 404


def test_an_exchange_goes_on_where_the_first_part_ended(server: httpx2.Client) -> None:
    demand = told(server, "/demands/open-the-strait", exchange=2)
    rest = told(server, "/demands/open-the-strait/exchange", cursor=demand["next"])
    whole = told(server, "/demands/open-the-strait/exchange")
    assert [one["id"] for one in (*demand["exchange"], *rest["items"])] == [one["id"] for one in whole["items"]]
    assert rest["total"] == whole["total"] == len(whole["items"]) == 6


# ---------------------------------------------------------------- what was derived


def test_a_position_has_phases_and_changes(server: httpx2.Client) -> None:
    (position,) = told(server, "/actors/oskar-lind/positions")["items"]
    assert position["current"] == "support"
    phases = [tuple(one[name] for name in ("stance", "first", "last", "statements")) for one in position["phases"]]
    assert phases == [("oppose", *["2031-04-03"] * 2, 1), ("support", *["2031-05-10"] * 2, 1)]
    (change,) = position["changes"]
    assert [change[name] for name in ("on", "was", "became")] == ["2031-05-10", "oppose", "support"]
    assert (change["before"]["words"], change["after"]["words"]) == (
        "menolak membuka selat bagi semua kapal",
        "now backs opening the strait",
    )
    (bare,) = told(server, "/actors/oskar-lind/positions", history=0, quotes=0)["items"]
    assert (bare["changes"], bare["quotes"], {len(one["quotes"]) for one in bare["phases"]}) == ([], [], {0})


@pytest.mark.parametrize("clock", ["as_of", "published_by"])
def test_what_is_derived_goes_back_with_a_clock(server: httpx2.Client, clock: str) -> None:
    def stood(day: str) -> list[str]:
        return [one["current"] for one in told(server, "/actors/oskar-lind/positions", **{clock: day})["items"]]

    assert stood("2031-04-02") == []
    assert stood("2031-04-30") == ["oppose"]
    assert stood("2031-05-31") == ["support"]


def test_changes_are_listed_as_the_graph_has_them_and_folded_anew(server: httpx2.Client) -> None:
    columns = ("on", "was", "became", "side")
    listed = told(server, "/changes", actor="oskar-lind")["items"]
    assert [(one["topic"]["id"], *(one[name] for name in columns)) for one in listed] == [
        ("open-the-strait", "2031-05-10", "oppose", "support", False)
    ]
    assert told(server, "/changes", actor="oskar-lind", published_by="2031-12-31")["items"] == listed
    assert told(server, "/changes", known_by="9999-12-31")["items"] == told(server, "/changes")["items"]
    for gone in ({"to": "2031-05-09"}, {"published_by": "2031-05-01"}, {"known_by": "2000-01-01"}):
        assert told(server, "/changes", actor="oskar-lind", **gone)["items"] == []


def test_a_side_speaks_through_whoever_speaks_for_it(server: httpx2.Client) -> None:
    own = set(ids(server, "/statements", speaker="arlovia"))
    side = told(server, "/statements", side="arlovia")["items"]
    assert {speaker["id"] for one in side for speaker in one["speakers"]} > {"mira-halden"}
    assert own < {one["id"] for one in side}
    for one in side:
        assert "arlovia" in [who["id"] for who in told(server, f"/statements/{one['id']}")["on_behalf_of"]]
    told_of = told(server, "/actors/arlovia/positions", side="arlovia")["items"]
    assert sum(one["statements"] for one in told_of) == sum(len(one["topics"]) for one in side)


def test_how_it_stands_with_a_demand_is_derived_from_its_answers(server: httpx2.Client) -> None:
    demand = told(server, "/demands/open-the-strait")
    assert [one["status"] for one in demand["assessments"]][:1] == ["open"]
    assert demand["assessments"][-1]["last"] is None
    assert (demand["status"], demand["status_since"]) == tuple(
        demand["assessments"][-1][name] for name in ("status", "first")
    )
    assert all(one["statements"] for one in demand["assessments"])
    assert demand["id"] in ids(server, "/demands", status=demand["status"])
    assert demand["id"] not in ids(server, "/demands", status="open")


# ---------------------------------------------------------------- statements, documents, events


def test_a_statement_has_all_its_slots(server: httpx2.Client) -> None:
    article = sample("strait-demand")
    document = graph(article).iri.value.rsplit("/", 1)[-1]
    said = told(server, f"/documents/{document}")["said"]
    assert [statement["kind"] for statement in said] == ["demand", "threat", "assertion"]
    one = told(server, f"/statements/{said[0]['id']}")
    slots = ("kind", "stance", "polarity", "certainty", "day", "dated", "direct", "confidence")
    assert [one[slot] for slot in slots] == [
        "demand",
        "support",
        "affirmed",
        "certain",
        "2031-04-02",
        "said",
        False,
        0.9,
    ]
    parties = ("speakers", "targets", "topics", "about", "conveyed_by")
    assert [thing["id"] for slot in parties for thing in one[slot]] == [
        "mira-halden",
        "brunmark",
        "open-the-strait",
        "open-the-strait",
        "tomas-reyl",
    ]
    (evidence,) = one["evidence"]
    assert article["text"][evidence["start"] : evidence["end"]] == evidence["words"] == one["words"]
    assert article["text"].startswith(
        evidence["before"] + evidence["words"], evidence["start"] - len(evidence["before"])
    )
    assert [link["issuer"]["id"] for link in one["chain"]] == ["harbour-post", "meridian-wire", "arlovian-palace"]
    threat = told(server, f"/statements/{said[1]['id']}")
    assert (threat["condition"], threat["direct"], threat["stance"]) == ("if the boats stay", True, None)
    assert threat["content_words"] == "We shall close our ports if the boats stay"


def test_a_document(server: httpx2.Client) -> None:
    article = sample("strait-rejection")
    one = told(server, f"/documents/{graph(article).iri.value.rsplit('/', 1)[-1]}")
    assert one["url"] == one["source"] == article["source"]
    assert (one["language"], one["published"], one["characters"]) == ("id", "2031-04-04", len(article["text"]))
    assert one["outlet"]["id"] == "pantai-pos"
    assert (one["kinds"], one["statements"]) == ({"rejection": 1, "accusation": 1, "demand": 1}, 3)
    starts = [statement["start"] for statement in one["said"]]
    assert starts == sorted(starts)
    assert (one["text"], one["highlights"]) == (None, None)


def test_a_text_is_shown_where_the_operator_allows_it(tmp_path: Path) -> None:
    article = {**sample("pact-line"), "text": "🚢 " + sample("pact-line")["text"]}
    document = graph(article)
    with GraphStore.open(tmp_path, RULES) as writing:
        writing.curate(curated())
        writing.replace(document.iri, document.quads, document.minted)
        writing.keep_text(document.text)
        writing.publish()
    with served(tmp_path, show_texts=True) as client:
        one = told(client, f"/documents/{document.iri.value.rsplit('/', 1)[-1]}")
    assert one["text"] == article["text"]
    quoted = [(one["text"][place["start"] : place["end"]], place["statement"]) for place in one["highlights"]]
    assert quoted == [(statement["words"], statement["id"]) for statement in one["said"]]
    assert len(quoted) == 5


def test_documents_are_listed_and_chosen(server: httpx2.Client) -> None:
    assert told(server, "/documents")["total"] == 4
    assert [one["outlet"]["id"] for one in told(server, "/documents", language="id")["items"]] == ["pantai-pos"]
    assert len(ids(server, "/documents", outlet="harbour-post")) == 3
    assert len(ids(server, "/documents", **{"from": "2031-05-01", "to": "2031-05-02"})) == 1
    assert [one["headline"] for one in told(server, "/documents", q="lind turns")["items"]] == ["Lind turns"]


def test_events(server: httpx2.Client) -> None:
    (one,) = told(server, "/events")["items"]
    assert (one["id"], one["event_class"], one["status"]) == ("strait-call-2031", "Call", "held")
    assert (one["first"], one["last"]) == ("2031-04-02", None)
    assert [thing["id"] for thing in one["participants"]] == ["mira-halden", "oskar-lind"]
    assert ids(server, "/events", actor="oskar-lind") == ["strait-call-2031"]
    assert ids(server, "/events", actor="brunmark") == ids(server, "/events", **{"from": "2031-04-03"}) == []
    near = told(server, "/events/strait-call-2031")["said"]
    assert [(one["kind"], one["day"]) for one in near] == [("rejection", "2031-04-03")]


# ---------------------------------------------------------------- counts and search


def test_statements_are_counted_by_period(server: httpx2.Client) -> None:
    week = told(server, "/timeline", by="week")["items"][0]
    assert (week["period"], week["first"], week["last"]) == ("2031-W14", "2031-03-31", "2031-04-06")
    assert week["statements"] == 6
    for by in ("day", "week", "month", "year"):
        assert sum(one["statements"] for one in told(server, "/timeline", by=by)["items"]) == 15
    assert [one["kinds"] for one in told(server, "/timeline", by="year", kind="threat")["items"]] == [{"threat": 1}]


def test_a_matrix_counts_what_its_cells_lead_to(server: httpx2.Client) -> None:
    matrix = told(server, "/matrix")
    cells = {(cell["actor"], cell["topic"]): cell for cell in matrix["cells"]}
    lind = cells["oskar-lind", "open-the-strait"]
    assert [lind[name] for name in ("support", "oppose", "other", "statements", "stance")] == [1, 1, 0, 2, "mixed"]
    assert matrix["topics"][0]["id"] == "open-the-strait"
    for (actor, topic), cell in cells.items():
        assert told(server, "/statements", speaker=actor, topic=topic)["total"] == cell["statements"]
    small = told(server, "/matrix", actors=1, topics=1)
    assert [len(small[name]) for name in ("actors", "topics", "cells")] == [1, 1, 1]


def test_figures(server: httpx2.Client) -> None:
    figures = told(server, "/statistics")
    counted = ("documents", "statements", "demands", "issues", "events", "outlets", "undated", "direct")
    assert [figures[name] for name in counted] == [4, 15, 3, 1, 1, 2, 0, 1]
    assert sum(figures["kinds"].values()) == sum(figures["languages"].values()) == 15
    assert told(server, "/statistics", language="id")["documents"] == 1


def test_words_are_looked_for_everywhere(server: httpx2.Client) -> None:
    found = told(server, "/search", q="selat")
    assert [one["id"] for one in found["topics"]] == ["open-the-strait"]
    assert [one["words"] for one in found["statements"]] == ["menolak membuka selat bagi semua kapal"]
    assert [one["language"] for one in found["documents"]] == ["id"]


# ---------------------------------------------------------------- forms


def test_a_table_has_the_columns_that_are_described(server: httpx2.Client, store: Path) -> None:
    answer = server.get("/statements", params={"format": "csv", "kind": "demand", "order": "day"})
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    speakers = [row["speaker_labels"] for row in rows]
    assert speakers == ["Mira Halden", "Ilka Dorn", "Arlovian Palace", "Mira Halden", "Mira Halden"]
    assert {row["snapshot"] for row in rows} == {current(store).id}
    assert rows[0]["chain_issuers"] == "harbour-post | meridian-wire | arlovian-palace"
    chosen = server.get("/statements", params={"fields": "id,speakers"}, headers={"accept": "text/csv"})
    assert chosen.text.partition("\r\n")[0] == "id,speakers,speaker_labels,snapshot"


def test_only_chosen_fields_are_told(server: httpx2.Client) -> None:
    listed = told(server, "/actors", fields="id,label", limit=1)
    assert listed["items"] == [{"id": "mira-halden", "label": "Mira Halden"}]
    assert set(told(server, "/actors/arlovia", fields="label")) == {"snapshot", "label"}


def test_labels_come_in_the_language_asked_for(server: httpx2.Client) -> None:
    assert told(server, "/demands/open-the-strait", lang="id")["label"] == "Selat dibuka bagi semua kapal"
    assert told(server, "/demands/open-the-strait", lang="ru")["label"] == "Open the strait to all ships"
    assert told(server, "/actors/pantai-pos", lang="en")["label"] == "Pantai Pos"


def test_what_has_not_changed_is_not_sent_again(server: httpx2.Client) -> None:
    first = server.get("/statements")
    again = server.get("/statements", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    other = server.get("/statements", headers={"if-none-match": first.headers["etag"], "accept": "text/csv"})
    assert (other.status_code, other.headers["content-type"]) == (200, "text/csv; charset=utf-8")
    assert "accept" in first.headers["vary"]
    assert server.get("/statements", headers={"accept": "image/png"}).status_code == 406


# ---------------------------------------------------------------- pages


@pytest.mark.parametrize("order", ["-day", "day", "confidence", "relevance"])
def test_pages_make_up_the_list_each_item_once(server: httpx2.Client, order: str) -> None:
    words = {"q": "the"} if order == "relevance" else {}
    whole = ids(server, "/statements", order=order, limit=500, **words)
    address, met = f"/statements?order={order}&limit=4{'&q=the' if words else ''}", []
    while address:
        answer = server.get(address)
        met += [item["id"] for item in answer.json()["items"]]
        address = answer.links.get("next", {}).get("url", "")
    assert met == whole
    assert len(set(met)) == len(met) > 4


@pytest.mark.parametrize(
    "path", ["/actors?", "/actors?q=a&", "/demands?", "/documents?", "/actors/mira-halden/positions?"]
)
def test_other_lists_page_in_the_same_way(server: httpx2.Client, path: str) -> None:
    whole = server.get(f"{path}limit=500").json()["items"]
    address, met = f"{path}limit=1", []
    while address:
        answer = server.get(address)
        met += answer.json()["items"]
        address = answer.links.get("next", {}).get("url", "")
    assert met == whole
    assert len(met) > 1


def test_a_cursor_goes_on_in_a_new_snapshot(tmp_path: Path) -> None:
    build(tmp_path, "strait-demand", "pact-line")
    with served(tmp_path) as client:
        first = told(client, "/statements", limit=3)
        before = first["snapshot"]
        with GraphStore.open(tmp_path, RULES) as writing:
            late, early = graph(sample("late-turn")), graph(sample("strait-rejection"))
            for document in (late, early):
                writing.replace(document.iri, document.quads, document.minted)
            writing.publish()
        seen = [item["id"] for item in first["items"]]
        page = told(client, "/statements", limit=500, cursor=first["next"])
        while page["snapshot"] == before:
            page = told(client, "/statements", limit=500, cursor=first["next"])
        whole = ids(client, "/statements", limit=500)
    rest = [item["id"] for item in page["items"]]
    assert not set(seen) & set(rest)
    assert rest == whole[whole.index(seen[-1]) + 1 :]
    assert {item["document"]["language"] for item in page["items"]} == {"en", "id"}


def test_a_cursor_of_another_list_is_refused(server: httpx2.Client) -> None:
    cursor = told(server, "/statements", limit=1)["next"]
    for path, parameters in (("/statements", {"kind": "demand"}), ("/actors", {}), ("/statements", {"order": "day"})):
        answer = server.get(path, params={**parameters, "cursor": cursor})
        assert (answer.status_code, answer.json()["parameter"]) == (422, "cursor")
        assert "another list" in answer.json()["detail"]


def test_an_empty_graph_answers_emptily(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path, RULES) as writing:
        writing.publish()
    with served(tmp_path) as client:
        for path in ("/actors", "/demands", "/issues", "/statements", "/documents", "/events", "/timeline"):
            assert (told(client, path)["items"], told(client, path)["total"]) == ([], 0)
            assert client.get(path, params={"format": "csv"}).text.count("\n") == 1
        for path in ("/actors?q=x", "/statements?q=x", "/documents?q=x"):
            assert told(client, path.partition("?")[0], q="x")["items"] == []
        assert told(client, "/matrix")["cells"] == told(client, "/search", q="x")["actors"] == []
        assert told(client, "/statistics")["statements"] == 0
        assert client.get("/plain").status_code == 200
