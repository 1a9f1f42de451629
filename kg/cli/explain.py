"""`kg extract --explain`: how each sentence was read, and why.

In      ArticleTold of kg.pipeline
Out     a page to read, on a terminal in colours and no wider than it is, else plain; or JSON Lines.
Limits  draws; it decides nothing.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.cli import screen
from kg.errors import NoArticlesError
from kg.extract.explain import ArticleTold, Reason, SentenceTold
from kg.model import Refusal
from kg.pipeline.explained import Typed, explain, reason_lines
from kg.read import READERS

_WIDE = 100_000
_SLOT = 13
_COLOURS = {"rejected": "red", "actor": "cyan", "cue": "yellow", "attribution": "magenta", "credit": "magenta"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be explained."""

    source: Sequence[Path] | Typed
    ontology: Path
    sentence: str | None
    as_data: bool


def show(asked: Asked) -> None:
    """Return nothing; show how articles or a typed text were read.

    Raises:
        KGError: nothing could be read, or no sentence is as asked.
    """
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(width=_WIDE, highlight=False)
    refused: list[Refusal] = []
    articles = 0
    for item in explain(asked.source, asked.ontology, asked.sentence):
        if isinstance(item, Refusal):
            refused.append(item)
            continue
        articles += 1
        if asked.as_data:
            sys.stdout.writelines(f"{line}\n" for line in reason_lines(item))
        else:
            _article(console, item)
    screen.refusals(refused)
    if not articles and not isinstance(asked.source, Typed):
        raise NoArticlesError(", ".join(map(str, asked.source)), ", ".join(sorted(READERS)))


def _article(console: Console, told: ArticleTold) -> None:
    article = told.article
    day = f", {article.published.isoformat()}" if article.published else ""
    console.print(Text(f"{article.source} ({article.language}{day})", style="bold underline"))
    for zone in told.skipped:
        words = " ".join(zone.span.of(article.text).split())
        console.print(Text(f"skipped as {zone.role.value}: {words}", style="dim"))
    for sentence in told.sentences:
        _sentence(console, told, sentence)


def _sentence(console: Console, told: ArticleTold, sentence: SentenceTold) -> None:
    words = " ".join(sentence.sentence.span.of(told.article.text).split())
    console.print()
    console.print(Text(f"Sentence {sentence.number}, {sentence.sentence.role.value}: {words}", style="bold"))
    for reasons in (sentence.actors, sentence.quotations, sentence.attributions, sentence.cues):
        _reasons(console, reasons)
    for number, found in enumerate(sentence.statements, 1):
        quote = " ".join(found.statement.span.of(told.article.text).split())
        console.print(Text(f"  statement {number}: {quote}", style="bold green"))
        _reasons(console, found.reasons)
    _reasons(console, sentence.rejected)


def _reasons(console: Console, reasons: Sequence[Reason]) -> None:
    if not console.is_terminal:
        for reason in reasons:
            console.print(Text(f"    {reason.slot:<{_SLOT}}").append_text(_reason(reason)))
        return
    rows = Table.grid(padding=(0, 2, 0, 0))
    rows.add_column(width=_SLOT + 4, no_wrap=True)
    rows.add_column(overflow="fold")
    for reason in reasons:
        rows.add_row(Text(f"    {reason.slot}", style=_COLOURS.get(reason.slot, "")), _reason(reason))
    console.print(rows)


def _reason(reason: Reason) -> Text:
    """Value, the words that decided, why, and where to edit: a line of text in which empty parts are left out."""
    line = Text(reason.value, style="bold")
    if reason.words:
        line.append(f"{' ' if reason.value else ''}“{' '.join(reason.words.split())}”", style="not bold italic")
    line.append(f"{': ' if line.plain else ''}{reason.why}", style="not bold")
    if reason.source:
        line.append(f" ({reason.source})", style="not bold dim")
    return line
