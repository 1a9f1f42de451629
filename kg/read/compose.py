"""What a file says about an article → Article: zones, language, date and publisher found in its text.

In      the stored text and what the file says besides (title, date, address, publisher)
Out     Article; what the file says wins over what the text says
Limits  the text is never changed; nothing is looked up.
"""

from dataclasses import dataclass
from datetime import date

from kg.errors import ReadError
from kg.model import Article, Zone, ZoneRole
from kg.read.dateline import Dateline, dateline
from kg.read.dates import date_line
from kg.read.language import detect, languages
from kg.read.zones import zones

_TOP = 10
_LABEL = 100


@dataclass(frozen=True, slots=True)
class Page:
    """What one file or line says of one article."""

    source: str
    text: str
    title: str | None
    published: date | None
    url: str | None
    publisher: str | None


def compose(page: Page) -> Article:
    """Return the article that a page holds.

    Raises:
        ReadError: the text has no paragraph of its own.
        DataError: one of the room's lists is not as it should be.
    """
    language = detect(page.text)
    day_first = language in languages() and languages()[language].day_first
    found = zones(page.text, page.title, day_first)
    if not any(zone.role in (ZoneRole.HEADLINE, ZoneRole.BODY) for zone in found):
        raise ReadError(page.source, "holds no article text, only captions, teasers or page furniture: take it out.")
    opening = _dateline(page.text, found)
    return Article(
        source=page.source,
        text=page.text,
        zones=found,
        title=page.title or _title(page.text, found),
        language=language,
        published=page.published or _printed_date(page.text, found, day_first) or (opening.day if opening else None),
        url=page.url,
        publisher=page.publisher or (opening.outlet if opening else None),
    )


def _title(text: str, found: tuple[Zone, ...]) -> str:
    """Return the headline, or else the opening words, so that every article can be listed by a name."""
    first = next(zone for zone in found if zone.role in (ZoneRole.HEADLINE, ZoneRole.BODY))
    words = " ".join(first.span.of(text).split())
    if first.role is ZoneRole.HEADLINE or len(words) <= _LABEL:
        return words
    return words[:_LABEL].rpartition(" ")[0] + "…"


def _printed_date(text: str, found: tuple[Zone, ...], day_first: bool) -> date | None:
    """Return the date of a date line near the top; further down it may date another article."""
    for zone in found[:_TOP]:
        if zone.role is ZoneRole.BYLINE and (line := date_line(zone.span.of(text), day_first)) and line.day:
            return line.day
    return None


def _dateline(text: str, found: tuple[Zone, ...]) -> Dateline | None:
    """Read again the dateline that was cut off, with the first words after it."""
    zone = next((zone for zone in found if zone.role is ZoneRole.DATELINE), None)
    return dateline(text[zone.span.start : zone.span.end + 200]) if zone else None
