"""Mutated articles through all rooms before the store: `python -m tests.fuzz --seconds 300 [PATHS…]`.

In      articles (examples/articles if none are given), a seed
Out     how many cases were read and what went wrong, with the smallest input that shows it
Source  the promise: offsets survive any input, and nothing is raised but the documented errors
Limits  tells what breaks, not what is read wrongly.
"""

import argparse
import json
import re
import sys
import tempfile
import time
import traceback
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from random import Random

from kg.errors import KGError
from kg.extract import Extraction, Extractor, extractor
from kg.ground import Fault, Ground, Grounded, folded
from kg.language import LANGUAGES
from kg.lift import answered, lift, minted
from kg.model import Answer, Article, Document, Mention, Span, Statement, ZoneRole
from kg.occasion import Finder
from kg.pipeline.rows import json_line
from kg.places import SAMPLE_ARTICLES
from kg.read import articles
from kg.reply import Replies
from kg.segment import READ_ROLES, segment
from tests.hostile import BLANKS, BREAKS, DATES, MARKS, ODD, QUOTES, TOPS, everything, known
from tests.hostile import sentence as invented

INVENTED = 0.4
"""The share of articles that are made of the word lists' words."""
DEAR = 0.02
"""CPU seconds a thousand characters may take, beyond a quarter of a second: some twenty times what news takes."""


@cache
def rules() -> Extractor:
    """The rules back end, opened once."""
    return extractor("rules", known())


@cache
def ground() -> Ground:
    """The grounding gate, opened once."""
    return Ground(known())


@cache
def finder() -> Finder:
    """What finds events and what was said there, opened once."""
    return Finder(known())


@cache
def replies() -> Replies:
    """The search for answers, opened once."""
    return Replies(known())


@dataclass(frozen=True)
class Walked:
    """What each room made of one article."""

    doc: Document
    found: Extraction
    grounded: Grounded
    answers: tuple[Answer, ...]
    quads: tuple[str, ...]


def walk(article: Article) -> Walked:
    """Takes an article through the rooms before the store."""
    doc = segment(article)
    found = rules().extract(doc)
    grounded = ground().sift(doc, found.statements, "extract")
    answers = replies().answers(doc, grounded.kept)
    said = [*lift(doc, grounded.kept, known()), *minted(doc, grounded.kept, known())]
    quads = [*said, *answered(doc, grounded.kept, answers)]
    return Walked(doc, found, grounded, answers, tuple(map(str, quads)))


def faults(walked: Walked) -> Iterator[str]:
    """Yields what is not as promised: places that are not where they should be."""
    doc = walked.doc
    yield from _cut(doc)
    spans = [statement.span for statement in walked.found.statements]
    if spans != sorted(set(spans)):
        yield "statements are not in the order of the text, or two have one span"
    edges = Edges.of(doc)
    for statement in walked.found.statements:
        yield from _stated(doc, statement, edges)
    yield from _replied(walked)
    for refusal in walked.grounded.refused:
        if refusal.reason in (Fault.NOT_IN_TEXT, Fault.NOT_READ):
            yield f"the gate had to refuse: {refusal.reason}"


def _replied(walked: Walked) -> Iterator[str]:
    """Answers point into the text, and nobody answers himself."""
    for answer in walked.answers:
        if not 0 <= answer.words.start < answer.words.end <= len(walked.doc.text):
            yield f"the words of an answer leave the text: {answer.words}"
        ends = (walked.grounded.kept[place] for place in (answer.answering, answer.answered))
        one, other = ({mention.actor for mention in statement.speakers} for statement in ends)
        if one & other:
            yield f"somebody answers himself: {answer}"


