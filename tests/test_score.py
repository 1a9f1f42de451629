"""`kg score` on invented articles whose figures were counted by hand, and on gold files that do not fit."""

import json
import random
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.errors import DataError
from kg.model import Kind, Span
from kg.score import Compared, Found, Made, Paper, Prediction, as_json, compare, read_gold, read_predictions, report
from kg.score.bands import Band, bands
from kg.score.bootstrap import ENOUGH_ARTICLES, TIMES, figures, resampled
from kg.score.judge import judge
from kg.score.lines import KNOWN
from kg.score.measures import KINDS, MEASURES, NOTHING, STATEMENT
from kg.score.values import Gold, Meant, Outcome, Sheet, Verdict
from tests.conftest import Finished, Run

DATA = Path(__file__).parent / "data" / "score"
GOLD, PREDICTIONS, ARTICLES = DATA / "gold.jsonl", DATA / "predictions.jsonl", DATA / "articles"


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def write(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def made_up() -> Compared:
    annotations, faults = read_gold(GOLD)
    predictions, more = read_predictions(PREDICTIONS)
    assert (faults, more) == ([], [])
    papers = [
        Paper(path.name, path.read_text(encoding="utf-8"), _of(predictions, path.name))
        for path in sorted(ARTICLES.iterdir())
    ]
    return compare(annotations, papers)


def _of(predictions: list[Prediction], document: str) -> tuple[Found, ...]:
    return tuple(each.found for each in predictions if each.document == document)


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    """The report of the invented articles, as other programs read it."""
    return dict(json.loads(as_json(report(made_up(), Made("gold.jsonl", "predictions.jsonl")))))


# ---------------------------------------------------------------- figures counted by hand


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("statement", (5, 9, 9)),
        ("core statement", (5, 8, 8)),
        ("span", (8, 9, 9)),
        ("topics", (5, 6, 6)),
        ("speaker", (7, 8)),
        ("kind", (6, 8)),
        ("target", (6, 7)),
        ("conveyed_by", (0, 1)),
        ("cited_from", (1, 1)),
        ("date", (1, 1)),
        ("condition", (1, 1)),
        ("verbatim", (10, 11)),
    ],
)
def test_figures_are_those_counted_by_hand(told: dict[str, Any], name: str, counts: tuple[int, ...]) -> None:
    row = told["figures"][name]
    assert counts == ((row["tp"], row["pred"], row["gold"]) if len(counts) == 3 else (row["ok"], row["of"]))


def test_kinds_add_up_to_the_statements(told: dict[str, Any]) -> None:
    for part in ("tp", "pred", "gold"):
        assert sum(row[part] for row in told["kinds"].values()) == told["figures"]["statement"][part]
    kinds = told["kinds"]
    # the demand that was found as a red line, which is accepted, counts as one
    assert [kinds["red-line"][part] for part in ("tp", "pred", "gold")] == [2, 2, 2]
    assert [kinds["demand"][part] for part in ("tp", "pred", "gold")] == [2, 3, 2]


def test_confusion_tells_kinds_missed_and_spurious(told: dict[str, Any]) -> None:
    cells = {(cell["gold"], cell["found"]): (cell["count"], cell["accepted"]) for cell in told["confusion"]}
    assert cells == {
        ("demand", "demand"): (2, 2),
        ("demand", "red-line"): (1, 1),
        ("red-line", "red-line"): (1, 1),
        ("rejection", "rejection"): (1, 1),
        ("threat", "threat"): (1, 1),
        ("accusation", "assertion"): (1, 0),
        ("assertion", "denial"): (1, 0),
        ("support", None): (1, 0),
        (None, "demand"): (1, 0),
    }


def test_confidence_is_told_by_band(told: dict[str, Any]) -> None:
    counted = {(band["low"], band["high"]): (band["right"], band["count"]) for band in told["confidence"]}
    assert {band: counts for band, counts in counted.items() if counts[1]} == {
        (0.0, 0.5): (0, 1),
        (0.7, 0.8): (2, 3),
        (0.8, 0.9): (1, 2),
        (0.9, 1.0): (2, 3),
    }
    assert (told["trusted"]["right"], told["trusted"]["count"]) == (3, 5)


