"""Reading: pages with their zones, patterns with their examples, files that must be refused with a reason.

tests/data/read/pages     each page beside its zones; a new page is a new case (see `zones_of` for the form)
tests/data/read/refused   files that cannot be read; expected.txt says why
tests/data/read/*.txt     openings of reports, date lines, ordinary paragraphs
"""

import json
import os
import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import DataError
from kg.model import Article, Refusal, Span, Zone, ZoneRole
from kg.read import READERS, articles, find
from kg.read.compose import Page, compose
from kg.read.dateline import dateline
from kg.read.dates import date_line
from kg.read.files import SIZE_LIMIT
from kg.read.language import detect, languages
from kg.read.lists import lines
from kg.read.patterns import ROLES, TAIL, TITLE_TAIL, Pattern, patterns, sign, tail_start, teaser_within, title_end
from kg.read.zones import zones

DATA = Path(__file__).parent / "data" / "read"
SHARED = Path(__file__).parents[2] / "shared"
PAGES = sorted(path for path in (DATA / "pages").iterdir() if path.suffix in READERS)
GOLD = sorted((SHARED / "eval" / "gold").glob("*.jsonl"))
NOBODY = 65534
READ_ROLES = (ZoneRole.HEADLINE, ZoneRole.BODY)


def read_one(path: Path) -> Article:
    (item,) = articles([path])
    assert isinstance(item, Article), item
    return item


def refusals(path: Path) -> list[Refusal]:
    return [item for item in articles([path]) if isinstance(item, Refusal)]


def zones_of(article: Article) -> str:
    """One line for what the article is, then one for each zone: role, tab, words with line ends folded."""
    head = f"{article.language}\t{article.published}\t{article.publisher}\t{article.title}\n"
    return head + "".join(f"{z.role.value}\t{' '.join(z.span.of(article.text).split())}\n" for z in article.zones)


def cases(name: str) -> list[str]:
    return [line for _, line in lines(DATA / name)]


# ---------------------------------------------------------------- zones


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.name)
def test_page_has_its_zones(path: Path) -> None:
    assert zones_of(read_one(path)) == path.with_suffix(".zones").read_text(encoding="utf-8")


def well_formed(text: str, found: tuple[Zone, ...]) -> bool:
    starts = [0, *(zone.span.end for zone in found)]
    return all(
        before <= zone.span.start < zone.span.end <= len(text) and zone.span.of(text) == zone.span.of(text).strip()
        for before, zone in zip(starts, found, strict=False)
    )


PIECES = st.sampled_from([json.loads(line) for line in cases("pieces.txt")])
"""Bits of pages, one a line, as JSON strings."""


@settings(deadline=None)
@given(st.lists(PIECES | st.text(max_size=12), max_size=40).map("".join), st.none() | st.text(max_size=20))
def test_any_text_has_disjoint_ordered_zones(text: str, title: str | None) -> None:
    assert well_formed(text, zones(text, title))


@settings(deadline=None)
@given(text=st.lists(PIECES, max_size=30).map("".join))
def test_an_extra_teaser_never_enters_the_body(text: str) -> None:
    teaser = "Baca juga: Xq"
    long = f"{text}\n\n{teaser}\n\n{text}"
    read = [zone.span.of(long) for zone in zones(long) if zone.role in READ_ROLES]
    assert not any("Xq" in words for words in read)


HOSTILE = [json.loads(line) for line in cases("pieces.txt")] + [pattern.example for pattern in patterns()]


@pytest.mark.parametrize("piece", HOSTILE, ids=ascii)
def test_repetition_costs_no_more_than_its_length(piece: str) -> None:
    before = time.process_time()
    for end in ("!", "a1"):
        zones(f"Judul\n\nA. {piece * 4000}{end}")
    zones(f"Judul\n\nA. {piece * 12}a1")
    assert time.process_time() - before < 2


@pytest.mark.parametrize("line", cases("datelines.txt"))
def test_dateline(line: str) -> None:
    words, _, outlet = line.partition(" => ")
    opening, _, rest = words.partition("¦")
    found = dateline(opening + rest)
    assert (found.length if found else 0) == len(opening)
    assert (found.outlet if found else None) == (outlet or None)


@pytest.mark.parametrize("line", cases("dates.txt"))
def test_date_line(line: str) -> None:
    words, _, expected = line.rpartition(" => ")
    found = date_line(words.removeprefix("id: "), day_first=words.startswith("id: "))
    assert ("no" if found is None else str(found.day or "undated")) == expected


# ---------------------------------------------------------------- patterns and lists