def _cut(doc: Document) -> Iterator[str]:
    """Zones, sentences, words and quotations lie in the text, in order."""
    text, end = doc.text, 0
    for zone in doc.article.zones:
        if not end <= zone.span.start < zone.span.end <= len(text):
            yield "zones overlap or leave the text"
        end = zone.span.end
    read = [zone.span for zone in doc.article.zones if zone.role in READ_ROLES]
    end = 0
    for sentence in doc.sentences:
        if sentence.span.start < end or not any(zone.holds(sentence.span) for zone in read):
            yield "a sentence overlaps another or leaves what is read"
        end, at = sentence.span.end, sentence.span.start
        for token in sentence.tokens:
            if token.span.start < at or token.span.end > end or token.span.of(text) != token.text:
                yield "a word is not where it is said to be"
            at = token.span.end
        for quotation in sentence.quotations:
            if not (sentence.span.holds(quotation.outer) and quotation.outer.holds(quotation.inner)):
                yield "a quotation leaves its sentence"


@dataclass(frozen=True)
class Edges:
    """Where the words of a document start and end."""

    starts: frozenset[int]
    ends: frozenset[int]

    @classmethod
    def of(cls, doc: Document) -> "Edges":
        """The edges of what is read of a document."""
        spans = [token.span for sentence in doc.sentences for token in sentence.tokens]
        return cls(frozenset(span.start for span in spans), frozenset(span.end for span in spans))

    def hold(self, span: Span) -> bool:
        """Whether a span has words, and cuts none."""
        return span.start < span.end and span.start in self.starts and span.end in self.ends


def _stated(doc: Document, statement: Statement, edges: Edges) -> Iterator[str]:
    """A statement's words, its condition's and its actors' are the text's, from the start of a word to an end."""
    at = bisect_right(doc.sentences, statement.span.start, key=lambda s: s.span.start) - 1
    sentence = doc.sentences[max(at, 0)]
    if not sentence.span.holds(statement.span) or sentence.role not in (ZoneRole.BODY, ZoneRole.HEADLINE):
        yield "a statement does not lie in one sentence that is read"
    if not edges.hold(statement.span):
        yield "a statement cuts a word"
    if statement.condition and not (sentence.span.holds(statement.condition) and edges.hold(statement.condition)):
        yield "a condition leaves its sentence or cuts a word"
    for mention in (*statement.speakers, *statement.targets, *statement.conveyed_by, *statement.cited_from):
        if not edges.hold(mention.span):
            yield f"a mention by {mention.how} cuts a word or leaves what is read"
        elif not _printed(mention, mention.span.of(doc.text)):
            yield f"a mention by {mention.how} does not print its name"
    if f'"start": {statement.span.start}, "end": {statement.span.end}' not in json_line(doc.article, statement):
        yield "the line of JSON has other offsets"


def _printed(mention: Mention, words: str) -> bool:
    if mention.how in ("name", "metonym", "adjective", "post", "office"):
        return folded(mention.name) in folded(words)
    return mention.how != "minted" or any(part in words for part in mention.name.split())


# ---------------------------------------------------------------- mutations

Change = Callable[[str, Random, Sequence[str]], str]


def _spot(text: str, chance: Random) -> int:
    return chance.randrange(len(text) + 1)


def _piece(chance: Random) -> str:
    kinds: tuple[tuple[str, ...], ...] = (QUOTES, MARKS, BLANKS, BREAKS, ODD, DATES, TOPS, *map(everything, LANGUAGES))
    return chance.choice(chance.choice(kinds))


def insert(text: str, chance: Random, _others: Sequence[str]) -> str:
    """Puts a mark, an odd character, a date or a word of the lists anywhere."""
    at = _spot(text, chance)
    return text[:at] + chance.choice(("", " ")) + _piece(chance) + chance.choice(("", " ")) + text[at:]


def cut(text: str, chance: Random, _others: Sequence[str]) -> str:
    """Takes some characters out."""
    at = _spot(text, chance)
    return text[:at] + text[at + chance.choice((1, 1, 2, 5, 40, 400)) :]


def turn(text: str, chance: Random, _others: Sequence[str]) -> str:
    """Exchanges two characters that stand together."""
    at = _spot(text, chance)
    return text[:at] + text[at : at + 2][::-1] + text[at + 2 :]


