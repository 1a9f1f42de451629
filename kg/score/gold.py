"""The gold file: lines → what an annotator marked, each found again in its article.

In      Lines; the article's text
Out     Annotations, then Gold.
Source  the annotation guide: the quote must stand in the article word for word; start and end may be left out.
Limits  without start and end the first place where the words stand is meant.
"""

import json
from dataclasses import dataclass

from kg.model import Span
from kg.score.lines import Line
from kg.score.values import Gold, Meant

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Annotation:
    """A line of the gold file, not yet looked up in its article."""

    line: Line
    document: str
    place: Span | None
    quote: str
    meant: Meant

    def found_in(self, text: str) -> Gold:
        """Return the statement at its place in the article.

        Raises:
            DataError: its words do not stand there.
        """
        start = text.find(self.quote)
        if self.place and self.place.of(text) == self.quote:
            return Gold(self.line.number, self.place, self.meant)
        if start < 0:
            raise self.line.fault(
                f"the quote {_short(self.quote)!r} does not stand in {self.document}. Copy it from there exactly."
            )
        if self.place:
            raise self.line.fault(
                f"{self.document} reads {_short(self.place.of(text))!r} from {self.place.start} to {self.place.end}, "
                f"but the quote {_short(self.quote)!r} begins at {start}. Correct start and end, or leave them out."
            )
        return Gold(self.line.number, Span(start, start + len(self.quote)), self.meant)


def annotation(line: Line) -> Annotation:
    """Return what a line of the gold file says.

    Raises:
        DataError: a slot is missing, or its value is none the guide knows.
    """
    optional = line.row.get("optional")
    if optional is not None and not isinstance(optional, bool):
        raise line.fault(f"'optional' is {json.dumps(optional)}: write true or false.")
    meant = Meant(
        kinds=line.kinds(),
        speakers=_speakers(line),
        targets=line.several("targets"),
        topics=line.several("topics"),
        conveyed_by=line.several("conveyed_by"),
        cited_from=line.several("cited_from"),
        dates=line.several("date"),
        condition=line.text("condition"),
        optional=bool(optional),
    )
    return Annotation(line, line.needed("document"), line.place(), line.needed("quote"), meant)


def _speakers(line: Line) -> tuple[tuple[str, ...], ...]:
    """Each speaker is a list of alternatives; a speaker of one name may be written as a text."""
    value = line.row.get("speakers")
    if not isinstance(value, list) or not value:
        raise line.fault("has no 'speakers': add them, each as a list of acceptable ids, such as [[\"nato\"]].")
    speakers = tuple((one,) if isinstance(one, str) else one for one in value)
    if not all(isinstance(one, list | tuple) and one and all(isinstance(i, str) for i in one) for one in speakers):
        raise line.fault(f"'speakers' is {json.dumps(value)}: write a list of lists of ids, such as [[\"nato\"]].")
    return tuple(tuple(one) for one in speakers)


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
