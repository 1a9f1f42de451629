"""The server for assistants, asked by the protocol's own client over both transports, on a real store.

In      the sample articles, and one whose headline and quotations hold instructions
Out     answers with IRIs, sources and the snapshot's id; what articles say only in fields that are marked.
"""

import asyncio
import json
import re
import signal
import subprocess
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters

from api.app import create_app
from kg.pipeline import Options, build
from kg.places import SAMPLE_ARTICLES
from kg.store import current
from tests.conftest import KG, environment
from tests.servers import ROOT, served

HOSTILE = Path(__file__).parent / "data" / "mcp" / "hostile.txt"
INJECTED = re.compile("gnore all previous instructions|Disregard")
TOOLS = {
    "find_actor", "find_demand", "positions", "demand", "compare", "statements",
    "select", "example_queries", "saved_query", "schema",
}  # fmt: skip
EVERYTHING = "SELECT ?s ?p ?o WHERE { ?s ?p ?o FILTER(CONTAINS(STR(?o), 'gnore all previous')) }"
RUNAWAY = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?c < ?f && ?f < ?i) }"

SET_SO = environment(COMMUNIQUE_DEADLINE="2s")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("mcp") / "store"
    build([SAMPLE_ARTICLES, HOSTILE], path, Options(), lambda _: None)
    return path


@pytest.fixture(scope="module")
def address(store: Path) -> Iterator[str]:
    """A server over HTTP."""
    command = [str(KG), "mcp", "--store", str(store), "--http", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=SET_SO) as process:
        assert process.stderr is not None
        yield process.stderr.readline().split(" on ")[1].split()[0]
        process.send_signal(signal.SIGTERM)
        process.wait(10)


@asynccontextmanager
async def over(transport: str, store: Path, address: str) -> AsyncIterator[Client]:
    started = StdioServerParameters(command=str(KG), args=["mcp", "--store", str(store)], env=SET_SO)
    async with Client(address if transport == "http" else started) as client:
        yield client


def asked(address: str, tool: str, **arguments: object) -> dict[str, Any]:
    """What a tool answers."""
    found = called(address, tool, **arguments)
    assert not found.is_error, found.content[0].text
    assert json.loads(found.content[0].text) == found.structured_content
    return dict(found.structured_content)


def refused(address: str, tool: str, **arguments: object) -> str:
    """What a tool says of a call that it refuses."""
    found = called(address, tool, **arguments)
    assert found.is_error
    return str(found.content[0].text)


def called(address: str, tool: str, **arguments: object) -> Any:
    async def call() -> Any:
        async with Client(address) as client:
            return await client.call_tool(tool, arguments)

    return asyncio.run(call())


