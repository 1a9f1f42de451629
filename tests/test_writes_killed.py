"""A writer killed at any moment loses nothing acknowledged and leaves nothing half done; see tests/kill_loop.py."""

from pathlib import Path

from tests.kill_loop import run
from tests.writes import store


def test_a_writer_that_is_killed_again_and_again(tmp_path: Path) -> None:
    counts = run(store(tmp_path), 8, seed=7, every=8)
    assert (counts.kills, counts.reopened) == (8, 1)
    assert counts.acknowledged > 8
    assert counts.unacknowledged_done + counts.unacknowledged_undone == 8