def shuffle_units(text: str, chance: Random, others: Sequence[str]) -> str:
    """Deletes, doubles or exchanges a word, a sentence or a paragraph, or takes one from another article."""
    mark = chance.choice((" ", " ", ". ", "\n"))
    units = text.split(mark)
    at, to = chance.randrange(len(units)), chance.randrange(len(units))
    what = chance.randrange(5)
    if what == 0:
        del units[at]
    elif what == 1:
        units.insert(to, units[at])
    elif what == 2:
        units[at], units[to] = units[to], units[at]
    elif what == 3:
        units[at] = chance.choice(chance.choice(others).split(mark))
    else:
        units[at] = " ".join([units[at]] * chance.choice((2, 20, 200))) if len(units[at]) < 400 else units[at]
    return mark.join(units)


def splice(text: str, chance: Random, others: Sequence[str]) -> str:
    """Goes on in the middle of another article."""
    other = chance.choice(others)
    return text[: _spot(text, chance)] + other[_spot(other, chance) :]


def change_case(text: str, chance: Random, _others: Sequence[str]) -> str:
    """Writes a stretch, or everything, in other letters."""
    start, end = sorted((_spot(text, chance), _spot(text, chance))) if chance.random() < 0.7 else (0, len(text))
    ways: tuple[Callable[[str], str], ...] = (str.upper, str.lower, str.title, str.swapcase, str.casefold)
    return text[:start] + chance.choice(ways)(text[start:end]) + text[end:]


def strip_marks(text: str, chance: Random, _others: Sequence[str]) -> str:
    """Takes all marks out, or all of one."""
    marks = [c for c in sorted(set(text)) if not c.isalnum() and not c.isspace()]
    gone = set(marks) if chance.random() < 0.5 or not marks else {chance.choice(marks)}
    return "".join(c for c in text if c not in gone)


def change_quotes(text: str, chance: Random, _others: Sequence[str]) -> str:
    """Doubles all quotation marks, makes them all one, or opens each and closes none."""
    mark, how = chance.choice(QUOTES), chance.randrange(3)
    return "".join((c * 2, mark, f" {mark}")[how] if c in "\"“”„«»‘’'" else c for c in text)


def cut_in_quotation(text: str, chance: Random, _others: Sequence[str]) -> str:
    """Ends the text in the middle of a quotation."""
    places = [at for at, c in enumerate(text) if c in '"“”']
    return text[: chance.choice(places) + chance.randrange(1, 60)] if places else text


def change_breaks(text: str, chance: Random, _others: Sequence[str]) -> str:
    """Has other line ends, none, or one after every few words."""
    if chance.random() < 0.3:
        words = text.split()
        size = chance.randrange(1, 14)
        return "\n".join(" ".join(words[at : at + size]) for at in range(0, len(words), size))
    return text.replace("\n", chance.choice((*BREAKS, " ")))


CHANGES: tuple[Change, ...] = (
    insert, insert, insert, cut, cut, turn, shuffle_units, shuffle_units, shuffle_units,
    splice, change_case, strip_marks, change_quotes, cut_in_quotation, change_breaks,
)  # fmt: skip


def mutated(texts: Sequence[str], chance: Random) -> str:
    """One of some texts, or sentences of the word lists' words, changed in one to a dozen ways."""
    text = chance.choice(texts)
    if chance.random() < INVENTED:
        text = "".join(invented(chance) + chance.choice((" ", " ", "\n\n")) for _ in range(chance.randrange(1, 40)))
    for _ in range(chance.choice((1, 1, 2, 3, 5, 12))):
        text = chance.choice(CHANGES)(text, chance, texts)[:40_000]
    return text


# ---------------------------------------------------------------- cases


@dataclass(frozen=True)
class Case:
    """A file to be read."""

    text: str
    suffix: str = ".txt"

    def write(self, folder: Path) -> Path:
        """Writes the text as a file of its form."""
        file = folder / f"case{self.suffix}"
        words = self.text.encode("utf-8", "surrogatepass")
        if self.suffix == ".html":
            words = b"<html><head><title>Judul</title></head><body><article>%s</article></body></html>" % b"".join(
                b"<p>%s</p>\n" % line for line in words.split(b"\n")
            )
        elif self.suffix == ".jsonl":
            words = json.dumps({"text": self.text}).encode()
        file.write_bytes(words)
        return file


@dataclass
class Tally:
    """What a run has met."""

    cases: int = 0
    read: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    statements: int = 0
    failures: dict[str, Case] = field(default_factory=dict)
    """The smallest case of each failure."""