@pytest.mark.parametrize("pattern", patterns(), ids=lambda p: f"{p.file}:{p.line}")
def test_pattern_fits_its_example(pattern: Pattern) -> None:
    example = f" {pattern.example}" if pattern.role == TITLE_TAIL else pattern.example
    assert re.match(pattern.expression, example, re.IGNORECASE)
    if pattern.role in ROLES:
        assert sign(pattern.example) is not None
    elif pattern.role == TAIL:
        assert tail_start(f"Pembicaraan berlanjut. {pattern.example}") == len("Pembicaraan berlanjut.")
    else:
        assert pattern.role == TITLE_TAIL
        assert title_end(f"Pembicaraan berlanjut {pattern.example}") <= len("Pembicaraan berlanjut ")


@pytest.mark.parametrize("paragraph", cases("ordinary.txt"))
def test_ordinary_paragraph_is_left_alone(paragraph: str) -> None:
    assert sign(paragraph) is None
    assert tail_start(paragraph) == len(paragraph)
    assert teaser_within(paragraph) is None


@pytest.mark.parametrize("name", sorted(languages()))
def test_language_is_told_by_its_function_words(name: str) -> None:
    words = " ".join(sorted(languages()[name].words)[:30])
    assert detect(words) == name


@pytest.mark.parametrize(
    "text", ["", "1984", "Переговоры продолжатся завтра", "Die Gespräche werden morgen fortgesetzt"]
)
def test_other_languages_are_undetermined(text: str) -> None:
    assert detect(text) == "und"


def test_a_broken_list_names_its_file(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=re.escape(f"{tmp_path / 'none.txt'}: cannot be read")):
        list(lines(tmp_path / "none.txt"))


# ---------------------------------------------------------------- files


def test_refused_files_say_why() -> None:
    folder = DATA / "refused"
    expected = dict(line.split(" => ") for line in cases("refused/expected.txt"))
    files = sorted(path for path in folder.iterdir() if path.name != "expected.txt")
    found = {str(Path(r.item).relative_to(folder)): r.reason for path in files for r in refusals(path)}
    assert sorted(found) == sorted(expected)
    assert {name: words for name, words in expected.items() if words not in found[name]} == {}
    assert not [reason for reason in found.values() if "\n" in reason]


def test_good_lines_beside_bad_ones_are_read() -> None:
    read = [item for item in articles([DATA / "refused" / "lines.jsonl"]) if isinstance(item, Article)]
    assert [a.source for a in read] == ["https://example.org/koperasi", "lines.jsonl#14"]
    first, second = read
    assert (first.publisher, first.title, str(first.published)) == ("Kabar Contoh", "Koperasi menolak", "2022-01-06")
    assert first.zones[0] == Zone(ZoneRole.HEADLINE, Span(0, len("Koperasi menolak")))
    assert (second.url, second.published, second.publisher) == (None, None, None)


def test_missing_path_is_a_refusal(tmp_path: Path) -> None:
    (refusal,) = refusals(tmp_path / "none.txt")
    assert (refusal.stage, refusal.item) == ("read", str(tmp_path / "none.txt"))
    assert "does not exist" in refusal.reason


def test_find_takes_known_suffixes_below_folders_and_skips_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.HTML", "c/d.jsonl", "c/.e.txt", ".f/g.txt", "README.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert [p.relative_to(tmp_path).as_posix() for p in find([tmp_path])] == ["a.HTML", "b.txt", "c/d.jsonl"]
    assert find([tmp_path / "c", tmp_path / "c" / "d.jsonl"]) == [tmp_path / "c" / "d.jsonl"]
    assert find([tmp_path / "README.md"]) == [tmp_path / "README.md"]


def test_order_does_not_depend_on_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("z/1.txt", "a/2.txt", "a/10.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"Judul {name}\n\nKoperasi menolak iuran.", encoding="utf-8")
    absolute = [item.source for item in articles([tmp_path]) if isinstance(item, Article)]
    monkeypatch.chdir(tmp_path / "z")
    relative = [item.source for item in articles([Path(), Path("../a")]) if isinstance(item, Article)]
    assert absolute == relative == ["10.txt", "2.txt", "1.txt"]


@contextmanager
def as_ordinary_user() -> Iterator[None]:
    """Give up root's right to read everything for a while."""
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


def test_forbidden_files_and_folders_are_refused() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "closed").mkdir(mode=0)
        for file in ("closed.txt", "closed.jsonl", "open.txt"):
            (folder / file).write_text(f"Koperasi {file} menolak iuran.", encoding="utf-8")
            (folder / file).chmod(0o644 if file == "open.txt" else 0)
        with as_ordinary_user():
            items = list(articles([folder, folder / "closed" / "below.txt"]))
        (folder / "closed").chmod(0o700)
    reasons = {Path(item.item).name: item.reason for item in items if isinstance(item, Refusal)}
    assert sorted(reasons) == ["below.txt", "closed", "closed.jsonl", "closed.txt"]
    assert all("read permission" in reason for reason in reasons.values())
    assert [item.source for item in items if isinstance(item, Article)] == ["open.txt"]


