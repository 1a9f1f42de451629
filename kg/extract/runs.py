"""Cutting stretches of a sentence: loose words off the ends, sentences of a quotation, coordinated complements.

In      View, runs of tokens
Out     runs of tokens.
Limits  decides by marks and small words alone.
"""

from kg.extract.run import Run
from kg.extract.view import View

_ENDS = frozenset({".", "!", "?"})


def trim(view: View, run: Run) -> Run:
    """Return a run without spent words, marks and conjunctions at its ends.

    Raises:
        Nothing.
    """
    first, last = run
    while first < last and _loose(view, first, end=False):
        first += 1
    while last > first and _loose(view, last - 1, end=True):
        last -= 1
    return Run(first, last)


def _loose(view: View, place: int, *, end: bool) -> bool:
    word = view.words[place]
    if place in view.spent:
        return True
    if not word[0].isalnum():
        closes = end and word in {"”", '"'} and any(q.outer.holds(place) and not q.direct for q in view.quotes)
        return word not in {"(", ")"} and not closes
    return view.is_in(place, "concession") if end else view.is_in(place, "coordination")


def sentences(view: View, run: Run) -> list[Run]:
    """Return the sentences inside a quotation.

    Raises:
        Nothing.
    """
    runs: list[Run] = []
    start = run.first
    for place in range(run.first, run.last):
        if view.words[place] in _ENDS and place + 1 < run.last:
            runs.append(Run(start, place))
            start = place + 1
    runs.append(Run(start, run.last))
    return [r for r in (trim(view, r) for r in runs) if r.last > r.first]


def semicolons(view: View, run: Run) -> list[Run]:
    """Return a run cut at its semicolons outside quotations.

    Raises:
        Nothing.
    """
    if ";" not in view.words:
        return [run]
    cuts = [p for p in range(run.first, run.last) if view.words[p] == ";" and view.direct_at(p) is None]
    return [
        Run(first, last) for first, last in zip([run.first, *(c + 1 for c in cuts)], [*cuts, run.last], strict=True)
    ]


def complements(view: View, run: Run) -> list[Run]:
    """Return what is said cut at `dan bahwa` and `, tetapi`: each clause is said for itself.

    Raises:
        Nothing.
    """
    runs: list[Run] = []
    start = run.first
    for place in range(run.first + 1, run.last - 1):
        parted = view.is_in(place, "coordination") and view.is_in(place + 1, "that")
        opposed = view.words[place] == "," and view.is_in(place + 1, "adversative") and not view.direct_at(place)
        if parted or opposed:
            runs.append(Run(start, place))
            start = place + 2
    return [*runs, Run(start, run.last)]


def predicate_starts(view: View, run: Run, least: int) -> list[int]:
    """Return where a second predicate may begin: behind a conjunction, an auxiliary, a negation or such a word.

    `dan akan`, `dan tidak`, `and ready`.

    Raises:
        Nothing.
    """
    return [
        place
        for place in range(run.first + least, run.last - least)
        if view.is_in(place, "coordination")
        and view.is_any(place + 1, "auxiliary", "negation", "predicate")
        and not view.direct_at(place)
    ]
