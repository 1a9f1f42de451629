"""Whatever an article holds: offsets survive it, only the documented errors are raised, order changes nothing.

The articles are made of the word lists' own vocabulary, so that they are read as news, among marks and characters that
break code; tests/hostile.py holds what they are made of, tests/fuzz.py what is asked of each.
"""

import json
import os
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kg.curated import knowledge
from kg.extract import Extraction, Extractor, extractor
from kg.extract.acquaintance import Acquaintance
from kg.extract.sides import Sides
from kg.lift.spoken import identified
from kg.model import ActorClass, Article, Document, Mention, Refusal, Span
from kg.names import statement_id
from kg.pipeline.rows import json_lines
from kg.places import ONTOLOGY, SAMPLE_ARTICLES
from kg.read import articles
from kg.read.compose import Page, compose
from kg.segment import segment
from tests.conftest import Run
from tests.fuzz import Case, faults, finder, ground, mutated, replies, rules, texts_of, walk
from tests.hostile import BLANKS, BREAKS, DATES, FRAMES, MARKS, ODD, QUOTES, TAILS, TOPS, everything, known, vocabulary

ANY = (QUOTES, MARKS, BLANKS, ODD, DATES, everything("id"), everything("en"))
ENOUGH = 170_000
"""Characters for which two workers are started."""
BOUNDS = settings(
    max_examples=50,
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate, Phase.shrink),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large],
)
"""The same articles on every machine: a longer and ever new run is `python -m tests.fuzz`."""


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """A sentence as news has it, with words of the lists, and perhaps anything in its midst."""
    language = draw(st.sampled_from(("id", "en")))
    words = vocabulary(language)
    frame = draw(st.sampled_from(FRAMES[language]))
    filled = frame.format(
        **{kind: draw(st.sampled_from(words[kind])) for kind in ("name", "cue", "title", "topic", "small")},
        date=draw(st.sampled_from(DATES)),
    )
    for piece in draw(st.lists(st.sampled_from(ANY).flatmap(st.sampled_from) | st.text(max_size=6), max_size=4)):
        at = draw(st.integers(0, len(filled)))
        filled = filled[:at] + piece + filled[at:]
    return filled + draw(st.sampled_from(TAILS))


