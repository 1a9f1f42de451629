"""`--extractor llm` and `both` as a user runs them: real processes, real servers, llama.cpp with a small model."""

import json
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from kg.model import Article
from kg.places import SAMPLE_ARTICLES
from kg.read import articles as read
from tests.conftest import KG, Run, environment
from tests.llm_servers import Reply, Served, llama, nobody_listens, refusal, serving, shown, statements
from tests.test_llm import CHARGE, FERRY, THREAT

KEY = "sk-not-for-others-1234"
FISHERS = {
    "quote": "Kapal pukat harus pergi sebelum musim hujan",
    "kind": "demand",
    "speakers": ["Wibowo"],
    "said_on": "Senin (4/3/2024)",
}
RICE = {"quote": "Beras harus dibagikan pekan ini", "kind": "demand", "speakers": ["Astuti"]}


def well(number: int, body: dict[str, Any]) -> Reply:
    """Answers about the three invented articles as a good model would, the last one first."""
    article = shown(body)
    if "Teluk Jingga" in article:
        time.sleep(0.5)
        return statements(FISHERS)
    return statements(THREAT, CHARGE) if "ferry" in article else statements(RICE)


def settings(served: Served, folder: Path, **more: str | float) -> dict[str, str]:
    return {**served.environment(folder / "cache", **more), "COLUMNS": "200"}


def waiting(folder: Path) -> list[str]:
    file = folder / "cache" / "retry.jsonl"
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    return [json.loads(line)["article"] for line in lines]


def test_the_whole_way_to_the_graph(kg: Run, tmp_path: Path, articles: Path) -> None:
    with serving(well) as served:
        told = settings(served, tmp_path)
        built = kg("build", articles, "--extractor", "llm", "--store", "store", **told)
        assert built.returncode == 0, built.stderr
        again = kg("build", articles, "--extractor", "llm", "--store", "store", **told)
    assert "3 articles answered, 3 requests, 0 answers from the cache, 300 + 60 tokens" in built.stderr
    assert "4 statements kept, 0 refused" in built.stderr
    assert "0 requests, 3 answers from the cache" in again.stderr
    assert "3 unchanged" in again.stdout
    found = kg("export", "nquads", "--store", "store")
    assert "Kapal pukat harus pergi sebelum musim hujan" in found.stdout, found.stderr


def test_statements_come_in_the_order_of_the_articles(kg: Run, tmp_path: Path, articles: Path) -> None:
    with serving(well) as served:
        found = kg("extract", articles, "--extractor", "llm", **settings(served, tmp_path))
    lines = [json.loads(line) for line in found.stdout.splitlines()]
    assert [line["document"][:2] for line in lines] == ["01", "02", "02", "03"]
    assert lines[0]["date"] == "2024-03-04"
    texts = {a.source: a.text for a in read([articles]) if isinstance(a, Article)}
    assert all(line["quote"] == texts[line["document"]][line["start"] : line["end"]] for line in lines)


def test_an_article_that_fails_is_not_lost_and_the_others_are_loaded(kg: Run, tmp_path: Path, articles: Path) -> None:
    def say(number: int, body: dict[str, Any]) -> Reply:
        return refusal(500, "overloaded") if broken and "ferry" in shown(body) else well(number, body)

    broken = True
    with serving(say) as served:
        told = settings(served, tmp_path)
        first = kg("build", articles, "--extractor", "llm", "--store", "store", **told)
        assert first.returncode == 0
        assert "2 added" in first.stdout
        (line,) = [line for line in first.stderr.splitlines() if line.startswith("kg: not taken in")]
        assert re.search(r"02-ferry-strike\.txt: .*500: overloaded, in 2 tries", line)
        assert waiting(tmp_path) == ["02-ferry-strike.txt"]
        broken, asked = False, len(served.asked)
        second = kg("build", articles, "--extractor", "llm", "--store", "store", **told)
        assert len(served.asked) == asked + 1  # the other two are in the cache
    assert "1 added" in second.stdout
    assert "2 unchanged" in second.stdout
    assert waiting(tmp_path) == []


