"""What words point back to: pronouns, descriptions, posts without a name become the actors they stand for.

In      View of the next sentence, Memory of the sentences before it
Out     the view with `dia`, `blok itu`, `kedua pemimpin`, `the spokesman` standing for actors.
Source  descriptions, person nouns and pronouns in kg/language/*/{names,grammar}.txt.
Limits  nothing is guessed: a description without an antecedent of its class stands for nobody.
"""

from kg.extract.memory import Memory
from kg.extract.run import Run
from kg.extract.view import Seen, View
from kg.language.nameless import nameless
from kg.model import ActorClass, Mention, Span

_STATES = {"two_states": 2, "three_states": 3}
"""Words that mean so many states named together before."""


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
    added += [held for seen in view.seen if (held := _held(seen, memory))]
    # a description may swallow a name inside it: `mantan perdana menteri Norwegia itu`
    kept = [s for s in view.seen if not any(a.run.first <= s.run.first < a.run.last for a in added)]
    view.see(sorted([*kept, *added], key=lambda s: s.run.first))


def _held(seen: Seen, memory: Memory) -> Seen | None:
    """An office whose holder the date does not tell is the person of that body named last (`the Russian leader`)."""
    office = seen.mentions[0] if len(seen.mentions) == 1 and seen.mentions[0].how == "office" else None
    person = memory.holder(office.actor) if office else None
    return Seen(seen.run, (_again(person, office.span, "description"),)) if office and person else None


def _again(mention: Mention, span: Span, how: str) -> Mention:
    return Mention(span, mention.actor, mention.cls, mention.name, "", how)


def _pointer(view: View, memory: Memory, place: int) -> tuple[Run, tuple[Mention, ...], str]:
    """Return what points back at a position, whom it stands for and how; an empty run if nothing does."""
    if view.is_in(place, "person_pronoun"):
        gender = next((g for g in ("male", "female") if view.is_in(place, g)), "")
        named = _named_before(view, place)
        fits = named is not None and (not gender or memory.sides.gender(named.actor) in ("", gender))
        person = named if fits else memory.pronoun(gender)
        return Run(place, place + 1), (person,) if person else (), "pronoun"
    if view.is_in(place, "own_pronoun") and _tells(view, place + 1):
        body = memory.last_body()
        return Run(place, place + 1), (body,) if body else (), "pronoun"
    if view.is_in(place, "plural_pronoun"):
        return Run(place, place + 1), memory.voice, "pronoun"
    size = view.lexicon.names["pair"].at(view.words, place)
    if size:
        return Run(place, place + size), memory.pair, "description"
    for name, count in _STATES.items():
        size = view.lexicon.names[name].at(view.words, place)
        if size:
            determined = _determined(view, place, place + size)
            meant = memory.allied.get(count, ())
            if not meant and name == "two_states":
                meant = memory.disputants.two(_apart(view, place))
            return Run(place, place + size + determined), meant, "description"
    return _description(view, memory, place)


def _apart(view: View, place: int) -> frozenset[str]:
    """Return the states a sentence names before a place: `Malaysia urged both countries …` means two others."""
    named = (m for seen in view.seen if seen.run.last <= place for m in seen.mentions)
    return frozenset(m.actor for m in named if m.cls is ActorClass.STATE)


def _tells(view: View, place: int) -> bool:
    """Say whether a verb of saying or asking stands at a position, or behind an auxiliary there (`it has demanded`)."""
    while view.is_in(place, "auxiliary"):
        place += 1
    return any(cue.run.first == place for cue in view.cues)


def _named_before(view: View, place: int) -> Mention | None:
    """Return the one person with whom the sentence begins: `Trump has warned he would …`."""
    first = view.seen[0] if view.seen and view.seen[0].run.last <= place else None
    alone = first is not None and first.run.first == 0 and len(first.mentions) == 1
    return first.mentions[0] if first and alone and first.mentions[0].cls is ActorClass.PERSON else None


def _description(view: View, memory: Memory, place: int) -> tuple[Run, tuple[Mention, ...], str]:
    for words, name, part in view.lexicon.descriptions.get(view.words[place], ()):
        last = place + len(words)
        article = (words[0],) in view.lexicon.grammar["article"]
        if view.words[place:last] == words and (article or _determined(view, place, last)):
            body = memory.group(words[-1]) if name == ActorClass.GROUP else memory.bodies.get(ActorClass(name))
            known = body is not None and part in body.actor
            return Run(place, last + (not article)), (body,) if body and known else (), "description"
    article = (view.words[place],) in view.lexicon.grammar["article"]
    last = _title_end(view, place + article)
    if last == place + article:
        return Run(place, place), (), ""
    group = memory.group(view.words[last - 1]) if article and view.words[last - 1] in _nouns(view) else None
    if group:
        return Run(place, last), (group,), "description"
    person = memory.described(view.words[place:last], sure=_determined(view, place, last))
    if person and article and _acts(view, place, last):
        return Run(place, last), (person,), "description"
    if person and _determined(view, place, last):
        return Run(place, last + 1), (person,), "description"
    return Run(place, place), (), ""


def _nouns(view: View) -> frozenset[str]:
    """Return the nouns for people without a name: `the Ukrainian official` is somebody spoken of before."""
    return nameless(view.lexicon.language).firsts


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
        while last < len(view.words) and not _heads(view, last) and _qualifies(view, last):
            last += 1  # `the senior diplomat`, `the Russian leader`
    while last < len(view.words) and last - place < 8:
        size = names["title"].at(view.words, last)
        seen = view.seen_at(last)
        if size:
            heads += 1
            last += size
        elif (view.words[last],) in names["person_noun"]:
            heads += 1
            last += 1
        elif (
            (view.words[last],) in names["former"]
            or (heads and _is_detail(view, last))
            or (heads and not size and _loose(view, last))
        ):
            last += 1
        elif heads and (seen or (view.words[last] in view.lexicon.title_part and not _is_determiner(view, last))):
            last = seen.run.last if seen else last + 1
        else:
            break
    return last if heads else place


def _loose(view: View, place: int) -> bool:
    """Say whether a small word only tells more of a person (`taipan properti tersebut`), a determiner close behind."""
    names = view.lexicon.names["determiner"]
    near = any((view.words[p],) in names for p in range(place + 1, min(place + 3, len(view.words))))
    cued = any(cue.run.holds(place) for cue in view.cues) or view.is_any(place, "that", "complementiser")
    return near and not cued and view.words[place].isalpha() and (view.words[place],) not in names


def _qualifies(view: View, place: int) -> bool:
    seen = view.seen_at(place)
    adjective = seen is not None and all(m.how == "adjective" for m in seen.mentions)
    return adjective or view.words[place] in view.lexicon.title_part


def _heads(view: View, place: int) -> bool:
    return view.lexicon.names["title"].at(view.words, place) > 0


def _is_detail(view: View, place: int) -> bool:
    """Say whether a word only tells a place or an age inside a description (`mantan wali kota Hamburg itu`)."""
    word = view.sentence.tokens[place].text
    return word[0].isupper() or word.isdecimal() or view.is_in(place, "age")


def _is_determiner(view: View, place: int) -> bool:
    return (view.words[place],) in view.lexicon.names["determiner"]
