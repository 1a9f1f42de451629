"""The reasoner finds contradictions and draws what follows; the plain checks find what is missing or ambiguous."""

import re
import shutil
from pathlib import Path

import pytest

from kg.errors import DataError
from kg.places import ONTOLOGY
from kg.reason import JAVA_HINT, Consistency, check, labels

DATA = Path(__file__).parent / "data"
REASON = DATA / "reason"
needs_java = pytest.mark.skipif(shutil.which("java") is None, reason=JAVA_HINT)


NARROWER = {
    "accuses": [],
    "demands": ["takesPositionOn"],
    "opposes": ["takesPositionOn"],
    "rejects": ["opposes", "takesPositionOn"],
    "takesPositionOn": [],
    "threatens": [],
}
"""Each direct property with those above it: the reasoner reports the narrowest."""


def widened(fact: str) -> set[str]:
    subject, name, value = fact.split()
    return {f"{subject} {wider} {value}" for wider in [name, *NARROWER[name]]}


def together(folder: Path, *files: Path) -> Path:
    """A folder with the vocabulary and some files more."""
    for file in (ONTOLOGY / "core.ttl", ONTOLOGY / "alignments.ttl", *files):
        shutil.copy(file, folder / file.name)
    return folder


@pytest.fixture(scope="module")
def whole() -> Consistency:
    """What the reasoner finds in all we deliver."""
    return check(ONTOLOGY)


@needs_java
def test_the_ontology_and_the_curated_data_are_consistent_within_a_minute(whole: Consistency) -> None:
    assert whole.consistent
    assert whole.unsatisfiable == ()
    assert whole.inferred == len(whole.examples) > 100
    assert whole.seconds < 60


@needs_java
@pytest.mark.parametrize(
    "fact",
    [
        "dmitry-peskov speaksFor russia",
        "dmitry-peskov affiliatedWith russia",
        "sergey-lavrov speaksFor russia",
        "antony-blinken type Spokesperson",
        "vladimir-putin type HeadOfState",
        "josep-borrell speaksFor european-union",
    ],
)
def test_what_follows_about_the_curated_world(fact: str, whole: Consistency) -> None:
    assert fact in whole.examples


@needs_java
def test_parliaments_and_armies_do_not_speak_for_their_state(whole: Consistency) -> None:
    for person, state in (
        ("vyacheslav-volodin", "russia"),
        ("valery-gerasimov", "russia"),
        ("mark-milley", "united-states"),
    ):
        assert f"{person} affiliatedWith {state}" in whole.examples
        assert f"{person} speaksFor {state}" not in whole.examples


@needs_java
@pytest.mark.parametrize("file", sorted((REASON / "contradictions").glob("*.ttl")), ids=lambda path: path.stem)
def test_contradictions_are_found(file: Path, tmp_path: Path) -> None:
    assert check(together(tmp_path, file)).consistent is False


@needs_java
def test_a_class_that_nothing_can_belong_to_is_named(tmp_path: Path) -> None:
    found = check(together(tmp_path, REASON / "impossible-class.ttl"))
    assert (found.consistent, found.unsatisfiable) == (False, ("TalkingAlliance",))


@needs_java
def test_rules_derive_nothing_that_the_reasoner_does_not(tmp_path: Path) -> None:
    found = check(together(tmp_path, DATA / "rules" / "statements.ttl"))
    assert found.consistent
    pattern = re.compile(rf"\S+ ({'|'.join(NARROWER)}) \S+")
    logic = {wider for fact in found.examples if pattern.fullmatch(fact) for wider in widened(fact)}
    rules = set((DATA / "rules" / "heads.txt").read_text(encoding="utf-8").splitlines())
    # Logic cannot see why a stance supports; and what is demanded is a demand to it, be it an issue.
    assert {rule for rule in rules if " supports " not in rule} == logic - {"ruritania demands shelling"}


@needs_java
def test_dates_do_not_stop_the_reasoner(tmp_path: Path) -> None:
    assert check(together(tmp_path, DATA / "curated" / "tidy" / "small.ttl")).consistent


@needs_java
def test_what_the_reasoner_cannot_read_is_an_error_with_its_reason(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"the reasoner stopped: .*Exception"):
        check(together(tmp_path, REASON / "beyond-logic.ttl"))


def test_without_java_the_result_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert check(ONTOLOGY) == Consistency(None, (), 0, (), 0.0, JAVA_HINT)
    assert "default-jre-headless" in JAVA_HINT


def test_broken_turtle_is_an_error_before_the_reasoner_starts(tmp_path: Path) -> None:
    (tmp_path / "core.ttl").write_text("nothing of the kind", encoding="utf-8")
    with pytest.raises(DataError, match=r"core\.ttl:1: not valid Turtle"):
        check(tmp_path)


def test_what_is_missing_or_ambiguous_is_refused_with_what_to_do() -> None:
    folder = REASON / "untidy"
    expected = (folder / "refusals.txt").read_text(encoding="utf-8").splitlines()
    assert [f"{refusal.item}: {refusal.reason}" for refusal in labels(folder)] == expected
    assert {refusal.stage for refusal in labels(folder)} == {"check"}
