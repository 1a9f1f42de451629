"""Parameters that several routes take.

In      nothing
Out     parameters with their bounds and descriptions.
Limits  lists of kg.answers have cursors instead (api.models.asked).
"""

from fastapi import Query

Offset = Query(0, ge=0, le=1_000_000_000, description="After how many.")
