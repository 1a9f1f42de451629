"""Servers that misbehave: each gives one clear line, no article is lost, and nothing is paid for twice."""

import json
import threading
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest

from kg.errors import ModelError, UnansweredError
from kg.extractors import extractor
from kg.llm.cache import Cache
from kg.llm.envelope import Answer
from kg.llm.unanswered import Unanswered
from kg.places import ONTOLOGY
from kg.segment import segment
from tests.conftest import ARTICLES
from tests.llm_servers import Reply, chat, nobody_listens, refusal, serving, statements
from tests.test_llm import CHARGE, FERRY, KNOWN, Asked, always, asked, document

__all__ = ["asked"]  # the fixture
KEY = "sk-not-for-others-1234"
GOOD = statements(CHARGE)


def half() -> Reply:
    status, headers, body = GOOD
    return status, headers, body[: len(body) // 2]


def broken_off() -> Reply:
    _, headers, body = GOOD
    return 200, {**headers, "Content-Length": str(len(body) + 100)}, body


TROUBLE: dict[str, tuple[Reply, str, int]] = {
    "a bad key": (
        refusal(401, f"Incorrect key: {KEY}"),
        r"refuses the key.*COMMUNIQUE_LLM_KEY.*401: Incorrect key: …",
        1,
    ),
    "no right": (refusal(403), r"forbids it.*403", 1),
    "no such model": (refusal(404, "no model a-model"), r"COMMUNIQUE_LLM_MODEL.*404: no model a-model", 1),
    "elsewhere": (refusal(308, Location="http://127.0.0.1:9/"), r"sends elsewhere", 1),
    "too many requests for ever": (refusal(429, "slow down", Retry_After="0"), r"429: slow down, in 2 tries", 2),
    "an hour to wait": (refusal(429, Retry_After="3600"), r"asks to wait 3600 s", 1),
    "an error for ever": (refusal(500, "out of memory"), r"500: out of memory, in 2 tries", 2),
    "a page instead": ((502, {}, b"<html>Bad Gateway</html>"), r"502: <html>Bad Gateway</html>", 2),
    "half a JSON": (half(), r"half a JSON, or none \(\d+ characters\), in 2 tries", 2),
    "JSON of another kind": ((200, {}, b'{"answer": 42}'), r"no chat answer", 2),
    "nothing": ((200, {}, b""), r"half a JSON, or none \(0 characters\)", 2),
    "a connection that breaks off": (broken_off(), r"broke the connection off", 2),
    "half a list": (chat('{"statements": [{"quote": "accused'), r"answer is half a JSON, or none", 1),
    "talk": (chat("I am sorry, but I cannot help with that."), r"answer is half a JSON, or none", 1),
    "no list": (chat('{"result": "none"}'), r"holds no list of statements", 1),
    "brackets without end": (chat("[" * 100_000), r"answer is half a JSON, or none", 1),
    "a number without end": (chat('{"statements": [' + "9" * 10_000 + "]}"), r"answer is half a JSON, or none", 1),
    "an answer without end": ((200, {}, b" " * (9 << 20)), r"longer than 8 MB", 1),
    "will not": (refusal(422, "context is too small"), r"does not take the question \(422: context is too small\)", 9),
}


@pytest.mark.parametrize(("reply", "reason", "tries"), TROUBLE.values(), ids=TROUBLE.keys())
def test_trouble_is_told_in_one_line_and_the_article_waits(asked: Asked, reply: Reply, reason: str, tries: int) -> None:
    with serving(always(reply)) as served, pytest.raises(UnansweredError, match=reason) as error:
        asked.of(served, document(FERRY), KEY=KEY, TIMEOUT=20)
    assert "\n" not in str(error.value)
    assert [(line["article"], line["reason"]) for line in asked.waiting()] == [(FERRY.name, str(error.value))]
    assert len(served.asked) <= tries
    assert str(error.value) in asked.told
    assert list((asked.cache / "answers").rglob("*.json")) == []


def test_a_connection_that_is_refused_is_told_with_its_address(asked: Asked) -> None:
    url = nobody_listens()
    with serving(always(GOOD)) as served, pytest.raises(UnansweredError, match=f"{url}/chat.*cannot be reached"):
        asked.of(served, document(FERRY), URL=url)
    assert len(asked.waiting()) == 1


@pytest.mark.parametrize("dribble", [False, True], ids=["silent", "a byte now and then"])
def test_a_stall_ends_at_the_time_limit(asked: Asked, dribble: bool) -> None:
    def say(number: int, body: dict[str, Any]) -> Reply:
        if not dribble:
            served.gone.wait(30)
        return 200, {}, b""

    if dribble:
        with stalling() as url, serving(always(GOOD)) as served:
            begun = time.monotonic()
            with pytest.raises(UnansweredError, match=r"no answer within 1 s, in 1 try\."):
                asked.of(served, document(FERRY), URL=url, TIMEOUT=1, TRIES=1)
            assert time.monotonic() - begun < 10
        return
    with serving(say) as served:
        begun = time.monotonic()
        with pytest.raises(UnansweredError, match=r"no answer within 1 s, in 1 try\."):
            asked.of(served, document(FERRY), TIMEOUT=1, TRIES=1)
        assert time.monotonic() - begun < 10


@pytest.mark.parametrize(
    "trouble", [refusal(500), refusal(503), half(), broken_off()], ids=["500", "503", "half", "cut"]
)
def test_what_passes_is_waited_for(asked: Asked, trouble: Reply) -> None:
    with serving(lambda number, body: GOOD if number else trouble) as served:
        assert len(asked.of(served, document(FERRY)).statements) == 1
    assert len(served.asked) == 2
    assert asked.waiting() == []


@pytest.mark.parametrize("as_date", [False, True])
def test_retry_after_is_honoured(asked: Asked, as_date: bool) -> None:
    def say(number: int, body: dict[str, Any]) -> Reply:
        times.append(time.monotonic())
        until = format_datetime(datetime.now(UTC) + timedelta(seconds=3), usegmt=True)
        return GOOD if number else refusal(429, Retry_After=until if as_date else "2")

    times: list[float] = []
    with serving(say) as served:
        assert len(asked.of(served, document(FERRY)).statements) == 1
    assert times[1] - times[0] >= 1.9  # a date counts whole seconds


def test_after_some_articles_in_vain_the_others_are_not_asked_about(asked: Asked, tmp_path: Path) -> None:
    with serving(always(refusal(500))) as served:
        asking = prepared(asked, served.environment(asked.cache, TRIES=1))
        reasons = []
        for number in range(8):
            file = tmp_path / f"{number}.txt"
            file.write_text(FERRY.read_text(encoding="utf-8"), encoding="utf-8")
            with pytest.raises(UnansweredError) as error:
                asking.extract(document(file))
            reasons.append(str(error.value))
        asking.end()
    assert len(served.asked) == 5
    assert all("not asked, after 5 articles in vain" in reason for reason in reasons[5:])
    assert [line["article"] for line in asked.waiting()] == [f"{number}.txt" for number in range(8)]


def prepared(asked: Asked, environment: dict[str, str]) -> Any:
    for name, value in environment.items():
        asked._monkeypatch.setenv(name, value)
    return extractor("llm", KNOWN, ONTOLOGY)


# ---------------------------------------------------------------- the key


def test_the_key_is_sent_and_appears_nowhere_else(asked: Asked) -> None:
    leaky = {**json.loads(GOOD[2]), "key": KEY}
    leaky["choices"][0]["message"]["content"] = json.dumps(
        {"statements": [CHARGE, {"quote": f"my key is {KEY}", "kind": "threat", "speakers": [KEY]}]}
    )
    with serving(always((200, {}, json.dumps(leaky).encode()))) as served:
        found = asked.of(served, document(FERRY), KEY=KEY)
    assert served.keys == [f"Bearer {KEY}"]
    assert len(found.rejected) == 1
    assert KEY not in repr(found) + asked.told
    with serving(always(refusal(500, f"What is {KEY}?"))) as served, pytest.raises(UnansweredError) as error:
        asked.of(served, document(FERRY), KEY=KEY, MODEL="other")
    assert KEY not in str(error.value) + asked.told
    kept = [file.read_text(encoding="utf-8") for file in asked.cache.rglob("*") if file.is_file()]
    assert len(kept) >= 2
    assert KEY not in "".join(kept)


# ---------------------------------------------------------------- what is paid for once


def test_an_answer_is_paid_for_once(asked: Asked, tmp_path: Path) -> None:
    with serving(always(GOOD)) as served:
        first = asked.of(served, document(FERRY))
        assert asked.of(served, document(FERRY)) == first
        assert len(served.asked) == 1
        assert "0 requests, 1 answers from the cache" in asked.told
        (tmp_path / "own.txt").write_text("$kinds", encoding="utf-8")
        for number, more in enumerate(({"MODEL": "other"}, {"PROMPT": str(tmp_path / "own.txt")}), 2):
            asked.of(served, document(FERRY), **more)
            assert len(served.asked) == number
        asked.of(served, document(ARTICLES / "03-lumbung.txt"))
        assert len(served.asked) == 4


def test_a_broken_file_in_the_cache_counts_as_none(asked: Asked) -> None:
    with serving(always(GOOD)) as served:
        asked.of(served, document(FERRY))
        (file,) = (asked.cache / "answers").rglob("*.json")
        for damage in (b"", b"{}", b"[1]", b'{"content": 1', b"\xff"):
            file.write_bytes(damage)
            assert len(asked.of(served, document(FERRY)).statements) == 1
        assert len(served.asked) == 6


def test_a_cache_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ModelError, match=r"file.*COMMUNIQUE_LLM_CACHE"):
        Cache(tmp_path / "file")


