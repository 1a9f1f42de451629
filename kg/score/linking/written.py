"""The report of links as JSON, for other programs.

In      Report
Out     one JSON object; shares rounded to three places, counts to two (B-cubed and pairs across articles sum parts).
Limits  no words of the articles, since none were read.
"""

import json

from kg.score.bootstrap import Interval
from kg.score.linking.report import Report
from kg.score.linking.tally import Row, Tally

Json = dict[str, object]


def as_json(report: Report) -> str:
    """Return the report as indented JSON.

    Raises:
        Nothing.
    """
    whole: Json = {
        "figures": {row.name.strip(): _row(row) for row in report.rows},
        "traps": {"marked": report.traps, "found": report.trapped},
        "nowhere": report.nowhere,
        "unread": report.unread,
        "articles": {
            article.source: {
                "own": {name: _tally(tally) for name, tally in article.own.items()},
                "without": {name: _tally(tally) for name, tally in article.without.items()},
            }
            for article in report.articles
        },
    }
    return json.dumps(whole, ensure_ascii=False, indent=1)


def _row(row: Row) -> Json:
    intervals = {"p": _interval(row.precision), "r": _interval(row.recall), "f1": _interval(row.f1)}
    return {**_tally(row.tally), "interval": intervals}


def _tally(tally: Tally) -> Json:
    return {
        "p": round(tally.precision, 3),
        "r": round(tally.recall, 3),
        "f1": round(tally.f1, 3),
        "right": round(tally.right_found, 2),
        "found": round(tally.found, 2),
        "marked": round(tally.marked, 2),
    }


def _interval(interval: Interval | None) -> list[float] | None:
    return [round(interval.low, 3), round(interval.high, 3)] if interval else None
