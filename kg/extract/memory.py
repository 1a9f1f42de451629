"""What a document has said so far, for words that point back: `dia`, `-nya`, `blok itu`, `kedua pemimpin`.

In      View of the next sentence, and the voices and names of the sentences before it
Out     the view with pronouns and descriptions standing for actors.
Source  salience: the voice heard last, then the person named last as a subject, then the body named last of the class.
Limits  nothing is guessed: a description without an antecedent of its class stands for nobody.
"""

from dataclasses import dataclass, field

from kg.extract.run import Run
from kg.extract.view import Seen, View
from kg.model import ActorClass, Kind, Mention, Span

_BODIES = (
    ActorClass.INTERNATIONAL_ORGANISATION,
    ActorClass.STATE,
    ActorClass.GOVERNMENT_BODY,
    ActorClass.ORGANISATION,
    ActorClass.GROUP,
)


_ANSWERED = 4
"""Sentences within which an act answers another without naming whose it was."""


@dataclass(slots=True)
class Memory:
    """Who was heard and named, most recent last."""

    voice: tuple[Mention, ...] = ()
    """The outermost voice heard last: who is meant by `dia` and `ujarnya`."""
    heard: int = -1
    """In which sentence."""
    person: Mention | None = None
    """The person named last in the place of a subject."""
    people: dict[str, Mention] = field(default_factory=dict)
    titles: dict[str, tuple[frozenset[str], int]] = field(default_factory=dict)
    """With which words as title a person was named, and in which sentence last."""
    opened: tuple[Mention | None, int] = (None, -1)
    """The person with whom a sentence began last, and which sentence."""
    actor: tuple[Mention, ...] = ()
    """Who stood first in the last sentence: whose deeds the next one may point back to."""
    bodies: dict[ActorClass, Mention] = field(default_factory=dict)
    pair: tuple[Mention, ...] = ()
    """The two people named last in one sentence."""
    acted: dict[Kind, tuple[tuple[Mention, ...], int]] = field(default_factory=dict)
    """Who did each kind of act last, and in which sentence."""
    aimed: tuple[frozenset[str], tuple[Mention, ...], int] = (frozenset(), (), -9)
    """Who aimed at whom last, and in which sentence."""

    def hear(self, voice: tuple[Mention, ...], number: int) -> None:
        """Remember who spoke, and in which sentence.

        Raises:
            Nothing.
        """
        if voice:
            self.voice = voice
            self.heard = number

    def answer(self, kind: Kind, speakers: tuple[Mention, ...], number: int) -> None:
        """Remember who did an act, for acts that answer it.

        Raises:
            Nothing.
        """
        self.acted[kind] = speakers, number

    def aim(self, speakers: tuple[Mention, ...], targets: tuple[Mention, ...], number: int) -> None:
        """Remember at whom somebody's last act was aimed.

        Raises:
            Nothing.
        """
        if targets:
            self.aimed = (frozenset(m.actor for m in speakers), targets, number)

    def still_aimed(self, speakers: tuple[Mention, ...], number: int, *, within: int) -> tuple[Mention, ...]:
        """Return at whom the same speakers' last act was aimed, at most so many sentences before.

        Raises:
            Nothing.
        """
        who, targets, last = self.aimed
        return targets if number - last <= within and who == {m.actor for m in speakers} else ()

    def answered(self, kind: Kind, number: int) -> tuple[Mention, ...]:
        """Return who did, not long before, what an act of that kind answers: demands are rejected, accusations denied.

        Raises:
            Nothing.
        """
        asked = Kind.DEMAND if kind is Kind.REJECTION else Kind.ACCUSATION
        who, last = self.acted.get(asked, ((), number))
        return who if number - last <= _ANSWERED else ()

    def note(self, view: View) -> None:
        """Remember who a sentence named.

        Raises:
            Nothing.
        """
        people: dict[str, Mention] = {}
        if view.seen:
            self.actor = view.seen[0].mentions
        for seen in view.seen:
            for mention in seen.mentions:
                if mention.cls is ActorClass.PERSON and mention.how not in ("pronoun", "description"):
                    people.setdefault(mention.actor, mention)
                elif mention.cls in _BODIES:
                    self.bodies[mention.cls] = mention
        if people:
            self.person = next(iter(people.values()))
            self._entitle(people, view.number)
        if view.seen and view.seen[0].run.first == 0 and len(view.seen[0].mentions) == 1:
            first = view.seen[0].mentions[0]
            self.opened = (first, view.number) if first.actor in people else self.opened
        if len(people) >= 2:
            self.pair = tuple(people.values())[:2]

    def _entitle(self, people: dict[str, Mention], number: int) -> None:
        for actor, mention in people.items():
            before, _ = self.titles.get(actor, (frozenset(), 0))
            self.people[actor] = mention
            self.titles[actor] = (before | frozenset(mention.title.lower().split()), number)

    def speaker(self) -> tuple[Mention, ...]:
        """Return whose words go on: the voice heard last, or the person with whom a later sentence began.

        Raises:
            Nothing.
        """
        person = self.opened[0] if self.opened[1] > self.heard else None
        return (person,) if person else self.voice

    def described(self, words: tuple[str, ...]) -> Mention | None:
        """Return the person a description means: the one last named with most of its words as title, else `dia`.

        Raises:
            Nothing.
        """
        fitting = [(len(title & set(words)), number, actor) for actor, (title, number) in self.titles.items()]
        most = max(fitting, default=(0, 0, ""))
        return self.people[most[2]] if most[0] else self.last_person()

    def last_person(self) -> Mention | None:
        """Return the person `dia` stands for: the voice heard last, if a person, else the one named last.

        A person with whom a later sentence began takes the voice's place.

        Raises:
            Nothing.
        """
        if self.opened[1] > self.heard:
            return self.opened[0]
        if len(self.voice) == 1 and self.voice[0].cls is ActorClass.PERSON:
            return self.voice[0]
        return self.person


