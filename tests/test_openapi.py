"""The OpenAPI document, and whether a real server keeps to it when somebody asks it for everything it allows."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
from starlette.routing import Route

from api.app import create_app
from api.settings import Settings
from tests.servers import ROOT, build, served

PAGES = {
    *("/", "/view/{name:path}", "/assets/{name:path}"),
    *("/plain", "/ask", "/docs", "/docs/columns", "/style.css", "/openapi.json"),
}
"""For people, or the document itself."""
BELOW = {"/store/{graph:path}", "/id/{path:path}", "/queries/{name}", "/admin/backup"}
BELOW |= {"/ontology.{suffix}", "/ontology/{version:path}", "/shapes"}
"""Other ways to what is described; where there is no such query; what is there only where writes are taken."""
SECONDS = 22


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store")
    build(path)
    return path


@pytest.fixture(scope="module")
def server(store: Path) -> Iterator[httpx2.Client]:
    with served(store, deadline=5.0) as client:
        yield client


def test_every_route_is_described(store: Path) -> None:
    app = create_app(store)
    routes = {route.path for route in app.router.routes if isinstance(route, Route)}
    assert "/sparql" in routes
    assert routes - set(app.openapi()["paths"]) <= PAGES | BELOW
    assert "/admin/backup" in create_app(store, Settings(store, writes=True)).openapi()["paths"]


def test_problems_are_described_wherever_there_can_be_one(server: httpx2.Client) -> None:
    for path, operations in server.get("/openapi.json").json()["paths"].items():
        for method, operation in operations.items():
            troubles = {status: told for status, told in operation["responses"].items() if int(status) >= 400}
            kept = {status for status, told in troubles.items() if "application/problem+json" in told["content"]}
            assert {"400", "503"} <= troubles.keys(), (method, path)
            assert troubles.keys() - kept <= ({"503"} if path.startswith("/health") else set()), (method, path)


def test_the_server_keeps_to_its_description(server: httpx2.Client) -> None:
    """A bounded stretch of schemathesis: coverage of the description, then made-up requests, good and bad."""
    config = ROOT / "tests" / "data" / "schemathesis" / "schemathesis.toml"
    command = ["schemathesis", "--config-file", str(config), "run", f"{server.base_url.join('/openapi.json')}"]
    options = ["--max-time", str(SECONDS), "--seed", "4", "--no-color", "--phases", "coverage,fuzzing,stateful"]
    tool = Path(sys.executable).with_name(command[0])
    done = subprocess.run(
        [str(tool), *command[1:], *options], cwd=ROOT, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
    operations = sum(len(methods) for methods in server.get("/openapi.json").json()["paths"].values())
    assert f"Tested: {operations}" in done.stdout
    assert server.get("/health/ready").status_code == 200
