"""The sample articles: they read without refusal, and no sentence of them is anybody else's."""

import json
import re
from pathlib import Path

import pytest

from kg.model import Article, ZoneRole
from kg.places import SAMPLE_ARTICLES
from kg.read import articles, find, lists

SHARED = Path(__file__).parents[2] / "shared"
RUN = 8
"""Words in a row that two texts may not share."""


def samples() -> list[Article]:
    items = list(articles([SAMPLE_ARTICLES]))
    read = [item for item in items if isinstance(item, Article)]
    assert read == items
    return read


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def test_eight_are_indonesian_and_two_english() -> None:
    languages = [article.language for article in samples()]
    assert (languages.count("id"), languages.count("en"), len(languages)) == (8, 2, 10)
    assert [path.suffix for path in find([SAMPLE_ARTICLES])].count(".txt") == 8


@pytest.mark.parametrize("article", samples(), ids=lambda a: a.source)
def test_sample_is_dated_headed_and_of_one_length(article: Article) -> None:
    assert article.published is not None
    assert "2021-12-08" <= str(article.published) <= "2022-01-28"
    assert article.zones[0].role is ZoneRole.HEADLINE
    assert article.zones[0].span.of(article.text) == article.title
    assert 180 <= len(article.text.split()) <= 350


@pytest.mark.parametrize("article", samples(), ids=lambda a: a.source)
def test_nothing_read_from_a_sample_is_page_furniture(article: Article) -> None:
    read = [zone.span.of(article.text) for zone in article.zones if zone.role is ZoneRole.BODY]
    assert not [words for words in read if not words.endswith((".", '."', ".”"))]


def test_their_names_are_dated_as_they_are() -> None:
    for path in find([SAMPLE_ARTICLES]):
        (article,) = articles([path])
        assert isinstance(article, Article)
        assert path.name[3:13] == str(article.published)


def test_they_share_no_run_of_words_with_the_annotated_articles() -> None:
    others = sorted([*(SHARED / "seeds").glob("*.txt"), *(SHARED / "eval" / "texts").glob("*.txt")])
    if not others:
        pytest.skip("the annotated articles are not beside this checkout")
    taken = {run: path.name for path in others for run in runs(path.read_text(encoding="utf-8"))}
    assert [(a.source, taken[run], run) for a in samples() for run in runs(a.text) if run in taken] == []


def test_no_file_of_the_reading_room_shares_a_run_of_words_with_the_annotated_articles() -> None:
    others = sorted([*(SHARED / "seeds").glob("*.txt"), *(SHARED / "eval" / "texts").glob("*.txt")])
    if not others:
        pytest.skip("the annotated articles are not beside this checkout")
    taken = set().union(*(runs(path.read_text(encoding="utf-8")) for path in others))
    folders = (Path(__file__).parent / "data" / "read", Path(lists.__file__).parent, SAMPLE_ARTICLES)
    ours = [
        path for folder in folders for path in folder.rglob("*") if path.suffix in {".txt", ".html", ".zones", ".py"}
    ]
    texts = {path.name: path.read_text(encoding="utf-8", errors="replace") for path in ours}
    assert {name: runs(text) & taken for name, text in texts.items() if runs(text) & taken} == {}


def test_the_readme_names_every_sample() -> None:
    readme = (SAMPLE_ARTICLES / "README.md").read_text(encoding="utf-8")
    assert {path.name for path in find([SAMPLE_ARTICLES])} == set(re.findall(r"`(\d\d-[^`]+)`", readme))


def test_the_json_line_is_one_object() -> None:
    (path,) = (path for path in find([SAMPLE_ARTICLES]) if path.suffix == ".jsonl")
    assert sorted(json.loads(path.read_text(encoding="utf-8"))) == ["date", "publisher", "text", "title", "url"]
