"""How good is the extraction? Statements found, measured against statements that a person marked.

In      a gold file; articles with what was found in them
Out     a Report, as values, as JSON (`as_json`) or as a page (`kg.score.page`).
Source  the annotation guide and its scorer, whose figures these are; docs/scoring.md says what they mean.
Limits  extracts nothing itself.
"""

from kg.score.bands import Band
from kg.score.bootstrap import Figure, Interval
from kg.score.found import said
from kg.score.report import Made, Report, report
from kg.score.run import Compared, Prediction, compare, read_gold, read_predictions
from kg.score.values import Found, Paper
from kg.score.written import as_json

__all__ = [
    "Band",
    "Compared",
    "Figure",
    "Found",
    "Interval",
    "Made",
    "Paper",
    "Prediction",
    "Report",
    "as_json",
    "compare",
    "read_gold",
    "read_predictions",
    "report",
    "said",
]
