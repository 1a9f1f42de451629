"""Zygotes: real processes that load snapshots, are given up, and leave nobody behind."""

import asyncio
import sys
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from api.settings import Settings
from api.workers.budget import plan
from api.workers.zygotes import Zygote
from kg.store import Snapshot
from kg.store.snapshots import publish
from tests.servers import below, until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    path = tmp_path_factory.mktemp("zygotes")
    live = Store(path / "live")
    name = NamedNode("a:p")
    live.bulk_extend(Quad(NamedNode(f"a:{n}"), name, Literal(str(n)), name) for n in range(100_000))
    return publish(path, live, "0" * 12)


def test_loading_that_is_given_up_ends(snapshot: Snapshot) -> None:
    async def give_up() -> int:
        root = Zygote.start(Settings(snapshot.store))
        try:
            await root.ready(30)
            for _ in range(4):
                loading = root.holding(snapshot)
                await asyncio.sleep(0.1)
                loading.end()
            begun = len(below(root.pid))
            until(lambda: not below(root.pid), 10)
            return begun
        finally:
            root.end()

    assert asyncio.run(give_up()) > 0


def test_a_loaded_snapshot_is_shared_by_its_workers(snapshot: Snapshot) -> None:
    async def load() -> list[int]:
        root = Zygote.start(Settings(snapshot.store))
        await root.ready(30)
        loaded = root.holding(snapshot)
        try:
            await loaded.ready(60)
            channels = [loaded.worker() for _ in range(3)]
            loop = asyncio.get_running_loop()
            said = [int(await loop.sock_recv(channel, 11)) for channel in channels]
            assert sorted(said) == sorted(below(loaded.pid))
            for channel in channels:
                channel.close()
            until(lambda: not below(loaded.pid))
            return said
        finally:
            loaded.end()
            root.end()

    assert len(set(asyncio.run(load()))) == 3


@pytest.mark.parametrize(
    ("size", "budget", "in_memory", "slow"),
    [(1 << 20, 1 << 30, True, 4), (100 << 20, 1 << 30, True, 2), (200 << 20, 1 << 30, False, 4), (1, 0, False, 4)],
)
def test_copies_must_fit_in_the_budget(size: int, budget: int, in_memory: bool, slow: int) -> None:
    chosen = plan(size, Settings(Path("store"), memory_budget=budget), 1 << 40)
    assert (chosen.in_memory, chosen.slow_workers) == (in_memory, slow)
