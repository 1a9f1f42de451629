"""Who takes part in an event: whom the words about it join with one another.

In      Line, the run of the words that tell of the event
Out     mentions of those who take part, each actor once; fewer than two where the sentence does not tell.
Source  connectors (`dengan`, `between`, `and`) in kg/language/*/events.txt and grammar.txt; else the only two people
        that a sentence names.
Limits  an office or a medium takes no part; a state whose person is named takes part in that person.
"""

from collections.abc import Iterable, Sequence

from kg.extract.run import Run
from kg.extract.sides import Sides
from kg.language import Lexicon
from kg.model import ActorClass, Mention
from kg.occasion.line import Line, Named

_VERB = 3
"""Words that may stand between a verb of meeting and the one met."""
_CONNECTOR = 7
"""Words that may stand between an event and the connector in front of its parties."""
_FIRST = 6
"""Words between a connector and the first party (`rekannya dari AS, Joe Biden`)."""
_SUBJECT = 12
"""Words between the doer and a verb of meeting."""
_FRONT = 5
"""Words that may stand before an event with which a sentence begins."""
_ENDS = frozenset('.;:"“”')


class Parties:
    """Finds who takes part."""

    def __init__(self, sides: Sides, lexicon: Lexicon) -> None:
        self._sides = sides
        self._place = lexicon.single("place")
        self._and = lexicon.single("and")
        self._joining = frozenset({",", "-", "–", "'s", "’s"}) | self._and | lexicon.single("article")

    def of(self, line: Line, run: Run, *, verb: bool, guessed: bool) -> tuple[Mention, ...]:
        """Return who takes part in what some words of a sentence tell of; perhaps guessed from whom alone it names.

        Raises:
            Nothing.
        """
        behind = self._behind(line, run, verb=verb)
        if _count(behind) > 1:
            return self._persons_first(behind)
        before = self._before(line, run, behind, verb=verb)
        found = self._persons_first([*before, *behind])
        if len(found) < 2 and guessed and not (verb or behind):
            people = _people(line)
            found = people if len(people) == 2 else found
        return found

    def _behind(self, line: Line, run: Run, *, verb: bool) -> list[Mention]:
        """Return the parties that stand behind the words: `with Y`, `antara X dan Y`, `met Y`."""
        start = run.last + (0 if verb else line.size(run.last, "of"))
        direct = self._row(line, start, _VERB if verb else 0)
        if direct:
            return direct
        for place in range(run.last, min(run.last + _CONNECTOR, len(line.words))):
            if line.words[place] in _ENDS:
                break
            size = line.size(place, "with")
            if size:
                return self._row(line, place + size, _FIRST)
        return []

    def _before(self, line: Line, run: Run, behind: Sequence[Mention], *, verb: bool) -> list[Mention]:
        """Return the parties in front: `X and Y met`, `X's call`, `the X–Y talks`."""
        known = {m.actor for m in behind}
        ahead = [n for n in line.named if n.run.last <= run.first and not {m.actor for m in n.mentions} & known]
        near = [n for n in ahead if all(word in self._joining for word in line.words[n.run.last : run.first])]
        if near:
            return self._row_back(line, near[-1])
        if verb:
            if line.size(run.first - 1, "bearing"):  # `X accused Y after meeting Z`: who speaks has met
                people = [n for n in ahead if n.mentions[0].cls is ActorClass.PERSON]
                return list(people[-1].mentions) if people else self._fronted(line, run, known)
            doers = [n for n in ahead if run.first - n.run.last <= _SUBJECT]
            return self._row_back(line, doers[-1]) if doers else self._fronted(line, run, known)
        if not behind:
            return []
        clause = line.within(Run(0, run.first), "that") or 0
        doers = [n for n in ahead if n.run.first >= clause and line.words[n.run.first - 1] not in self._place]
        return list(doers[0].mentions) if doers else self._fronted(line, run, known)

    def _fronted(self, line: Line, run: Run, known: set[str]) -> list[Mention]:
        """Return who does what stands behind a phrase in front: `In a call with Y, X said …`."""
        if run.first > _FRONT or any(n.run.last <= run.first for n in line.named):
            return []
        after = [n for n in line.named if n.run.first >= run.last and not {m.actor for m in n.mentions} & known]
        commas = [p for p in range(run.last, len(line.words)) if line.words[p] == ","]
        return list(after[0].mentions) if after and commas and after[0].run.first - commas[0] <= _FIRST else []

    def _row(self, line: Line, place: int, reach: int) -> list[Mention]:
        """Return those named in a row from a position on: `X`, `X and Y`, `X, Y and Z`; not `X, Y said`."""
        rows: list[list[Mention]] = []
        end, sure = place, 0
        for named in (n for n in line.named if n.run.first >= place):
            between = line.words[end : named.run.first]
            joined = all(word in self._joining for word in between) if rows else _reaches(between, reach)
            if not joined or (rows and named.mentions[0].how == "pronoun"):
                break  # `… and they agreed`
            rows.append([self._sure(mention, named) for mention in named.mentions])
            sure = len(rows) if not rows[1:] or "," not in between or not self._and.isdisjoint(between) else sure
            end = named.run.last
        return [mention for row in rows[:sure] for mention in row]

    def _sure(self, mention: Mention, named: Named) -> Mention:
        """Return a party; the state of one whom words only describe (`mitranya dari Rusia`): who it is, is a guess."""
        states = [o for o in self._sides.owners(mention.actor) if o.cls is ActorClass.STATE]
        if (
            mention.how != "description"
            or len(named.mentions) > 1
            or mention.cls is not ActorClass.PERSON
            or not states
        ):
            return mention
        return Mention(mention.span, states[0].slug, states[0].cls, states[0].label, "", mention.how)

    def _row_back(self, line: Line, last: Named) -> list[Mention]:
        found = list(last.mentions)
        first = last.run.first
        for named in reversed([n for n in line.named if n.run.last <= first]):
            between = line.words[named.run.last : first]
            if not between or not all(word in self._joining for word in between):
                break
            found = [*named.mentions, *found]
            first = named.run.first
        return found

    def _persons_first(self, found: Iterable[Mention]) -> tuple[Mention, ...]:
        """Return each actor once, without the states and organisations of those named in person."""
        each = {m.actor: m for m in found}
        people = [m.actor for m in each.values() if m.cls is ActorClass.PERSON]
        return tuple(
            m
            for m in each.values()
            if m.cls is ActorClass.PERSON or not any(m.actor in self._sides.of(person) for person in people)
        )


def _people(line: Line) -> tuple[Mention, ...]:
    """Return the people that a sentence names, each once."""
    each = {m.actor: m for n in line.named for m in n.mentions if m.cls is ActorClass.PERSON}
    return tuple(each.values())


def _reaches(between: Sequence[str], reach: int) -> bool:
    return len(between) <= reach and not any(word in _ENDS for word in between)


def _count(found: Iterable[Mention]) -> int:
    return len({m.actor for m in found})
