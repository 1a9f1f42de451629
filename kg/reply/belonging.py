"""Whose officials speak: the states of actors whom nobody curates, by the words beside their first naming.

In      Document, statements, Parties, ReplyWords
Out     the side of each such actor.
Source  docs/linking.md: an official answers for his state.
Limits  only who is called by an office. Where no state stands beside it, it is the one that the sentence before names
        first: who is spoken of there.
"""

from collections.abc import Iterable, Iterator, Sequence

from kg.model import ActorClass, Document, Mention, Sentence, Statement
from kg.reply.parties import Parties, Side
from kg.reply.wordlist import ReplyWords

_BEFORE, _BEHIND = 8, 13
"""Words before and behind a name among which its office is told."""
_NAME = 4
"""Words that a name has at most."""
_NOBODY: Side = frozenset()
_ENDS = frozenset('.;:!?"“”«»()—')


def belonging(doc: Document, statements: Iterable[Statement], parties: Parties, words: ReplyWords) -> dict[str, Side]:
    """Return the sides of officials who are not curated, by slug.

    Raises:
        Nothing.
    """
    mentions = [m for statement in statements for m in (*statement.speakers, *statement.targets)]
    stateless = {actor for actor in {m.actor for m in mentions} if parties.is_stateless(actor)}
    if not stateless:
        return {}
    found = _shortened(mentions, stateless, parties)
    left = stateless - set(found)
    found |= {actor: side for actor in left if (side := parties.named_in(actor))}
    unknown = {actor.rpartition("-")[2]: actor for actor in sorted(left)}
    for at, place, word in _first_named(doc.sentences, unknown):
        side = _told(doc, at, place, parties, words)
        if side:
            found[unknown[word]] = found.get(unknown[word], frozenset()) | side | {unknown[word]}
    return found


def _shortened(mentions: Iterable[Mention], stateless: set[str], parties: Parties) -> dict[str, Side]:
    """Return the sides of those who are called by one word of somebody's name (`Lin`), of one person's alone."""
    whole: dict[str, set[str]] = {}
    short: dict[str, str] = {}
    for mention in mentions:
        words = mention.name.lower().split()
        if mention.cls is ActorClass.PERSON and len(words) > 1:
            for word in words:
                whole.setdefault(word, set()).add(mention.actor)
        elif len(words) == 1 and mention.actor in stateless:
            short[mention.actor] = words[0]
    persons = {actor: min(whole[word]) for actor, word in short.items() if len(whole.get(word, ())) == 1}
    return {actor: parties.of(person) | {actor} for actor, person in persons.items()}


def _told(doc: Document, at: int, place: int, parties: Parties, words: ReplyWords) -> Side:
    """Return whose official is named at a place: by the words beside the name, else by the sentence before."""
    sentence, language = doc.sentences[at], doc.article.language
    beside = [run for run in _beside(sentence, place, words.offices) if _has_office(sentence, run, words)]
    side = next((state for run in beside for state in parties.states(sentence, run, language)), _NOBODY)
    if side or not beside or not at or sentence.lower[place] in words.offices:
        return side
    before = doc.sentences[at - 1]
    return next(parties.states(before, range(len(before.tokens)), language), _NOBODY)


def _has_office(sentence: Sentence, run: range, words: ReplyWords) -> bool:
    return not words.offices.isdisjoint(sentence.lower[run.start : run.stop])


def _first_named(sentences: Sequence[Sentence], unknown: dict[str, str]) -> Iterator[tuple[int, int, str]]:
    """Yield where each name first stands: sentence, word."""
    left = sorted(unknown)
    for at, sentence in enumerate(sentences):
        if not left:
            return
        for word in [word for word in left if word in sentence.lower]:
            left.remove(word)
            yield at, sentence.lower.index(word), word


def _beside(sentence: Sentence, place: int, offices: frozenset[str]) -> Iterator[range]:
    """Yield the words before a name and, where a comma parts them from it, those behind: its own among the first."""
    lower, first, parted = sentence.lower, place, False
    while first and place - first < _BEFORE and not _ends(lower, first - 1):
        if lower[first - 1] == ",":  # one may part the office from the name
            if parted or place - first >= _NAME or not offices.isdisjoint(lower[first:place]):
                break
            parted = True
        first -= 1
    yield range(first, place + 1)
    last = place + 1
    if last < len(lower) and lower[last] == ",":
        most = min(len(lower), place + _BEHIND) - 1
        while last < most and lower[last + 1] != "," and not _ends(lower, last + 1):
            last += 1
        yield range(place + 2, last + 1)


def _ends(lower: Sequence[str], place: int) -> bool:
    """Say whether a clause ends at a place; the point of `U.S.` ends none."""
    return lower[place] in _ENDS and not (place and lower[place] == "." and len(lower[place - 1]) == 1)