def test_a_failed_article_keeps_what_the_store_held_of_it(kg: Run, tmp_path: Path) -> None:
    with serving(lambda number, body: refusal(500) if number else well(number, body)) as served:
        told = settings(served, tmp_path)
        assert kg("build", FERRY, "--extractor", "llm", "--store", "store", **told).returncode == 0
        other = {**told, "COMMUNIQUE_LLM_MODEL": "other"}
        failed = kg("build", FERRY, "--extractor", "llm", "--store", "store", **other)
    assert failed.returncode == 1
    exported = kg("export", "nquads", "--store", "store")
    assert "we will stop every ferry" in exported.stdout


@pytest.mark.parametrize("trouble", ["a bad key", "nobody listens", "a stall"])
def test_what_concerns_all_articles_is_told_clearly_and_fails(
    kg: Run, tmp_path: Path, articles: Path, trouble: str
) -> None:
    def say(number: int, body: dict[str, Any]) -> Reply:
        if trouble == "a stall":
            served.gone.wait(30)
        return refusal(401, f"bad: {KEY}")

    with serving(say) as served:
        told = settings(served, tmp_path, TIMEOUT=1, TRIES=1, KEY=KEY)
        if trouble == "nobody listens":
            told["COMMUNIQUE_LLM_URL"] = nobody_listens()
        failed = kg("build", articles, "--extractor", "llm", "--store", "store", **told)
    reason = {
        "a bad key": "refuses the key. Set COMMUNIQUE_LLM_KEY",
        "nobody listens": "cannot be reached",
        "a stall": "gave no answer within 1 s",
    }[trouble]
    assert failed.returncode == 1
    lines = failed.stderr.splitlines()
    assert sum(reason in line for line in lines if "not taken in" in line) == 3
    assert lines[-1].startswith("kg: No article was answered.")
    assert "Traceback" not in failed.stderr
    assert KEY not in failed.stderr + failed.stdout + (tmp_path / "store" / "quarantine.jsonl").read_text()
    assert sorted(waiting(tmp_path)) == sorted(file.name for file in articles.iterdir())


def test_both_falls_back_on_the_rules_and_says_so(kg: Run, tmp_path: Path, articles: Path) -> None:
    with serving(lambda number, body: refusal(503)) as served:
        built = kg("build", articles, "--extractor", "both", "--store", "store", **settings(served, tmp_path, TRIES=1))
    rules = kg("build", articles, "--store", "other")
    assert built.returncode == rules.returncode == 0
    counts = [re.findall(r"extract\s+(\d+) statements", run.stdout) for run in (built, rules)]
    assert len(counts[0]) == 1
    assert counts[0] == counts[1]
    assert "3 not answered" in built.stderr
    assert len(waiting(tmp_path)) == 3


def test_nothing_is_contacted_unless_it_is_chosen(kg: Run, tmp_path: Path, articles: Path) -> None:
    with serving(well) as served:
        told = settings(served, tmp_path)
        assert kg("extract", articles, **told).returncode == 0
        assert kg("build", articles, "--store", "store", **told).returncode == 0
    assert served.asked == []
    assert not (tmp_path / "cache").exists()


def test_without_settings_it_is_said_which_are_missing(kg: Run, articles: Path) -> None:
    failed = kg("extract", articles, "--extractor", "llm")
    assert failed.returncode == 1
    assert failed.stderr.startswith("kg: The language model is not set: COMMUNIQUE_LLM_URL is missing.")