def test_answers_kept_at_the_same_time_are_whole(tmp_path: Path) -> None:
    cache, answer = Cache(tmp_path), Answer("x" * 100_000, cut=False, asked=1, said=2)

    def keep() -> None:
        for number in range(20):
            cache.put({"n": number}, answer)
            assert cache.get({"n": number}) == answer

    threads = [threading.Thread(target=keep) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(list(tmp_path.rglob("*.json"))) == 20
    assert [file.name for file in tmp_path.rglob(".*")] == []


# ---------------------------------------------------------------- the retry file


def test_a_later_run_takes_up_what_failed_and_strikes_it_out(asked: Asked) -> None:
    other = Unanswered(asked.cache)
    with serving(always(refusal(500))) as served:
        for name in ("02-ferry-strike.txt", "03-lumbung.txt"):
            with pytest.raises(UnansweredError):
                asked.of(served, document(ARTICLES / name))
    with other.path.open("a", encoding="utf-8") as file:
        file.write('{"article": "half a li')
    with serving(always(GOOD)) as served:
        asked.of(served, document(FERRY))
    assert [line["article"] for line in asked.waiting()] == ["03-lumbung.txt"]


def test_the_retry_file_holds_an_article_once_and_goes_when_none_waits(tmp_path: Path) -> None:
    waiting = Unanswered(tmp_path)
    for reason in ("first", "second"):
        waiting.note("a.txt", reason)
        waiting.note("b\n.txt", reason)
    assert waiting.settle() == 2
    lines = [json.loads(line) for line in waiting.path.read_text(encoding="utf-8").splitlines()]
    assert lines == [{"article": "a.txt", "reason": "second"}, {"article": "b\n.txt", "reason": "second"}]
    again = Unanswered(tmp_path)
    again.strike("a.txt")
    again.strike("never-failed.txt")
    assert again.settle() == 1
    again.strike("b\n.txt")
    assert again.settle() == 0
    assert not again.path.exists()


# ---------------------------------------------------------------- several at once


def test_articles_are_asked_about_at_once_but_not_too_many(asked: Asked, tmp_path: Path) -> None:
    def say(number: int, body: dict[str, Any]) -> Reply:
        time.sleep(0.2)
        return GOOD

    documents = []
    for number in range(9):
        file = tmp_path / f"{number}.txt"
        file.write_text(f"{FERRY.read_text(encoding='utf-8')}\n\nPart {number} of nine.", encoding="utf-8")
        documents.append(document(file))
    with serving(say) as served:
        asking = prepared(asked, served.environment(asked.cache, CONCURRENCY=3))
        for doc in documents:
            asking.begin(doc.article)
        found = [asking.extract(segment(doc.article)) for doc in documents]
        asking.end()
    assert [len(one.statements) for one in found] == [1] * 9
    assert served.most_at_once == 3


class stalling:  # noqa: N801 - used as a function
    """A server that begins an answer and goes on with a blank now and then, for ever."""

    def __enter__(self) -> str:
        import socket

        self._listening = socket.create_server(("127.0.0.1", 0))
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()
        return f"http://127.0.0.1:{self._listening.getsockname()[1]}/v1"

    def _serve(self) -> None:
        connection, _ = self._listening.accept()
        with connection:
            connection.recv(1 << 20)
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
            while not self._over.wait(0.2):
                try:
                    connection.sendall(b" ")
                except OSError:
                    return

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()
        self._listening.close()
