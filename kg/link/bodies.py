"""Bodies nobody has told us of: a head word such as `Dewan`, `Partai`, `Commission` and a name make an actor.

In      a sentence's known names, the language's head words
Out     minted organisations, government bodies, media and states, each of the class that its head word tells.
Source  `[head:Class]`, `[body_part]` and `[body_link]` in kg/language/*/names.txt.
Limits  a head word without a name of its own (`kementerian luar negeri`, `the Council`) is nobody in particular. Where
        a known state is named, the state stays: its bodies are kg.link.groups'.
"""

from kg.language import Lexicon
from kg.link.spelling import medium_slug, spelled
from kg.link.titles import head_ending, text_of
from kg.link.words import Found, Local, is_name_word
from kg.model import ActorClass, Sentence

_LONGEST = 9
_OWNER = frozenset({"'s", "’s"})
_PERSON = 2
"""Words a person's name behind a body has, where a title before the body promises one."""


class Bodies:
    """Finds bodies nobody curates, in one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._heads = {
            words: cls
            for cls in ActorClass
            if f"head:{cls.value}" in lexicon.names
            for words in lexicon.names[f"head:{cls.value}"]
        }
        self._starts = frozenset(words[0] for words in self._heads)
        self._behind = lexicon.has_trait("noun_behind_state")

    def add(self, sentence: Sentence, found: list[Found], local: Local) -> list[Found]:
        """Return the mentions with unknown bodies added.

        Raises:
            DataError: the list of spellings cannot be read.
        """
        added: list[Found] = []
        for place, word in enumerate(sentence.lower):
            token = sentence.tokens[place]
            if word not in self._starts and token.text not in local.bodies:
                continue
            if (added and place < added[-1].last) or any(o.first <= place < o.last for o in found):
                continue
            item = None
            if token.text in local.bodies:
                actor, cls, name = local.bodies[token.text]
                item = Found(place, place + 1, actor, cls, name, "", "minted", place)
            else:
                item = self._at(sentence, place, found, local)
            if item is not None:
                found = [o for o in found if not (item.first <= o.first and o.last <= item.last)]
                added.append(item)
        return sorted([*found, *added], key=lambda f: f.first) if added else found

    def _at(self, sentence: Sentence, place: int, found: list[Found], local: Local) -> Found | None:
        words = sentence.lower[place : place + 3]
        size = next((n for n in range(len(words), 0, -1) if words[:n] in self._heads), 0)
        if size and self._behind and self._heads[words[:size]] is ActorClass.MEDIA_ORGANISATION:
            outlet = self._outlet(sentence, (place, place + size), found)
            if outlet is not None:
                return outlet
        run = self._run(sentence, (place, place + size), found) if size else None
        if run is None:
            return None
        first, last = run
        name, cls = text_of(sentence, first, last), self._heads[words[:size]]
        medium = cls is ActorClass.MEDIA_ORGANISATION and not self._behind
        actor = medium_slug(text_of(sentence, place + size, last)) if medium else spelled(name)
        short = sentence.tokens[last + 1 : last + 2]
        if short and sentence.tokens[last].text == "(" and short[0].text.isupper() and len(short[0].text) > 1:
            local.bodies[short[0].text] = (actor, cls, name)
            last += 3 if [t.text for t in sentence.tokens[last + 2 : last + 3]] == [")"] else 0
        return Found(first, last, actor, cls, name, "", "minted", first)

    def _outlet(self, sentence: Sentence, head: tuple[int, int], found: list[Found]) -> Found | None:
        """Return the medium beside a small head word: `RTVI television`, `the newspaper Bild`."""
        first, last = head
        if sentence.tokens[first].text[0].isupper():
            return None
        named = {place for o in found for place in range(o.first, o.last)}
        start, end = first, last
        while start > 0 and start - 1 not in named and self._is_own(sentence, start - 1):
            start -= 1
        if start == first:
            while end < len(sentence.tokens) and end not in named and self._is_own(sentence, end):
                end += 1
        if (start, end) == head or (start == 0 and sentence.lower[0] in self._lexicon.not_names):
            return None
        name = text_of(sentence, *((start, first) if start < first else (last, end)))
        return Found(start, end, medium_slug(name), ActorClass.MEDIA_ORGANISATION, name, "", "minted", start)

    def _run(self, sentence: Sentence, head: tuple[int, int], found: list[Found]) -> tuple[int, int] | None:
        """Return the words of a body around its head, or None where it has no name of its own."""
        first, last = head
        if self._behind and not is_name_word(sentence.tokens[first]):
            return None
        first = self._left(sentence, first, found) if self._behind else first
        end = self._right(sentence, last, found)
        known = any(first <= o.first and o.last <= end for o in found)
        own = [place for place in range(first, end) if self._is_own(sentence, place) and not head[0] <= place < last]
        if not self._behind and head_ending(sentence, first - 1, self._lexicon) and len(own) > _PERSON:
            end = own[-_PERSON]  # `juru bicara Dewan Pelabuhan Rini Astuti`
        return (first, end) if own or known else None

    def _left(self, sentence: Sentence, head: int, found: list[Found]) -> int:
        """Walk over the capitalised words before a head, its owner (`Namibia's`), and whose organ it is."""
        tokens, place = sentence.tokens, head
        while place > 0:
            before = next((o for o in found if o.first < place <= o.last), None)
            if before and before.cls is ActorClass.INTERNATIONAL_ORGANISATION and before.how == "name":
                place = before.first
            elif not before and self._is_part(sentence, place - 1):
                place -= 1
            elif tokens[place - 1].text in _OWNER and place > 1 and self._is_own(sentence, place - 2):
                place -= 2
            else:
                break
        while place < head and not (self._is_own(sentence, place) or any(o.first == place for o in found)):
            place += 1  # `The Foreign …`: a name begins with a word of its own
        return place

    def _right(self, sentence: Sentence, place: int, found: list[Found]) -> int:
        """Walk over what belongs to a body behind its head, up to its last capitalised word or known part."""
        tokens, lexicon = sentence.tokens, self._lexicon
        end, at = place, place
        while at < len(tokens) and at - place < _LONGEST:
            known = next((o for o in found if o.first <= at < o.last), None)
            word = sentence.lower[at]
            if known:
                taken = known.cls is ActorClass.INTERNATIONAL_ORGANISATION and known.how == "name"
                return known.last if taken and at > place - self._behind and at == end else end
            part = (word,) in lexicon.names["body_part"] or self._is_part(sentence, at)
            if part and (at > place or not self._behind):
                end = at = at + 1
            elif (word,) in lexicon.names["body_link"]:
                at += 1
            else:
                break
        return end

    def _is_part(self, sentence: Sentence, place: int) -> bool:
        """Say whether a word with a capital can belong to a body's name, if not at its start: `Partai Laut Biru`."""
        token = sentence.tokens[place]
        word = sentence.lower[place]
        timed = word in self._lexicon.days or word in self._lexicon.months
        opens = place == 0 and word in self._lexicon.not_names
        return is_name_word(token) and not timed and not opens

    def _is_own(self, sentence: Sentence, place: int) -> bool:
        """Say whether a word can be a body's own name: it has a capital and is no part that any such body has."""
        token = sentence.tokens[place]
        word = sentence.lower[place]
        listed = (word,) in self._lexicon.names["body_part"] or word in self._lexicon.not_names
        return is_name_word(token) and not listed
