"""What documents and golden files show, made anew: `make refresh` writes it, the tests compare it.

In      docs/tour.md, README.md, tests/data/lift
Out     the same texts with what really comes out now; look at the difference before you commit it.
"""

import contextlib
import doctest
import io
import os
import re
import shlex
import subprocess
import tempfile
from pathlib import Path

from kg.places import SAMPLE_ARTICLES
from tests import test_lift
from tests.conftest import KG, environment

ROOT = Path(__file__).parent.parent
TOUR = ROOT / "docs" / "tour.md"
README = ROOT / "README.md"


def examples(text: str) -> list[doctest.Example]:
    """The examples of a Markdown text, with the numbers of its lines."""
    return doctest.DocTestParser().get_examples(re.sub(r"(?m)^```.*$", "", text))


def fresh_tour(text: str) -> str:
    """The tour with what its code gives when it is run in the working directory."""
    lines, shown, place = text.split("\n"), list[str](), 0
    names: dict[str, object] = {}
    for example in examples(text):
        after = example.lineno + example.source.count("\n")
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(compile(example.source, TOUR.name, "single"), names)  # noqa: S102 - our own document
        shown += [*lines[place:after], *out.getvalue().splitlines()]
        place = after + example.want.count("\n")
    return "\n".join([*shown, *lines[place:]])


def fresh_readme(text: str, store: Path) -> str:
    """The README with the answers that `kg` gives on a store built from the sample articles."""

    def run(*words: str | Path) -> str:
        return subprocess.run([KG, *words], check=True, capture_output=True, text=True, env=environment()).stdout

    def answered(block: re.Match[str]) -> str:
        told = run(*shlex.split(block[1])[1:], "--store", store)
        return f"```console\n$ {block[1]}\n" + "".join(f"{line.rstrip()}\n" for line in told.splitlines()) + "```"

    run("build", SAMPLE_ARTICLES, "--store", store)
    return re.sub(r"(?ms)^```console\n\$ (kg [^\n]*)\n.*?^```", answered, text)


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        os.chdir(scratch)
        TOUR.write_text(fresh_tour(TOUR.read_text(encoding="utf-8")), encoding="utf-8")
        README.write_text(fresh_readme(README.read_text(encoding="utf-8"), Path(scratch, "samples")), encoding="utf-8")
    for case in test_lift.CASES:
        lines = test_lift.graph(test_lift.read_case(case))
        case.with_suffix(".nq").write_bytes(("\n".join(lines) + "\n").encode())


if __name__ == "__main__":
    main()
