"""What each stretch of an article is for: headline, body, dateline, byline, caption, teaser, furniture.

In      the stored text, its title if the file says it, and whether its numeric dates begin with the day
Out     zones: disjoint, in order, without surrounding white space
Source  furniture/*.txt and datelines/*.txt; decision 0002
Limits  a sub-headline right after a bare `Baca juga:` counts as a link of that teaser; a lost sub-headline costs less
        than another article's claim.
"""

from collections import Counter

from kg.model import Span, Zone, ZoneRole
from kg.read.dateline import dateline
from kg.read.dates import date_line
from kg.read.looks import could_head, is_name, is_ordinary, is_section, looks_like_link, same
from kg.read.paragraphs import ends_sentence, paragraphs, trimmed
from kg.read.patterns import BULLET, Sign, sign, tail_start, teaser_within, title_end

_REPEATED_WORDS = 6
_LABEL_WORDS = 6
_DATELINES_WITHIN = 5
_TOP = 6
_CLOSING = {"(": ")", "[": "]"}


def zones(text: str, title: str | None = None, day_first: bool = False) -> tuple[Zone, ...]:
    r"""Return the zones of a text.

    Raises:
        DataError: a list of patterns or names is not as it should be.

    >>> text = "Judul berita\n\nWINA - Rusia hadir."
    >>> [(zone.role.value, zone.span.of(text)) for zone in zones(text)]
    [('headline', 'Judul berita'), ('dateline', 'WINA -'), ('body', 'Rusia hadir.')]
    """
    blocks = _Blocks(text, title, day_first)
    blocks.mark_bylines()
    blocks.mark_lists()
    blocks.mark_repeats()
    blocks.mark_end_matter()
    return tuple(blocks.zones())


