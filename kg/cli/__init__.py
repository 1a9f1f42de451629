"""The command line: words in, a call of one room, words out.

In      the process's arguments and environment (COMMUNIQUE_STORE, KG_DEBUG)
Out     results on standard output, everything else on standard error, and an exit status:
        0 done · 1 an error, told in one line · 2 wrong usage · 130 broken off with Ctrl-C · 141 the reader went away.
Limits  decides nothing; `kg --help` must stay quick, so commands import the rooms they need when they run.
"""

import sys

from kg.cli.failure import guarded, tell_bug


def main() -> None:
    """Return nothing; run the command of the process's arguments and end the process with its status.

    Raises:
        SystemExit: always.
    """
    sys.excepthook = tell_bug
    from typer.main import get_command

    from kg.cli.commands import app

    # Called as a command, because an app that is called puts an excepthook of its own in place.
    sys.exit(guarded(get_command(app)))
