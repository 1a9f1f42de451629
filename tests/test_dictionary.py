"""The data dictionary, held to the files that a server gives: no column without a meaning, none that is not there."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from api.dictionary.tables import tables
from kg.places import QUERIES
from kg.queries import load
from tests.servers import served

TABLES = {(one.group, one.name): one for one in tables(load(QUERIES))}
FILLED = {"/actors/{id}/positions": "/actors/vladimir-putin/positions", "/compare": "/compare?a=russia&b=nato"}


@pytest.fixture(scope="module")
def server(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx2.Client]:
    with served(samples, page=tmp_path_factory.mktemp("no-page")) as client:
        yield client


def head(text: str, delimiter: str = ",") -> list[str]:
    return next(csv.reader(io.StringIO(text), delimiter=delimiter))


@pytest.mark.parametrize("name", [name for group, name in TABLES if group == "rest"])
def test_lists_have_the_columns_that_are_told(server: httpx2.Client, name: str) -> None:
    table = TABLES["rest", name]
    for address in table.addresses:
        path, _, query = address.partition("?")
        filled = FILLED.get(path, path)
        answer = server.get(f"{filled}{'&' if '?' in filled else '?'}{query}")
        assert answer.status_code == 200, answer.text
        assert head(answer.text) == [column.name for column in table.columns]
        for column in table.columns:
            assert column.en
            assert column.id


def test_saved_queries_have_the_columns_that_are_told(server: httpx2.Client) -> None:
    for (group, name), table in TABLES.items():
        if group == "queries":
            answer = server.get(table.addresses[0])
            told = [column.name for column in table.columns]
            given = head(answer.text)
            # A parameter that nobody gave has no column.
            unbound = {p.name for p in load(QUERIES)[name].parameters if p.optional and p.default is None}
            assert [one for one in told if one in given or one not in unbound] == given
            assert f"/docs/columns.json?table={name}" in answer.headers["link"]


def test_exports_have_the_columns_that_are_told(server: httpx2.Client) -> None:
    parts = zipfile.ZipFile(io.BytesIO(server.get("/export/dna").content))
    for (group, name), table in TABLES.items():
        if group == "exports":
            told = [column.name for column in table.columns]
            if name.startswith("dna_"):
                text = parts.read(f"{name.removeprefix('dna_')}.csv").decode("utf-8-sig")
            else:
                text = server.get(table.addresses[0]).text
            assert head(text, table.delimiter) == told


def test_metadata_are_as_csv_on_the_web_wants_them(server: httpx2.Client) -> None:
    answer = server.get("/docs/columns.json")
    assert answer.headers["content-type"].startswith("application/csvm+json")
    told: dict[str, Any] = answer.json()
    assert told["@context"][0] == "http://www.w3.org/ns/csvw"
    assert len(told["tables"]) == len(TABLES)
    for table in told["tables"]:
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/[!-~]+", table["url"])
        names = [column["name"] for column in table["tableSchema"]["columns"]]
        assert len(names) == len(set(names))
        for column in table["tableSchema"]["columns"]:
            assert re.fullmatch(r"\w+", column["name"])
            assert column["dc:description"]["en"]
            assert column["datatype"] in {"string", "integer", "double", "boolean", "date", "anyAtomicType"}
    unknown = server.get("/docs/columns.json?table=shoes")
    assert (unknown.status_code, "red-lines" in unknown.json()["allowed"]) == (422, True)
    one = server.get("/docs/columns.json", params={"table": "red-lines"}).json()["tables"]
    assert [table["dc:title"] for table in one] == [TABLES["queries", "red-lines"].title]


def test_the_page_shows_every_column_in_both_languages(server: httpx2.Client) -> None:
    english, indonesian = (server.get("/docs/columns", params={"lang": lang}) for lang in ("en", "id"))
    for table in TABLES.values():
        assert f'id="{table.group}-{table.name}"' in english.text
    assert english.text.count("<code>snapshot</code>") == len([1 for group, _ in TABLES if group == "rest"])
    assert "Arti kolom-kolom" in indonesian.text
    assert "Nama aktor dalam alamat" in indonesian.text
    assert "<script" not in english.text
    assert "style-src 'self'" in english.headers["content-security-policy"]
    assert 'href="/docs/columns"' in server.get("/docs").text
    assert server.get("/docs/columns?lang=fr").status_code == 422