def paragraphs() -> st.SearchStrategy[str]:
    """Some sentences; or words, marks and blanks in any order; or what pages print around an article."""
    furniture = (*vocabulary("id")["furniture"], *vocabulary("en")["furniture"])
    said = st.lists(sentences(), min_size=1, max_size=4).map(" ".join)
    anything = st.lists(st.sampled_from(ANY).flatmap(st.sampled_from), max_size=25)
    loose = st.tuples(anything, st.sampled_from((" ", "", ", "))).map(lambda pair: pair[1].join(pair[0]))
    return said | said | loose | st.sampled_from(furniture) | st.text(max_size=40)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A whole article: headline, dateline, paragraphs, teasers, and line ends of any kind."""
    head = draw(st.sampled_from(("", "Judul berita hari ini\n\n", "A headline of some words\r\n", *DATES)))
    top = draw(st.sampled_from(("", *TOPS)))
    body = draw(st.lists(st.tuples(paragraphs(), st.sampled_from(BREAKS)), min_size=1, max_size=6))
    return head + top + "".join(words + end for words, end in body)


def read(file: Path) -> list[Article | Refusal]:
    """What the readers make of a file; all of it is taken through the rooms."""
    found = list(articles([file]))
    for item in found:
        if isinstance(item, Article):
            assert list(faults(walk(item))) == []
    return found


@BOUNDS
@given(texts())
def test_a_text_file_is_read_or_refused(tmp_path: Path, text: str) -> None:
    (item,) = read(Case(text).write(tmp_path))
    assert isinstance(item, Refusal) or item.text == text.removeprefix("\ufeff")


@BOUNDS
@given(
    texts(), st.none() | st.sampled_from(("Judul", "\u200b", "x" * 3000)), st.none() | st.dates(), st.text(max_size=9)
)
def test_a_line_of_json_is_read_or_refused(
    tmp_path: Path, text: str, title: str | None, day: date | None, publisher: str
) -> None:
    record = {"text": text, "title": title, "date": day and day.isoformat(), "publisher": publisher}
    file = tmp_path / "lines.jsonl"
    file.write_text(f"{json.dumps(record)}\n{json.dumps({'text': 'Rusia menolak usulan itu.'})}\n", encoding="utf-8")
    first, second = read(file)
    assert isinstance(first, Refusal) or first.text == text
    assert isinstance(second, Article)


@settings(BOUNDS, max_examples=20)
@given(texts())
def test_a_page_is_read_or_refused(tmp_path: Path, text: str) -> None:
    assert len(read(Case(text, ".html").write(tmp_path))) == 1


@settings(BOUNDS, max_examples=40)
@given(st.binary(max_size=6), st.integers(0, 900), st.sampled_from((".txt", ".html", ".jsonl")))
def test_bytes_that_are_no_text_are_refused(tmp_path: Path, odd: bytes, at: int, suffix: str) -> None:
    file = Case("Presiden Putin menolak “usulan” itu, kata Biden. " * 20, suffix).write(tmp_path)
    file.write_bytes(file.read_bytes()[:at] + odd + file.read_bytes()[at + len(odd) :])
    read(file)


@pytest.mark.parametrize("name", [b"\xff\xfe.txt", "emoji 🙂\u202e.txt".encode(), b"a\nb.txt", b"%s {0} <x>.txt"])
def test_a_file_may_have_any_name(tmp_path: Path, name: bytes) -> None:
    file = Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), name)))  # noqa: PTH118 - bytes have no Path
    file.write_text("Presiden Putin menuntut jaminan dari NATO.\n", encoding="utf-8")
    assert len(read(file)) == 1


FOUND = (
    "Selasa (7/12)1/1/9998, kata Putin",
    "Putin mengatakan pada Selasa 1/2/9999 bahwa Rusia siap pada 3/12",
    "JAKARTA, 1 January 0001 - Presiden Putin mengatakan pada hari Selasa bahwa Rusia siap. Kemarin dia pergi.",
    "Judul\n\naprıl 7, 2021\n\nPresiden Putin menolak usulan itu",
    "Judul\n\nauguſt 7, 2021\n\nPresiden Putin menolak usulan itu",
    "Judul berita\n\nJAKARTA, 7 deſember 2021 - Presiden Putin menolak usulan itu.",
    "Moskow peringatkan Barat dengan tegas",
    "an\nAbu",
)
"""What was once met with a traceback."""


@pytest.mark.parametrize("text", FOUND)
def test_what_was_once_met_with_a_traceback(tmp_path: Path, text: str) -> None:
    (item,) = read(Case(text).write(tmp_path))
    assert isinstance(item, Article)


@settings(BOUNDS, max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 9), st.sets(st.sampled_from("abcd"), max_size=2), st.integers(0, 2))))
def test_acquaintances_are_whoever_was_named_last_of_those_who_fit(named: list[tuple[int, set[str], int]]) -> None:
    """Compared with asking all who were named, one after the other, which takes the square of a text's length."""
    sides = Sides(known())
    slugs = ("vladimir-putin", "joe-biden", "jens-stoltenberg", "dmitry-peskov", *(f"adi-{n}" for n in range(6)))
    people, number = Acquaintance(sides), 0
    titles: dict[str, tuple[frozenset[str], int]] = {}
    for who, title, later in named:
        number, actor = number + later, slugs[who]
        people.meet({actor: _person(actor, title)}, number)
        titles[actor] = titles.get(actor, (frozenset(), 0))[0] | title, number
        for words in (("a",), ("b", "c"), ("a", "b", "c", "d"), ("e",)):
            fitting = max((len(t & set(words)), last, actor) for actor, (t, last) in titles.items())
            found = people.titled(words)
            assert (found.actor if found else "") == (fitting[2] if fitting[0] else "")
        recent = sorted(titles, key=lambda actor: -titles[actor][1])
        for body in ("russia", "nato", "adi-3"):
            met = people.of_side(body)
            assert (met and met.actor) == next((actor for actor in recent if body in sides.of(actor)), None)


