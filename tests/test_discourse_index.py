"""Discourse networks of a store: which statements are counted as what, on the command line too."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from kg.discourse import Aggregation, Construction, Matrix, Normalisation, Type, Unit, Variable, Window, discourse
from kg.discourse.triples import triples
from kg.errors import UnknownIdError
from kg.export import Projection, Selection
from kg.export.network import edges, nodes
from kg.index import Filters, Index, opened
from kg.model import Kind, Stance
from kg.store import current
from tests.conftest import Run
from tests.servers import ROOT, build, served


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four invented articles, tests/data/store/articles: nine stands on a topic, and one that is conditional."""
    path = tmp_path_factory.mktemp("store")
    build(path)
    return path


@pytest.fixture(scope="module")
def index(store: Path) -> Index:
    return opened(current(store))


def made(index: Index, filters: Filters | None = None, **choices: object) -> Matrix:
    return discourse(index, filters or Filters(), Construction(**choices)).network()  # type: ignore[arg-type]


def ties(matrix: Matrix) -> dict[str, object]:
    return {f"{_short(one)} {_short(two)}": weight for (one, two), weight in matrix.weights.items()}


def _short(node: str) -> str:
    return node.split("/")[1].split("-", maxsplit=1)[0]


# ------------------------------------------------------------ what is counted


def test_who_agrees_with_whom(index: Index) -> None:
    """The strait: Lind, the dock workers, the palace and Halden are for it; Reyl and Lind, a month before, against."""
    together = made(index, type=Type.ONE_MODE, aggregation=Aggregation.CONGRUENCE)
    pairs = "arlovian dock, arlovian mira, arlovian oskar, dock mira, dock oskar, ilka mira, mira oskar, oskar tomas"
    assert ties(together) == dict.fromkeys(pairs.split(", "), 1)
    apart = made(index, type=Type.ONE_MODE, aggregation=Aggregation.CONFLICT)
    pairs = "arlovian oskar, arlovian tomas, dock oskar, dock tomas, mira oskar, mira tomas, oskar tomas"
    assert ties(apart) == dict.fromkeys(pairs.split(", "), 1)
    assert apart.weight("actor/tomas-reyl", "actor/dock-workers") == 1


def test_a_tie_names_its_statements_and_their_days(index: Index) -> None:
    tie = made(index, type=Type.ONE_MODE, aggregation=Aggregation.CONGRUENCE).tie(
        "actor/oskar-lind", "actor/tomas-reyl"
    )
    rows = [index.one("SELECT words, day FROM statement WHERE slug = ?", (slug,)) for slug in tie.statements]
    assert [row["words"] for row in rows if row] == [
        "menolak membuka selat bagi semua kapal",
        "turned down any opening of the strait",
    ]
    assert (tie.first, tie.last) == ("2031-04-03", "2031-05-10")


def test_states_are_those_of_the_day(index: Index) -> None:
    """Lind was premier until April: what he says in May is not Brunmark's. Of Reyl, no post is curated."""
    states = made(index, variable1=Variable.STATE, aggregation=Aggregation.SUBTRACT)
    assert ties(states) == {"arlovia open": 2, "arlovia withdraw": 1, "arlovia pay": 1, "brunmark open": -1}
    bodies = made(index, variable1=Variable.ORGANISATION)
    assert {_short(row) for row in bodies.rows} == {"arlovia", "arlovian", "brunmark", "dock"}


@pytest.mark.parametrize(
    ("variables", "told"),
    [
        ((Variable.OUTLET, Variable.TOPIC), {"harbour open": 5, "harbour withdraw": 1, "pantai open": 1}),
        ((Variable.KIND, Variable.TARGET), {"demand brunmark": 4, "threat brunmark": 1, "rejection mira": 1}),
        ((Variable.SPEAKER, Variable.TARGET), {"mira brunmark": 5, "oskar arlovia": 1, "arlovian brunmark": 1}),
    ],
)
def test_other_variables(index: Index, variables: tuple[Variable, Variable], told: dict[str, int]) -> None:
    found = ties(made(index, variable1=variables[0], variable2=variables[1]))
    assert {pair: found[pair] for pair in told} == told


