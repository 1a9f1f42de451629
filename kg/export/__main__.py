"""`python -m kg.export ORDER`: one export, to standard output, in a process of its own.

In      an order: which snapshot, which format, which selection
Out     the file on standard output, and exit status 0; else one line on standard error, and 1.
Limits  started by the server. What was written before an error is no file: whoever reads must look at the status.
"""

import os
import sys

from kg.errors import KGError
from kg.export import EXPORTERS, Source
from kg.export.order import unpacked

_NICE = 10


def main() -> None:
    """Write what is ordered.

    Raises:
        SystemExit: it cannot be written.
    """
    os.nice(_NICE)
    order = unpacked(sys.argv[1])
    try:
        EXPORTERS[order.form].write(Source(order.snapshot, order.selection), sys.stdout.buffer)
        sys.stdout.buffer.flush()
    except (KGError, OSError) as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader may be gone: nothing more to flush
        sys.exit(str(error))


if __name__ == "__main__":
    main()
