"""Articles at work in several processes: real workers, really killed.

The tasks here are sent to the workers by their names, as any task is.
"""

import multiprocessing
import os
import re
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pyoxigraph import Literal, Quad, Store

from bench.newsroom import articles as newsroom
from bench.pipeline import children, resident
from kg.errors import KGError
from kg.model import Article, Refusal
from kg.names import document_iri
from kg.pipeline import Options, Progress, build, extract_as, json_lines
from kg.pipeline.crew import Crew
from kg.pipeline.pace import Pace
from kg.store import GraphStore
from kg.store.derived import Derivation
from tests.conftest import KG, environment

pytestmark = pytest.mark.alone

_SMALL = Pace(portion=30, worth=100)
Shouted = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Shout:
    """A task that makes capitals of a text, and obeys what the text says."""

    folder: Path

    def open(self) -> Callable[[Article], str]:
        if (self.folder / "no-entry").exists():
            raise KGError("The door is shut. Open it.")
        if (self.folder / "trap").exists():
            os.kill(os.getpid(), signal.SIGKILL)
        return self._shout

    def _shout(self, article: Article) -> str:
        met = self.folder / article.source
        if "deadly" in article.text or ("fragile" in article.text and not met.exists()):
            met.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if "odd" in article.text:
            raise ZeroDivisionError("nothing to share")
        if "slow" in article.text:
            time.sleep(1)
        return article.text.upper()


def _stream(*texts: str) -> Iterator[Article | int]:
    """Articles, and a number behind every third of them."""
    for number, text in enumerate(texts):
        yield Article(f"a{number}", text, (), f"title {number}", "en", None, None, None)
        if number % 3 == 0:
            yield number


def _shouted(folder: Path, workers: int, *texts: str) -> Shouted:
    with Crew[str, int](_stream(*texts), Shout(folder), workers, _SMALL) as crew:
        answers = [(i.source, str(a)) if isinstance(i, Article) else ("", str(i)) for i, a in crew]
        assert len(multiprocessing.active_children()) == (workers if workers > 1 else 0)
    assert multiprocessing.active_children() == []
    return answers


def _told(answers: Shouted, source: str) -> str:
    return dict(answers)[source]


def _plain(count: int) -> list[str]:
    return [f"text number {number} {'x' * (number % 7 * 10)}" for number in range(count)]