def test_a_document_is_a_variable(index: Index) -> None:
    found = made(index, variable1=Variable.DOCUMENT, type=Type.ONE_MODE, variable2=Variable.SPEAKER)
    assert len(found.rows) == 4
    assert all(row.startswith("document/") for row in found.rows)


def test_filters_choose_and_keep_to_what_they_name(index: Index) -> None:
    one = Filters(speaker=("oskar-lind",), stance=(Stance.OPPOSE,))
    assert ties(made(index, one)) == {"oskar open": 1}
    assert ties(made(index, Filters(topic=("withdraw-patrol-boats",)))) == {"mira withdraw": 1, "ilka withdraw": 1}
    assert ties(made(index, Filters(since="2031-05-11"))) == {"mira pay": 1}


def test_exclusions(index: Index) -> None:
    def left(*excluded: tuple[Variable, str]) -> set[str]:
        return set(ties(made(index, Filters(since="2031-05-01"), exclude=excluded)))

    everything = left()
    assert left((Variable.SPEAKER, "tomas-reyl")) == everything - {"tomas open"}
    assert left((Variable.TOPIC, "issue/fishing-quotas")) == everything - {"mira fishing"}
    assert left((Variable.KIND, "support")) == everything - {"oskar open", "dock open"}
    assert left((Variable.TARGET, "brunmark")) == {"oskar open", "tomas open", "dock open"}
    assert left((Variable.STATE, "arlovia")) == {"oskar open", "tomas open", "dock open"}
    for excluded in ((Variable.TOPIC, "open-the-strai"), (Variable.KIND, "demnd"), (Variable.DOCUMENT, "0000000")):
        with pytest.raises(UnknownIdError):
            left(excluded)


def test_isolates_are_all_that_are_named(index: Index) -> None:
    """Also who took no stand on any topic: the pact only drew a line."""
    rows = made(index, isolates=True, aggregation=Aggregation.SUBTRACT).rows
    assert "actor/coastal-pact" in rows
    assert "actor/coastal-pact" not in made(index, aggregation=Aggregation.SUBTRACT).rows


def test_windows_begin_and_end_where_the_filters_do(index: Index) -> None:
    window = Construction(window=Window(Unit.DAYS, 1))
    free = list(discourse(index, Filters(), window).networks())
    assert (free[0].period.start, free[-1].period.stop, len(free)) == ("2031-04-02", "2031-05-11", 40)
    bound = list(discourse(index, Filters(since="2031-04-01", until="2031-05-31"), window).networks())
    assert (bound[0].period.start, bound[-1].period.stop, len(bound)) == ("2031-04-01", "2031-05-31", 61)
    assert sum(network.statements for network in bound) == sum(network.statements for network in free)


def test_three_modes(index: Index) -> None:
    found = {(_short(one.speaker), _short(one.target), _short(one.topic)): one for one in triples(index, Filters())}
    assert found["oskar", "mira", "open"].oppose == 1
    asked = found["mira", "brunmark", "open"]
    assert (asked.support, asked.oppose, asked.other, asked.first) == (1, 0, 0, "2031-04-02")
    assert all(len(one.statements) == one.support + one.oppose + one.other for one in found.values())
    said = index.one(
        "SELECT count(DISTINCT a.statement) AS n FROM role a JOIN role b USING (statement)"
        " JOIN role c USING (statement) WHERE a.role = 'speaker' AND b.role = 'target' AND c.role = 'content'"
    )
    assert said
    assert said["n"] == len({slug for one in found.values() for slug in one.statements})
    assert [*triples(index, Filters(kind=(Kind.THREAT,)))] == []


# ------------------------------------------------------------ the command