def test_a_pipe_or_a_device_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    for suffix in READERS:
        os.mkfifo(tmp_path / f"pipe{suffix}")
    assert len(refusals(tmp_path)) == len(READERS)


def test_too_large_a_file_is_refused_and_a_large_jsonl_streams(tmp_path: Path) -> None:
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate(SIZE_LIMIT + 1)
    (refusal,) = refusals(tmp_path / "large.txt")
    assert "larger than 25 MB" in refusal.reason
    line = json.dumps({"text": "Koperasi menolak iuran baru."}).encode()
    (tmp_path / "large.jsonl").write_bytes(b'{"text": "' + b"a" * SIZE_LIMIT + b'"}\n' + line)
    refused, read = articles([tmp_path / "large.jsonl"])
    assert isinstance(refused, Refusal)
    assert refused.item.endswith("large.jsonl:1")
    assert isinstance(read, Article)
    assert read.source == "large.jsonl#2"


def test_a_byte_order_mark_is_not_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "bom.txt"
    path.write_bytes("Judul berita\n\nKoperasi menolak “iuran”.".encode("utf-8-sig"))
    article = read_one(path)
    assert article.text.startswith("Judul")
    assert article.zones[0].span == Span(0, 12)


def test_line_ends_stay_as_they_are() -> None:
    path = DATA / "pages" / "crlf-tabs.txt"
    assert read_one(path).text.encode() == path.read_bytes()
    assert b"\r\n" in path.read_bytes()


def test_the_same_name_twice_is_refused(tmp_path: Path) -> None:
    for folder, words in (("a", "menolak"), ("b", "menolak"), ("c", "menerima")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "1.txt").write_text(f"Koperasi {words} iuran baru.", encoding="utf-8")
    first, again, other = articles([tmp_path])
    assert isinstance(first, Article)
    assert isinstance(again, Refusal)
    assert "the same article again" in again.reason
    assert isinstance(other, Refusal)
    assert "rename one" in other.reason


def test_reading_a_page_does_not_ask_what_day_it_is() -> None:
    html = (DATA / "pages" / "saved-page.html").read_text(encoding="utf-8")
    assert "2987-05-04" in html
    assert str(read_one(DATA / "pages" / "saved-page.html").published) == "2987-05-04"


@settings(deadline=None)  # the first page read imports the HTML library
@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode), st.sampled_from(sorted(READERS)))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str) -> None:
    path = tmp_path_factory.getbasetemp() / f"any{suffix}"
    path.write_bytes(data)
    for item in articles([path]):
        assert isinstance(item, Refusal) or well_formed(item.text, item.zones)


# ---------------------------------------------------------------- the annotated articles


def annotated() -> list[Path]:
    return sorted([*(SHARED / "seeds").glob("*.txt"), *(SHARED / "eval" / "texts").glob("*.txt")])


def test_gold_quotes_lie_in_what_is_read() -> None:
    if not GOLD:
        pytest.skip("the annotated articles are not beside this checkout")
    read = {path.name: read_one(path) for path in annotated()}
    lost = []
    for record in (json.loads(line) for file in GOLD for line in file.read_text(encoding="utf-8").splitlines()):
        article, quote = read[record["document"]], record["quote"]
        places = [Span(m.start(), m.end()) for m in re.finditer(re.escape(quote), article.text)]
        kept = [zone.span for zone in article.zones if zone.role in READ_ROLES]
        if not any(span.holds(place) for span in kept for place in places):
            lost.append((article.source, quote))
    assert lost == []


@pytest.mark.parametrize("path", annotated(), ids=lambda p: p.name)
def test_no_teaser_is_read(path: Path) -> None:
    """What a person marks as teaser by its words alone: the marker's paragraph and the bullets below it."""
    article = read_one(path)
    marked = re.findall(r"(?im)^\s*(baca juga\s*:.*(?:\n- .*)*)", article.text)
    teasers = [line.strip() for block in marked for line in block.splitlines() if line.strip()]
    read = [zone.span.of(article.text) for zone in article.zones if zone.role in READ_ROLES]
    assert not [(t, w) for t in teasers for w in read if t in w]


def test_the_annotated_articles_are_there() -> None:
    if not annotated():
        pytest.skip("the annotated articles are not beside this checkout")
    assert len(annotated()) > 10


def test_compose_prefers_what_the_file_says() -> None:
    page = Page("a", "WINA, KABARKITA - Rusia hadir.", "Judul", None, None, "Kabar Lain")
    assert compose(page).publisher == "Kabar Lain"
    assert compose(page).title == "Judul"