def point_back(view: View, memory: Memory) -> None:
    """Add to a view the actors its pronouns and descriptions stand for.

    Raises:
        Nothing.
    """
    end = 0
    added: list[Seen] = []
    for place in [place for place, word in enumerate(view.words) if word in view.lexicon.pointing]:
        if place < end:
            continue
        quoted = view.direct_at(place) is not None
        run, mentions, how = (Run(place, place), (), "") if view.seen_at(place) else _pointer(view, memory, place)
        if quoted and how == "pronoun":
            mentions = ()  # inside a quotation the speaker's own pronouns are read as self and other
        if mentions:
            span = view.span(run)
            added.append(Seen(run, tuple(_again(m, span, how) for m in mentions)))
        end = run.last
    # a description may swallow a name inside it: `mantan perdana menteri Norwegia itu`
    kept = [s for s in view.seen if not any(a.run.first <= s.run.first < a.run.last for a in added)]
    view.see(sorted([*kept, *added], key=lambda s: s.run.first))


def _again(mention: Mention, span: Span, how: str) -> Mention:
    return Mention(span, mention.actor, mention.cls, mention.name, "", how)


def _pointer(view: View, memory: Memory, place: int) -> tuple[Run, tuple[Mention, ...], str]:
    """Return what points back at a position, whom it stands for and how; an empty run if nothing does."""
    if view.is_in(place, "person_pronoun"):
        person = _named_before(view, place) or memory.last_person()
        return Run(place, place + 1), (person,) if person else (), "pronoun"
    if view.is_in(place, "plural_pronoun"):
        return Run(place, place + 1), memory.voice, "pronoun"
    size = view.lexicon.names["pair"].at(view.words, place)
    if size:
        return Run(place, place + size), memory.pair, "description"
    return _description(view, memory, place)


def _named_before(view: View, place: int) -> Mention | None:
    """Return the one person with whom the sentence begins: `Trump has warned he would …`."""
    first = view.seen[0] if view.seen and view.seen[0].run.last <= place else None
    alone = first is not None and first.run.first == 0 and len(first.mentions) == 1
    return first.mentions[0] if first and alone and first.mentions[0].cls is ActorClass.PERSON else None


def _description(view: View, memory: Memory, place: int) -> tuple[Run, tuple[Mention, ...], str]:
    for words, name in view.lexicon.descriptions.get(view.words[place], ()):
        last = place + len(words)
        article = (words[0],) in view.lexicon.grammar["article"]
        if view.words[place:last] == words and (article or _determined(view, place, last)):
            body = memory.bodies.get(ActorClass(name))
            return Run(place, last + (not article)), (body,) if body else (), "description"
    article = (view.words[place],) in view.lexicon.grammar["article"]
    last = _title_end(view, place + article)
    if last == place + article:
        return Run(place, place), (), ""
    person = memory.described(view.words[place:last])
    if person and article and _acts(view, place, last):
        return Run(place, last), (person,), "description"
    if person and _determined(view, place, last):
        return Run(place, last + 1), (person,), "description"
    return Run(place, place), (), ""


def _acts(view: View, first: int, last: int) -> bool:
    """Say whether a post without a name does or says something: `the spokesman added`, `said the minister`."""
    if view.seen_at(last) or _apposed(view, last):
        return False
    behind = last
    while view.is_in(behind, "auxiliary"):
        behind += 1
    return any(cue.run.first == behind or cue.run.last == first for cue in view.cues)


def _determined(view: View, first: int, last: int) -> bool:
    behind = last < len(view.words) and (view.words[last],) in view.lexicon.names["determiner"]
    # `presiden itu`, but `sekretaris jenderal blok itu, Jens Stoltenberg` is a title of the name that follows
    return behind and view.seen_at(last + 1) is None and not _apposed(view, last + 1)


def _apposed(view: View, place: int) -> bool:
    return place < len(view.words) and view.words[place] == "," and view.seen_at(place + 1) is not None


def _title_end(view: View, place: int) -> int:
    """Return the end of a title without a name (`mantan perdana menteri Norwegia`); ``place`` if there is none."""
    names = view.lexicon.names
    last = place
    heads = 0
    if view.is_in(place - 1, "article"):
        while last < len(view.words) and view.words[last] in view.lexicon.title_part and not _heads(view, last):
            last += 1  # `the senior diplomat`
    while last < len(view.words) and last - place < 8:
        size = names["title"].at(view.words, last)
        seen = view.seen_at(last)
        if size:
            heads += 1
            last += size
        elif (view.words[last],) in names["person_noun"]:
            heads += 1
            last += 1
        elif (view.words[last],) in names["former"] or (heads and _is_detail(view, last)):
            last += 1
        elif heads and (seen or (view.words[last] in view.lexicon.title_part and not _is_determiner(view, last))):
            last = seen.run.last if seen else last + 1
        else:
            break
    return last if heads else place


def _heads(view: View, place: int) -> bool:
    return view.lexicon.names["title"].at(view.words, place) > 0


def _is_detail(view: View, place: int) -> bool:
    """Say whether a word only tells a place or an age inside a description (`mantan wali kota Hamburg itu`)."""
    word = view.sentence.tokens[place].text
    return word[0].isupper() or word.isdecimal() or view.is_in(place, "age")


def _is_determiner(view: View, place: int) -> bool:
    return (view.words[place],) in view.lexicon.names["determiner"]
