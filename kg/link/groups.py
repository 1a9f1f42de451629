"""Bodies and groups of a state: `pejabat AS`, `pihak berwenang Rusia`, `Russian officials`.

In      a sentence's known names, the language's nouns of bodies and groups
Out     the names, with noun and state joined into one mention of the body or group.
Limits  a body the ontology knows by that name was found before and is left as it is.
"""

from kg.language import Group, Lexicon
from kg.link.words import Found
from kg.model import ActorClass, Knowledge, Sentence

_STATES = (ActorClass.STATE, ActorClass.BLOC, ActorClass.INTERNATIONAL_ORGANISATION)


def group_at(sentence: Sentence, found: list[Found], lexicon: Lexicon, knowledge: Knowledge) -> list[Found]:
    """Return the mentions with each group noun joined to the state beside it.

    Raises:
        Nothing.
    """
    out: list[Found] = []
    for item in found:
        noun = _noun_before(sentence, item, lexicon) or _noun_behind(sentence, item, lexicon)
        state = _state_of(item, knowledge)
        if noun is None or state is None or (out and noun[0] < out[-1].last):
            out.append(item)
            continue
        first, last, group = noun
        out.append(_joined(Found(first, last, *_body(group, state, knowledge), "", "group"), item))
    return out


def _body(group: Group, state: str, knowledge: Knowledge) -> tuple[str, ActorClass, str]:
    actor = knowledge.actors[state]
    if group.slug == "state":
        return state, actor.cls, actor.label
    cls = ActorClass.GOVERNMENT_BODY
    slug = group.slug.format(actor.belonging, state=state)
    known = knowledge.actors.get(slug)
    return slug, known.cls if known else cls, known.label if known else group.label.format(actor.label)


def _joined(body: Found, item: Found) -> Found:
    return Found(min(body.first, item.first), max(body.last, item.last), body.actor, body.cls, body.name, "", "group")


def _state_of(item: Found, knowledge: Knowledge) -> str | None:
    if item.how not in ("name", "metonym", "adjective"):
        return None
    if item.cls in _STATES:
        return item.actor
    # `pemerintahan Netanyahu`: the state of the one who leads it
    actor = knowledge.actors.get(item.actor)
    if actor is None or item.cls is not ActorClass.PERSON:
        return None
    return next((s for s in actor.member_of if knowledge.actors[s].cls is ActorClass.STATE), None)


def _noun_before(sentence: Sentence, item: Found, lexicon: Lexicon) -> tuple[int, int, Group] | None:
    if item.first == 0 or sentence.lower[item.first - 1] not in lexicon.group_ends:
        return None
    for first in range(max(0, item.first - 3), item.first):
        run = sentence.lower[first : item.first]
        for group in lexicon.groups.get(run[0], ()):
            if group.words == run and _allowed(group, item):
                return first, item.last, group
    return None


def _allowed(group: Group, item: Found) -> bool:
    return item.cls is not ActorClass.PERSON or group.slug == "state"


def _noun_behind(sentence: Sentence, item: Found, lexicon: Lexicon) -> tuple[int, int, Group] | None:
    """English puts the noun behind: `Russian officials`."""
    if not lexicon.has_trait("noun_behind_state") or item.cls is ActorClass.PERSON:
        return None
    start = item.last
    if start < len(sentence.tokens) and (sentence.lower[start],) in lexicon.grammar["possessive"]:
        start += 1  # `Ukraine's government`
    for size in (5, 4, 3, 2, 1):
        run = sentence.lower[start : start + size]
        if len(run) < size:
            continue
        for group in lexicon.groups.get(run[0], ()):
            if group.words == run:
                return item.first, start + size, group
    return None
