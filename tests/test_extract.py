"""The rules back end on made-up sentences, and the word lists' own examples."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from kg.curated import knowledge
from kg.extract import extractor
from kg.extract.values import Extractor
from kg.language import LANGUAGES, Line, lexicon, read_sections
from kg.model import Article, Knowledge, Span, Statement, Zone, ZoneRole
from kg.places import ONTOLOGY
from kg.segment import segment, words

DATA = Path(__file__).parent / "data" / "extract"
LISTS = Path(__file__).parent.parent / "kg" / "language"


@dataclass(frozen=True)
class Block:
    name: str
    language: str
    paragraphs: tuple[str, ...]
    expected: tuple[str, ...]


def blocks() -> list[Block]:
    found = []
    for path in sorted(DATA.glob("*.txt")):
        for part in re.split(r"^= ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            name, *lines = [line for line in part.splitlines() if line.strip()]
            paragraphs = tuple(line[2:] for line in lines if line.startswith("> "))
            expected = tuple(line for line in lines if not line.startswith("> "))
            found.append(Block(name, path.stem, paragraphs, expected))
    return found


@cache
def known() -> Knowledge:
    return knowledge(ONTOLOGY)


@cache
def rules() -> Extractor:
    return extractor("rules", known())


def article(paragraphs: tuple[str, ...], language: str) -> Article:
    text = "\n\n".join(paragraphs)
    zones = []
    at = 0
    for paragraph in paragraphs:
        zones.append(Zone(ZoneRole.BODY, Span(at, at + len(paragraph))))
        at += len(paragraph) + 2
    return Article("made-up.txt", text, tuple(zones), "", language, None, None, None)


def as_row(statement: Statement) -> tuple[str, ...]:
    groups = (statement.speakers, statement.targets, statement.conveyed_by, statement.cited_from)
    return (statement.kind.value, *(", ".join(m.actor for m in group) or "-" for group in groups))


@pytest.mark.parametrize("block", blocks(), ids=lambda b: f"{b.language}: {b.name}")
def test_sentences_give_their_statements(block: Block) -> None:
    read = article(block.paragraphs, block.language)
    statements = rules().extract(segment(read)).statements
    rows = [as_row(s) for s in statements]
    if block.expected == ("nothing",):
        assert rows == []
        return
    assert len(block.expected) == len(rows), rows
    for line, statement in zip(block.expected, statements, strict=True):
        *row, held = [field.strip() for field in line.split("|")]
        assert as_row(statement) == tuple(row)
        assert held in statement.span.of(read.text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_content_patterns_fit_their_examples(language: str) -> None:
    rules_with_example = [rule for rule in lexicon(language).content if rule.example]
    assert rules_with_example
    for rule in rules_with_example:
        line = Line.of(words(rule.example, Span(0, len(rule.example))))
        assert rule.phrase.search(line), f"{rule.phrase.pattern!r} does not fit {rule.example!r}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_cues_stand_in_their_examples(language: str) -> None:
    seen = 0
    for section, lines in read_sections(LISTS / language / "cues.txt").items():
        for _, line in lines:
            forms, _, example = line.partition("||")
            if example:
                seen += 1
                plain = [form.lstrip("<!~").replace("_", " ") for form in forms.split()]
                assert any(re.search(rf"\b{re.escape(form)}\b", example.lower()) for form in plain), (section, line)
    assert seen or language != "id"


def test_languages_have_the_same_lists() -> None:
    shapes = [set(lexicon(language).grammar) for language in LANGUAGES]
    assert all(shape == shapes[0] for shape in shapes)


@pytest.mark.parametrize("block", blocks()[:12], ids=lambda b: b.name)
def test_extraction_is_deterministic(block: Block) -> None:
    doc = segment(article(block.paragraphs, block.language))
    assert rules().extract(doc) == extractor("rules", known()).extract(doc)
