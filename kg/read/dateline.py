"""The dateline that opens a report (place, day, agency, outlet), cut off so that the paragraph begins with a word.

In      the first paragraphs of an article; datelines/*.txt (cities, countries, agencies)
Out     how many characters the dateline takes, and the outlet and date it names
Source  Indonesian and English news: `JAKARTA -`, `Moskow | SITUS.co –`, `Rusia, SITUS.COM Presiden …`,
        `MOSCOW, February 27. /TASS/.`, `KYIV (Reuters) -`, `Jakarta, CNN Indonesia --`, `(CNN)President …`
Limits  a capital-letter name of five letters or more that is no known place is taken for an outlet; where in doubt the
        words stay in the paragraph, because a lost speaker costs more than a stray place.
"""

import re
from dataclasses import dataclass
from datetime import date

from kg.read.dates import date_within, is_day
from kg.read.lists import names

_LONGEST = 100
_LONG_ENOUGH = 15
"""Words after `Wina:`; fewer are a line of somebody's words."""
_DASHED = re.compile(r"(?P<head>[^\n]{2,90}?)(?:\s+(?:[-–—]+)\s*|\s*(?:--|[–—])\s*|-\s+)")
_SLASHED = re.compile(r"(?P<head>[^/\n]{2,60}?)\s*/(?P<agency>[A-Z][\w ]{1,20})/\.?\s*(?:[-–—]+\s*)?")
_BRACKETED = re.compile(r"(?P<head>[^()\n]{2,60}?)\s*\((?P<agency>[\w ./-]{2,40})\)\s*(?P<dash>[-–—:]+\s*)?")
_AGENCY_ONLY = re.compile(r"\((?P<agency>[\w ./-]{2,40})\)\s*(?P<dash>[-–—:]+\s*)?(?=[A-Z\"“‘'])")
_COLON = re.compile(r"(?P<head>[A-Z][\w .,/]{2,50}):\s+")
_STOPPED = re.compile(r"(?P<head>[^\s,]{3,40}\s*[-–—]\s*[A-Z][\w ]{2,30})\.\s+")
_TOP_LEVEL = r"\.(?:com|co|id|net|org|tv|news|info|my|sg|uk|ru|ua|eu)"
_DOMAIN = re.compile(rf"[a-z][\w-]*(?:\.[\w-]+)*{_TOP_LEVEL}", re.IGNORECASE)
_CAMEL = re.compile(r"[A-Z]\w*[a-z][A-Z]\w*|[A-Z]{3,}[a-z]\w+")
_UNMARKED = re.compile(rf"(?P<head>(?:[^,|\n]{{2,40}}[,|]\s*)?(?i:{_DOMAIN.pattern}))(?:\s+(?=[A-Z\"“‘'])|$)")
_STARTS = re.compile(r"[A-Z\d\"“”‘'«(]")


@dataclass(frozen=True, slots=True)
class Dateline:
    """The opening of a paragraph that says where, when and for whom it was written."""

    length: int
    """In code points, with the mark and the space after it."""
    outlet: str | None
    day: date | None


def dateline(paragraph: str) -> Dateline | None:
    """Return the dateline at the start of a paragraph, if there is one.

    Raises:
        DataError: a word list is missing.

    >>> dateline("Moskow | EGINDO.co – Rusia akan").outlet
    'EGINDO.co'
    >>> dateline("JAKARTA - Presiden").length, dateline("Putin - yang menolak - diam.")
    (10, None)
    """
    opening = paragraph[:_LONGEST]
    for pattern in (_STOPPED, _SLASHED, _AGENCY_ONLY, _BRACKETED, _COLON, _DASHED):
        match = pattern.match(opening)
        if match and _opens(match, paragraph):
            return Dateline(match.end(), _outlet(match), date_within(match.group()))
    unmarked = _UNMARKED.match(opening)
    if unmarked and all(_is_place(p) or _is_outlet(p) for p in _parts(unmarked["head"])):
        return Dateline(unmarked.end(), _outlet(unmarked), None)
    return None


