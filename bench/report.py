"""Figures of bench/sparql.py → a table and a plot.

In      the rounds, as they stand in bench/results/sparql-*.json
Out     Markdown; an SVG; the part of bench/README.md between its two marks.
Limits  medians over the rounds; a ratio is taken within a round first.
"""

from collections import defaultdict
from pathlib import Path
from statistics import median
from typing import Any, Final

from bench.questions import TOLD
from bench.servers import NATIVE, OURS, RDFLIB

README: Final = Path(__file__).with_name("README.md")
_BEGIN, _END = "<!-- figures: written by bench/sparql.py --write -->", "<!-- end of figures -->"
_HEAD = (
    "documents",
    "query",
    "clients",
    "server",
    "answers/s",
    "p50 ms",
    "p99 ms",
    "CPU ms each",
    "memory MB",
    "× native",
    "failed",
)
Told = dict[str, Any]
_Place = tuple[int, str, int]


def table(told: Told) -> str:
    """Return all figures as a Markdown table, with a line about the machine.

    Raises:
        KeyError: a round lacks a figure.
    """
    machine = told["machine"]
    lines = [
        f"Measured on {machine['processors']} × {machine['processor']}, Python {machine['python']}, pyoxigraph "
        f"{machine['pyoxigraph']}, oxigraph {machine['oxigraph']}, rdflib-endpoint {machine['rdflib-endpoint']}, "
        f"revision {machine['revision']}.",
        "",
        " | ".join(("", *_HEAD, "")).strip(),
        "|---:|---|---:|---|" + "---:|" * (len(_HEAD) - 4),
    ]
    for place, by_server in _by_place(told).items():
        for server, rounds in by_server.items():
            lines.append(" | ".join(("", *_row(place, server, rounds, by_server.get(NATIVE)), "")).strip())
    used = dict.fromkeys(place[1] for place in _by_place(told))
    return "\n".join([*lines, "", *(f"- **{name}**: {TOLD[name]}" for name in used)]) + "\n"


def plot(told: Told, file: Path) -> Path:
    """Return the file with a drawing of how many times the native server's answers per second each server gives.

    Raises:
        OSError: the file cannot be written.
    """
    import matplotlib as mpl

    mpl.use("svg")
    from matplotlib import pyplot

    places = _by_place(told)
    queries = list(dict.fromkeys(query for _, query, _ in places))
    names = [name for name in dict.fromkeys(n for beside in places.values() for n in beside) if name != NATIVE]
    figure, axes = pyplot.subplots(1, len(queries), figsize=(4.2 * len(queries), 3.8), squeeze=False, sharey=True)
    for query, axis in zip(queries, axes[0], strict=True):
        here = {place: servers for place, servers in places.items() if place[1] == query}
        for number, server in enumerate(names):
            points = [_ratio(beside.get(server), beside.get(NATIVE)) for beside in here.values()]
            where = [at + 0.8 * (number + 0.5) / len(names) - 0.4 for at in range(len(here))]
            axis.bar(where, [point or 0 for point in points], 0.8 / len(names), label=server)
        axis.axhline(1, color="black", linewidth=0.6)
        axis.set_xticks(range(len(here)), [f"{d:,}\n{c}" for d, _, c in here], fontsize=7)
        axis.set(title=query, yscale="log", xlabel="documents, clients")
        axis.grid(visible=True, axis="y", alpha=0.3)
    axes[0][0].set_ylabel("answers per second ÷ native on disk")
    axes[0][0].legend(fontsize=7)
    figure.tight_layout()
    figure.savefig(file)
    pyplot.close(figure)
    return file


def write(figures: str) -> None:
    """Return nothing; put the table in its place in bench/README.md.

    Raises:
        OSError: the file cannot be written.
        ValueError: it lacks the marks.
    """
    text = README.read_text(encoding="utf-8")
    head, rest = text.split(_BEGIN)
    _, tail = rest.split(_END)
    README.write_text(f"{head}{_BEGIN}\n{figures}{_END}{tail}", encoding="utf-8")


def _by_place(told: Told) -> dict[_Place, dict[str, list[Told]]]:
    """Rounds by documents, query and clients, then by server, ours first."""
    found: dict[_Place, dict[str, list[Told]]] = defaultdict(lambda: defaultdict(list))
    order = {OURS: 0, NATIVE: 1, RDFLIB: 3}
    for one in sorted(told["rounds"], key=lambda one: order.get(one["server"], 2)):
        found[one["documents"], one["query"], one["clients"]][one["server"]].append(one)
    return dict(sorted(found.items(), key=lambda pair: (pair[0][0], list(TOLD).index(pair[0][1]), pair[0][2])))


def _row(place: _Place, server: str, rounds: list[Told], native: list[Told] | None) -> tuple[str, ...]:
    loads = [one["load"] for one in rounds]
    rate = median(_rate(one) for one in rounds)
    cpu = median(1_000 * one["cpu"] / max(1, one["load"]["requests"]) for one in rounds)
    ratio = _ratio(rounds, native)
    return (
        *(f"{place[0]:,}", place[1], str(place[2]), server, _figure(rate)),
        *(_figure(median(one[name] for one in loads)) for name in ("p50", "p99")),
        *(_figure(cpu), f"{median(one['memory'] for one in rounds) / 1e6:,.0f}"),
        *("" if ratio is None else f"{ratio:.2f}", str(sum(one["errors"] for one in loads))),
    )


def _ratio(rounds: list[Told] | None, native: list[Told] | None) -> float | None:
    if not rounds or not native:
        return None
    beside = {one["round"]: _rate(one) for one in native}
    return median(_rate(one) / beside[one["round"]] for one in rounds if beside.get(one["round"]))


def _rate(one: Told) -> float:
    return float(one["load"]["requests"] / one["load"]["seconds"])


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
