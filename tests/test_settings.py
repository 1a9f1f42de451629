"""Settings: who is stronger, what is refused and how that is told, and that documentation and example are in step."""

import os
import subprocess
import sys
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from api.settings import MEANINGS, Settings, packed, unpacked
from api.settings.configured import configured
from api.settings.manual import example, shown, table
from kg.errors import SettingsError
from tests.conftest import Run

STORE = Path("data/store")
GUIDE = Path(__file__).parents[1] / "docs" / "operating.md"

REFUSED: list[tuple[str, dict[str, str], dict[str, object], str]] = [
    ("deadlin = 3", {}, {}, "settings.toml: no setting is called 'deadlin'. Did you mean deadline?"),
    ("[server]\nport = 3", {}, {}, "settings.toml: no setting is called 'server'."),
    ("", {"DEADLIN": "3"}, {}, "COMMUNIQUE_DEADLIN: no setting is called that. Did you mean COMMUNIQUE_DEADLINE?"),
    ("", {"DEADLINE": "-1"}, {}, "COMMUNIQUE_DEADLINE: '-1' is not a duration such as 30s or 500ms, from 10ms to 24h."),
    ("", {"DEADLINE": "nan"}, {}, "COMMUNIQUE_DEADLINE: 'nan' is not a duration"),
    ("", {"DEADLINE": "30 parsec"}, {}, "COMMUNIQUE_DEADLINE: '30 parsec' is not a duration"),
    ("workers = 1.5", {}, {}, "settings.toml: workers: '1.5' is not a whole number, from 1 to 1,024."),
    ("workers = true", {}, {}, "settings.toml: workers: 'True' is not a whole number"),
    ('memory = "1MiB"', {}, {}, "settings.toml: memory: '1MiB' is not a size such as 64MiB, at least 64MiB."),
    ("", {"MEMORY_BUDGET": "some"}, {}, "COMMUNIQUE_MEMORY_BUDGET: 'some' is not a size such as 64MiB, or `auto`."),
    ("", {}, {"workers": 0}, "--workers: '0' is not a whole number, from 1 to 1,024."),
    ("", {}, {"port": 70_000}, "--port: '70000' is not a whole number, from 0 to 65,535."),
    ("", {"WRITES": "maybe"}, {}, "COMMUNIQUE_WRITES: 'maybe' is not on or off."),
    ('service = ["https://example.org"]', {}, {}, "settings.toml: service: \"['https://example.org']\" is"),
    ("", {"SERVICE": "file:///etc/passwd"}, {}, "COMMUNIQUE_SERVICE: 'file:///etc/passwd' is not a list of http(s)"),
    ("", {"PROXIES": "10.0.0.0/8, proxy"}, {}, "COMMUNIQUE_PROXIES: '10.0.0.0/8, proxy' is not a list of IP addresses"),
    ("", {"HOSTS": "example.org:443"}, {}, "COMMUNIQUE_HOSTS: 'example.org:443' is not a list of host names"),
    ("", {"LONGEST": "500ms"}, {}, "COMMUNIQUE_LONGEST: 500ms is less than `deadline` (30s, default)."),
    ("deadline = 60", {}, {}, "longest (default): 30s is less than `deadline` (60s, "),
    ("deadline 3", {}, {}, "settings.toml: is not TOML: Expected '=' after a key in a key/value pair (at line 1"),
    ('store = ""', {}, {}, "settings.toml: store: '' is not a path."),
]


