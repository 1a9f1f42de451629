"""The wheel, installed elsewhere: it carries its ontology, queries and sample articles, and needs no checkout."""

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Finished, environment

ROOT = Path(__file__).parent.parent
UV = shutil.which("uv", path=f"{ROOT / '.tools' / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}")

pytestmark = pytest.mark.skipif(UV is None, reason="uv builds the wheel: run `make setup`")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    command = [str(UV), "build", "--wheel", "--quiet", "--out-dir", str(out), str(ROOT)]
    for way in ([], ["--offline"]):  # the back end may be at hand where no network is
        built = subprocess.run([*command, *way], capture_output=True, text=True, check=False)
        if not built.returncode:
            break
    if built.returncode and "build-system.requires" in built.stderr:
        pytest.skip("the build back end is not at hand and cannot be fetched")
    assert built.returncode == 0, built.stderr
    return next(out.glob("*.whl"))


class Installed:
    """A fresh environment with the wheel in it, and with the libraries of this one, but without this checkout."""

    def __init__(self, place: Path, wheel: Path) -> None:
        self.place = place
        python = place / "bin" / "python"
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", place], check=True)
        command = [str(UV), "pip", "install", "--quiet", "--offline", "--no-deps", "--python", str(python), str(wheel)]
        subprocess.run(command, check=True)
        # A .pth file makes modules of another environment visible, but not that environment's own .pth files,
        # so this checkout stays out of sight.
        libraries = next((place / "lib").glob("python*")) / "site-packages" / "libraries.pth"
        libraries.write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")

    def run(self, program: str, *words: str | Path) -> Finished:
        alone = ["unshare", "--net"] if os.getuid() == 0 and shutil.which("unshare") else []
        command = [*alone, str(self.place / "bin" / program), *map(str, words)]
        kept = {k: v for k, v in environment().items() if not k.startswith(("COV", "PYTHON"))}
        return subprocess.run(
            command, cwd=self.place, env=kept, capture_output=True, text=True, timeout=180, check=False
        )


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installed]:
    place = tmp_path_factory.mktemp("elsewhere") / "environment"
    yield Installed(place, wheel)
    shutil.rmtree(place)


def test_the_wheel_carries_its_data_and_licence(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for folder, suffix in (("ontology", ".ttl"), ("queries", ".rq"), ("examples/articles", ".txt")):
        expected = {p.relative_to(ROOT).as_posix() for p in (ROOT / folder).rglob(f"*{suffix}")}
        assert expected
        assert expected <= {name.removeprefix("kg/data/") for name in names}
    assert any(name.endswith("LICENSE") for name in names)
    assert not [name for name in names if name.startswith("tests/")]


@pytest.mark.parametrize(
    ("folder", "place"), [("web/dist", "kg/data/page/"), ("build/ontology", "kg/data/documentation/")]
)
def test_the_wheel_carries_what_was_made(wheel: Path, folder: str, place: str) -> None:
    """The page, and the ontology's pages."""
    built = {path.relative_to(ROOT / folder).as_posix() for path in (ROOT / folder).rglob("*") if path.is_file()}
    if not built:
        pytest.skip(f"{folder} is not made: `make setup`")
    carried = [name for name in zipfile.ZipFile(wheel).namelist() if name.startswith(place)]
    assert {name.removeprefix(place) for name in carried} == built
    assert not [name for name in zipfile.ZipFile(wheel).namelist() if "node_modules" in name]


def test_every_module_and_word_list_of_the_checkout_is_in_the_wheel(wheel: Path) -> None:
    tracked = subprocess.run(["git", "ls-files", "kg", "api"], cwd=ROOT, capture_output=True, text=True, check=False)
    expected = set(tracked.stdout.split("\n")) - {""}
    if not expected:
        pytest.skip("no git checkout")
    assert expected - set(zipfile.ZipFile(wheel).namelist()) == set()


def test_the_wheel_finds_its_own_data_and_not_this_checkout(installed: Installed) -> None:
    names = "kg.__file__, p.ONTOLOGY, p.QUERIES, p.SAMPLE_ARTICLES"
    if (ROOT / "web" / "dist" / "index.html").is_file():
        names += ", p.PAGE / 'index.html'"
    code = f"import kg, kg.places as p; print({names}, sep='\\n')"
    for line in installed.run("python", "-c", code).stdout.splitlines():
        assert Path(line).is_relative_to(installed.place)
        assert Path(line).exists()


def test_the_wheel_checks_builds_and_answers_without_checkout_or_network(installed: Installed) -> None:
    code = "import kg.places as p; print(p.SAMPLE_ARTICLES)"
    samples = installed.run("python", "-c", code).stdout.strip()
    for words in (("check",), ("build", samples), ("check",), ("query", "latest-statements"), ("export", "nquads")):
        shown = installed.run("kg", *words)
        assert (words[0], shown.returncode, shown.stderr if shown.returncode else "") == (words[0], 0, "")
        assert shown.stdout
    assert (installed.place / "data" / "store" / "CURRENT").exists()