def test_every_statement_has_its_verdict(told: dict[str, Any]) -> None:
    found = [(row["document"], row["verdict"], row["wrong"]) for row in told["statements"]]
    assert found == [
        ("harbour-fees.txt", "optional", []),
        ("harbour-fees.txt", "right", []),
        ("harbour-fees.txt", "wrong", ["speaker"]),
        ("harbour-fees.txt", "right", []),
        ("harbour-fees.txt", "wrong", ["kind"]),
        ("harbour-fees.txt", "missed", []),
        ("harbour-fees.txt", "extra", []),
        ("pelabuhan.txt", "right", []),
        ("pelabuhan.txt", "right", []),
        ("pelabuhan.txt", "right", []),
        ("pelabuhan.txt", "wrong", ["kind"]),
        ("pelabuhan.txt", "spurious", []),
    ]
    assert made_up().unscored == ("quiet-day.txt",)


def test_a_quote_without_offsets_is_looked_up() -> None:
    sheet = made_up().sheets[0]
    (second,) = [outcome.gold for outcome in sheet.outcomes if outcome.gold and outcome.gold.line == 2]
    assert second.span.of(sheet.text) == "Sudmark end its harbour fees"


# ---------------------------------------------------------------- pairing


def meant(kind: Kind, speaker: str, *, optional: bool = False) -> Meant:
    return Meant((kind,), ((speaker,),), (), (), (), (), (), "", optional)


def found(start: int, end: int, kind: Kind, speaker: str, confidence: float | None = None) -> Found:
    return Found(Span(start, end), None, kind, (speaker,), (), (), (), (), (), "", confidence)


def verdicts(golds: list[Gold], founds: list[Found]) -> list[tuple[int | None, Verdict]]:
    sheet = judge(Paper("made-up.txt", "x" * 400, tuple(founds)), golds)
    return [(outcome.gold.line if outcome.gold else None, outcome.verdict) for outcome in sheet.outcomes]


@pytest.mark.parametrize(
    ("span", "verdict"),
    [
        ((100, 200), Verdict.RIGHT),
        ((150, 250), Verdict.RIGHT),
        ((151, 251), Verdict.MISSED),
        ((100, 115), Verdict.RIGHT),
        ((100, 114), Verdict.MISSED),
        ((0, 400), Verdict.RIGHT),
    ],
    ids=str,
)
def test_half_of_the_shorter_and_a_little_of_the_longer_span_must_be_shared(
    span: tuple[int, int], verdict: Verdict
) -> None:
    golds = [Gold(1, Span(100, 200), meant(Kind.DEMAND, "norland"))]
    assert (1, verdict) in verdicts(golds, [found(*span, Kind.DEMAND, "norland")])


def test_the_better_pair_is_made_whatever_the_order() -> None:
    golds = [
        Gold(1, Span(0, 100), meant(Kind.DEMAND, "norland")),
        Gold(2, Span(0, 100), meant(Kind.THREAT, "sudmark")),
    ]
    founds = [found(0, 100, Kind.THREAT, "sudmark"), found(0, 100, Kind.DEMAND, "norland")]
    assert verdicts(golds, founds) == [(1, Verdict.RIGHT), (2, Verdict.RIGHT)]
    assert sorted(verdicts(golds[::-1], founds)) == [(1, Verdict.RIGHT), (2, Verdict.RIGHT)]


def test_a_required_statement_is_paired_before_an_optional_one_and_each_once() -> None:
    golds = [
        Gold(1, Span(0, 100), meant(Kind.DEMAND, "norland", optional=True)),
        Gold(2, Span(0, 100), meant(Kind.DEMAND, "norland")),
    ]
    one = found(0, 100, Kind.DEMAND, "norland")
    assert verdicts(golds, [one]) == [(1, Verdict.OPTIONAL), (2, Verdict.RIGHT)]
    assert verdicts(golds[1:], [one, one]) == [(2, Verdict.RIGHT), (None, Verdict.SPURIOUS)]
    assert verdicts([], [found(0, 100, Kind.ASSERTION, "norland")]) == [(None, Verdict.EXTRA)]


# ---------------------------------------------------------------- intervals


def sheets(count: int, each: int, draw: Callable[[], Verdict]) -> list[Sheet]:
    gold = Gold(1, Span(0, 9), meant(Kind.DEMAND, "norland"))
    one = found(0, 9, Kind.DEMAND, "norland")

    def outcome(verdict: Verdict) -> Outcome:
        return Outcome(
            None if verdict is Verdict.SPURIOUS else gold, None if verdict is Verdict.MISSED else one, verdict, True
        )

    return [Sheet(f"{i}.txt", "", tuple(outcome(draw()) for _ in range(each))) for i in range(count)]


