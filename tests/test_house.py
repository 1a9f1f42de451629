"""The house style, kept by reading the code: each rule is a function from a parsed module to complaints.

The files of tests/data/house break one rule each, so that every rule is seen to fail.
"""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.names import BASE, ONTOLOGY

ROOT = Path(__file__).parent.parent
MODULES = sorted([*ROOT.glob("kg/**/*.py"), *ROOT.glob("api/**/*.py")])
QUERIES = sorted(ROOT.glob("queries/*.rq"))
TURTLE = sorted(ROOT.glob("ontology/*.ttl"))
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
BAD = sorted((Path(__file__).parent / "data" / "house").glob("*.txt"))

MODULE_LINES, FUNCTION_LINES, ARGUMENTS = 250, 40, 5
EMPTY_NAMES = {"util", "utils", "helper", "helpers", "manager", "managers", "base", "common", "misc", "stuff"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


class Module:
    """A parsed file and its functions, with the classes and functions they stand in."""

    def __init__(self, path: Path, source: str) -> None:
        self.path = path
        self.source = source
        self.tree = ast.parse(source)
        self.functions = list(self._functions(self.tree, ()))

    def _functions(self, node: ast.AST, above: tuple[ast.AST, ...]) -> Iterator[tuple[Function, tuple[ast.AST, ...]]]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, Function):
                yield child, above
            inner = (*above, child) if isinstance(child, Function | ast.ClassDef) else above
            yield from self._functions(child, inner)

    def docstrings(self) -> set[int]:
        holders = [n for n in ast.walk(self.tree) if isinstance(n, ast.Module | ast.ClassDef | Function) and n.body]
        firsts = [holder.body[0] for holder in holders]
        return {id(first.value) for first in firsts if isinstance(first, ast.Expr)}


def long_modules(module: Module) -> Iterator[str]:
    lines = len(module.source.splitlines())
    if lines > MODULE_LINES:
        yield f"has {lines} lines: split it (at most {MODULE_LINES})"


def long_functions(module: Module) -> Iterator[str]:
    for function, _ in module.functions:
        lines = (function.end_lineno or 0) - function.lineno + 1
        if lines > FUNCTION_LINES:
            yield f"{function.name} has {lines} lines (at most {FUNCTION_LINES})"


def many_arguments(module: Module) -> Iterator[str]:
    for function, above in module.functions:
        told = function.args
        names = [a.arg for a in (*told.posonlyargs, *told.args, *told.kwonlyargs)]
        own = [n for n in names if not (above and n in {"self", "cls"})]
        if len(own) > ARGUMENTS and not _speaks_to_users(function):
            yield f"{function.name} has {len(own)} arguments: a dataclass is missing (at most {ARGUMENTS})"


def bare_modules(module: Module) -> Iterator[str]:
    text = ast.get_docstring(module.tree) or ""
    if not text:
        yield "has no docstring"
    elif any(not isinstance(node, ast.Expr | ast.Assign | ast.AnnAssign) for node in module.tree.body):
        yield from (
            f"the docstring has no {part!r} line" for part in ("In", "Out") if not re.search(rf"(?m)^{part}  ", text)
        )


def silent_functions(module: Module) -> Iterator[str]:
    for function, above in module.functions:
        if _is_public(function, above) and not _speaks_to_users(function):
            text = ast.get_docstring(function) or ""
            if not text:
                yield f"{function.name} has no docstring"
            elif not re.search(r"(?m)^Raises:$", text) and not _is_property(function):
                yield f"{function.name} does not say what it raises"


def empty_names(module: Module) -> Iterator[str]:
    names = {*module.path.with_suffix("").parts}
    yield from (f"{name!r} names no room" for name in sorted(names & EMPTY_NAMES))


def wide_nets(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ExceptHandler):
            caught = {n.id for n in ast.walk(node.type) if isinstance(n, ast.Name)} if node.type else {"everything"}
            if caught & {"everything", "Exception", "BaseException"}:
                yield f"line {node.lineno} catches everything: name the error"


