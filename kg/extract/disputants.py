"""The two states a text is about: whom `both countries` means where no two were named in a row.

In      mentions of states, sentence by sentence
Out     the two that are named at least twice as often as any third.
Limits  counts names; a text on three states that are named alike has no such two.
"""

from collections import Counter

from kg.model import Mention

_MAIN = 2
"""Times as often as any third state the two are named."""


class Disputants:
    """How often each state was named so far."""

    def __init__(self) -> None:
        self._times: Counter[str] = Counter()
        self._latest: dict[str, Mention] = {}

    def name(self, state: Mention) -> None:
        """Remember that a state was named.

        Raises:
            Nothing.
        """
        self._times[state.actor] += 1
        self._latest[state.actor] = state

    def two(self, apart: frozenset[str]) -> tuple[Mention, ...]:
        """Return the two states the text names most, those aside that stand ``apart``; nobody where a third comes near.

        Raises:
            Nothing.
        """
        most = [item for item in self._times.most_common(3 + len(apart)) if item[0] not in apart]
        third = most[2][1] if len(most) > 2 else 1
        clear = len(most) > 1 and most[1][1] >= _MAIN * third
        return tuple(self._latest[state] for state, _ in most[:2]) if clear else ()