def test_intervals_hold_the_value_and_are_the_same_each_time(told: dict[str, Any]) -> None:
    again = json.loads(as_json(report(made_up(), Made("gold.jsonl", "predictions.jsonl"))))
    assert again == told
    for row in [*told["figures"].values(), *told["kinds"].values()]:
        if isinstance(row["interval"], dict):
            for number in ("p", "r", "f1"):
                if row["interval"][number]:
                    low, high = row["interval"][number]
                    assert 0 <= low <= row[number] <= high <= 1


def test_whole_articles_are_drawn_unless_they_are_too_few() -> None:
    """All wrong in one article, all right in the others: drawn by article, that varies more than by statement."""
    enough = sheets(ENOUGH_ARTICLES - 1, 40, lambda: Verdict.RIGHT) + sheets(1, 40, lambda: Verdict.MISSED)
    few = [Sheet("all.txt", "", tuple(outcome for sheet in enough for outcome in sheet.outcomes))]
    assert (resampled(enough).unit, resampled(enough).units) == ("articles", ENOUGH_ARTICLES)
    assert (resampled(few).unit, resampled(few).units) == ("statements", 40 * ENOUGH_ARTICLES)
    wide, narrow = (figures(many, [STATEMENT], [NOTHING])[0].recall for many in (enough, few))
    assert wide is not None
    assert narrow is not None
    assert wide.high - wide.low > 3 * (narrow.high - narrow.low)


def test_an_interval_of_a_simple_share_is_the_known_one() -> None:
    """Half of 400 are right: the normal approximation gives 0.5 ± 1.96 × √(0.25 / 400) = 0.451 … 0.549."""
    turn = iter([Verdict.RIGHT, Verdict.WRONG] * 200)
    (figure,) = figures(sheets(400, 1, lambda: next(turn)), [STATEMENT], [NOTHING])
    assert figure.precision is not None
    assert figure.precision.low == pytest.approx(0.451, abs=0.006)
    assert figure.precision.high == pytest.approx(0.549, abs=0.006)


def test_two_hundred_articles_take_less_than_two_seconds() -> None:
    draw = random.Random(7)  # noqa: S311 - no secret
    many = sheets(200, 12, lambda: draw.choice([Verdict.RIGHT, Verdict.WRONG, Verdict.MISSED, Verdict.SPURIOUS]))
    measures = (*MEASURES, *KINDS)
    begun = time.process_time()
    figures(many, measures, [NOTHING] * len(measures))
    assert time.process_time() - begun < 2
    assert TIMES == 2000


def test_bands_hold_every_confidence_once() -> None:
    sure = [0.0, 0.49, 0.5, 0.799, 0.8, 0.9, 1.0]
    outcomes = [
        Outcome(None, found(0, 9, Kind.DEMAND, "norland", confidence), Verdict.SPURIOUS, True) for confidence in sure
    ]
    assert [(band.low, band.count) for band in bands(outcomes)] == [
        (0.0, 2),
        (0.5, 1),
        (0.6, 0),
        (0.7, 1),
        (0.8, 1),
        (0.9, 2),
    ]
    assert bands([Outcome(None, found(0, 9, Kind.DEMAND, "norland"), Verdict.SPURIOUS, True)]) == ()
    few = Band(0.9, 1.0, 4, 4, 0.95).interval
    assert few is not None
    assert few.low == pytest.approx(0.5101, abs=0.0001)  # Wilson (1927)


# ---------------------------------------------------------------- gold that does not fit


def _faulty(change: Callable[[list[dict[str, Any]]], object]) -> list[dict[str, Any]]:
    rows = lines(GOLD)
    change(rows)
    return rows