def test_without_the_extra_it_is_said_how_to_install_it(articles: Path) -> None:
    script = (
        "import sys\n"
        "class Absent:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'tenacity': raise ModuleNotFoundError('absent', name=name)\n"
        "sys.meta_path.insert(0, Absent())\n"
        f"sys.argv = ['kg', 'extract', {str(articles)!r}, '--extractor', 'both']\n"
        "from kg.cli import main\n"
        "sys.exit(main())\n"
    )
    failed = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env=environment(), timeout=60, check=False
    )
    assert failed.returncode == 1
    assert "tenacity is missing" in failed.stderr
    assert "pip install 'communique[llm]'" in failed.stderr


def test_ctrl_c_does_not_wait_for_a_server_that_does_not_answer(tmp_path: Path, articles: Path) -> None:
    def say(number: int, body: dict[str, Any]) -> Reply:
        served.gone.wait(60)
        return refusal(500)

    with serving(say) as served:
        command = [str(KG), "extract", str(articles), "--extractor", "llm"]
        told = environment(**settings(served, tmp_path, TIMEOUT=60))
        with subprocess.Popen(command, env=told, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as process:
            until = time.monotonic() + 60
            while not served.asked and time.monotonic() < until:
                time.sleep(0.05)
            process.send_signal(signal.SIGINT)
            begun = time.monotonic()
            _, errors = process.communicate(timeout=30)
            assert time.monotonic() - begun < 15
    assert process.returncode == 130
    assert "Traceback" not in errors


# ---------------------------------------------------------------- a real model

SHORT = "List who says what in the article. Copy words exactly. Give one statement, then stop.\n"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Any:
    with llama(KEY) as url:
        prompt = tmp_path_factory.mktemp("prompt") / "short.txt"
        prompt.write_text(SHORT, encoding="utf-8")
        yield {
            "COMMUNIQUE_LLM_URL": url,
            "COMMUNIQUE_LLM_MODEL": "smollm2",
            "COMMUNIQUE_LLM_KEY": KEY,
            "COMMUNIQUE_LLM_PROMPT": str(prompt),
            "COMMUNIQUE_LLM_MAX_TOKENS": "160",
            "COMMUNIQUE_LLM_CONCURRENCY": "1",
            "COMMUNIQUE_LLM_TRIES": "1",
            "COMMUNIQUE_LLM_TIMEOUT": "50",
        }


def test_llama_cpp_is_asked_and_nothing_ungrounded_passes(kg: Run, tmp_path: Path, small: dict[str, str]) -> None:
    sample = next(SAMPLE_ARTICLES.glob("06*.txt"))
    told = {**small, "COMMUNIQUE_LLM_CACHE": str(tmp_path / "cache")}
    ran = kg("extract", FERRY, sample, "--extractor", "llm", **told)
    assert "Traceback" not in ran.stderr
    assert ran.returncode in (0, 1), ran.stderr
    answered = re.search(r"(\d+) articles answered, (\d+) requests.* (\d+) \+ (\d+) tokens", ran.stderr)
    assert answered, ran.stderr
    assert int(answered[2]) >= 2
    assert int(answered[4]) > 0
    # every article is either answered or waits: none is lost
    assert int(answered[1]) + len(waiting(tmp_path)) == 2
    texts = {a.source: a.text for a in read([FERRY, sample]) if isinstance(a, Article)}
    for line in map(json.loads, ran.stdout.splitlines()):
        assert line["quote"] == texts[line["document"]][line["start"] : line["end"]]
        assert line["speakers"]
    assert KEY not in ran.stderr


def test_llama_cpp_refuses_a_bad_key_in_one_line(kg: Run, tmp_path: Path, small: dict[str, str]) -> None:
    told = {**small, "COMMUNIQUE_LLM_CACHE": str(tmp_path / "cache"), "COMMUNIQUE_LLM_KEY": "sk-wrong"}
    ran = kg("extract", FERRY, "--extractor", "llm", **told)
    assert ran.returncode == 1
    (line,) = [line for line in ran.stderr.splitlines() if "not taken in" in line]
    assert "refuses the key" in line
    assert "sk-wrong" not in ran.stderr
