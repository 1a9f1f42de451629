"""`kg extract --explain`: the reasons are true, complete enough to act on, and change nothing.

`python -m tests.test_explain` writes the answers of docs/explain.md anew; look at the difference before you commit it.
"""

import json
import re
import shlex
import subprocess
from functools import cache
from pathlib import Path

import pytest

from kg.curated import knowledge
from kg.errors import KGError
from kg.extract import extractor
from kg.extract.explain import ArticleTold, Explainer, Reason, SentenceTold
from kg.extract.rules import Rules
from kg.model import Document, Kind, Refusal
from kg.pipeline import json_line
from kg.pipeline.explained import Typed, explain, reason_lines
from kg.places import ONTOLOGY, SAMPLE_ARTICLES
from kg.read import articles
from kg.segment import segment
from tests.conftest import KG, Run, environment
from tests.test_extract import article, blocks

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "explain.md"
FEE = '"The harbour fee is unacceptable," said Zoë Lind, head of the Tidal Board, on Tuesday.'


@cache
def explainer() -> Explainer:
    return Explainer(knowledge(ONTOLOGY), ONTOLOGY)


def told(text: str, language: str = "en") -> ArticleTold:
    (found,) = explain(Typed(text, language), ONTOLOGY, None)
    assert isinstance(found, ArticleTold)
    return found


def only(text: str, language: str = "en") -> SentenceTold:
    (sentence,) = told(text, language).sentences
    return sentence


def slot(reasons: tuple[Reason, ...], name: str) -> Reason:
    (found,) = [reason for reason in reasons if reason.slot == name]
    return found


def documents() -> list[Document]:
    made_up = [segment(article(block.paragraphs, block.language)) for block in blocks()]
    return made_up + [segment(a) for a in articles([SAMPLE_ARTICLES]) if not isinstance(a, Refusal)]


# ---------------------------------------------------------------- telling changes nothing


def test_extraction_is_the_same_with_and_without_telling() -> None:
    rules = extractor("rules", knowledge(ONTOLOGY))
    assert isinstance(rules, Rules)
    for doc in documents():
        plain = rules.extract(doc)
        watched, views = rules.watched(doc)
        assert watched == plain
        assert len(views) == len(doc.sentences)
        lines = [json_line(doc.article, s) for s in plain.statements]
        explained = explainer().explain(doc)
        assert [json_line(doc.article, t.statement) for s in explained.sentences for t in s.statements] == lines


def test_nothing_is_noted_where_nobody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a note was made")

    for module in (
        "notes",
        "clauses",
        "credits",
        "dates",
        "drafting",
        "drafts",
        "modality",
        "occasions",
        "sentence",
        "targets",
    ):
        monkeypatch.setattr(f"kg.extract.{module}.Note", refuse)
    rules = extractor("rules", knowledge(ONTOLOGY))
    assert any(rules.extract(doc).statements for doc in documents()[:20])
    assert isinstance(rules, Rules)
    noted = next(doc for doc in documents() if rules.extract(doc).statements)
    with pytest.raises(AssertionError, match="a note was made"):
        rules.watched(noted)


def test_every_statement_has_its_reasons() -> None:
    for doc in documents():
        for sentence in explainer().explain(doc).sentences:
            for found in sentence.statements:
                slots = {reason.slot for reason in found.reasons}
                assert {"kind", "speaker", "target", "polarity", "certainty", "confidence"} <= slots, sentence
                assert slot(found.reasons, "kind").value == found.statement.kind.value
                speakers = [reason.value for reason in found.reasons if reason.slot == "speaker"]
                assert speakers == [mention.actor for mention in found.statement.speakers]
                assert {r.value for r in found.reasons if r.slot == "topic"} == set(found.statement.topics)


# ---------------------------------------------------------------- the reasons are true


def line_at(source: str) -> str:
    """The line of a data file that a reason points to."""
    place, _, _ = source.partition(" [")
    name, _, number = place.rpartition(":")
    return (ROOT / name).read_text(encoding="utf-8").splitlines()[int(number) - 1]


