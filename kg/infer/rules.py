"""All rules of inference.

In      nothing
Out     RULES.
"""

from collections.abc import Sequence
from typing import Final

from kg.infer.acts import Acts
from kg.infer.answering import Answers
from kg.infer.assessing import Statuses
from kg.infer.behalf import Behalf
from kg.infer.events import Events
from kg.infer.standpoints import Positions
from kg.infer.values import Rule

RULES: Final[Sequence[Rule]] = (Positions(), Acts(), Behalf(), Answers(), Statuses(), Events())