def table(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def test_the_command_writes_a_matrix(kg: Run, store: Path) -> None:
    done = kg("network", "one-mode", "--aggregation", "subtract", "--store", store)
    header, *rows = table(done.stdout)
    assert header[1:] == [row[0] for row in rows] == sorted(header[1:])
    told = {(row[0], to): cell for row in rows for to, cell in zip(header[1:], row[1:], strict=True)}
    assert (told["Tomas Reyl", "Mira Halden"], told["Mira Halden", "Tomas Reyl"]) == ("-1", "-1")
    assert told["Oskar Lind", "Tomas Reyl"] == "0"
    assert done.stderr == (
        "9 of 15 pairs of speaker and topic in a statement counted;"
        " left out: 5 without a value, 1 neither supporting nor opposing\n"
    )


def test_the_command_writes_ties_events_nodes_and_sides(kg: Run, store: Path, tmp_path: Path) -> None:
    one_mode = ("network", "one-mode", "--aggregation", "congruence", "--store", store)
    header, *rows = table(kg(*one_mode, "--normalisation", "jaccard", "--table", "ties", "--lang", "id").stdout)
    tie = dict(zip(header, rows[0], strict=True))
    assert (tie["source_label"], tie["weight"], len(tie["statements"].split("|"))) == ("Istana Arlovia", "1.000000", 2)
    nodes = table(kg(*one_mode, "--table", "nodes").stdout)
    assert nodes[0][3:] == ["degree", "strength", "betweenness", "community"]
    assert {row[0]: row[3] for row in nodes[1:]}["actor/ilka-dorn"] == "1"
    sides = table(kg(*one_mode, "--table", "polarisation").stdout)
    assert float(sides[1][3]) > 0
    events = table(kg("network", "event-list", "--from", "2031-05-10", "--store", store).stdout)
    assert [row[1] for row in events[1:]] == ["2031-05-10"] * 3 + ["2031-05-11"]
    assert "demanded that Brunmark withdraw its patrol boats" in {row[-1] for row in events}
    threes = table(kg("network", "three-mode", "--store", store).stdout)
    assert threes[0][:3] == ["speaker", "target", "topic"]


def test_the_command_writes_a_file_for_each_window(kg: Run, store: Path, tmp_path: Path) -> None:
    choices = ("--window", "months=1", "--from", "2031-04-01", "--to", "2031-05-31", "--isolates", "--store", store)
    assert kg("network", "two-mode", *choices, "-o", tmp_path / "windows").returncode == 0
    names = ["0001 2031-04-01.csv", "0002 2031-05-01.csv"]
    assert sorted(path.name for path in (tmp_path / "windows").iterdir()) == names
    file = tmp_path / "all.csv"
    assert kg("network", "two-mode", "--store", store, "-o", file).returncode == 0
    assert [row[1:] for row in table(file.read_text(encoding="utf-8"))[1:]]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("four-mode",), "'four-mode' is none of: two-mode, one-mode, event-list, three-mode"),
        (("two-mode", "--aggregation", "conflict"), "A two-mode network has no aggregation 'conflict'"),
        (("two-mode", "--variable2", "mood"), "'mood' is none of: speaker, target"),
        (("two-mode", "--window", "days"), "write it as days=30"),
        (("two-mode", "--window", "days=7"), "name a folder"),
        (("two-mode", "--exclude", "nato"), "write it as topic=sanctions"),
        (("two-mode", "--exclude", "topic=straits"), "There is no demand or issue 'straits'"),
        (("three-mode", "--duplicates", "week"), "Invalid value for --duplicates: it has no meaning here"),
        (("event-list", "--table", "ties"), "Invalid value for --table: it has no meaning here"),
        (("one-mode", "--table", "nodes", "--window", "days=7"), "Invalid value for --window"),
        (("two-mode", "--table", "nodes"), "Measures are of one-mode networks"),
        (("two-mode", "--from", "May"), "'May' is no day"),
    ],
)
def test_what_is_wrong_is_told(kg: Run, store: Path, words: tuple[str, ...], told: str) -> None:
    done = kg("network", *words, "--store", store, COLUMNS="500")
    assert done.returncode in {1, 2}
    assert told in " ".join(done.stderr.split())
    assert done.stdout == ""


def test_the_documentation_shows_what_comes_out(kg: Run, samples: Path) -> None:
    shown = (ROOT / "docs" / "discourse-networks.md").read_text(encoding="utf-8")
    examples = re.findall(r"```console\n\$ kg (network [^\n]*)\n(.*?)```", shown, re.DOTALL)
    assert examples
    for words, told in examples:
        assert kg(*words.split(), "--store", samples).stdout == told, words