def test_sources_point_at_the_lines_that_decide() -> None:
    seen = 0
    for doc in documents():
        for sentence in explainer().explain(doc).sentences:
            for cue in sentence.cues:
                assert cue.source, cue
                words = re.sub(r"\W+", "_", cue.words.lower()).strip("_")
                assert words in re.sub(r"[\W_]+", "_", line_at(cue.source).lower()), cue
                seen += 1
            for found in sentence.statements:
                for reason in found.reasons:
                    pattern = re.search(r"the (?:pattern|phrase) `(.+?)` fits", reason.why)
                    if pattern:
                        assert pattern[1] in line_at(reason.source), reason
                        seen += 1
            for actor in (a for a in sentence.actors if a.source):
                assert actor.value in line_at(actor.source)
    assert seen > 100


def test_confidence_is_the_sum_of_what_it_is_said_to_be_made_of() -> None:
    for doc in documents():
        for sentence in explainer().explain(doc).sentences:
            for found in sentence.statements:
                reason = slot(found.reasons, "confidence")
                parts = [float(number) for number in re.findall(r"(?:^|, )([+-]?\d\.\d\d) ", reason.why)]
                assert round(sum(parts), 2) == pytest.approx(found.statement.confidence), reason


def test_a_quotation_with_its_attribution() -> None:
    sentence = only(FEE)
    assert slot(sentence.quotations, "quotation").why == "it stands free"
    attribution = slot(sentence.attributions, "attribution")
    assert (attribution.value, attribution.why) == ("zoe-lind", "behind the words, verb before name")
    assert "[say]" in attribution.source
    (found,) = sentence.statements
    assert found.statement.kind is Kind.REJECTION
    assert "unacceptable" in slot(found.reasons, "kind").why
    assert slot(found.reasons, "speaker").why.startswith("attribution behind the words")
    (actor,) = [a for a in sentence.actors if a.value == "zoe-lind"]
    assert "head of the Tidal Board" in actor.why
    assert "nobody curates it" in actor.why


def test_an_act_with_target_and_condition() -> None:
    sentence = only(
        "Kepala Desa Muara Rini Astuti meminta kepada Dewan Dermaga agar menurunkan biaya jika musim usai.", "id"
    )
    (found,) = sentence.statements
    kind = slot(found.reasons, "kind")
    assert (kind.value, kind.words) == ("demand", "meminta")
    assert "meminta" in line_at(kind.source)
    target = slot(found.reasons, "target")
    assert (target.value, target.why) == ("dewan-dermaga", "stands behind `kepada`")
    condition = slot(found.reasons, "condition")
    assert condition.words == "jika musim usai"
    assert "jika" in line_at(condition.source)


def test_narration_says_that_nothing_speaks_or_acts() -> None:
    (rejected,) = only("Fish prices rose by a third in the spring.").rejected
    assert "narration" in rejected.why


def test_a_verb_without_a_doer_says_so() -> None:
    sentence = only("Penduduk desa menuntut agar biaya diturunkan.", "id")
    assert sentence.statements == ()
    assert any("nobody who can be named" in r.why for r in sentence.rejected) or any(
        "no doer" in c.why for c in sentence.cues
    )


def test_a_voice_that_goes_on_names_the_sentence_it_was_heard_in() -> None:
    text = 'Rini Astuti, head of the Tidal Board, rejected the harbour fee. "We will never pay for the old harbour."'
    *_, last = told(text).sentences
    (found,) = last.statements
    assert "sentence 1" in slot(found.reasons, "speaker").why


def test_teasers_and_captions_are_told_as_skipped() -> None:
    skipped = {z.role for doc in documents() for z in explainer().explain(doc).skipped}
    assert {"teaser", "caption"} <= skipped


# ---------------------------------------------------------------- choosing, and the command


