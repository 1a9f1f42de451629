"""People nobody has told us of: title + name makes an actor.

In      a sentence's known names, the language's titles, what the document has taught so far
Out     minted people; a name that is a curated one in another spelling is that person.
Limits  an unknown name counts where a title stands before it or, behind a comma, after it; or `bernama`/`named`; or a
        verb of saying. A bare surname, or first word of a name, counts only when the document introduced it.
"""

from dataclasses import replace

from kg.language import Lexicon
from kg.language.lexicon import SAY
from kg.link.spelling import CuratedPeople, person_slug
from kg.link.titles import head_ending, text_of, title_behind, title_start
from kg.link.words import Found, Local, is_name_word, name_end
from kg.model import ActorClass, Sentence

_QUOTED = frozenset("\"”’'»″,")


class People:
    """Finds people nobody curates, in one language."""

    def __init__(self, lexicon: Lexicon, curated: CuratedPeople) -> None:
        self._lexicon = lexicon
        self._curated = curated
        titles, bodies = lexicon.names["title"], [n for n in lexicon.names if n.startswith("head:")]
        # a title or the head of a body is nobody's name
        self._offices = titles.firsts.union(*(lexicon.names[name].firsts for name in bodies)) - {"king", "pope"}

    def add(self, sentence: Sentence, found: list[Found], sat: list[Found], local: Local) -> list[Found]:
        """Return the mentions with unknown people added where a title or `named` introduces them.

        ``sat`` are the places that belong to titles.

        Raises:
            DataError: the list of spellings cannot be read.
        """
        # most words begin with a small letter, and are not asked further
        names = [p for p, token in enumerate(sentence.tokens) if not token.text.islower() and is_name_word(token)]
        if not names:
            return found
        taken = {place for item in (*found, *sat) for place in range(item.first, item.last)}
        if sat:
            found = [o for o in found if not any(s.first <= o.first and o.last <= s.last for s in sat)]
        added: list[Found] = []
        end = 0
        for place in names:
            item = None if place < end or place in taken else self._at(sentence, place, [*found, *sat], local)
            if item is None:
                continue
            found = [other for other in found if other.last <= item.first or other.first >= item.last]
            added.append(item)
            end = item.last
        return sorted([*found, *added], key=lambda f: f.first) if added else found

    def _at(self, sentence: Sentence, place: int, found: list[Found], local: Local) -> Found | None:
        lexicon = self._lexicon
        word = sentence.lower[place]
        linked = place > 0 and (sentence.lower[place - 1],) in lexicon.names["body_link"]
        if linked or word in lexicon.not_names or word in lexicon.title_part or word in self._offices:
            return None
        before = [item for item in found if item.last <= place]
        again = local.again(sentence, place) or self._by_first(sentence, place, local)
        if again:
            last, actor, name = again
            probe = Found(place, last, actor, ActorClass.PERSON, name, "", "minted", place)
            first = title_start(sentence, probe, before, lexicon)
            return replace(probe, first=first, title=text_of(sentence, first, place).rstrip(" ,"))
        last = name_end(sentence, place, {item.first for item in found}, lexicon)
        if last < len(sentence.tokens) and (sentence.tokens[last].text.lower(),) in lexicon.names["determiner"]:
            return None  # `mantan wali kota Hamburg itu` points back to somebody
        bearer = _bearer(found, last)
        last = bearer.last if bearer else last
        probe = Found(place, last, "", ActorClass.PERSON, "", "", "minted")
        first = title_start(sentence, probe, before, lexicon)
        title, end = text_of(sentence, first, place).rstrip(" ,"), 0
        if not title or head_ending(sentence, place, lexicon):
            first, end = place, title_behind(sentence, (place, last), found, lexicon)
            title = text_of(sentence, last + 1, end) if end else ""
            if not (title or self._named(sentence, place) or self._said(sentence, place, last)):
                return None
        probe = Found(first, last, bearer.actor if bearer else "", ActorClass.PERSON, "", title, "minted", place)
        item = self._person(sentence, probe, local)
        return replace(item, last=end) if end and item.how == "minted" else item

    def _person(self, sentence: Sentence, probe: Found, local: Local) -> Found:
        """Return the person of a name, given who is known to bear its surname."""
        place, last, title = probe.name_first, probe.last, probe.title
        name = text_of(sentence, place, last)
        known = self._curated.named(name, probe.actor) if last - place > 1 else None
        actor = known or person_slug(name, title, local.document)
        local.surnames[sentence.tokens[last - 1].text] = (actor, name)
        local.people[tuple(token.text for token in sentence.tokens[place:last])] = (actor, name)
        return Found(probe.first, last, actor, ActorClass.PERSON, name, title, "name" if known else "minted", place)

    def _by_first(self, sentence: Sentence, place: int, local: Local) -> tuple[int, str, str] | None:
        """Return who is meant by the first word of a name; nobody by one that can be another word (`Will`, `King`)."""
        again, word = local.by_first(sentence, place), sentence.lower[place]
        lexicon = self._lexicon
        classes = (lexicon.grammar["auxiliary"], lexicon.names["name_particle"], lexicon.names["title"])
        if again is None or word in lexicon.cues or any((word,) in words for words in classes):
            return None
        before = sentence.lower[place - 1] if place and is_name_word(sentence.tokens[place - 1]) else ""
        joined = before and not (before in lexicon.not_names or before in lexicon.title_part or before in self._offices)
        return None if joined and (before,) not in lexicon.grammar["according"] else again  # `Sun Lin` is another Lin

    def _named(self, sentence: Sentence, place: int) -> bool:
        return place > 0 and (sentence.lower[place - 1],) in self._lexicon.names["named"]

    def _said(self, sentence: Sentence, place: int, last: int) -> bool:
        """Say whether a verb of saying stands before its speaker: `…,” ujar Jan Kowalczyk`, `…,” said Zoë O'Hara`."""
        tokens = sentence.tokens
        cues = self._lexicon.cues.get(tokens[place - 1].text if place else "", ())
        if any(cue.behind and not cue.clitic for cue in cues):
            return True
        whole = last - place > 1 and place > 1 and tokens[place - 2].text in _QUOTED
        says = any(cue.act == SAY and len(cue.words) == 1 for cue in cues)
        return whole and says and self._lexicon.has_trait("verb_before_name")


def _bearer(found: list[Found], last: int) -> Found | None:
    """Return the known person whose bare surname stands directly behind a first name."""
    behind = next((item for item in found if item.first == last), None)
    surname = behind and behind.cls is ActorClass.PERSON and behind.how == "name" and behind.last - last == 1
    return behind if surname else None
