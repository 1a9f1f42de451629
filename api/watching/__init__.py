"""Watching the server: what was asked and how it went, as metrics and as a log.

In      Seen, once for each request
Out     Witness, who counts and logs it.
"""

from api.watching.seen import Seen, outcome_of
from api.watching.witness import Witness

__all__ = ["Seen", "Witness", "outcome_of"]
