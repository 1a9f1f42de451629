"""Everything an operator can set, in one table: what the server does, what the documentation says, what is refused.

In      nothing
Out     Settings, and what each of them means and may be; settings as JSON for another process.
Limits  bounds are per query, not per client: a public server stands behind a proxy that counts clients. Values are
        read and checked in `api.settings.configured`; here nothing is checked.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Literal, get_type_hints

from kg.places import DOCUMENTATION, ONTOLOGY, PAGE, QUERIES

Kind = Literal["count", "size", "duration", "switch", "path", "file", "log", "text", "hosts", "addresses", "iris"]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a setting means, and what it may be."""

    kind: Kind
    words: str
    least: float | None = None
    most: float | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """How one server is set. Durations are seconds, sizes are bytes."""

    store: Annotated[Path, Meaning("path", "The folder of the store.")]
    queries: Annotated[Path, Meaning("path", "The folder of the saved queries.")] = QUERIES
    ontology: Annotated[
        Path, Meaning("path", "The folder of ontology, shapes and rules by which the graph was built; for writes.")
    ] = ONTOLOGY
    page: Annotated[Path, Meaning("path", "The folder of the page as `make web` built it.")] = PAGE
    documentation: Annotated[Path, Meaning("path", "The folder of the ontology's pages, of `make ontology`.")] = (
        DOCUMENTATION
    )
    host: Annotated[str, Meaning("text", "The address to listen on; 0.0.0.0 is the whole network.")] = "127.0.0.1"
    port: Annotated[int, Meaning("count", "The port to listen on; 0 for any that is free.", 0, 65_535)] = 8000
    workers: Annotated[int, Meaning("count", "Queries that are begun at the same time.", 1, 1024)] = 2
    slow_workers: Annotated[
        int, Meaning("count", "Queries beyond those that may go on after `quick`, in processes of their own.", 0, 1024)
    ] = 4
    quick: Annotated[
        float,
        Meaning("duration", "After so long a query counts as slow and no longer stands in the way of others.", 0.001),
    ] = 0.05
    queue: Annotated[
        int, Meaning("count", "Questions that may wait for a worker; the next one is answered 503.", 0)
    ] = 64
    deadline: Annotated[
        float,
        Meaning("duration", "What a query may take, waiting included, if its asker does not say.", 0.01, 86_400),
    ] = 30.0
    longest: Annotated[
        float, Meaning("duration", "What an asker may give a query; never less than `deadline`.", 0.01, 86_400)
    ] = 30.0
    memory: Annotated[int, Meaning("size", "What a worker may take beyond what it has at its start.", 64 << 20)] = (
        1 << 30
    )
    memory_budget: Annotated[
        int,
        Meaning(
            "size",
            "What copies of the snapshot in memory may take, all workers together; 0 for none, `auto` for half of what "
            "is free at the start.",
            -1,
        ),
    ] = -1
    result_bytes: Annotated[int, Meaning("size", "The largest answer; a larger one is refused.", 1024)] = 64 << 20
    rows: Annotated[int, Meaning("count", "Rows of an answer to a saved query.", 1)] = 10_000
    sparql_rows: Annotated[
        int,
        Meaning(
            "count", "Rows of a table that /sparql gives; more are cut off, and a header says so. 0 for any number.", 0
        ),
    ] = 1_000_000
    cache_bytes: Annotated[
        int, Meaning("size", "Answers that are kept for whoever asks the same of the same snapshot; 0 for none.", 0)
    ] = 64 << 20
    query_bytes: Annotated[int, Meaning("size", "The longest query.", 256)] = 256 << 10
    body_bytes: Annotated[
        int, Meaning("size", "The largest body of any request, such as an update or a graph.", 4096)
    ] = 16 << 20
    nesting: Annotated[
        int,
        Meaning("count", "How deep brackets may stand in one another in a query; some 1,000 crash the engine.", 1, 200),
    ] = 100
    joined: Annotated[
        int,
        Meaning(
            "count",
            "How many patterns one group of a query may join; 100 take the engine's planner a second, 200 ten.",
            1,
            1000,
        ),
    ] = 150
    repeats: Annotated[
        int,
        Meaning("count", "How often one operator or keyword may stand in a query; 4,000 crash the engine.", 1, 2000),
    ] = 1000
    union: Annotated[
        bool,
        Meaning(
            "switch",
            "Whether a query that names no dataset is asked of all graphs; if not, of the unnamed one, as the "
            "W3C's tests of queries and updates expect.",
        ),
    ] = True
    service: Annotated[
        tuple[str, ...],
        Meaning("iris", "Beginnings of IRIs that SERVICE, and in updates LOAD, may name; none by default."),
    ] = ()
    show_texts: Annotated[
        bool, Meaning("switch", "Whether /documents/{id} gives the whole text, which may be others' property.")
    ] = False
    writes: Annotated[bool, Meaning("switch", "Whether updates are taken, from those who hold a token.")] = False
    gate: Annotated[bool, Meaning("switch", "Whether what is written must conform to the shapes.")] = True
    tokens: Annotated[
        Path | None, Meaning("file", "File of the hashed tokens; by default `tokens.json` in the store.")
    ] = None
    assistants: Annotated[
        bool,
        Meaning("switch", "Whether assistants are answered at /mcp (Model Context Protocol); needs the extra `mcp`."),
    ] = False
    exports: Annotated[
        int, Meaning("count", "Exports that are made at the same time; the next one is answered 503.", 1, 1024)
    ] = 2
    export_deadline: Annotated[float, Meaning("duration", "What an export may take, to its last byte.", 1, 86_400)] = (
        600.0
    )
    request_log: Annotated[
        str,
        Meaning(
            "log", "File for one line of JSON a request, `-` for standard error; none by default. SIGHUP reopens it."
        ),
    ] = ""
    log_queries: Annotated[
        bool, Meaning("switch", "Whether the log holds the queries themselves, and not only their hashes.")
    ] = False
    slow_log: Annotated[
        float,
        Meaning("duration", "From so long on a query is logged as slow, whatever `request_log` says; 0 for never.", 0),
    ] = 1.0
    patience: Annotated[
        float,
        Meaning("duration", "What a client has for a request's head, and between two pieces of its body.", 0.1, 3600),
    ] = 15.0
    grace: Annotated[
        float,
        Meaning(
            "duration", "What running requests have once the server is told to stop; then they are ended.", 0, 3600
        ),
    ] = 5.0
    hosts: Annotated[
        tuple[str, ...],
        Meaning("hosts", "Names, as requests have them in Host, that the server answers for; any by default."),
    ] = ()
    proxies: Annotated[
        tuple[str, ...],
        Meaning("addresses", "Proxies whose X-Forwarded-For and X-Forwarded-Proto are believed; none by default."),
    ] = ()


MEANINGS: dict[str, Meaning] = {
    name: hint.__metadata__[0] for name, hint in get_type_hints(Settings, include_extras=True).items()
}
"""What each setting means, by its name."""


def packed(settings: Settings) -> str:
    """Return the settings as JSON, for another process.

    Raises:
        Nothing.
    """
    return json.dumps(asdict(settings), default=str)


def unpacked(text: str) -> Settings:
    """Return settings that were packed.

    Raises:
        ValueError: the text is not JSON.
    """
    told = json.loads(text)
    for name, meaning in MEANINGS.items():
        if meaning.kind in ("path", "file") and told[name] is not None:
            told[name] = Path(told[name])
        elif isinstance(told[name], list):
            told[name] = tuple(told[name])
    return Settings(**told)