FAULTS: dict[str, tuple[Callable[[list[dict[str, Any]]], object], int, str]] = {
    "unknown kind": (lambda rows: rows[3].update(kind=["rejecton"]), 4, "Did you mean 'rejection'?"),
    "no kind": (lambda rows: rows[3].pop("kind"), 4, "has no 'kind'"),
    "misspelt slot": (lambda rows: rows[4].update(topic=[]), 5, "Did you mean 'topics'?"),
    "no speakers": (lambda rows: rows[0].update(speakers=[]), 1, "has no 'speakers'"),
    "speakers are no list": (lambda rows: rows[0].update(speakers="norland"), 1, "each as a list"),
    "empty alternatives": (lambda rows: rows[0].update(speakers=[[]]), 1, "list of lists"),
    "targets are numbers": (lambda rows: rows[2].update(targets=[3]), 3, "write a list of texts"),
    "optional is a word": (lambda rows: rows[2].update(optional="no"), 3, "write true or false"),
    "half a place": (lambda rows: rows[3].pop("end"), 4, "count characters from 0"),
    "a place backwards": (lambda rows: rows[3].update(start=9, end=4), 4, "count characters from 0"),
    "quote elsewhere": (lambda rows: rows[3].update(start=0, end=27), 4, "begins at"),
    "quote nowhere": (lambda rows: rows[5].update(quote="The fishers backed her"), 6, "Copy it from there exactly"),
    "no quote": (lambda rows: rows[5].pop("quote"), 6, "has no 'quote'"),
    "article not read": (
        lambda rows: [row.update(document="harbor-fees.txt") for row in rows[:6]],
        1,
        "Did you mean 'harbour-fees.txt'? Give its file or folder in PATHS",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_gold_file_that_does_not_fit_is_told_in_one_line(tmp_path: Path, name: str) -> None:
    change, number, words = FAULTS[name]
    gold = write(tmp_path / "gold.jsonl", _faulty(change))
    annotations, faults = read_gold(gold)
    if not faults:
        papers = [Paper(path.name, path.read_text(encoding="utf-8"), ()) for path in sorted(ARTICLES.iterdir())]
        faults = list(compare(annotations, papers).faults)
    (fault,) = map(str, faults)
    assert fault.startswith(f"{gold}:{number}: ")
    assert words in fault
    assert "\n" not in fault


def test_one_fault_is_the_only_line(kg: Run, tmp_path: Path) -> None:
    gold = write(tmp_path / "gold.jsonl", _faulty(lambda rows: rows[3].update(kind=["rejecton"])))
    shown = kg("score", "--gold", gold, ARTICLES, "--predictions", PREDICTIONS)
    assert (shown.returncode, shown.stdout, len(shown.stderr.splitlines())) == (1, "", 1)
    assert shown.stderr.startswith(f"kg: {gold}:4: 'rejecton' is no kind.")


def test_several_faults_are_told_at_once(kg: Run, tmp_path: Path) -> None:
    words = GOLD.read_text(encoding="utf-8").splitlines()
    words[1], words[3] = words[1][:-5], '["a list"]'
    gold = tmp_path / "gold.jsonl"
    gold.write_text("\n".join(words), encoding="utf-8")
    shown = kg("score", "--gold", gold, ARTICLES, "--predictions", PREDICTIONS)
    assert shown.returncode == 1
    assert [line.split(": ")[1] for line in shown.stderr.splitlines()[:2]] == [f"{gold}:2", f"{gold}:4"]
    assert "is not JSON (at character" in shown.stderr
    assert shown.stderr.splitlines()[-1] == f"kg: {gold} has 2 such faults: correct them and run the command again."


def test_a_gold_file_that_is_empty_absent_or_no_text_is_told(kg: Run, tmp_path: Path) -> None:
    (tmp_path / "blank.jsonl").write_text("\n\n", encoding="utf-8")
    (tmp_path / "other.jsonl").write_bytes(b'{"quote": "caf\xe9"}')
    told = (
        ("blank.jsonl", "marks no statement"),
        ("other.jsonl", "is not UTF-8"),
        ("absent.jsonl", "does not exist"),
        ("", "cannot be read: Is a directory"),
    )
    for name, words in told:
        shown = kg("score", "--gold", tmp_path / name, ARTICLES)
        assert (shown.returncode, len(shown.stderr.splitlines())) == (1, 1)
        assert words in shown.stderr


def test_predictions_may_be_none_at_all(tmp_path: Path) -> None:
    (tmp_path / "none.jsonl").touch()
    assert read_predictions(tmp_path / "none.jsonl") == ([], [])
    annotations, _ = read_gold(GOLD)
    papers = [Paper(path.name, path.read_text(encoding="utf-8"), ()) for path in ARTICLES.iterdir()]
    told = json.loads(as_json(report(compare(annotations, papers), Made("", ""))))
    assert told["figures"]["statement"]["f1"] == 0.0
    assert told["figures"]["verbatim"]["rate"] is None
    assert told["trusted"] is None


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"kind": "demnd"}, "Did you mean 'demand'?"),
        ({"start": None, "end": None}, "has neither 'start' nor 'end'"),
        ({"confidence": 1.5}, "write a number from 0 to 1"),
        ({"document": ""}, "has no 'document'"),
    ],
    ids=["kind", "place", "confidence", "document"],
)
def test_predictions_that_do_not_fit_are_told_in_one_line(tmp_path: Path, change: dict[str, Any], words: str) -> None:
    rows = lines(PREDICTIONS)
    rows[2].update(change)
    predictions = write(tmp_path / "predictions.jsonl", rows)
    good, (fault,) = read_predictions(predictions)
    assert len(good) == len(rows) - 1
    assert str(fault).startswith(f"{predictions}:3: ")
    assert words in str(fault)