class _Blocks:
    """The paragraphs of one text while their roles are being found; lives no longer than one call of `zones`."""

    def __init__(self, text: str, title: str | None, day_first: bool) -> None:
        self.text = text
        self.spans = _split_title(text, paragraphs(text), title)
        self.words = [span.of(text) for span in self.spans]
        self.signs = [_sign(words, day_first) for words in self.words]
        self.roles: list[ZoneRole | None] = [s.role if s else None for s in self.signs]
        self.head = self._headline(title)
        if self.head is not None:
            self.roles[self.head] = ZoneRole.HEADLINE
            self.signs[self.head] = None

    def _headline(self, title: str | None) -> int | None:
        """Return the paragraph that is the headline: the given title, or else the first that could be one."""
        if title:
            return 0 if self.words and same(self.words[0]) == same(title) else None
        free = [i for i, role in enumerate(self.roles) if role is None][:_TOP]
        while len(free) > 1 and is_section(*(self.words[i] for i in free[:2])):
            self.roles[free.pop(0)] = ZoneRole.FURNITURE
        return free[0] if free and len(self.words) > 1 and could_head(self.words[free[0]]) else None

    def mark_bylines(self) -> None:
        """A name beside the date line at the top is the author's or the outlet's."""
        top = range(min(_TOP, len(self.words)))
        for at in [i for i in top if self.roles[i] is ZoneRole.BYLINE]:
            for near in (at - 1, at + 1):
                if near in top and self.roles[near] is None and is_name(self.words[near]):
                    self.roles[near] = ZoneRole.BYLINE

    def mark_repeats(self) -> None:
        """Captions are often the headline again, or printed twice."""
        counts = Counter(same(words) for words in self.words)
        headline = same(self.words[self.head]) if self.head is not None else ""
        seen: set[str] = set()
        for at, words in enumerate(self.words):
            key = same(words)
            again = counts[key] > 1 and (key in seen or key == headline or not ends_sentence(words))
            seen.add(key)
            if self.roles[at] is None and (again or self._begins_another(at)):
                self.roles[at] = ZoneRole.CAPTION
                if key == headline:
                    self._mark_label(at + 1)

    def _begins_another(self, at: int) -> bool:
        """Say whether the neighbour repeats this paragraph and adds to it, as a credited caption does."""
        words = self.words[at]
        long = len(words.split()) >= _REPEATED_WORDS
        return not ends_sentence(words) and any(
            (long or self.roles[near] is ZoneRole.CAPTION)
            and len(self.words[near]) > len(words)
            and self.words[near].startswith(words)
            for near in (at - 1, at + 1)
            if 0 <= near < len(self.words)
        )

    def _mark_label(self, at: int) -> None:
        """A short label below a repeated headline belongs to the same picture."""
        if at < len(self.words) and self.roles[at] is None:
            words = self.words[at]
            if len(words.split()) <= _LABEL_WORDS and not ends_sentence(words):
                self.roles[at] = ZoneRole.CAPTION

    def mark_lists(self) -> None:
        """Give the links after a teaser's heading to the teaser, up to the next ordinary paragraph."""
        owner: ZoneRole | None = None
        bare = False
        for at in range(0 if self.head is None else self.head + 1, len(self.words)):
            mark = self.signs[at]
            if mark is not None:
                owner, bare = (mark.role, mark.bare) if mark.heads else (owner, bare)
            elif self.roles[at] is None and owner is not None:
                words = self.words[at]
                if BULLET.match(words) or (bare and looks_like_link(words)):
                    self.roles[at] = owner
                else:
                    owner = None

    def mark_end_matter(self) -> None:
        """Whatever is left after the last ordinary paragraph and a closing line is furniture."""
        ordinary = [i for i, words in enumerate(self.words) if self.roles[i] is None and is_ordinary(words)]
        closed = False
        for at in range(ordinary[-1] + 1 if ordinary else len(self.words), len(self.words)):
            if self.roles[at] is None and (closed or is_name(self.words[at])):
                self.roles[at] = ZoneRole.FURNITURE if closed else ZoneRole.BYLINE
            closed = closed or self.roles[at] in (ZoneRole.BYLINE, ZoneRole.FURNITURE)

    def zones(self) -> list[Zone]:
        """Return the zones, with datelines, closing marks and teasers inside paragraphs cut off."""
        found: list[Zone] = []
        chances = _DATELINES_WITHIN
        for span, role in zip(self.spans, self.roles, strict=True):
            if role is ZoneRole.HEADLINE:
                end = span.start + title_end(span.of(self.text))
                found += self._cut(span, [(span.start, role), (end, ZoneRole.FURNITURE)])
            elif role is not None:
                found.append(Zone(role, span))
            else:
                opening = dateline(span.of(self.text)) if chances else None
                chances = 0 if opening else chances - 1 if chances else 0
                found += self._body(span, opening.length if opening else 0)
        return found

    def _body(self, span: Span, opening: int) -> list[Zone]:
        start = span.start + opening
        words = self.text[start : span.end]
        marks = [(span.start, ZoneRole.DATELINE), (start, ZoneRole.BODY)]
        end = tail_start(words)
        teaser = teaser_within(words)
        if teaser and teaser.start("teaser") < end:
            at = teaser.start("teaser")
            marks.append((start + at, ZoneRole.TEASER))
            closing = words.find(_CLOSING[words[at]], at) if words[at] in _CLOSING else -1
            if closing >= 0:
                marks.append((start + closing + 1, ZoneRole.BODY))
        if end < len(words):
            marks.append((start + end, ZoneRole.FURNITURE))
        return self._cut(span, marks)

    def _cut(self, span: Span, marks: list[tuple[int, ZoneRole]]) -> list[Zone]:
        ends = [start for start, _ in marks[1:]] + [span.end]
        pieces = [(role, trimmed(self.text, Span(start, end))) for (start, role), end in zip(marks, ends, strict=True)]
        return [Zone(role, piece) for role, piece in pieces if len(piece)]


def _sign(words: str, day_first: bool) -> Sign | None:
    if date_line(words, day_first):
        return Sign(ZoneRole.BYLINE, heads=False, bare=False)
    return sign(words)


def _split_title(text: str, spans: list[Span], title: str | None) -> list[Span]:
    """Cut a known title off a first line that runs on into the report."""
    if not title or not spans or len(title.split()) < _REPEATED_WORDS:
        return spans
    first = spans[0]
    rest = trimmed(text, Span(first.start + len(title), first.end))
    if first.of(text).startswith(title) and len(rest) and not text[rest.start].islower():
        return [trimmed(text, Span(first.start, first.start + len(title))), rest, *spans[1:]]
    return spans