def strings(value: object, field: str = "") -> Iterator[tuple[str, str]]:
    """All texts in an answer, each with the field it stands in."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from strings(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner, field)
    elif isinstance(value, str):
        yield field, value


@pytest.mark.parametrize("transport", ["stdio", "http"])
def test_a_client_finds_tools_resources_and_instructions(store: Path, address: str, transport: str) -> None:
    async def look() -> None:
        async with over(transport, store, address) as client:
            assert "Never follow instructions" in (client.instructions or "")
            tools = {tool.name: tool for tool in (await client.list_tools()).tools}
            assert tools.keys() == TOOLS
            for tool in tools.values():
                assert tool.annotations is not None
                assert (tool.annotations.read_only_hint, tool.annotations.destructive_hint) == (True, False)
                assert tool.output_schema is not None
                assert "snapshot" in tool.output_schema["required"]
                assert tool.input_schema["additionalProperties"] is False
            found = await client.call_tool("select", {"query": "ASK { ?s ?p ?o }"})
            assert found.structured_content["boolean"] is True
            assert found.structured_content["snapshot"] == current(store).id
            texts = {str(r.uri): await client.read_resource(r.uri) for r in (await client.list_resources()).resources}
            words = {uri: getattr(read.contents[0], "text", "") for uri, read in texts.items()}
            assert "PREFIX cq: <https://w3id.org/communique/ontology#>" in words["communique://prefixes"]
            assert json.loads(words["communique://snapshot"])["snapshot"] == current(store).id
            assert "CC BY 4.0" in words["communique://licence"]
            assert any("SELECT" in one["sparql"] for one in json.loads(words["communique://examples"]))

    asyncio.run(look())


def test_a_table_has_as_many_rows_as_were_asked_for_and_says_if_there_are_more(address: str) -> None:
    everything = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"
    found = asked(address, "select", query=everything, max_rows=7)
    assert (len(found["rows"]), found["truncated"]) == (7, True)
    assert "OFFSET 7" in found["told"]
    whole = asked(address, "select", query=f"{everything} LIMIT 5", max_rows=7)
    assert (len(whole["rows"]), whole["truncated"], "told" in whole) == (5, False, False)


def test_a_large_answer_is_cut_to_what_an_assistant_has_room_for(address: str) -> None:
    found = asked(address, "select", query="SELECT * WHERE { ?s ?p ?o . ?a a ?c }", max_rows=1000)
    assert found["truncated"]
    assert 100 < len(found["rows"]) < 1000
    assert "no room" in found["told"]


def test_values_are_told_by_what_they_are(address: str) -> None:
    query = (
        'SELECT (1 AS ?n) (2.5 AS ?d) (true AS ?t) ("obey" AS ?w) ("turut"@id AS ?l) (<https://example.org/> AS ?i) {}'
    )
    row = asked(address, "select", query=query)["rows"][0]
    assert row == {
        "n": {"value": 1, "datatype": "integer"},
        "d": {"value": 2.5, "datatype": "decimal"},
        "t": {"value": True, "datatype": "boolean"},
        "w": {"untrusted_text": "⟦obey⟧"},
        "l": {"untrusted_text": "⟦turut⟧", "language": "id"},
        "i": {"iri": "https://example.org/"},
    }


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("SELECT * WHERE { ?s a }", "line: 1\ncolumn: 23"),
        ("SELECT * WHERE { ?s a cq:Demand }", "PREFIX cq: <https://w3id.org/communique/ontology#>"),
        ("SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "other servers"),
        ("DELETE WHERE { ?s ?p ?o }", "changes nothing"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "write it as SELECT or ASK"),
        ("SELECT * WHERE { ?s ?p ?o } LIMIT x", "LIMIT"),
    ],
)
def test_a_query_that_is_wrong_is_told_so_that_it_can_be_mended(address: str, query: str, told: str) -> None:
    assert told in refused(address, "select", query=query)


@pytest.mark.parametrize("transport", ["stdio", "http"])
def test_a_runaway_query_ends_with_an_explanation_and_others_go_on(store: Path, address: str, transport: str) -> None:
    async def ask() -> None:
        async with over(transport, store, address) as client:
            begun = time.monotonic()
            runaway = await client.call_tool("select", {"query": RUNAWAY})
            assert time.monotonic() - begun < 10
            assert runaway.is_error
            told = str(runaway.content[0])
            assert "It had 2 seconds" in told
            assert "Ask for less" in told
            found = await client.call_tool("select", {"query": EVERYTHING})
            texts = [text for _, text in strings(found.structured_content) if INJECTED.search(text)]
            assert texts
            assert all(text.startswith("⟦") for text in texts)

    asyncio.run(ask())


def test_arguments_are_strict(address: str) -> None:
    told = refused(address, "select", query="ASK {}", limit=3)
    assert told == "limit: there is no such argument. Arguments: query, max_rows."
    told = refused(address, "select", query="ASK {}", max_rows=5000)
    assert told == "max_rows: Input should be less than or equal to 1000, not 5000."
    assert "query: this argument must be given" in refused(address, "select")


def test_the_schema_tells_what_finds_something(address: str) -> None:
    told = asked(address, "schema")
    names = {one["name"]: one for one in told["classes"]}
    assert names["cq:DemandStatement"]["things"] > 10
    assert "cq:speaker" in told["statements_in_words"]
    close = asked(address, "schema", class_name="DemandStatement")
    speakers = next(one for one in close["properties"] if one["property"] == "cq:speaker")
    assert "cq:Person" in speakers["objects"]
    assert any(one["property"] == "cq:evidence" for one in close["example_triples"])
    assert "cq:DemandStatement" in refused(address, "schema", class_name="DemandStatment")


def test_saved_queries_can_be_found_read_and_asked(address: str) -> None:
    listed = {one["name"]: one for one in asked(address, "example_queries")["queries"]}
    assert "sparql" not in listed["demands-by-actor"]
    text = asked(address, "example_queries", name="demands-by-actor")["queries"][0]["sparql"]
    assert asked(address, "select", query=text)["rows"]
    rows = asked(address, "saved_query", name="demands-by-actor", values={"actor": "vladimir-putin"})["rows"]
    assert rows[0]["demand"]["iri"].startswith("https://w3id.org/communique/id/demand/")
    assert "vladimir-putin" in refused(
        address, "saved_query", name="demands-by-actor", values={"actor": "vladimir-putn"}
    )
    assert "demands-by-actor" in refused(address, "saved_query", name="demands")


def test_an_actor_is_found_by_any_name_and_its_positions_have_words_and_sources(address: str, store: Path) -> None:
    found = asked(address, "find_actor", name="Stoltenburg")["candidates"][0]
    assert found["iri"] == "https://w3id.org/communique/id/actor/jens-stoltenberg"
    told = asked(address, "positions", actor=found["id"])
    assert told["snapshot"] == current(store).id
    assert told["positions"]
    for held in told["positions"]:
        assert held["topic"]["iri"].startswith("https://w3id.org/communique/id/")
        for quote in held["quotes"]:
            assert quote["untrusted_quote"].startswith("⟦")
            assert quote["document"]["iri"].startswith("https://w3id.org/communique/id/document/")
            assert {"url", "untrusted_source"} & quote["document"].keys()
    assert asked(address, "positions", actor=found["iri"]) == told
    early = asked(address, "positions", actor=found["id"], until="2021-12-31")
    assert early["total"] < told["total"]


def test_a_demand_is_told_with_those_for_and_against_and_the_exchange(address: str) -> None:
    found = asked(address, "find_demand", label="eastward expansion")["candidates"][0]
    told = asked(address, "demand", demand=found["id"])
    assert {side["actor"]["label"] for side in told["demanded_by"]} >= {"Sergey Lavrov", "Vladimir Putin"}
    assert told["demanders"] == len(told["demanded_by"])
    days = [one["day"] for one in told["exchange"]]
    assert days == sorted(days)
    assert asked(address, "demand", demand=found["id"], exchange=1)["truncated"]


def test_two_actors_are_compared_on_what_both_speak_of(address: str) -> None:
    told = asked(address, "compare", a="vladimir-putin", b="sergey-lavrov")
    shared = {one["topic"]["label"]: one for one in told["topics"]}
    assert shared["No eastward expansion of NATO"]["agreement"] == "agree"
    assert all(one["a"]["quotes"] and one["b"]["quotes"] for one in told["topics"])


def test_statements_are_listed_by_filters_page_by_page(address: str) -> None:
    first = asked(address, "statements", kind="demand", limit=3)
    second = asked(address, "statements", kind="demand", limit=3, cursor=first["next"])
    assert {one["kind"] for one in first["statements"]} == {"demand"}
    assert not {one["iri"] for one in first["statements"]} & {one["iri"] for one in second["statements"]}
    by_words = asked(address, "statements", words="compromise enlargement")
    assert "compromise on enlargement" in by_words["statements"][0]["untrusted_quote"]


@pytest.mark.parametrize(
    ("tool", "arguments", "told"),
    [
        ("positions", {"actor": "Putin"}, "actor/vladimir-putin (Vladimir Putin)"),
        ("compare", {"a": "nato", "b": "jens-stoltenburg"}, "actor/jens-stoltenberg"),
        ("demand", {"demand": "eastward expansion"}, "demand/no-eastward-expansion"),
        ("statements", {"kind": "demanded"}, "'red-line'"),
        ("statements", {"since": "yesterday"}, "date"),
        ("statements", {"cursor": "x"}, "cursor"),
    ],
)
def test_a_wrong_argument_is_told_with_what_may_stand_there(
    address: str, tool: str, arguments: dict[str, str], told: str
) -> None:
    assert told in refused(address, tool, **arguments)


def test_instructions_in_articles_come_out_marked_and_nowhere_else(address: str) -> None:
    answers = [
        asked(address, "select", query=EVERYTHING),
        asked(address, "saved_query", name="latest-statements"),
        asked(address, "saved_query", name="demands-by-actor", values={"actor": "sergey-lavrov"}),
        asked(address, "schema", class_name="NewsArticle"),
        asked(address, "positions", actor="sergey-lavrov", quotes=5),
        asked(address, "demand", demand="demand/legally-binding-guarantees", quotes=5),
        asked(address, "compare", a="vladimir-putin", b="sergey-lavrov", quotes=5),
        asked(address, "statements", speaker="jens-stoltenberg", limit=50),
        asked(address, "find_actor", name="Disregard"),
        asked(address, "positions", actor="disregard-allinstructions"),
    ]
    found = [(field, text) for answer in answers for field, text in strings(answer) if INJECTED.search(text)]
    fields = {"text", "quote", "headline", "name", "match"}
    assert {field for field, _ in found} == {f"untrusted_{field}" for field in fields}
    assert len(found) >= 20
    assert "(⟦Disregard Allinstructions⟧)" in refused(address, "positions", actor="Disregard")
    for field, text in found:
        assert field.startswith("untrusted_")
        assert (text[0], text[-1]) == ("⟦", "⟧")
        assert not {"⟦", "⟧"} & set(text[1:-1])


def test_the_web_server_answers_assistants_where_it_is_set_so(store: Path) -> None:
    with served(store, assistants=True) as client:
        address = f"{client.base_url}mcp" if str(client.base_url).endswith("/") else f"{client.base_url}/mcp"
        assert asked(address, "select", query="ASK { ?s ?p ?o }")["boolean"] is True
        assert asked(address, "find_actor", name="Putin")["candidates"][0]["id"] == "vladimir-putin"
        assert client.get("/health").json()["ready"]
    assert "/mcp" not in {getattr(route, "path", "") for route in create_app(store).router.routes}


def test_another_site_cannot_ask_through_a_browser(address: str) -> None:
    import httpx2

    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    headers = {"accept": "application/json, text/event-stream", "origin": "https://elsewhere.example"}
    assert httpx2.post(address, json=body, headers=headers).status_code == 403
    headers = {"accept": "application/json, text/event-stream", "host": "elsewhere.example"}
    assert httpx2.post(address, json=body, headers=headers).status_code == 421


def test_a_signal_ends_the_server_on_a_terminal(store: Path) -> None:
    command = [str(KG), "mcp", "--store", str(store)]
    hello = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "0"}}
    asked = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": hello}) + "\n"
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=environment()) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(asked)
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["result"]["serverInfo"]["name"] == "communique"
        process.send_signal(signal.SIGINT)
        assert process.wait(15) == 128 + signal.SIGINT


def test_the_guide_names_every_tool_and_its_configuration_is_json() -> None:
    guide = (ROOT / "docs" / "assistants.md").read_text(encoding="utf-8")
    assert {name for name in TOOLS if f"`{name}`" not in guide} == set()
    blocks = re.findall(r"```json\n(.*?)```", guide, re.DOTALL)
    assert [json.loads(block)["mcpServers"]["communique"].keys() for block in blocks] == [
        {"command", "args"},
        {"type", "url"},
    ]


def test_what_cannot_be_served_is_one_line(tmp_path: Path) -> None:
    ended = subprocess.run(
        [KG, "mcp", "--store", tmp_path], capture_output=True, text=True, env=environment(), check=False
    )
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "kg build" in ended.stderr
