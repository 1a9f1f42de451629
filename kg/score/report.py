"""Everything that is told of a comparison.

In      Compared
Out     Report.
Limits  values; words, tables and pages are made of it elsewhere.
"""

from dataclasses import dataclass

from kg.score.bands import Band, bands, trusted
from kg.score.bootstrap import Figure, Resampled, figures, resampled, summed
from kg.score.confusion import Cell, confusion
from kg.score.measures import KINDS, MEASURES, NOTHING, STATEMENT, VERBATIM, Counts
from kg.score.run import Compared
from kg.score.values import Sheet


@dataclass(frozen=True, slots=True)
class Made:
    """Where the two sides come from."""

    gold: str
    """The gold file."""
    maker: str
    """The extractor, or the predictions file."""


@dataclass(frozen=True, slots=True)
class ArticleScore:
    """One article's own figures."""

    sheet: Sheet
    statement: Counts


@dataclass(frozen=True, slots=True)
class Report:
    """The score."""

    made: Made
    figures: tuple[Figure, ...]
    """In the order of MEASURES."""
    kinds: tuple[Figure, ...]
    cells: tuple[Cell, ...]
    bands: tuple[Band, ...]
    trusted: Band | None
    articles: tuple[ArticleScore, ...]
    resampled: Resampled


def report(compared: Compared, made: Made) -> Report:
    """Return the score.

    Raises:
        Nothing.
    """
    sheets = compared.sheets
    outcomes = [outcome for sheet in sheets for outcome in sheet.outcomes]
    measures = (*MEASURES, *KINDS)
    aside = [compared.aside if measure is VERBATIM else NOTHING for measure in measures]
    told = figures(sheets, measures, aside)
    return Report(
        made=made,
        figures=told[: len(MEASURES)],
        kinds=told[len(MEASURES) :],
        cells=confusion(outcomes),
        bands=bands(outcomes),
        trusted=trusted(outcomes),
        articles=tuple(ArticleScore(sheet, summed(sheet.outcomes, STATEMENT)) for sheet in sheets),
        resampled=resampled(sheets),
    )
