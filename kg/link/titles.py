"""Titles beside names: `Menteri Luar Negeri AS Antony Blinken` is one mention.

In      a sentence's known names and the language's titles
Out     mentions that cover their titles; where the title before or behind a name stands.
Limits  names nobody has told us of are kg.link.people's.
"""

from kg.language import Lexicon
from kg.language.lexicon import SAY
from kg.link.words import Found
from kg.model import ActorClass, Sentence

_LONGEST_TITLE = 9
_LONGEST_DESCRIPTION = 18
_CLOSES = frozenset(',.;”"')


def with_title(sentence: Sentence, found: list[Found], sat: list[Found], lexicon: Lexicon) -> list[Found]:
    """Return the mentions, each person's title taken in; names inside the title are not mentions of their own.

    Raises:
        Nothing.
    """
    out: list[Found] = []
    for item in found:
        before = [*out, *(seat for seat in sat if seat.last <= item.first)]
        first = title_start(sentence, item, before, lexicon) if item.cls is ActorClass.PERSON else item.first
        if first == item.first:
            out.append(item)
            continue
        out = [other for other in out if other.last <= first]
        title = text_of(sentence, first, item.first).rstrip(" ,")
        out.append(Found(first, item.last, item.actor, item.cls, item.name, title, item.how, item.first))
    return out


def title_start(sentence: Sentence, item: Found, before: list[Found], lexicon: Lexicon) -> int:
    """Return where the title before a name starts: at its leftmost title head, or at the name if there is none.

    Raises:
        Nothing.
    """
    covered = {place for other in before for place in range(other.first, other.last)}
    start = item.first
    place = item.first - 1
    tokens = sentence.tokens
    if place > 0 and tokens[place].text == "," and _ends_title(sentence, place, before, lexicon):
        place -= 1
    people = {other.last for other in before if other.cls is ActorClass.PERSON}
    while place >= 0 and item.first - place <= _LONGEST_TITLE:
        if place in people and (sentence.lower[place],) in lexicon.grammar["and"]:
            break  # `Chancellor A and President B`: two people
        size = head_ending(sentence, place, lexicon)
        if size:
            start = place - size + 1
            place -= size
        elif place in covered or sentence.lower[place] in lexicon.title_part or _sent(sentence, place, before, lexicon):
            place -= 1
        else:
            break
    if start == item.first:
        return start
    start = _qualified(sentence, start, lexicon)
    # `Kremlin spokesman X`, `mantan presiden X`
    start = next((other.first for other in before if other.first < start <= other.last), start)
    while start > 0 and (sentence.lower[start - 1],) in lexicon.names["former"]:
        start -= 1
    return start


def _sent(sentence: Sentence, place: int, before: list[Found], lexicon: Lexicon) -> bool:
    """Say whether a state behind `to` is whither a title sends its bearer: `Ambassador to the OSCE X`."""
    behind = place + 1 + ((sentence.lower[place + 1],) in lexicon.grammar["article"])
    state = any(o.first == behind and o.cls is not ActorClass.PERSON for o in before)
    towards = (sentence.lower[place],) in lexicon.grammar["address"]
    return state and towards and head_ending(sentence, place - 1, lexicon) > 0


def _qualified(sentence: Sentence, start: int, lexicon: Lexicon) -> int:
    """Return where a title starts with the words that qualify it: `war cabinet minister`, `deputy envoy`."""
    small = ("article", "and", "address", "place", "from", "passive_agent", "purpose", "possessive", "sentence_adverb")
    place = start - 1
    while place >= 0:
        word = sentence.lower[place]
        if word not in lexicon.title_part or any((word,) in lexicon.grammar[section] for section in small):
            break
        place -= 1
    return place + 1


def _ends_title(sentence: Sentence, comma: int, before: list[Found], lexicon: Lexicon) -> bool:
    """Say whether what stands before a comma is a title in apposition (`sekretaris pers Putin, Dmitry Peskov`)."""
    place = comma - 1
    heads = 0
    while place >= 0 and comma - place <= _LONGEST_TITLE:
        size = head_ending(sentence, place, lexicon)
        covered = any(o.first <= place < o.last for o in before)
        if size:
            heads += 1
            place -= size
        elif covered or sentence.lower[place] in lexicon.title_part or _sent(sentence, place, before, lexicon):
            place -= 1
        else:
            break
    return heads > 0 and not (place >= 0 and (sentence.lower[place],) in lexicon.names["several"])


