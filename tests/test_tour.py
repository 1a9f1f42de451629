"""The tour and the README show what really happens: their code is run and their answers are asked again.

Where rules or data have become better and the difference is wanted, `make refresh` writes it down.
"""

import re
from pathlib import Path

import pytest

from tests.shown import README, ROOT, TOUR, examples, fresh_readme, fresh_tour


def test_the_tour_shows_what_happens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = TOUR.read_text(encoding="utf-8")
    assert len(examples(text)) > 30
    assert fresh_tour(text) == text


def test_the_tour_stops_in_every_room() -> None:
    text = TOUR.read_text(encoding="utf-8")
    for room in ("read", "segment", "link", "extract", "lift", "validate", "store", "queries"):
        assert f"from kg.{room} import" in text


def test_the_readme_shows_real_answers(tmp_path: Path) -> None:
    text = README.read_text(encoding="utf-8")
    assert "\n$ kg query " in text
    assert fresh_readme(text, tmp_path / "store") == text


def test_what_is_shown_is_compared_and_not_only_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert fresh_tour("```python\n>>> 1 + 1\n3\n\n```\n") == "```python\n>>> 1 + 1\n2\n\n```\n"


def test_the_readme_is_short_and_its_links_lead_somewhere() -> None:
    text = README.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 120
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
