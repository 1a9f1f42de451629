"""The report as one page.

In      Report
Out     HTML.
"""

from kg.score.report import Report


def page(report: Report) -> str:
    """Return the page.

    Raises:
        Nothing.
    """
    return f"<!doctype html><title>{len(report.articles)}</title>"