def _corpus(folder: Path, count: int) -> Path:
    """A file of made-up articles, with a line that is broken and one that stands twice."""
    lines = [line for line, _ in newsroom(count)]
    lines[count // 2 : count // 2] = ["{broken", lines[0]]
    file = folder / "news.jsonl"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


# ---------------------------------------------------------------- the same, whoever does it


def test_answers_come_in_the_order_of_the_stream(tmp_path: Path) -> None:
    alone = _shouted(tmp_path, 1, *_plain(60))
    assert [source for source, _ in alone if source] == [f"a{number}" for number in range(60)]
    assert [answer for source, answer in alone if not source] == [str(number) for number in range(0, 60, 3)]
    assert _shouted(tmp_path, 3, "slow", *_plain(60)[1:])[2:] == alone[2:]


def test_extraction_gives_the_same_bytes_whatever_the_number_of_workers(tmp_path: Path) -> None:
    file = _corpus(tmp_path, 300)

    def lines(workers: int) -> list[str]:
        found = extract_as(json_lines, [file], Options(workers=workers))
        kept = [str(next(found))]
        assert len(multiprocessing.active_children()) == (workers if workers > 1 else 0)
        return kept + [str(item) for item in found]

    alone = lines(1)
    assert len(alone) == 302
    assert sum("Refusal" in line for line in alone) == 2
    assert sum(line.count("\n") for line in alone) > 300
    assert lines(2) == alone
    assert lines(3) == alone


def test_a_build_gives_the_same_store_report_and_quarantine_whatever_the_number_of_workers(tmp_path: Path) -> None:
    file = _corpus(tmp_path, 75)
    stores = []
    for workers in (1, 2):
        steps: list[Progress] = []
        seen: set[int] = set()

        def tell(step: Progress, steps: list[Progress] = steps, seen: set[int] = seen) -> None:
            steps.append(step)
            seen.add(len(multiprocessing.active_children()))

        report = build([file], tmp_path / f"store{workers}", Options(workers=workers), tell)
        assert max(seen) == (workers if workers > 1 else 0)
        with GraphStore.open(tmp_path / f"store{workers}") as store:
            graphs = [(entry.iri, entry.digest) for entry in store.documents()]
        quarantine = (tmp_path / f"store{workers}" / "quarantine.jsonl").read_bytes()
        counts = {k: getattr(report, k) for k in ("articles", "refused", "statements", "loaded", "changes", "snapshot")}
        stores.append((counts, graphs, quarantine, steps))
    assert stores[0][0]["articles"] == 75
    assert len(stores[0][0]["refused"]) == 2
    assert stores[1] == stores[0]


def test_little_work_is_done_in_this_process(tmp_path: Path) -> None:
    with Crew[str, int](_stream("one", "two"), Shout(tmp_path), 8, _SMALL) as crew:
        answers = [(answer, multiprocessing.active_children()) for _, answer in crew]
    assert answers == [("ONE", []), (None, []), ("TWO", [])]


# ---------------------------------------------------------------- workers that die


def test_an_article_that_kills_its_worker_twice_is_refused_by_name_and_the_others_go_on(tmp_path: Path) -> None:
    texts = _plain(40)
    texts[5] = texts[6] = texts[30] = "a deadly one"
    answers = _shouted(tmp_path, 2, *texts)
    assert [source for source, _ in answers if source] == [f"a{number}" for number in range(40)]
    refused = {source for source, answer in answers if "Refusal" in answer}
    assert refused == {"a5", "a6", "a30"}
    assert all(re.search(rf"'{name}'.*was killed \(SIGKILL\), twice", _told(answers, name)) for name in refused)


def test_an_article_in_hand_when_its_worker_is_killed_is_not_lost(tmp_path: Path) -> None:
    texts = _plain(30)
    texts[3] = texts[17] = "a fragile one"
    answers = _shouted(tmp_path, 2, *texts)
    assert (_told(answers, "a3"), _told(answers, "a17")) == ("A FRAGILE ONE", "A FRAGILE ONE")
    assert not any("Refusal" in answer for _, answer in answers)
    assert [source for source, _ in answers if source] == [f"a{number}" for number in range(30)]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_bug_costs_its_article_and_is_told_with_its_place(tmp_path: Path, workers: int) -> None:
    texts = _plain(12)
    texts[4] = "odd"
    answers = _shouted(tmp_path, workers, *texts)
    assert "ZeroDivisionError: nothing to share" in _told(answers, "a4")
    assert re.search(r"test_pipeline_crew\.py:\d+", _told(answers, "a4"))
    assert sum("Refusal" in answer for _, answer in answers) == 1


@pytest.mark.parametrize("workers", [1, 2])
def test_what_concerns_every_article_ends_it_all(tmp_path: Path, workers: int) -> None:
    (tmp_path / "no-entry").touch()
    with pytest.raises(KGError, match="door is shut"):
        _shouted(tmp_path, workers, *_plain(12))
    assert multiprocessing.active_children() == []


def test_workers_that_die_at_their_start_end_it_with_an_advice(tmp_path: Path) -> None:
    (tmp_path / "trap").touch()
    with pytest.raises(KGError, match="--workers 1"):
        _shouted(tmp_path, 2, *_plain(12))
    assert multiprocessing.active_children() == []


# ---------------------------------------------------------------- bounded


def test_behind_one_slow_article_the_stream_is_read_only_so_far(tmp_path: Path) -> None:
    read = 0

    def counted() -> Iterator[Article | int]:
        nonlocal read
        for item in _stream("slow", *_plain(50_000)):
            read += 1
            yield item

    with Crew[str, int](counted(), Shout(tmp_path), 2, _SMALL) as crew:
        next(iter(crew))
        assert 10 < read < 100
    assert multiprocessing.active_children() == []


def test_memory_stays_flat_over_two_thousand_articles(tmp_path: Path) -> None:
    """Kilobytes of parent and workers after the first quarter of the output and at its end."""
    file = tmp_path / "news.jsonl"
    file.write_text("".join(f"{line}\n" for line, _ in newsroom(2_000)), encoding="utf-8")
    command: list[str | Path] = [KG, "extract", file, "--workers", "2"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment())
    assert process.stdout
    sizes: dict[int, list[int]] = {}
    for line in process.stdout:
        number = int(re.findall(r"news\.example/(\d+)", line)[0])
        if number >= (500, 1_980, 2_000)[len(sizes)]:
            sizes[number] = [resident(process.pid), *sorted(resident(child) for child in children(process.pid))]
    process.stdout.close()
    assert process.wait() == 0
    early, late = sizes.values()
    assert len(early) >= 3
    assert max(early) > 20_000
    growth = [after - before for before, after in zip(early, late, strict=True)]
    assert max(growth) < 6_000


def test_memory_stays_flat_where_derived_triples_are_reckoned() -> None:
    """A store in memory keeps what was removed from it: three thousand documents would leave a hundred megabytes."""
    derivation = Derivation((), Store())
    before = resident(os.getpid())
    for number in range(3_000):
        document = document_iri(f"{number:016x}")
        said = (Literal(f"words of some length, number {number} {n}") for n in range(80))
        derivation.heads(document, [Quad(document, document, words, document) for words in said])
    assert resident(os.getpid()) - before < 50_000


# ---------------------------------------------------------------- broken off


def _at_work(tmp_path: Path, *words: str | Path) -> tuple[subprocess.Popen[str], list[int]]:
    """A command in a group of its own, as on a terminal, with its two workers at work."""
    file = tmp_path / "news.jsonl"
    file.write_text("".join(f"{line}\n" for line, _ in newsroom(4_000)), encoding="utf-8")
    process = subprocess.Popen(
        [KG, *words, file, "--workers", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(),
        start_new_session=True,
    )
    assert process.stdout
    assert process.stderr
    (process.stdout if "extract" in words else process.stderr).readline()
    busy = children(process.pid)
    assert len(busy) >= 2
    return process, busy


def _gone(processes: list[int]) -> bool:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        if not any(resident(process) for process in processes):
            return True
        time.sleep(0.05)
    return False


def test_ctrl_c_ends_extraction_and_its_workers(tmp_path: Path) -> None:
    process, busy = _at_work(tmp_path, "extract")
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert [line for line in err.splitlines() if line] == ["kg: stopped. What was published before is untouched."]
    assert _gone(busy)


def test_ctrl_c_ends_a_build_and_its_workers_and_the_next_build_goes_on(tmp_path: Path) -> None:
    store = tmp_path / "store"
    process, busy = _at_work(tmp_path, "build", "--store", store)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert err.splitlines()[-1].startswith("kg: stopped.")
    assert "Traceback" not in err
    assert _gone(busy)
    with GraphStore.open(store) as opened:
        loaded = len(list(opened.documents()))
        assert opened.damaged() == []
    assert 0 < loaded < 4_000
    some = tmp_path / "some.jsonl"
    some.write_text("".join(f"{line}\n" for line, _ in newsroom(loaded)), encoding="utf-8")
    assert build([some], store, Options(), lambda _: None).skipped == loaded


def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    process, busy = _at_work(tmp_path, "extract")
    process.kill()
    process.communicate(timeout=20)
    assert _gone(busy)


def test_a_reader_that_goes_away_ends_the_workers_too(tmp_path: Path) -> None:
    process, busy = _at_work(tmp_path, "extract")
    assert process.stdout
    process.stdout.close()
    assert process.wait(timeout=20) == 141
    assert _gone(busy)
    assert process.stderr
    assert process.stderr.read() == ""
    process.stderr.close()


def test_one_worker_at_least(tmp_path: Path, kg: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    shown = kg("extract", tmp_path, "--workers", "0")
    assert shown.returncode == 2
    assert "--workers" in shown.stderr


def test_a_refusal_says_its_stage() -> None:
    """What the crew refuses is told as the room that refused, so that the quarantine can be sorted by it."""
    from kg.pipeline.edge import attempt

    def fail(article: Article) -> str:
        raise MemoryError

    article = next(item for item in _stream("text") if isinstance(item, Article))
    refusal = attempt(fail, article)
    assert isinstance(refusal, Refusal)
    assert (refusal.stage, refusal.item) == ("extract", "a0")
    assert "memory" in refusal.reason
