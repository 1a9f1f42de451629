"""How articles were read: article → the reasons behind each statement, and what was refused.

In      paths, or one typed text; the folder of the ontology; perhaps the sentences that are asked for
Out     ArticleTold, one article at a time; the same as JSON Lines.
Limits  the rules back end alone: another one's reasons are its model's.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.curated import knowledge
from kg.errors import KGError
from kg.extract.explain import ArticleTold, Explainer, Reason, SentenceTold
from kg.language import LANGUAGES
from kg.model import Article, Document, Refusal, Span, Zone, ZoneRole
from kg.pipeline.answering import with_answers
from kg.pipeline.rows import json_line
from kg.read import articles
from kg.read.language import detect
from kg.reply import Replies
from kg.segment import segment

TYPED = "typed text"


@dataclass(frozen=True, slots=True)
class Typed:
    """A text that somebody typed."""

    text: str
    language: str | None
    """None where it is to be detected."""


def explain(source: Sequence[Path] | Typed, ontology: Path, wanted: str | None) -> Iterator[ArticleTold | Refusal]:
    """Yield how each article was read, or the sentences of it that are wanted: by number, or by words they hold.

    Raises:
        DataError: a file of the ontology folder or a word list is not as it should be.
        KGError: no sentence is as wanted, or there are no word lists for the language of the typed text.
    """
    known = knowledge(ontology)
    rooms = Explainer(known, ontology), Replies(known)
    items = [_article(source)] if isinstance(source, Typed) else articles(source)
    read = shown = 0
    for item in items:
        if isinstance(item, Refusal):
            yield item
            continue
        told = _told(segment(item), *rooms)
        read += 1
        chosen = told if wanted is None else _chosen(told, wanted)
        if chosen.sentences or wanted is None:
            shown += 1
            yield chosen
    if read and not shown:
        raise KGError(f"No sentence is {wanted!r}. Give its number as --explain shows it, or words that stand in it.")


def _told(doc: Document, explainer: Explainer, replies: Replies) -> ArticleTold:
    told = explainer.explain(doc)
    said = [found.statement for sentence in told.sentences for found in sentence.statements]
    return with_answers(told, replies.answers(doc, said))


def reason_lines(told: ArticleTold) -> Iterator[str]:
    """Yield one JSON object for each sentence told, then one for each stretch that was skipped; without line breaks.

    Raises:
        Nothing.
    """
    for sentence in told.sentences:
        yield json.dumps(_row(told.article, sentence), ensure_ascii=False)
    for zone in told.skipped:
        row = {"document": told.article.source, "skipped": zone.role.value, **_place(told.article, zone.span)}
        yield json.dumps(row, ensure_ascii=False)


def _row(article: Article, told: SentenceTold) -> dict[str, object]:
    lists = (told.actors, told.quotations, told.cues, told.attributions, told.rejected)
    names = ("actors", "quotations", "cues", "attributions", "rejected")
    return {
        "document": article.source,
        "sentence": told.number,
        "role": told.sentence.role.value,
        **_place(article, told.sentence.span),
        **{name: _reasons(reasons) for name, reasons in zip(names, lists, strict=True)},
        "statements": [
            {**json.loads(json_line(article, s.statement)), "reasons": _reasons(s.reasons)} for s in told.statements
        ],
    }


def _place(article: Article, span: Span) -> dict[str, object]:
    return {"start": span.start, "end": span.end, "text": span.of(article.text)}


def _reasons(reasons: Iterable[Reason]) -> list[dict[str, str]]:
    return [{"slot": r.slot, "value": r.value, "words": r.words, "why": r.why, "source": r.source} for r in reasons]


def _chosen(told: ArticleTold, wanted: str) -> ArticleTold:
    words = " ".join(wanted.split()).casefold()
    fits = tuple(s for s in told.sentences if _fits(told.article, s, words))
    return replace(told, sentences=fits, skipped=())


def _fits(article: Article, told: SentenceTold, words: str) -> bool:
    if words.isdigit():
        return told.number == int(words)
    return words in " ".join(told.sentence.span.of(article.text).split()).casefold()


def _article(typed: Typed) -> Article:
    language = typed.language or detect(typed.text)
    if language not in LANGUAGES:
        raise KGError(f"The language of the text is not known. Add --language, one of: {', '.join(LANGUAGES)}.")
    zone = Zone(ZoneRole.BODY, Span(0, len(typed.text)))
    return Article(TYPED, typed.text, (zone,), "", language, None, None, None)
