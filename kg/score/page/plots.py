"""Small drawings: an interval, a strip of verdicts, and confidence against what is right.

In      figures, counts, bands
Out     inline SVG, coloured by the page's own classes.
Limits  every number in them stands in the page as text too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.score.bands import Band
from kg.score.bootstrap import Interval
from kg.score.page.words import decimal, many, reach
from kg.score.values import Verdict
from kg.sheet.markup import Markup, join, tag

_WIDE, _HIGH = 200, 18
_LEFT, _TOP, _SIDE, _HEIGHT = 34, 14, 300, 200


def interval_plot(value: float, interval: Interval | None) -> Markup:
    """Return a bar to the value, with a whisker over its interval, on a scale from 0 to 1.

    Raises:
        Nothing.
    """
    middle = _HIGH / 2
    parts = [tag("line", x1=x, y1=0, x2=x, y2=_HIGH, class_="tick") for x in (1, 51, 101, 151, 201)]
    parts.append(tag("rect", x=1, y=middle - 4, width=round(value * _WIDE, 1), height=8, class_="bar"))
    if interval:
        low, high = (round(1 + end * _WIDE, 1) for end in (interval.low, interval.high))
        parts.append(tag("line", x1=low, y1=middle, x2=high, y2=middle, class_="whisker"))
        parts += [tag("line", x1=x, y1=middle - 4, x2=x, y2=middle + 4, class_="whisker") for x in (low, high)]
    parts.append(tag("circle", cx=round(1 + value * _WIDE, 1), cy=middle, r=4, class_="dot"))
    told = f"{decimal(value)}, 95 % interval {reach(interval)}"
    return tag("svg", *parts, viewBox=f"-4 0 {_WIDE + 10} {_HIGH}", class_="interval", role="img", aria_label=told)


def strip(counts: Mapping[Verdict, int], wide: int) -> Markup:
    """Return the judged verdicts side by side, as wide as they are many.

    Raises:
        Nothing.
    """
    shown = [v for v in (Verdict.RIGHT, Verdict.WRONG, Verdict.MISSED, Verdict.SPURIOUS) if counts.get(v)]
    total = sum(counts[v] for v in shown) or 1
    parts: list[Markup] = []
    at = 0.0
    for verdict in shown:
        width = counts[verdict] / total * wide
        parts.append(
            tag("rect", x=round(at, 1), y=0, width=round(max(1.0, width - 1), 1), height=12, class_=f"fill {verdict}")
        )
        at += width
    told = ", ".join(f"{counts[v]:,} {v}" for v in shown) or "nothing judged"
    return tag(
        "svg",
        *parts,
        viewBox=f"0 0 {wide} 12",
        preserveAspectRatio="none",
        class_="strip",
        role="img",
        aria_label=told,
    )


def calibration(bands: Sequence[Band]) -> Markup:
    """Return a bar a band, as high as its share of right ones, against the line on which confidence would be exact.

    Raises:
        Nothing.
    """
    shown = [band for band in bands if band.count]
    frame = _Frame(0.5 if all(band.low >= 0.5 for band in shown) else 0.0)
    grid = [frame.level(step / 10) for step in range(0, 11, 2)]
    grid += [frame.under(step / 10) for step in range(11) if step / 10 >= frame.low]
    exact = tag("line", x1=_LEFT, y1=_y(frame.low), x2=frame.x(1), y2=_y(1), class_="exact")
    titles = (
        tag("text", "confidence", x=_LEFT + _SIDE / 2, y=_y(0) + 43, class_="title"),
        tag("text", "share that is right", x=-_y(0.5), y=10, transform="rotate(-90)", class_="title"),
    )
    told = "; ".join(f"{band.low:.1f} to {band.high:.1f}: {band.right} of {band.count} right" for band in shown)
    size = f"0 0 {_LEFT + _SIDE + 14} {_TOP + _HEIGHT + 50}"
    parts = (*grid, *map(frame.bar, shown), exact, *titles)
    return tag("svg", *parts, viewBox=size, class_="calibration", role="img", aria_label=told)


@dataclass(frozen=True, slots=True)
class _Frame:
    """The drawing's left edge: nobody looks at the half in which nothing lies."""

    low: float

    def x(self, value: float) -> float:
        return round(_LEFT + (value - self.low) / (1 - self.low) * _SIDE, 1)

    def level(self, value: float) -> Markup:
        line = tag("line", x1=_LEFT, y1=_y(value), x2=self.x(1), y2=_y(value), class_="tick")
        return join([line, tag("text", f"{value:.1f}", x=_LEFT - 5, y=_y(value) + 3.5, class_="end")])

    def under(self, value: float) -> Markup:
        return tag("text", f"{value:.1f}", x=self.x(value), y=_y(0) + 14, class_="middle")

    def bar(self, band: Band) -> Markup:
        share, interval = band.share or 0.0, band.interval
        left, right, mean = self.x(band.low) + 2, self.x(band.high) - 2, self.x(band.mean)
        size = {"width": round(right - left, 1), "height": round(_y(0) - _y(share), 1)}
        parts = [
            tag("title", f"{band.low:.1f} to {band.high:.1f}: {band.right} of {many(band.count, 'statement')} right"),
            tag("rect", x=left, y=_y(share), class_="bar", **size),
            tag("circle", cx=mean, cy=_y(share), r=3.5, class_="dot"),
            tag(
                "text",
                f"{band.right}/{band.count}",
                x=round((left + right) / 2, 1),
                y=_y(0) + 27,
                class_="middle count",
            ),
        ]
        if interval:
            parts.append(tag("line", x1=mean, y1=_y(interval.low), x2=mean, y2=_y(interval.high), class_="whisker"))
        return tag("g", *parts)


def _y(value: float) -> float:
    return round(_TOP + (1 - value) * _HEIGHT, 1)
