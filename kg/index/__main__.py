"""`python -m kg.index STORE`: make the index of a store's published snapshot.

In      the store's folder
Out     the index, and exit status 0; else one line on standard error, and 1.
Limits  started by the server as a process of its own, so that it never waits for it.
"""

import sys
from pathlib import Path

from kg.errors import KGError
from kg.index.build import opened
from kg.store import current

if __name__ == "__main__":
    try:
        opened(current(Path(sys.argv[1])))
    except KGError as error:
        sys.exit(str(error))