def foreign_mints(module: Module) -> Iterator[str]:
    if module.path.parent.as_posix() != "kg/names":
        strings = [n for n in ast.walk(module.tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
        comments = module.docstrings()
        for node in strings:
            if "w3id.org/communique" in str(node.value) and id(node) not in comments:
                yield f"line {node.lineno} spells an IRI: ask kg.names"


RULES: tuple[Callable[[Module], Iterator[str]], ...] = (
    long_modules,
    long_functions,
    many_arguments,
    bare_modules,
    silent_functions,
    empty_names,
    wide_nets,
    foreign_mints,
)


def _is_public(function: Function, above: tuple[ast.AST, ...]) -> bool:
    names = [function.name, *(n.name for n in above if isinstance(n, Function | ast.ClassDef))]
    return not any(name.startswith("_") for name in names) and not any(isinstance(n, Function) for n in above)


def _is_property(function: Function) -> bool:
    return any(isinstance(d, ast.Name) and d.id in {"property", "cached_property"} for d in function.decorator_list)


def _speaks_to_users(function: Function) -> bool:
    """A route or a command: its docstring is what its users read, its arguments are theirs."""
    return any(isinstance(d, ast.Call) and isinstance(d.func, ast.Attribute) for d in function.decorator_list)


def _complaints(path: Path, source: str) -> list[str]:
    module = Module(path, source)
    return [f"{rule.__name__}: {path}: {complaint}" for rule in RULES for complaint in rule(module)]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_module_keeps_the_house_style(path: Path) -> None:
    assert _complaints(path.relative_to(ROOT), path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", BAD, ids=lambda p: p.stem)
def test_rule_sees_its_bad_example(path: Path) -> None:
    """The first line names the place the example pretends to stand in, the file's name the one rule it breaks."""
    where, _, source = path.read_text(encoding="utf-8").partition("\n")
    broken = {complaint.split(":")[0] for complaint in _complaints(Path(where.removeprefix("# ")), source)}
    assert broken == {path.stem}


def test_every_rule_has_a_bad_example() -> None:
    assert {path.stem for path in BAD} == {rule.__name__ for rule in RULES}


@pytest.mark.parametrize("path", QUERIES, ids=lambda p: p.stem)
def test_query_says_what_it_asks_and_where_it_is_tested(path: Path) -> None:
    header = dict(re.findall(r"(?m)^# ([\w-]+):\s+(\S.*)$", path.read_text(encoding="utf-8")))
    assert {"title", "asks", "title-id", "asks-id", "returns", "tested"} <= header.keys()
    assert (ROOT / header["tested"].split()[0]).exists()


@pytest.mark.parametrize("path", TURTLE, ids=lambda p: p.stem)
def test_terms_actors_and_topics_have_english_and_indonesian_labels(path: Path) -> None:
    label = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    typed = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    ours = re.compile(rf"^({re.escape(ONTOLOGY)}\w+|{re.escape(BASE)}id/(actor|demand|issue)/[^/]+)$")
    named: dict[str, set[str]] = {}
    for quad in parse(path.read_bytes(), RdfFormat.TURTLE):
        if isinstance(quad.subject, NamedNode) and ours.match(quad.subject.value):
            if quad.predicate == typed:
                named.setdefault(quad.subject.value, set())
            elif quad.predicate == label and isinstance(quad.object, Literal):
                named.setdefault(quad.subject.value, set()).add(quad.object.language or "")
    assert {iri: tags for iri, tags in named.items() if tags and not {"en", "id"} <= tags} == {}
    if "alignments" not in path.stem:
        assert [iri for iri, tags in named.items() if not tags] == []


def test_decisions_are_numbered_without_gaps_and_listed() -> None:
    numbers = [int(path.name[:4]) for path in DECISIONS]
    assert numbers == list(range(1, len(numbers) + 1))
    index = (ROOT / "docs" / "decisions" / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in DECISIONS if f"({path.name})" not in index] == []
    assert [p.name for p in DECISIONS if not re.match(r"# \d{4} \S", p.read_text(encoding="utf-8"))] == []
