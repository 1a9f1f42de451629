"""What looks like an act and is none: questions, greetings, telephone calls, talk of which nothing is told.

In      View, an act, the words that follow its cue
Out     why it is no statement; whether nothing is told of what was said.
Source  classes `question`, `greeting`, `label`, `nothing_said` in kg/language/*/grammar.txt.
Limits  an act that is empty may still hold other acts inside its words.
"""

from kg.extract.clauses import Act
from kg.extract.run import Run
from kg.extract.view import View
from kg.model import ActorClass


def idle(view: View, act: Act, content: Run) -> str:
    """Return why an act is no statement, or an empty string.

    Raises:
        Nothing.
    """
    if view.is_in(content.first, "question"):
        return "it asks a question."
    if _only_greets(view, act, content):
        return "it only tells that a person was received."
    return ""


def empty(view: View, act: Act, content: Run) -> bool:
    """Say whether a verb of saying tells nothing that could be asserted, though its words may still judge or demand.

    Raises:
        Nothing.
    """
    # `tidak menyebut nama pipa itu`, `menjelaskan lebih lanjut soal …`: only that there was talk, or none
    silent = act.subject.negated and not view.is_in(content.first - 1, "that")
    return silent or view.phrase_at(content.first, "nothing_said") > 0 or _calls(view, act, content)


def _calls(view: View, act: Act, content: Run) -> bool:
    """Say whether somebody is only called by telephone: `called Putin`, but not `called Putin's plan good`."""
    seen = view.seen_at(content.first)
    if seen is None or not view.is_in(act.cue.run.first, "label"):
        return False
    return not view.is_in(seen.run.last, "possessive")


def _only_greets(view: View, act: Act, content: Run) -> bool:
    seen = view.seen_at(content.first)
    person = seen is not None and all(m.cls is ActorClass.PERSON for m in seen.mentions)
    return person and view.is_in(act.cue.run.first, "greeting")