def head_ending(sentence: Sentence, place: int, lexicon: Lexicon) -> int:
    """Return how many tokens the title head that ends at ``place`` has, or 0.

    Raises:
        Nothing.
    """
    titles = lexicon.names["title"]
    if place < 0 or sentence.lower[place] not in titles.lasts:
        return 0
    run = sentence.lower[max(0, place - 2) : place + 1]
    return next((len(run) - first for first in range(len(run)) if run[first:] in titles), 0)


def title_behind(sentence: Sentence, name: tuple[int, int], found: list[Found], lexicon: Lexicon) -> int:
    """Return where the title ends that stands behind a full name, between commas (`X, head of the port, …`), or 0.

    Raises:
        Nothing.
    """
    tokens = sentence.tokens
    place, last = name
    before = (sentence.lower[place - 1] if place else "",)
    guarded = before in lexicon.grammar["place"] or before in lexicon.grammar["from"]
    if last - place < 2 or guarded or last >= len(tokens) or tokens[last].text != ",":
        return 0
    end = next((p for p in range(last + 1, len(tokens)) if tokens[p].text in _CLOSES and not _dotted(sentence, p)), 0)
    head = _first_head(sentence, last + 1, min(end, last + 1 + _LONGEST_TITLE), lexicon)
    if head < 0 and _described(sentence, last + 1, end, lexicon):
        return end
    if head < 0 or any(o.cls is ActorClass.PERSON and last < o.first < end for o in found):
        return 0
    behind = tokens[head + 1]
    if behind.text[0].isupper() and tokens[head].text[0].isupper():
        return 0  # `…, Presiden Joko Widodo`: another person begins
    if any(cue.act == SAY for p in range(last + 1, end) for cue in lexicon.cues.get(sentence.lower[p], ())):
        return 0  # `…, the president said`
    return end


def _dotted(sentence: Sentence, place: int) -> bool:
    """Say whether a full stop only shortens a word: `a former U.S. envoy`."""
    before = sentence.tokens[place - 1].text
    return sentence.tokens[place].text == "." and len(before) == 1 and before.isupper()


def _described(sentence: Sentence, first: int, end: int, lexicon: Lexicon) -> bool:
    """Say whether commas hold what somebody is, whatever it is, and he speaks: `X, who sails for a living, said …`."""
    words = sentence.lower
    if not 0 < end < len(words) - 1 or words[end] != "," or end - first > _LONGEST_DESCRIPTION:
        return False
    says = any(cue.act == SAY and len(cue.words) == 1 and not cue.noun for cue in lexicon.cues.get(words[end + 1], ()))
    if not says or not sentence.tokens[first].text.islower():
        return False
    bodies = [words for name, words in lexicon.names.items() if name == "outfit" or name.startswith("head:")]
    parts = (lexicon.grammar["place"], lexicon.grammar["against"], lexicon.names["body_link"])
    place = next((p for p in range(first, end) if any((words[p],) in part for part in parts)), end)
    return not any((words[p],) in body for body in bodies for p in range(first, place))


def _first_head(sentence: Sentence, first: int, last: int, lexicon: Lexicon) -> int:
    """Return where the first title head begins, before it only words that titles have; -1 where none does."""
    words = sentence.lower
    for place in range(first, last):
        if lexicon.names["title"].at(words, place):
            return place
        if not (words[place] in lexicon.title_part or sentence.tokens[place].text[0].isupper()):
            return -1
    return -1


def text_of(sentence: Sentence, first: int, last: int) -> str:
    """Return tokens as printed, white space between words folded to one blank.

    Raises:
        Nothing.
    """
    out = ""
    end: int | None = None
    for token in sentence.tokens[first:last]:
        out += (" " if end is not None and token.span.start > end else "") + token.text
        end = token.span.end
    return out
