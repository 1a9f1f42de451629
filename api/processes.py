"""The surroundings of the processes that the server starts.

In      nothing
Out     an environment in which they find the code that the server runs.
Limits  POSIX, like the processes themselves.
"""

import os
from pathlib import Path


def environment(**more: str) -> dict[str, str]:
    """Return this process's environment with the code's own folder first on Python's path, and more.

    Raises:
        Nothing.
    """
    roots = [str(Path(__file__).resolve().parents[1]), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, roots)), **more}