def test_a_sentence_is_chosen_by_number_or_words() -> None:
    text = "Fish prices rose. Zoë Lind, head of the Tidal Board, rejected the fee."
    for wanted in ("2", "TIDAL  board"):
        (found,) = explain(Typed(text, "en"), ONTOLOGY, wanted)
        assert isinstance(found, ArticleTold)
        assert [s.number for s in found.sentences] == [2]
    with pytest.raises(KGError, match="No sentence is '3'"):
        list(explain(Typed(text, "en"), ONTOLOGY, "3"))


def test_the_language_of_a_typed_text_is_detected_or_asked_for() -> None:
    (found,) = explain(Typed("Dewan itu mengatakan bahwa biaya tidak akan naik untuk tahun ini.", None), ONTOLOGY, None)
    assert isinstance(found, ArticleTold)
    assert found.article.language == "id"
    with pytest.raises(KGError, match="--language"):
        list(explain(Typed("1984", None), ONTOLOGY, None))


def test_the_same_as_data() -> None:
    (line,) = reason_lines(told(FEE))
    row = json.loads(line)
    assert (row["sentence"], row["text"], row["start"]) == (1, FEE, 0)
    (statement,) = row["statements"]
    assert statement["kind"] == "rejection"
    assert {"slot", "value", "words", "why", "source"} == set(statement["reasons"][0])
    assert row["cues"][0]["words"] == "said"


def test_an_answer_is_told_with_what_it_answers_whatever_is_shown() -> None:
    accused = "Israel accused Iran of arming Hezbollah."
    (shown,) = explain(Typed(f"{accused} Fish prices rose in the spring. Iran denied it.", "en"), ONTOLOGY, "3")
    assert isinstance(shown, ArticleTold)
    (denied,) = shown.sentences[0].statements
    answer = slot(denied.reasons, "answer")
    assert (answer.value, answer.words) == ("denies", "denied it")
    assert answer.why.startswith(f"it answers statement 1 of sentence 1, “{accused[:-1]}”: a verb of answering, ")


def test_the_command_explains_articles_and_typed_words(kg: Run) -> None:
    page = kg("extract", SAMPLE_ARTICLES, "--explain")
    assert page.returncode == 0, page.stderr
    assert "skipped as teaser: " in page.stdout
    assert "\x1b[" not in page.stdout
    assert "statement 1: " in page.stdout
    data = kg("extract", "--explain", "--text", FEE, "--language", "en", "--format", "jsonl")
    assert json.loads(data.stdout)["statements"]
    shown = kg("extract", "--explain", "--text", FEE, "--language", "en", TERM="xterm", FORCE_COLOR="1")
    assert "\x1b[1m" in shown.stdout


@pytest.mark.parametrize(
    "words",
    [
        ("--text", "x"),
        ("--explain",),
        ("--explain", "--text", "x", "."),
        (".", "--sentence", "1"),
        (".", "--explain", "--format", "table"),
        (),
    ],
)
def test_options_that_do_not_go_together_are_wrong_usage(kg: Run, words: tuple[str, ...]) -> None:
    shown = kg("extract", *words)
    assert (shown.returncode, shown.stdout) == (2, "")
    assert "Usage: kg extract" in shown.stderr


# ---------------------------------------------------------------- the page


def fresh(text: str) -> str:
    """The page with what `kg` answers now."""

    def answered(block: re.Match[str]) -> str:
        command: list[str | Path] = [KG, *shlex.split(block[1])[1:]]
        shown = subprocess.run(command, check=True, capture_output=True, text=True, env=environment()).stdout
        return f"```console\n$ {block[1]}\n" + "".join(f"{line.rstrip()}\n" for line in shown.splitlines()) + "```"

    return re.sub(r"(?ms)^```console\n\$ (kg [^\n]*)\n.*?^```", answered, text)


def without_lines(text: str) -> str:
    """Line numbers of data files move with every entry that is added above."""
    return re.sub(r"(\.(?:txt|ttl)):\d+", r"\1", text)


def test_the_page_shows_what_happens() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert text.count("$ kg extract --explain") == 4
    assert without_lines(fresh(text)) == without_lines(text)


if __name__ == "__main__":
    PAGE.write_text(fresh(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
