"""Segmenting keeps every character in its place, and cuts where a reader would."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Article, Document, Span, Zone, ZoneRole
from kg.segment import LONGEST, segment, words


def document(text: str) -> Document:
    zones = tuple(Zone(ZoneRole.BODY, span) for span in paragraphs(text))
    return segment(Article("made-up.txt", text, zones, "", "id", None, None, None))


def paragraphs(text: str) -> list[Span]:
    spans = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            start = at + len(line) - len(line.lstrip())
            spans.append(Span(start, start + len(line.strip())))
        at += len(line) + 1
    return spans


CASES = {
    "two plain sentences": ("Hujan turun. Pasar tutup.", ["Hujan turun.", "Pasar tutup."]),
    "a quotation is never cut": ('"Kami siap. Kami menunggu," kata dia.', ['"Kami siap. Kami menunggu," kata dia.']),
    "its full stop is not the sentence's": ("“Kami siap.” kata dia.", ["“Kami siap.” kata dia."]),
    "abbreviations": ("Ia bertemu Dr. Umar di Jl. Merdeka.", ["Ia bertemu Dr. Umar di Jl. Merdeka."]),
    "initials": ("J. K. Umar datang. Ia pulang.", ["J. K. Umar datang.", "Ia pulang."]),
    "domain names": ("MOSKOW, situs.co.id melaporkan. Selesai.", ["MOSKOW, situs.co.id melaporkan.", "Selesai."]),
    "numbers": ("Ada 1.326 orang. Semua pulang.", ["Ada 1.326 orang.", "Semua pulang."]),
    "paragraphs part sentences": ("Judul tanpa titik\nIsi berita.", ["Judul tanpa titik", "Isi berita."]),
    "question in a quotation": (
        '"Mengapa?" tanya dia. Tak ada jawaban.',
        ['"Mengapa?" tanya dia.', "Tak ada jawaban."],
    ),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_sentences(case: str) -> None:
    text, expected = CASES[case]
    assert [s.span.of(text) for s in document(text).sentences] == expected


QUOTES = {
    "straight": ('Ia berkata, "kami siap".', ["kami siap"]),
    "curly": ("Ia berkata, “kami siap”.", ["kami siap"]),
    "closing marks on both sides": ("Ia berkata, ”kami siap”.", ["kami siap"]),
    "single": ("Itu 'garis merah' kami.", ["garis merah"]),
    "single inside double": ("“Itu ‘semangat Jenewa’ kita,” katanya.", ["Itu ‘semangat Jenewa’ kita,"]),
    "apostrophes are none": ("Hari Jum'at dan Qur'an.", []),
    "unclosed runs to the end of the paragraph": ("“Kami siap\nBerita lain.", ["Kami siap"]),
    "two": ('"Satu," kata dia, "dua."', ["Satu,", "dua."]),
}


@pytest.mark.parametrize("case", QUOTES, ids=str)
def test_quotations(case: str) -> None:
    text, expected = QUOTES[case]
    assert [q.inner.of(text) for s in document(text).sentences for q in s.quotations] == expected


def test_words_split_hyphens_and_possessives() -> None:
    text = "NATO-lah, Russia's dan Jum'at"
    assert [t.text for t in words(text, Span(0, len(text)))] == [
        "NATO", "-", "lah", ",", "Russia", "'s", "dan", "Jum'at",
    ]  # fmt: skip


@given(st.text(alphabet=st.sampled_from(list("aZ.,!?\"“”'’ \n-5()")), max_size=200))
def test_no_character_is_moved(text: str) -> None:
    doc = document(text)
    assert doc.text == text
    end = 0
    for sentence in doc.sentences:
        assert sentence.span.start >= end
        end = sentence.span.end
        assert all(t.text == t.span.of(text) and sentence.span.holds(t.span) for t in sentence.tokens)
        assert all(sentence.span.holds(q.outer) and q.outer.holds(q.inner) for q in sentence.quotations)
    kept = "".join(t.text for s in doc.sentences for t in s.tokens)
    assert kept == "".join(text.split())


HOSTILE = {
    "opening marks": "“kata ",
    "closing marks": "kata” ",
    "straight marks": '"kata ',
    "single marks": "'kata ",
    "marks alone": "'\"“”",
    "full stops alone": ".",
    "no full stop": "kata dan ",
    "one word": "kata",
    "sentences in quotations": '"Kami siap. Kami menunggu," kata dia. ',
}


@pytest.mark.parametrize("case", HOSTILE, ids=str)
def test_a_long_line_takes_time_in_line_with_its_length(case: str) -> None:
    text = (HOSTILE[case] * (300_000 // len(HOSTILE[case]))).strip()
    start = process_time()
    doc = document(text)
    assert process_time() - start < 20  # a second or two; with the square of the length it would be minutes
    assert max(len(sentence.span) for sentence in doc.sentences) <= LONGEST
    assert "".join(t.text for s in doc.sentences for t in s.tokens) == "".join(text.split())
