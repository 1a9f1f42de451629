"""What stands in deploy/, looked at by the tools that will read it, and held against the settings and the metrics."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from api.settings import MEANINGS
from api.watching.meanings import METRICS

DEPLOY = Path(__file__).parents[1] / "deploy"
RULES = DEPLOY / "prometheus-rules.yml"
UNIT = DEPLOY / "communique.service"


def tool(name: str) -> str:
    found = shutil.which(name, path=os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"]))
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def run(*words: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*map(str, words)], capture_output=True, text=True, timeout=60, check=False, env={**os.environ, **more}
    )


def test_alerts_ask_for_numbers_that_there_are() -> None:
    asked = set(re.findall(r"communique_\w+", RULES.read_text(encoding="utf-8")))
    known = {*METRICS, *(f"{name}_{part}" for name in METRICS for part in ("bucket", "count", "sum"))}
    assert asked
    assert asked <= known


@pytest.mark.parametrize("name", ["communique.env", "communique.service", "Containerfile"])
def test_variables_are_settings(name: str) -> None:
    given = set(re.findall(r"COMMUNIQUE_(\w+)=", (DEPLOY / name).read_text(encoding="utf-8")))
    assert given
    assert {key.lower() for key in given} <= MEANINGS.keys()


def test_systemd_finds_nothing_wrong_with_the_unit(tmp_path: Path) -> None:
    analyze = tool("systemd-analyze")
    copy = tmp_path / UNIT.name
    copy.write_text(UNIT.read_text(encoding="utf-8").replace("/opt/communique/bin/kg", "/bin/true"), encoding="utf-8")
    done = run(analyze, "verify", copy)
    assert done.returncode == 0, done.stderr
    assert UNIT.name not in done.stderr
    told = run(analyze, "security", "--offline=true", "--no-pager", copy).stdout
    found = re.search(r"Overall exposure level for \S+: (\d+\.\d+)", told)
    assert found is not None, told
    assert float(found[1]) < 2.0


def test_nginx_takes_its_configuration(tmp_path: Path) -> None:
    nginx, openssl = tool("nginx"), tool("openssl")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subject = ("-subj", "/CN=graph.example.org", "-keyout", key, "-out", certificate)
    assert run(openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", *subject).returncode == 0
    text = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    text = text.replace("/etc/ssl/certs/graph.example.org.pem", str(certificate))
    text = text.replace("/etc/ssl/private/graph.example.org.key", str(key)).replace("443", "18443")
    whole = tmp_path / "nginx.conf"
    whole.write_text(f"pid {tmp_path}/pid; events {{}} http {{ access_log off; {text} }}", encoding="utf-8")
    done = run(nginx, "-t", "-c", whole, "-p", tmp_path, "-e", tmp_path / "error.log")
    assert "test is successful" in done.stderr, done.stderr
    warnings = [line for line in done.stderr.splitlines() if "[warn]" in line]
    assert [line for line in warnings if "http2" not in line] == []  # which later versions want said otherwise


def test_prometheus_takes_the_alerts() -> None:
    done = run(tool("promtool"), "check", "rules", RULES)
    assert done.returncode == 0, done.stderr


def test_logrotate_takes_its_file(tmp_path: Path) -> None:
    logrotate = tool("logrotate")
    text = (DEPLOY / "communique.logrotate").read_text(encoding="utf-8")
    text = re.sub(r"(?m)^\s*(su|create) .*$", "", text).replace("/var/log/communique", str(tmp_path / "log"))
    copy = tmp_path / "logrotate.conf"
    copy.write_text(text, encoding="utf-8")
    copy.chmod(0o600)
    done = run(logrotate, "--debug", "--state", tmp_path / "state", copy)
    assert done.returncode == 0, done.stderr
    assert "error" not in done.stderr
