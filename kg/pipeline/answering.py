"""What is told of answers: which statement of an article answers which, by which words and why.

In      ArticleTold, Answers; the answers' places are those of the article's statements in the order they are told
Out     ArticleTold: the answering statement has one reason more for each statement that it answers.
Source  docs/linking.md: the types and the reasons.
Limits  wording only: kg.reply decided.
"""

from collections.abc import Iterable
from dataclasses import replace

from kg.extract.explain import ArticleTold, Reason, StatementTold
from kg.model import Answer, LinkReason, Span

_WHY = {
    LinkReason.VERB: "a verb of answering",
    LinkReason.PRONOUN: "a pronoun for what was said",
    LinkReason.ANAPHOR: "a noun that points back to it",
    LinkReason.NAMED: "it is named",
    LinkReason.TURN: "the order of the telling",
    LinkReason.TARGET: "it is put to the side that answers",
    LinkReason.TOPIC: "both are about the same thing",
    LinkReason.EVENT: "both were said at one event",
    LinkReason.ACT: "another report of the act shows it",
}


def with_answers(told: ArticleTold, answers: Iterable[Answer]) -> ArticleTold:
    """Return an article as it was told, with the answers among its statements.

    Raises:
        Nothing.
    """
    places = [
        f"statement {number} of sentence {sentence.number}"
        for sentence in told.sentences
        for number, _ in enumerate(sentence.statements, 1)
    ]
    rows = [statement for sentence in told.sentences for statement in sentence.statements]
    text = told.article.text
    for answer in sorted(answers, key=lambda each: (each.answering, each.answered)):
        one, other = rows[answer.answering], rows[answer.answered].statement
        reason = _reason(answer, text, f"{places[answer.answered]}, “{_printed(other.span, text)}”")
        rows[answer.answering] = replace(one, reasons=(*one.reasons, reason))
    return _refilled(told, rows)


def _reason(answer: Answer, text: str, answered: str) -> Reason:
    why = ", ".join(_WHY[reason] for reason in answer.reasons)
    told = f"it answers {answered}: {why}; confidence {answer.confidence:.2f}"
    return Reason("answer", answer.type.value, answer.words.of(text), told, "")


def _printed(span: Span, text: str) -> str:
    return " ".join(span.of(text).split())


def _refilled(told: ArticleTold, rows: Iterable[StatementTold]) -> ArticleTold:
    left = iter(rows)
    return replace(
        told, sentences=tuple(replace(s, statements=tuple(next(left) for _ in s.statements)) for s in told.sentences)
    )