@pytest.fixture(autouse=True)
def _unset(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in os.environ:
        if name.startswith("COMMUNIQUE_"):
            monkeypatch.delenv(name)


def test_options_go_before_variables_before_the_file_before_defaults(kg: Run, tmp_path: Path) -> None:
    file = tmp_path / "communique.toml"
    file.write_text('deadline = "15s"\nlongest = "2min"\nmemory = "2GiB"\nworkers = 3\nrequest_log = "log.jsonl"\n')
    variables = {"COMMUNIQUE_DEADLINE": "10", "COMMUNIQUE_WORKERS": "4", "COMMUNIQUE_CONFIG": str(file)}
    done = kg("serve", "--show-settings", "--workers", 5, **variables)
    assert done.returncode == 0, done.stderr
    told = dict(line.split("  # ") for line in done.stdout.splitlines() if line and not line.startswith("#"))
    assert told["workers = 5"] == "--workers"
    assert told['deadline = "10s"'] == "COMMUNIQUE_DEADLINE"
    assert told['longest = "120s"'] == told['memory = "2GiB"'] == str(file)
    assert told[f'request_log = "{tmp_path / "log.jsonl"}"'] == str(file)
    assert told["queue = 64"] == "default"
    assert len(told) == len(fields(Settings))


def test_what_is_refused_is_one_line_of_the_command(kg: Run) -> None:
    done = kg("serve", "--deadline", "soon")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "kg: --deadline: 'soon' is not a duration such as 30s or 500ms, from 10ms to 24h.\n"


@pytest.mark.parametrize("case", REFUSED, ids=[case[3][:40] for case in REFUSED])
def test_it_is_refused_with_key_place_and_what_is_allowed(
    case: tuple[str, dict[str, str], dict[str, object], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    toml, variables, options, told = case
    monkeypatch.chdir(tmp_path)
    file = Path("settings.toml")
    file.write_text(toml)
    for name, value in variables.items():
        monkeypatch.setenv(f"COMMUNIQUE_{name}", value)
    with pytest.raises(SettingsError) as refused:
        configured(options, file, STORE)
    assert str(refused.value).startswith(told)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("file", ["missing.toml", "."])
def test_a_file_that_cannot_be_read_is_told(file: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        configured({}, tmp_path / file, STORE)


def test_variables_of_other_commands_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COMMUNIQUE_LLM_URL", "COMMUNIQUE_CONFIG"):
        monkeypatch.setenv(name, "http://localhost/")
    monkeypatch.setenv("COMMUNIQUE_DEADLINE", "")  # set to nothing is not set
    assert configured({}, None, STORE).settings == Settings(STORE)


def test_lists_are_lists_in_the_file_and_words_in_a_variable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COMMUNIQUE_PROXIES", " 10.0.0.0/8, ::1 ")
    file = tmp_path / "c.toml"
    file.write_text('service = ["https://example.org/sparql", "http://localhost:3030/"]\ngate = "off"\n')
    found = configured({}, file, STORE).settings
    assert found.proxies == ("10.0.0.0/8", "::1")
    assert found.service == ("https://example.org/sparql", "http://localhost:3030/")
    assert not found.gate


def test_the_example_holds_every_default(tmp_path: Path) -> None:
    lines = [line.removeprefix("# ") for line in example(STORE).splitlines()]
    names = tuple(f"{name} = " for name in MEANINGS)
    file = tmp_path / "example.toml"
    file.write_text("\n".join(line for line in lines if line.startswith(names)))
    assert set(tomllib.loads(file.read_text())) == set(MEANINGS)
    found = configured({"store": STORE}, file, STORE)
    assert found.settings == Settings(STORE)


def test_what_is_shown_can_be_set(tmp_path: Path) -> None:
    odd = Settings(tmp_path, deadline=0.25, memory=100_000_000, hosts=("a.example", "b.example"), tokens=tmp_path / "t")
    file = tmp_path / "shown.toml"
    file.write_text(shown(odd, dict.fromkeys(MEANINGS, "somewhere")))
    assert configured({}, file, STORE).settings == odd


def test_the_documentation_is_in_step() -> None:
    assert table(STORE) in GUIDE.read_text(encoding="utf-8"), "run: python -m tests.test_settings"


def test_settings_reach_other_processes_whole(tmp_path: Path) -> None:
    odd = Settings(tmp_path, tokens=tmp_path / "t", service=("https://example.org/",), proxies=("::1",))
    assert unpacked(packed(odd)) == odd


def test_help_does_not_wait_for_what_only_the_server_needs() -> None:
    code = (
        "import sys; from kg.cli.commands import app; from typer.main import get_command; get_command(app);"
        "print([m for m in ('pydantic', 'fastapi', 'prometheus_client', 'uvicorn') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


if __name__ == "__main__":
    text = GUIDE.read_text(encoding="utf-8")
    before, _, rest = text.partition("| setting | default |")
    GUIDE.write_text(before + table(STORE) + "\n\n" + rest.partition("\n\n")[2], encoding="utf-8")