# ------------------------------------------------------------ exports


@pytest.mark.parametrize("aggregation", ["congruence", "conflict", "subtract"])
def test_exports_have_the_same_ties(index: Index, aggregation: str) -> None:
    own = made(index, type=Type.ONE_MODE, aggregation=Aggregation(aggregation))
    chosen = Selection(projection=Projection(f"actor-{aggregation}"))
    told = {(edge.source, edge.target): edge for edge in edges(index, chosen)}
    assert {pair: edge.weight for pair, edge in told.items()} == own.weights
    for pair, edge in told.items():
        tie = own.tie(*pair)
        assert tuple(iri.rsplit("/", 1)[1] for iri in edge.statements) == tie.statements
        assert (edge.first, edge.last, len(edge.days)) == (tie.first, tie.last, len(tie.statements))
    found = {node.id: node for node in nodes(index, chosen)}
    assert found.keys() == {end for pair in own.weights for end in pair}
    assert found["actor/mira-halden"].statements == 3


def test_an_export_of_topics(index: Index) -> None:
    """Halden supports three demands."""
    told = edges(index, Selection(projection=Projection.TOPIC_CONGRUENCE))
    ends = {f"{_short(edge.source)} {_short(edge.target)}": edge.weight for edge in told}
    assert ends == {"open pay": 1, "open withdraw": 1, "pay withdraw": 1}


# ------------------------------------------------------------ over HTTP


@pytest.fixture(scope="module")
def client(store: Path) -> Iterator[httpx2.Client]:
    with served(store) as client:
        yield client


def test_the_server_makes_the_same_network(client: httpx2.Client, index: Index) -> None:
    asked = {"aggregation": "subtract", "normalisation": "average", "lang": "id"}
    told = client.get("/discourse", params=asked).raise_for_status().json()
    choices = Construction(type=Type.ONE_MODE, aggregation=Aggregation.SUBTRACT, normalisation=Normalisation.AVERAGE)
    own = discourse(index, Filters(), choices).network()
    assert {(tie["source"], tie["target"]): tie["weight"] for tie in told["ties"]} == {
        pair: float(weight) for pair, weight in own.weights.items()
    }
    assert [node["id"] for node in told["rows"]] == [node["id"] for node in told["columns"]] == list(own.rows)
    assert (told["tally"]["counted"], told["tally"]["without_stance"], told["truncated"]) == (9, 1, False)
    weights = [abs(tie["weight"]) for tie in told["ties"]]
    assert weights == sorted(weights, reverse=True)
    assert {"Istana Arlovia", "Mira Halden"} <= {node["label"] for node in told["rows"]}
    for statement in told["ties"][0]["statements"]:
        assert client.get(f"/statements/{statement}").status_code == 200


def test_the_server_takes_filters_and_exclusions(client: httpx2.Client) -> None:
    asked = "type=two-mode&variable1=kind&from=2031-05-01&exclude=kind%3Dsupport&limit=2"
    told = client.get(f"/discourse?{asked}").raise_for_status().json()
    assert {node["id"] for node in told["rows"]} == {"kind/demand", "kind/rejection", "kind/agreement"}
    assert (len(told["ties"]), told["truncated"], told["tally"]["excluded"]) == (2, True, 2)


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("type=two-mode&aggregation=conflict", 422, "no aggregation 'conflict'"),
        ("variable1=topic", 422, "both topic"),
        ("exclude=mood=bad", 422, "exclude"),
        ("exclude=speaker=nobody-at-all", 404, "no actor 'nobody-at-all'"),
        ("minimum=2", 422, "minimum"),
    ],
)
def test_the_server_tells_what_is_wrong(client: httpx2.Client, query: str, status: int, words: str) -> None:
    told = client.get(f"/discourse?{query}")
    assert (told.status_code, told.headers["content-type"]) == (status, "application/problem+json")
    assert words in told.json()["detail"]
