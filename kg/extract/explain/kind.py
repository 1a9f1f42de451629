"""Why a statement is of its kind: its cue, a pattern in its words, or nothing that says otherwise.

In      the draft of a statement
Out     Reason of the slot `kind`.
Limits  reads the rule's name (`act:…`, `say:…`, `quote:…`) that the statement carries as its provenance.
"""

from kg.extract.explain.printed import printed
from kg.extract.explain.sources import Sources
from kg.extract.explain.values import Reason
from kg.extract.notes import Drafted
from kg.extract.run import Run
from kg.extract.view import View
from kg.language import phrase
from kg.model import Kind, Statement

_WHOSE = {"self": "the speaker's own side", "other": "another", "nobody": "nobody named"}


def kind(view: View, draft: Drafted, statement: Statement, sources: Sources) -> Reason:
    """Return why a statement is of its kind.

    Raises:
        DataError: a word list cannot be read.
    """
    if draft.act is not None:
        return _of_act(view, draft, statement, sources)
    pattern = draft.rule.partition(":")[2]
    if pattern:
        return _of_words(view, pattern, draft, statement, sources)
    if statement.kind is Kind.ASSERTION:
        return Reason("kind", "assertion", "", "no pattern fits the words: what is left is an assertion", "")
    why = "a warning: the words ask for something, or tell what one's own side will do"
    return Reason("kind", statement.kind.value, "", why, "")


def _of_act(view: View, draft: Drafted, statement: Statement, sources: Sources) -> Reason:
    act = draft.act
    if act is None:
        raise AssertionError
    cue = act.cue.cue
    named = f"the cue `{' '.join(cue.words)}` stands for the kind {cue.act}"
    if statement.kind.value == cue.act:
        why = named
    elif act.subject.negated:
        why = f"{named}, and is negated"
    else:
        why = f"{named}; but it is not done yet, or another tells it of its doer and the words are that other's"
    return Reason("kind", statement.kind.value, printed(view, act.cue.run), why, sources.cue(cue))


def _of_words(view: View, pattern: str, draft: Drafted, statement: Statement, sources: Sources) -> Reason:
    fit = phrase(pattern).search(view.line(draft.run))
    about = f"the clause is about {_WHOSE.get(draft.aim.reading.whose, draft.aim.reading.whose)}"
    why = f"the pattern `{pattern}` fits the words said; {about}"
    return Reason("kind", statement.kind.value, printed(view, Run(*fit)) if fit else "", why, sources.content(pattern))