def _person(actor: str, title: set[str]) -> Mention:
    return Mention(Span(0, 1), actor, ActorClass.PERSON, actor, " ".join(sorted(title)), "name")


# ---------------------------------------------------------------- the same again


@cache
def others() -> Extractor:
    """The rules, opened a second time."""
    return extractor("rules", knowledge(ONTOLOGY))


@settings(BOUNDS, max_examples=25)
@given(texts())
def test_the_same_article_gives_the_same_statements(tmp_path: Path, text: str) -> None:
    (item,) = articles([Case(text).write(tmp_path)])
    if isinstance(item, Article):
        first = walk(item)
        assert walk(item) == first
        assert others().extract(segment(item)) == first.found


@cache
def batch() -> tuple[Article, ...]:
    """Mutated articles enough for two workers, each with a name of its own."""
    own = texts_of([SAMPLE_ARTICLES])
    found: list[Article] = []
    while sum(len(article.text) for article in found) < ENOUGH:
        number = len(found)
        text = mutated(own, Random(f"batch:{number}")) + "\n\n" + own[number % len(own)]  # noqa: S311 - the same again
        found.append(article_of(text, f"{number}.txt"))
    return tuple(found)


def article_of(text: str, name: str) -> Article:
    """A text as an article of that name."""
    return compose(Page(name, text.replace("\0", ""), None, None, None, None))


@cache
def alone() -> dict[str, str]:
    """What each article of the batch gives by itself, as lines of JSON."""
    found: dict[str, str] = {}
    for article in batch():
        doc = segment(article)
        extracted = others().extract(doc)
        found[article.source] = json_lines(article, _whole(doc, extracted))
    return found


def _whole(doc: Document, extracted: Extraction) -> Extraction:
    """What was extracted and holds, with the answers and the events in it."""
    kept = ground().sift(doc, extracted.statements, "extract").kept
    occasions = finder().find(doc, kept, extracted)
    return Extraction(kept, (), replies().answers(doc, kept), occasions=occasions)


@settings(BOUNDS, max_examples=3)
@given(st.permutations(range(20)))
def test_an_article_gives_the_same_whatever_was_read_before(order: list[int]) -> None:
    for number in order:
        article = batch()[number]
        doc = segment(article)
        assert json_lines(article, _whole(doc, rules().extract(doc))) == alone()[article.source]


@pytest.mark.parametrize(("workers", "seed", "backwards"), [(1, "1", False), (2, "4242", True)])
def test_another_process_other_workers_another_order(
    kg: Run, tmp_path: Path, workers: int, seed: str, backwards: bool
) -> None:
    places = range(len(batch()), 0, -1) if backwards else range(len(batch()))
    for place, article in zip(places, batch(), strict=True):
        folder = tmp_path / "articles" / f"{place:03}"
        folder.mkdir(parents=True)
        (folder / article.source).write_bytes(article.text.encode())
    done = kg("extract", "articles", "--workers", workers, PYTHONHASHSEED=seed)
    assert done.returncode == 0, done.stderr
    expected = [alone()[article.source] for article in batch()]
    assert done.stdout == "".join(reversed(expected) if backwards else expected)


@settings(BOUNDS, max_examples=40)
@given(st.text(alphabet="ab “", min_size=5, max_size=300), st.lists(st.integers(0, 300), min_size=4, max_size=20))
def test_ids_name_the_place_among_all_where_the_words_stand(text: str, edges: list[int]) -> None:
    statement = next(iter(walk(known_article()).found.statements))
    spans = [Span(a, b) for a, b in pairwise(edges) if a < b <= len(text)]
    told = [replace(statement, span=span) for span in spans]
    for one, identifier in identified("d", text, told):
        quote = one.span.of(text)
        before = sum(text.startswith(quote, at) for at in range(one.span.start))
        assert identifier == statement_id("d", quote, before)


@cache
def known_article() -> Article:
    """An article with a statement."""
    assert known().actors
    return article_of("Presiden Putin menuntut jaminan keamanan dari NATO.", "a.txt")