def _opens(match: re.Match[str], paragraph: str) -> bool:
    """Say whether what matched reads as a dateline."""
    group = match.groupdict()
    head = group.get("head") or ""
    parts = _parts(head)
    following = paragraph[match.end() :]
    if agency := group.get("agency"):
        named = (
            _is_agency(agency)
            or bool(_DOMAIN.fullmatch(agency))
            or match.re is _SLASHED
            or (_is_outlet(agency) and bool(group.get("dash")))
        )
        dated = bool(parts) and all(_known(part) for part in parts) and any(_is_place(part) for part in parts)
        return (named and (dated or not parts)) or (dated and bool(group.get("dash")))
    if match.re is _COLON and not head.isupper() and len(following.split()) < _LONG_ENOUGH:
        return False
    if not parts or not (following == "" or _STARTS.match(following)):
        return False
    unknown = [part for part in parts if not _known(part)]
    if unknown:
        return len(unknown) == 1 and parts[-1] == unknown[0] and _lone_name(parts, following)
    if any(_is_outlet(part) or (_is_place(part) and part.isupper()) for part in parts):
        return True
    placed = any(_is_place(part) or _place_and_agency(part) for part in parts)
    return placed and not _pair_of_names(parts, following)


def _lone_name(parts: list[str], following: str) -> bool:
    """Say whether an unlisted name before a dash is a town or an outlet (`Gomel - Delegasi …`, `Wina, Kabar Kita - …`).

    A name between two dashes is the subject of a sentence.
    """
    name, words = parts[-1], parts[-1].split()
    if re.search(r"\s[-–—]+\s", following[:150]):
        return False
    if len(parts) > 1:
        return _is_place(parts[0]) and len(words) <= 4 and all(word[0].isupper() for word in words)
    return name.istitle() and name.isalpha() and len(name) > 3


def _pair_of_names(parts: list[str], following: str) -> bool:
    """Say whether a country and what follows the dash are a pair, as in `Rusia - NATO`."""
    if len(parts) > 1 or parts[0].casefold() not in names("datelines", "countries"):
        return False
    word = re.match(r"[\w.]*", following)
    second = word.group() if word else ""
    return _is_place(second) or (second.isupper() and len(second) > 1)


def _parts(head: str) -> list[str]:
    """Return the names in a dateline's head, between commas, bars and slashes."""
    return [part.strip(" .") for part in re.split(r"[,|/]|\s*[-–—]\s+|\s+[-–—]\s*", head) if part.strip(" .")]


def _known(part: str) -> bool:
    return _is_place(part) or is_day(part) or _is_outlet(part) or _place_and_agency(part)


def _place_and_agency(part: str) -> bool:
    place, _, agency = part.rpartition(" ")
    return _is_place(place) and _is_agency(agency)


def _is_place(part: str) -> bool:
    return part.casefold() in names("datelines", "cities", "countries")


def _is_agency(part: str) -> bool:
    return part.casefold() in names("datelines", "agencies")


def _is_outlet(part: str) -> bool:
    """Say whether a name reads as an outlet's: a domain, a listed agency, or capitals that are no place."""
    if _is_place(part) or is_day(part):
        return False
    capitals = part.isupper() and 5 <= len(part) <= 30
    return bool(_DOMAIN.fullmatch(part)) or _is_agency(part) or capitals or bool(_CAMEL.fullmatch(part))


def _outlet(match: re.Match[str]) -> str | None:
    """Return the outlet that a dateline names; capitals beside an agency or a day are a town that no list has."""
    group = match.groupdict()
    parts = _parts(group.get("head") or "")
    domains = [part for part in parts if _DOMAIN.fullmatch(part)]
    town = bool(group.get("agency")) or any(is_day(part) for part in parts)
    return next(iter(domains or [part for part in parts if _is_outlet(part) and (_is_agency(part) or not town)]), None)