def test_a_line_that_is_no_object_of_ours_raises_nothing_else(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"kind": {}}\n[]\n"x"\n1e999\n{"speakers": 1}\n' + "[" * 100_000 + "\n", encoding="utf-8")
    annotations, faults = read_gold(gold)
    assert (annotations, len(faults)) == ([], 6)
    assert all(isinstance(fault, DataError) for fault in faults)


# ---------------------------------------------------------------- the command


def scored(kg: Run, *words: str | Path) -> Finished:
    return kg("score", "--gold", GOLD, ARTICLES, "--predictions", PREDICTIONS, *words)


def test_the_table_tells_every_figure_and_what_was_drawn(kg: Run) -> None:
    shown = scored(kg)
    assert shown.returncode == 0
    assert "95 %: 12 statements drawn 2,000 ×" in shown.stdout
    heads = [line.split("  ")[0] for line in shown.stdout.splitlines()]
    assert [measure.name for measure in MEASURES] == heads[2 : 2 + len(MEASURES)]
    assert "5 right, 9 found, 9 in the gold" in shown.stdout
    assert "never came up" in shown.stdout
    assert shown.stderr.startswith("kg: quiet-day.txt: ")
    assert "Annotate it, or leave it out of PATHS." in shown.stderr


def test_statements_are_extracted_where_none_are_given(kg: Run) -> None:
    shown = kg("score", "--gold", GOLD, ARTICLES, "--format", "json")
    extracted = [json.loads(line) for line in kg("extract", ARTICLES).stdout.splitlines()]
    told = json.loads(shown.stdout)
    assert told["maker"] == "rules"
    assert told["figures"]["verbatim"]["of"] == len(extracted) > 0
    assert told["figures"]["verbatim"]["rate"] == 1.0
    assert kg("score", "--gold", GOLD, ARTICLES, "--extractor", "none").returncode == 1


def test_predictions_of_articles_not_read_are_left_out_and_told(kg: Run, tmp_path: Path) -> None:
    shutil.copy(ARTICLES / "harbour-fees.txt", tmp_path)
    gold = write(tmp_path / "gold.jsonl", lines(GOLD)[:6])
    shown = kg("score", "--gold", gold, tmp_path / "harbour-fees.txt", "--predictions", PREDICTIONS)
    assert shown.returncode == 0
    assert "5 statements of pelabuhan.txt are left out" in shown.stderr


def test_a_page_is_written_whole_or_not_at_all(kg: Run, tmp_path: Path) -> None:
    assert scored(kg, "--html", tmp_path / "nowhere" / "page.html").returncode == 2
    assert scored(kg, "--html", tmp_path / "page.html").returncode == 0
    assert (tmp_path / "page.html").read_text(encoding="utf-8").endswith("</html>\n")
    assert [path.name for path in tmp_path.glob("*.partial")] == []


# ---------------------------------------------------------------- the handbook


def test_the_handbooks_example_can_be_scored(tmp_path: Path) -> None:
    words = (Path(__file__).parent.parent / "docs" / "scoring.md").read_text(encoding="utf-8")
    gold = tmp_path / "gold.jsonl"
    gold.write_text(words.partition("```json\n")[2].partition("```")[0], encoding="utf-8")
    annotations, faults = read_gold(gold)
    papers = [Paper(path.name, path.read_text(encoding="utf-8"), ()) for path in ARTICLES.iterdir()]
    compared = compare(annotations, papers)
    assert (faults, compared.faults) == ([], ())
    assert [len(sheet.outcomes) for sheet in compared.sheets] == [4]
    told = set(words.partition("| slot |")[2].partition("\n\n")[0].replace("`", " ").replace(",", " ").split())
    assert {slot for slot in KNOWN if slot != "confidence"} <= told
