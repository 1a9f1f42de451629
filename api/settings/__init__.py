"""What an operator can set: one table, from which all else is made.

In      options, variables, a file
Out     Settings.
Limits  this much is imported by every process; what reads and checks (`configured`) and tells (`manual`) is not.
"""

from api.settings.table import MEANINGS, Kind, Meaning, Settings, packed, unpacked

__all__ = ["MEANINGS", "Kind", "Meaning", "Settings", "packed", "unpacked"]
