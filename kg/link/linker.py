"""The linker: sentence by sentence, known names first, then titles, groups and unknown people.

In      Document, Knowledge, Lexicon
Out     mentions a sentence; a minted person's surname alone is that person again later in the same document.
Limits  one pass over the document, in order: the first full name decides what a bare surname means.
"""

from dataclasses import dataclass
from datetime import date

from kg.language import Lexicon
from kg.link.bodies import Bodies
from kg.link.gazetteer import Entry, Gazetteer, Sighting
from kg.link.groups import group_at
from kg.link.nameless import Nameless
from kg.link.people import People
from kg.link.seats import seats
from kg.link.spelling import CuratedPeople
from kg.link.titles import with_title
from kg.link.words import Found, Local, is_name_word
from kg.model import ActorClass, Document, Knowledge, Mention, Post, Sentence, Span, ZoneRole


@dataclass(frozen=True, slots=True)
class Known:
    """The curated names, which linkers of all languages share."""

    gazetteer: Gazetteer
    people: CuratedPeople

    @classmethod
    def of(cls, knowledge: Knowledge) -> "Known":
        """Return the names of the curated knowledge.

        Raises:
            DataError: the list of spellings cannot be read.
        """
        return cls(Gazetteer.of(knowledge), CuratedPeople(knowledge))


class Linker:
    """Finds and links the actors a document names."""

    def __init__(self, knowledge: Knowledge, lexicon: Lexicon, known: Known | None = None) -> None:
        self._knowledge = knowledge
        self._lexicon = lexicon
        known = known or Known.of(knowledge)
        self._gazetteer = known.gazetteer
        self._people = People(lexicon, known.people)
        self._bodies = Bodies(lexicon)
        self._nameless = Nameless(lexicon, knowledge)

    def link(self, doc: Document) -> tuple[tuple[Mention, ...], ...]:
        """Return the mentions of each sentence, in the order of the text.

        Raises:
            Nothing.
        """
        local = Local(doc.doc_id, set(), {}, {}, {}, {})
        return tuple(self._sentence(doc, sentence, local) for sentence in doc.sentences)

    def _sentence(self, doc: Document, sentence: Sentence, local: Local) -> tuple[Mention, ...]:
        found = self._known(doc, sentence, local)
        found = group_at(sentence, found, self._lexicon, self._knowledge)
        found = self._nameless.add(sentence, found)
        # every word of a headline may begin with a capital: new names are learnt from the text below it
        learns = sentence.role is not ZoneRole.HEADLINE
        found = self._bodies.add(sentence, found, local) if learns else found
        sat = seats(sentence, found, self._lexicon)
        found = with_title(sentence, found, sat, self._lexicon)
        found = self._people.add(sentence, found, sat, local) if learns else found
        for item in found:
            local.meet(item)
        return tuple(_mention(doc, sentence, item) for item in found)

    def _known(self, doc: Document, sentence: Sentence, local: Local) -> list[Found]:
        found: list[Found] = []
        end = 0
        sightings = list(self._gazetteer.sightings(sentence.tokens, sentence.lower))
        for sighting in sightings:
            item = self._choose(doc, sighting, local) if sighting.first >= end else None
            if item and item.how in ("post", "office") and self._is_someone(item, sightings):
                continue  # `Menhan Israel Katz`: the name begins inside the office
            if item is None or self._is_region(sentence, item) or self._is_metonym_place(sentence, item):
                continue
            found.append(item)
            end = item.last
        return found

    def _is_someone(self, post: Found, sightings: list[Sighting]) -> bool:
        """Say whether a person's name of several words begins inside an office and ends behind it."""
        actors = self._knowledge.actors
        return any(
            post.first < other.first < post.last < other.last
            and any(e.how == "name" and actors[e.slug].cls is ActorClass.PERSON for e in other.entries)
            for other in sightings
        )

    def _is_metonym_place(self, sentence: Sentence, item: Found) -> bool:
        return item.how == "metonym" and (self._is_place(sentence, item.first) or self._names_text(sentence, item))

    def _names_text(self, sentence: Sentence, item: Found) -> bool:
        """Say whether a capital only tells what was signed or held there: `the Minsk agreements`."""
        beside = item.last if self._lexicon.has_trait("noun_behind_state") else item.first - 1
        return 0 <= beside < len(sentence.lower) and (sentence.lower[beside],) in self._lexicon.names["signed_there"]

    def _is_region(self, sentence: Sentence, item: Found) -> bool:
        """Say whether a direction makes a part of the world of a name: `Eropa Timur`, `eastern Ukraine`."""
        beside = item.first - 1 if self._lexicon.has_trait("noun_behind_state") else item.last
        word = sentence.tokens[beside].text if 0 <= beside < len(sentence.tokens) else ""
        named = word[:1].isupper() or self._lexicon.has_trait("noun_behind_state")
        return named and (word.lower(),) in self._lexicon.names["direction"]

    def _is_place(self, sentence: Sentence, place: int) -> bool:
        """Say whether a capital is only a place here: behind `di`, or in a list that began so (`di A dan B`)."""
        before = place - 1
        while before > 0 and self._lists(sentence.tokens[before].text) and is_name_word(sentence.tokens[before - 1]):
            before -= 2
        return before >= 0 and (sentence.lower[before],) in self._lexicon.grammar["place"]

    def _lists(self, word: str) -> bool:
        return word == "," or (word,) in self._lexicon.grammar["and"]

    def _choose(self, doc: Document, sighting: Sighting, local: Local) -> Found | None:
        """Pick what a name stands for: this language first, then who the document has named already."""
        language = doc.article.language
        ranked = sorted(
            sighting.entries,
            key=lambda e: (e.slug not in local.seen, e.language not in (language, ""), e.how, e.slug),
        )
        for entry in ranked:
            slug, how = self._resolved(entry, doc.article.published)
            if slug in self._knowledge.actors:
                actor = self._knowledge.actors[slug]
                return Found(sighting.first, sighting.last, slug, actor.cls, " ".join(entry.words), "", how)
        return None

    def _resolved(self, entry: Entry, day: date | None) -> tuple[str, str]:
        if entry.how != "post":
            return entry.slug, entry.how
        post = self._knowledge.posts[entry.slug]
        holder = holder_on(post, day)
        # an office whose holder is not known still speaks for its body
        return (holder, "post") if holder else (post.organisation, "office")


def holder_on(post: Post, day: date | None) -> str | None:
    """Return who held a post on a day; without a day, its only holder if there is just one.

    Raises:
        Nothing.
    """
    if day is None:
        people = {tenure.person for tenure in post.holders}
        return people.pop() if len(people) == 1 else None
    for tenure in post.holders:
        if (tenure.start is None or tenure.start <= day) and (tenure.end is None or day <= tenure.end):
            return tenure.person
    return None


def _mention(doc: Document, sentence: Sentence, found: Found) -> Mention:
    span = Span(sentence.tokens[found.first].span.start, sentence.tokens[found.last - 1].span.end)
    nameless = found.cls is ActorClass.GROUP and found.how == "group"
    name = found.name if nameless or found.how == "minted" else _printed(doc, sentence, found)
    return Mention(span, found.actor, found.cls, name, found.title, found.how)


def _printed(doc: Document, sentence: Sentence, found: Found) -> str:
    start = sentence.tokens[found.name_first].span.start if found.name_first >= 0 else None
    first = sentence.tokens[found.first].span.start if start is None else start
    return doc.text[first : sentence.tokens[found.last - 1].span.end]
