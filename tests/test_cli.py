"""The command line, as people and scripts meet it: real processes, real files, real trouble."""

import csv
import io
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from kg import __version__
from kg.errors import StoreError
from kg.model import Refusal
from kg.pipeline.quarantine import Quarantine
from kg.places import ONTOLOGY
from kg.store import GraphStore, current
from tests.conftest import ARTICLES, KG, Run, environment

COMMANDS = ("build", "check", "export", "extract", "forget", "mcp", "network", "query", "score", "serve")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store built once from the invented articles, to be read only."""
    store = tmp_path_factory.mktemp("published") / "store"
    subprocess.run([KG, "build", ARTICLES, "--store", store], check=True, capture_output=True, env=environment())
    return store


@pytest.fixture
def built(published: Path, tmp_path: Path) -> Path:
    """A copy of that store, to be changed."""
    return Path(shutil.copytree(published, tmp_path / "store"))


def _line(text: str) -> str:
    """The one line that a failing command tells."""
    lines = text.strip().splitlines()
    assert len(lines) == 1, text
    assert lines[0].startswith("kg: ")
    return lines[0]


# ---------------------------------------------------------------- help and start


def test_help_starts_without_the_heavy_libraries() -> None:
    heavy = "{'pyoxigraph', 'rdflib', 'pyshacl', 'owlready2', 'fastapi', 'uvicorn', 'rich', 'trafilatura'}"
    code = f"import sys, kg.cli.commands; print(sorted({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_help_is_quick() -> None:
    """Best of five, because other work may share the machine."""
    plain = {k: v for k, v in environment().items() if not k.startswith("COV")}

    def seconds() -> float:
        begun = time.perf_counter()
        subprocess.run([KG, "--help"], capture_output=True, check=True, env=plain)
        return time.perf_counter() - begun

    assert min(seconds() for _ in range(5)) < 0.5


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_shows_an_example(kg: Run, command: str) -> None:
    shown = kg(command, "--help")
    assert shown.returncode == 0
    assert "Example:  kg " + command in shown.stdout
    assert kg("--help").stdout.count(f"  {command} ") == 1


@pytest.mark.parametrize("words", [("nonsense",), ("build",), ("query", "x", "--format", "pdf"), ("query",)])
def test_wrong_usage_is_status_2(kg: Run, words: tuple[str, ...]) -> None:
    shown = kg(*words)
    assert (shown.returncode, shown.stdout) == (2, "")
    assert "Usage: kg" in shown.stderr


# ---------------------------------------------------------------- what commands give


def test_build_tells_what_became_of_everything(kg: Run, articles: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(articles, tmp_path / "articles"))
    (copy / "broken.txt").write_bytes(b"\xff\xfe\x00")
    shown = kg("build", copy, COMMUNIQUE_STORE=str(tmp_path / "elsewhere"))
    assert shown.returncode == 0
    stages = [line.split()[0] for line in shown.stdout.splitlines()]
    assert stages == ["stage", "open", "read", "segment", "extract", "lift", "gate", "load", "publish"]
    assert "3 articles read, 1 files or articles refused" in shown.stdout
    assert "3 added, 0 replaced, 0 unchanged" in shown.stdout
    assert current(tmp_path / "elsewhere").id in shown.stdout
    assert f"not taken in: {copy / 'broken.txt'}: " in shown.stderr


def test_on_a_terminal_a_build_draws_a_bar(articles: Path, tmp_path: Path) -> None:
    screen, terminal = os.openpty()
    command: list[str | Path] = [KG, "build", articles, "--store", tmp_path / "store"]
    shown = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=terminal, text=True, env=environment(TERM="xterm"))
    os.close(terminal)
    drawn = _all_of(screen)
    table, _ = shown.communicate(timeout=60)
    assert "3/3" in drawn
    assert "kg: load" not in drawn
    assert (shown.returncode, table.split()[0]) == (0, "stage")


def _all_of(screen: int) -> str:
    """What was written to a terminal until nobody wrote to it any more."""
    drawn = b""
    with os.fdopen(screen, "rb", buffering=0) as reading:
        while True:
            try:
                part = reading.read(4096)
            except OSError:  # Linux's way to say that the other end is closed
                return drawn.decode("utf-8")
            if not part:
                return drawn.decode("utf-8")
            drawn += part


def test_the_version_is_the_packages(kg: Run) -> None:
    assert kg("--version").stdout == f"communique {__version__}\n"


def test_extract_writes_a_line_a_statement_or_a_table(kg: Run, articles: Path) -> None:
    lines = kg("extract", articles).stdout.splitlines()
    assert {json.loads(line)["document"] for line in lines} == {path.name for path in articles.iterdir()}
    rows = kg("extract", articles, "--format", "table").stdout.splitlines()
    assert len(rows) == len(lines) + 1


def test_an_ontology_folder_of_ones_own_brings_its_topics(kg: Run, articles: Path, tmp_path: Path) -> None:
    own = Path(shutil.copytree(ONTOLOGY, tmp_path / "ontology"))
    (own / "harbour.ttl").write_text(
        """@prefix cq: <https://w3id.org/communique/ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        <https://w3id.org/communique/id/demand/trawlers-leave> a cq:Demand , skos:Concept ;
            skos:inScheme <https://w3id.org/communique/id/scheme/propositions> ;
            rdfs:label "Trawlers leave"@en , "Kapal pukat pergi"@id ; cq:phrase "kapal pukat"@id .""",
        encoding="utf-8",
    )
    for chosen, found in ((("--ontology", own), True), ((), False)):
        lines = kg("extract", articles, *chosen).stdout
        assert ("trawlers-leave" in lines) is found
        assert kg("build", articles, "--store", tmp_path / "store", *chosen).returncode == 0
        graph = kg("export", "nquads", "--store", tmp_path / "store").stdout
        assert ("trawlers-leave" in graph) is found
    missing = kg("build", articles, "--ontology", tmp_path / "nowhere")
    assert missing.returncode == 1
    assert "nowhere" in _line(missing.stderr)


def test_query_answers_as_table_csv_and_json(kg: Run, built: Path) -> None:
    asked = ("query", "latest-statements", "--store", built)
    table = kg(*asked).stdout.splitlines()
    rows = list(csv.DictReader(io.StringIO(kg(*asked, "--format", "csv").stdout)))
    objects = json.loads(kg(*asked, "--format", "json").stdout)
    assert len(table) - 1 == len(rows) == len(objects) > 0
    assert [{k: v for k, v in row.items() if v} for row in rows] == objects


def test_query_shows_only_the_columns_asked_for_and_each_row_once(kg: Run, built: Path) -> None:
    asked = ("query", "latest-statements", "--store", built, "--format", "csv")
    every = [row["speaker"] for row in csv.DictReader(io.StringIO(kg(*asked).stdout))]
    speakers = kg(*asked, "--columns", "speaker").stdout.splitlines()
    assert speakers == ["speaker", *dict.fromkeys(every)]
    assert len(every) > len(set(every))
    assert kg(*asked, "--columns", "speaker,colour").returncode == 2


def test_query_takes_parameters_and_lists_what_there_is(kg: Run, built: Path) -> None:
    every = kg("query", "--list").stdout
    assert "latest-statements" in every
    demands = kg("query", "latest-statements", "--param", "kind=demand", "--format", "json", "--store", built)
    assert {row["kind"] for row in json.loads(demands.stdout)} == {"demand"}
    for wrong in ("kind=shrug", "colour=red"):
        refused = kg("query", "latest-statements", "--param", wrong, "--store", built)
        assert refused.returncode == 1
        assert wrong.split("=")[0] in _line(refused.stderr)
    assert kg("query", "latest-statements", "--param", "demand", "--store", built).returncode == 2


def test_forget_takes_one_article_out_and_publishes(kg: Run, built: Path) -> None:
    before = current(built)
    assert kg("forget", "02-ferry-strike.txt", "--store", built).returncode == 0
    assert current(built).id != before.id
    with GraphStore.open(built) as store:
        assert {d.source for d in store.documents()} == {"01-teluk-jingga.txt", "03-lumbung.txt"}
    again = kg("forget", "02-ferry-strike.txt", "--store", built)
    assert again.returncode == 1
    assert "02-ferry-strike.txt" in _line(again.stderr)


def test_check_looks_everything_over_and_finds_a_changed_text(kg: Run, built: Path) -> None:
    whole = kg("check", "--store", built)
    assert (whole.returncode, whole.stderr) == (0, "")
    looked_over, worth_knowing = whole.stdout.split("\n\n")
    assert worth_knowing.startswith("to know before relying on it")
    verdicts = [line.split()[0] for line in looked_over.splitlines()]
    assert verdicts == ["ok", "ok", "ok" if shutil.which("java") else "skipped", "ok", "ok", "ok"]
    text = next((built / "texts").rglob("*.txt"))
    text.write_text("Something else altogether.", encoding="utf-8")
    spoilt = kg("check", "--store", built, PATH="/nowhere")
    assert spoilt.returncode == 1
    assert text.stem in spoilt.stderr


def test_check_goes_on_without_java_and_says_what_to_install(kg: Run, tmp_path: Path) -> None:
    shown = kg("check", PATH=str(tmp_path))
    assert shown.returncode == 0
    assert "skipped  logic" in shown.stdout
    assert "apt-get install default-jre-headless" in shown.stdout


def test_serve_answers_until_ctrl_c(built: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command: list[str | Path] = [KG, "serve", "--store", built, "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment())
    assert process.stderr
    assert f"http://127.0.0.1:{port}/" in process.stderr.readline()
    for line in process.stderr:
        if "startup complete" in line:
            break
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/health") as answer:
        assert json.load(answer)["snapshot"] == current(built).id
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert err.splitlines()[-1].startswith("kg: stopped")


def test_export_writes_the_whole_graph_once_and_only_whole(kg: Run, built: Path, tmp_path: Path) -> None:
    out = tmp_path / "graph.nq"
    assert kg("export", "nquads", "--store", built, "-o", out).returncode == 0
    assert kg("export", "nquads", "--store", built).stdout == out.read_text(encoding="utf-8")
    with GraphStore.open(built) as store:
        lines = [line for line in out.read_text(encoding="utf-8").splitlines() if "/id/graph/service> ." not in line]
        assert len(lines) == len(list(store.quads()))
    before = set(tmp_path.iterdir())
    for form, place, status in (("pdf", out, 2), ("nquads", tmp_path / "no" / "x.nq", 2), ("nquads", tmp_path, 1)):
        assert kg("export", form, "--store", built, "-o", place).returncode == status
    assert set(tmp_path.iterdir()) == before


# ---------------------------------------------------------------- bad use


def test_a_folder_without_articles(kg: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for command in ("build", "extract"):
        shown = kg(command, tmp_path / "empty")
        assert shown.returncode == 1
        assert _line(shown.stderr).startswith(f"kg: No articles found in {tmp_path / 'empty'}.")
    assert not (tmp_path / "data").exists()


def test_a_folder_that_is_not_there(kg: Run, tmp_path: Path) -> None:
    shown = kg("build", tmp_path / "nowhere")
    assert shown.returncode == 1
    reason, end = shown.stderr.splitlines()
    assert "does not exist" in reason
    assert "No articles found" in end


@pytest.mark.skipif(shutil.which("setpriv") is None, reason="setpriv takes root's right to read everything away")
def test_a_folder_that_may_not_be_read(kg: Run, articles: Path, tmp_path: Path) -> None:
    closed = Path(shutil.copytree(articles, tmp_path / "closed"))
    closed.chmod(0)
    humble = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if os.getuid() == 0 else ()
    try:
        shown = kg("build", closed, before=humble)
    finally:
        closed.chmod(0o755)
    assert shown.returncode == 1
    reason, end = shown.stderr.splitlines()
    assert f"{closed}: may not be read" in reason
    assert "No articles found" in end


def test_a_store_that_another_process_writes_to(kg: Run, articles: Path, tmp_path: Path) -> None:
    with GraphStore.open(tmp_path / "store"):
        shown = kg("build", articles, "--store", tmp_path / "store")
    assert shown.returncode == 1
    assert "is in use by another process" in _line(shown.stderr)


def test_a_port_that_is_taken(kg: Run, built: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        shown = kg("serve", "--store", built, "--port", port)
    assert shown.returncode == 1
    assert str(port) in _line(shown.stderr)


@pytest.mark.parametrize("command", [("query", "latest-statements"), ("forget", "a.txt"), ("serve",), ("check",)])
def test_a_store_that_holds_nothing(kg: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    shown = kg(*command, "--store", tmp_path / "store")
    assert shown.returncode == 1
    assert "kg build" in _line(shown.stderr)
    assert not (tmp_path / "store").exists()


def test_an_unknown_query_names_those_there_are(kg: Run, built: Path) -> None:
    shown = kg("query", "nonsense", "--store", built)
    assert shown.returncode == 1
    assert "latest-statements" in _line(shown.stderr)


def test_an_unknown_extractor_names_those_there_are(kg: Run, articles: Path) -> None:
    shown = kg("extract", articles, "--extractor", "oracle")
    assert shown.returncode == 1
    assert "rules" in _line(shown.stderr)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_output_that_cannot_be_written(articles: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        command: list[str | Path] = [KG, "extract", articles]
        shown = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, env=environment())
    assert shown.returncode == 1
    assert "No space left" in _line(shown.stderr)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_an_export_to_a_device_writes_to_it_and_does_not_take_its_place(kg: Run, built: Path) -> None:
    shown = kg("export", "nquads", "--store", built, "-o", "/dev/full")
    assert shown.returncode == 1
    assert "No space left" in _line(shown.stderr)
    assert Path("/dev/full").is_char_device()


def test_a_reader_that_goes_away_is_no_error(articles: Path) -> None:
    command: list[str | Path] = [KG, "extract", articles, articles]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment())
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    complaint = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=60) in {0, 141}
    assert complaint == ""


@pytest.fixture
def small_disk(tmp_path: Path) -> Path:
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", place], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("a small disk can only be mounted by root")
    return place


def test_a_full_disk(kg: Run, articles: Path, small_disk: Path) -> None:
    try:
        shown = kg("build", articles, "--store", small_disk / "store")
        assert shown.returncode == 1
        assert "No space left" in shown.stderr.splitlines()[-1]
        assert "Traceback" not in shown.stderr
    finally:
        subprocess.run(["umount", small_disk], check=True)


def test_ctrl_c_leaves_a_store_that_opens_and_can_be_built_again(kg: Run, tmp_path: Path, articles: Path) -> None:
    many = tmp_path / "many"
    many.mkdir()
    text = (articles / "01-teluk-jingga.txt").read_text(encoding="utf-8")
    for number in range(150):
        (many / f"{number:03}.txt").write_text(f"{text}\nKabar ke-{number}.\n", encoding="utf-8")
    command: list[str | Path] = [KG, "build", many, "--store", tmp_path / "store"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment())
    assert process.stderr
    assert "load 150 files" in process.stderr.readline()
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, "")
    assert "stopped" in _line(err)
    assert not (tmp_path / "store" / "CURRENT").exists()
    with GraphStore.open(tmp_path / "store") as store:
        assert 0 < len(list(store.documents())) < 150
        assert store.damaged() == []
    again = kg("build", many, "--store", tmp_path / "store")
    assert again.returncode == 0
    assert "0 replaced" in again.stdout


def test_a_quarantine_that_cannot_be_written_is_told(tmp_path: Path, small_disk: Path) -> None:
    def fill() -> None:
        with Quarantine(small_disk) as quarantine:
            for _ in range(500):
                quarantine.note("a.txt", Refusal("gate", "b", "c" * 1000))

    try:
        with pytest.raises(StoreError, match="quarantine"):
            fill()
    finally:
        subprocess.run(["umount", small_disk], check=True)
    with pytest.raises(StoreError, match="quarantine"), Quarantine(tmp_path / "nowhere"):
        pass


def test_debugging_shows_the_traceback(kg: Run, tmp_path: Path) -> None:
    shown = kg("query", "latest-statements", "--store", tmp_path / "store", KG_DEBUG="1")
    assert shown.returncode == 1
    assert "Traceback" in shown.stderr


def test_what_nobody_foresaw_is_one_line_too(tmp_path: Path) -> None:
    code = (
        "import sys; from kg.cli import main; from kg.cli.app import app\n"
        "@app.command()\ndef bug() -> None: raise ZeroDivisionError('of a kind')\n"
        "sys.argv = ['kg', 'bug']; main()"
    )

    def run(**more: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", code]
        return subprocess.run(command, capture_output=True, text=True, check=False, env=environment(**more))

    assert run().returncode == 1
    assert "ZeroDivisionError: of a kind" in _line(run().stderr)
    assert "Traceback" in run(KG_DEBUG="1").stderr
