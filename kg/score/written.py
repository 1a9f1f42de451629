"""The report as JSON, for other programs.

In      Report
Out     one JSON object; shares rounded to three places, None where nothing came up.
Source  the form that the annotation guide's scorer prints, with intervals and the rest beside it.
Limits  the articles' words stay out of it; the page shows them.
"""

import json

from kg.score.bands import Band
from kg.score.bootstrap import Figure, Interval
from kg.score.measures import NOTHING, Counts
from kg.score.report import Report
from kg.score.slots import KIND, SPEAKER
from kg.score.values import Outcome

Json = dict[str, object]


def as_json(report: Report) -> str:
    """Return the report as indented JSON.

    Raises:
        Nothing.
    """
    whole: Json = {
        "gold": report.made.gold,
        "maker": report.made.maker,
        "resampled": {
            "unit": report.resampled.unit,
            "units": report.resampled.units,
            "times": report.resampled.times,
        },
        "figures": {figure.measure.name: _figure(figure) for figure in report.figures},
        "kinds": {figure.measure.name: _figure(figure) for figure in report.kinds},
        "confusion": [
            {"gold": cell.gold, "found": cell.found, "count": cell.count, "accepted": cell.accepted}
            for cell in report.cells
        ],
        "confidence": [_band(band) for band in report.bands],
        "trusted": _band(report.trusted) if report.trusted else None,
        "articles": {article.sheet.source: _prf(article.statement) for article in report.articles},
        "statements": [
            _outcome(outcome, article.sheet.source) for article in report.articles for outcome in article.sheet.outcomes
        ],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1)


def _figure(figure: Figure) -> Json:
    counts = figure.counts
    if figure.measure.share:
        rate = round(counts.f1, 3) if counts != NOTHING else None
        return {"ok": counts.right, "of": counts.gold, "rate": rate, "interval": _interval(figure.f1)}
    intervals = {"p": _interval(figure.precision), "r": _interval(figure.recall), "f1": _interval(figure.f1)}
    return {**_prf(counts), "interval": intervals}


def _prf(counts: Counts) -> Json:
    return {
        "p": round(counts.precision, 3),
        "r": round(counts.recall, 3),
        "f1": round(counts.f1, 3),
        "tp": counts.right,
        "pred": counts.found,
        "gold": counts.gold,
    }


def _interval(interval: Interval | None) -> list[float] | None:
    return [round(interval.low, 3), round(interval.high, 3)] if interval else None


def _band(band: Band) -> Json:
    return {
        "low": band.low,
        "high": band.high,
        "count": band.count,
        "right": band.right,
        "share": round(band.share, 3) if band.share is not None else None,
        "interval": _interval(band.interval),
    }


def _outcome(outcome: Outcome, source: str) -> Json:
    gold, found = outcome.gold, outcome.found
    row: Json = {
        "document": source,
        "verdict": outcome.verdict,
        "wrong": [slot.name for slot in (SPEAKER, KIND) if outcome.paired and not slot.agrees(*outcome.paired)],
    }
    if gold:
        row["gold"] = {
            "line": gold.line,
            "start": gold.span.start,
            "end": gold.span.end,
            "kind": gold.meant.kinds,
            "speakers": gold.meant.speakers,
        }
    if found:
        row["found"] = {
            "start": found.span.start,
            "end": found.span.end,
            "kind": found.kind,
            "speakers": found.speakers,
            "confidence": found.confidence,
        }
    return row