def trouble(case: Case, folder: Path, tally: Tally | None = None) -> str | None:
    """What goes wrong with a case, told so that the same fault is told alike; None where all is well."""
    before = time.process_time()
    try:
        found = list(articles([case.write(folder)]))
        for item in found:
            if not isinstance(item, Article):
                if tally:
                    tally.refused[re.sub(r"\d+", "…", item.reason.partition(":")[0])[:60]] += 1
                continue
            given = case.text.removeprefix("\ufeff") if case.suffix == ".txt" else case.text
            if case.suffix != ".html" and item.text != given:
                return "the stored text is not the file's"
            walked = walk(item)
            if tally:
                tally.read += 1
                tally.statements += len(walked.found.statements)
            fault = next(faults(walked), None)
            if fault:
                return fault
    except KGError as error:
        return f"KGError {type(error).__name__}: {str(error)[:60]}"
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        frame = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} at {Path(frame.filename).name}:{frame.name}"
    spent, bound = time.process_time() - before, 0.25 + DEAR * len(case.text) / 1000
    return "takes long" if spent > bound and spent_again(case, folder) > bound else None


def spent_again(case: Case, folder: Path) -> float:
    """Seconds of processor time that a case takes once more: the first time, old rubbish may have been collected."""
    before = time.process_time()
    for item in articles([case.write(folder)]):
        if isinstance(item, Article):
            walk(item)
    return time.process_time() - before


def smallest(case: Case, fault: str, folder: Path, seconds: float) -> Case:
    """The smallest part of a case found in so many seconds that still shows a fault."""
    deadline = time.monotonic() + seconds
    for mark in ("\n", ". ", " ", ""):
        units = case.text.split(mark) if mark else list(case.text)
        size = len(units) // 2
        while size and time.monotonic() < deadline:
            at = 0
            while at < len(units) and time.monotonic() < deadline:
                fewer = replace(case, text=mark.join(units[:at] + units[at + size :]))
                if trouble(fewer, folder) == fault:
                    case, units = fewer, units[:at] + units[at + size :]
                else:
                    at += size
            size //= 2
    return case


def run(texts: Sequence[str], seed: int, enough: Callable[[Tally], bool]) -> Tally:
    """Reads one mutated article after the other, until it is enough."""
    tally = Tally()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for suffix in (".txt", ".html"):  # what is loaded once a process is not the first case's cost
            trouble(Case(texts[0], suffix), folder)
        while not enough(tally):
            chance = Random(f"{seed}:{tally.cases}")  # noqa: S311 - the same cases for the same seed
            tally.cases += 1
            case = Case(mutated(texts, chance), chance.choice((".txt", ".txt", ".txt", ".jsonl", ".html")))
            fault = trouble(case, folder, tally)
            if fault and (fault not in tally.failures or len(case.text) < len(tally.failures[fault].text)):
                tally.failures[fault] = case
    return tally


def texts_of(paths: Sequence[Path]) -> list[str]:
    """The texts of articles."""
    return [item.text for item in articles(paths) if isinstance(item, Article)]


def main() -> int:
    """Runs for some seconds, prints a summary; 1 where something went wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("paths", nargs="*", type=Path, default=[SAMPLE_ARTICLES], help="articles to mutate")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    end = time.monotonic() + asked.seconds
    tally = run(texts_of(asked.paths), asked.seed, lambda _: time.monotonic() > end)
    say = sys.stdout.write
    say(f"{tally.cases:,} cases: {tally.read:,} articles read, {tally.statements:,} statements\n")
    for reason, often in tally.refused.most_common():
        say(f"  refused {often:,} times: {reason}\n")
    with tempfile.TemporaryDirectory() as name:
        for fault, case in tally.failures.items():
            small = smallest(case, fault, Path(name), 30)
            say(f"\nFAULT  {fault}\n  {small.suffix}, {len(small.text):,} characters: {small.text[:1500]!r}\n")
    say(f"{len(tally.failures)} kinds of fault\n")
    return 1 if tally.failures else 0


if __name__ == "__main__":
    sys.exit(main())
