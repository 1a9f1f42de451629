"""Titles beside names, and people nobody has told us of: title + name makes an actor.

In      a sentence's known names and the language's titles
Out     mentions that cover their titles (`Menteri Luar Negeri AS Antony Blinken` is one), and minted people.
Limits  an unknown name counts where a title stands before it, or `bernama`/`named`; a bare surname only when the
        document introduced it.
"""

from kg.language import Lexicon
from kg.link.words import Found, Local, is_name_word
from kg.model import ActorClass, Sentence
from kg.names import slug

_LONGEST_TITLE = 9


def with_title(sentence: Sentence, found: list[Found], lexicon: Lexicon) -> list[Found]:
    """Return the mentions, each person's title taken in; names inside the title are not mentions of their own.

    Raises:
        Nothing.
    """
    out: list[Found] = []
    for item in found:
        first = _title_start(sentence, item, out, lexicon) if item.cls is ActorClass.PERSON else item.first
        if first == item.first:
            out.append(item)
            continue
        out = [other for other in out if other.last <= first]
        title = _text(sentence, first, item.first).rstrip(" ,")
        out.append(Found(first, item.last, item.actor, item.cls, item.name, title, item.how, item.first))
    return out


def _title_start(sentence: Sentence, item: Found, before: list[Found], lexicon: Lexicon) -> int:
    """Return where the title before a name starts: at its leftmost title head, or at the name if there is none."""
    covered = {place for other in before for place in range(other.first, other.last)}
    start = item.first
    place = item.first - 1
    tokens = sentence.tokens
    if place > 0 and tokens[place].text == "," and _ends_title(sentence, place, before, lexicon):
        place -= 1
    people = {other.last for other in before if other.cls is ActorClass.PERSON}
    while place >= 0 and item.first - place <= _LONGEST_TITLE:
        if place in people and (tokens[place].text.lower(),) in lexicon.grammar["and"]:
            break  # `Chancellor A and President B`: two people
        size = _head_ending(sentence, place, lexicon)
        if size:
            start = place - size + 1
            place -= size
        elif place in covered or tokens[place].text.lower() in lexicon.title_part:
            place -= 1
        else:
            break
    if start == item.first:
        return start
    # `Kremlin spokesman X`, `mantan presiden X`
    start = next((other.first for other in before if other.first < start <= other.last), start)
    while start > 0 and (tokens[start - 1].text.lower(),) in lexicon.names["former"]:
        start -= 1
    return start


def _ends_title(sentence: Sentence, comma: int, before: list[Found], lexicon: Lexicon) -> bool:
    """Say whether what stands before a comma is a title in apposition (`sekretaris pers Putin, Dmitry Peskov`)."""
    place = comma - 1
    heads = 0
    while place >= 0 and comma - place <= _LONGEST_TITLE:
        size = _head_ending(sentence, place, lexicon)
        covered = any(o.first <= place < o.last for o in before)
        if size:
            heads += 1
            place -= size
        elif covered or sentence.tokens[place].text.lower() in lexicon.title_part:
            place -= 1
        else:
            break
    return heads > 0


def _head_ending(sentence: Sentence, place: int, lexicon: Lexicon) -> int:
    """Return how many tokens the title head that ends at ``place`` has, or 0."""
    for size in (3, 2, 1):
        first = place - size + 1
        if first < 0:
            continue
        if tuple(t.text.lower() for t in sentence.tokens[first : place + 1]) in lexicon.names["title"]:
            return size
    return 0


def minted_at(sentence: Sentence, found: list[Found], lexicon: Lexicon, local: Local) -> list[Found]:
    """Return the mentions with unknown people added where a title or `named` introduces them.

    Raises:
        Nothing.
    """
    taken = {place for item in found for place in range(item.first, item.last)}
    added: list[Found] = []
    end = 0
    for place in [place for place, token in enumerate(sentence.tokens) if is_name_word(token)]:
        item = None if place < end or place in taken else _person_at(sentence, place, found, lexicon, local)
        if item is None:
            continue
        found = [other for other in found if other.last <= item.first or other.first >= item.last]
        added.append(item)
        end = item.last
    return sorted([*found, *added], key=lambda f: f.first)


def _person_at(sentence: Sentence, place: int, found: list[Found], lexicon: Lexicon, local: Local) -> Found | None:
    tokens = sentence.tokens
    word = tokens[place].text.lower()
    if word in lexicon.not_names or word in lexicon.title_part:
        return None
    if tokens[place].text in local.surnames:
        actor, name = local.surnames[tokens[place].text]
        return Found(place, place + 1, actor, ActorClass.PERSON, name, "", "minted", place)
    starts = {item.first for item in found if not _surname_only(item)}
    last = _name_end(sentence, place, starts, lexicon)
    if last < len(tokens) and (tokens[last].text.lower(),) in lexicon.names["determiner"]:
        return None  # `mantan wali kota Hamburg itu` points back to somebody
    probe = Found(place, last, "", ActorClass.PERSON, "", "", "minted")
    before = [item for item in found if item.last <= place]
    first = _title_start(sentence, probe, before, lexicon)
    named = place > 0 and (tokens[place - 1].text.lower(),) in lexicon.names["named"]
    if (first == place or _head_ending(sentence, place, lexicon)) and not (named or _said(sentence, place, lexicon)):
        return None
    name = _text(sentence, place, last)
    actor = slug(name)
    local.surnames[tokens[last - 1].text] = (actor, name)
    title = _text(sentence, first, place).rstrip(" ,")
    return Found(first, last, actor, ActorClass.PERSON, name, title, "minted", place)


def _surname_only(item: Found) -> bool:
    """Say whether a known person is named by one word here, which may be another's surname (`Hazem Qassem`)."""
    return item.cls is ActorClass.PERSON and item.how == "name" and item.last - item.first == 1


def _said(sentence: Sentence, place: int, lexicon: Lexicon) -> bool:
    """Say whether a verb that only stands before its speaker stands there: `…,” ujar Michael Carpenter`."""
    before = sentence.tokens[place - 1].text if place else ""
    return any(cue.behind and not cue.clitic for cue in lexicon.cues.get(before, ()))


def _name_end(sentence: Sentence, place: int, stops: set[int], lexicon: Lexicon) -> int:
    """Return the end of a run of capitalised words (and particles such as `bin`), at most six."""
    tokens = sentence.tokens
    last = place + 1
    while last < len(tokens) and last - place < 6 and last not in stops:
        word = tokens[last].text
        joined = word == "-" and last + 1 < len(tokens) and tokens[last + 1].span.start == tokens[last].span.end
        particle = (word.lower(),) in lexicon.names["name_particle"]
        capital = is_name_word(tokens[last]) and word.lower() not in lexicon.not_names
        if not (capital or joined or particle):
            break
        last += 1
    while (tokens[last - 1].text.lower(),) in lexicon.names["name_particle"] or tokens[last - 1].text == "-":
        last -= 1
    if last < len(tokens) and tokens[last - 1].text.isupper() and len(tokens[last - 1].text) == 1:
        return last
    # `Shin Won-sik`: the part behind a hyphen may be in small letters
    if last + 1 < len(tokens) and tokens[last].text == "-" and tokens[last].span.start == tokens[last - 1].span.end:
        return last + 2
    return last


def _text(sentence: Sentence, first: int, last: int) -> str:
    """Return tokens as printed, white space between words folded to one blank."""
    out = ""
    end: int | None = None
    for token in sentence.tokens[first:last]:
        out += (" " if end is not None and token.span.start > end else "") + token.text
        end = token.span.end
    return out
