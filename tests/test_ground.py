"""The grounding gate: what it lets pass, and what it refuses, whoever proposed it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kg.curated import knowledge
from kg.extractors import extractor
from kg.ground import Fault, Ground, located
from kg.model import ActorClass, Article, Document, Mention, Span, Statement
from kg.places import ONTOLOGY, SAMPLE_ARTICLES
from kg.read import articles as read
from kg.segment import segment
from tests.conftest import ARTICLES

KNOWN = knowledge(ONTOLOGY)
GROUND = Ground(KNOWN)
RULES = extractor("rules", KNOWN, ONTOLOGY)
DOCUMENTS = [segment(a) for a in read([SAMPLE_ARTICLES, ARTICLES]) if isinstance(a, Article)]


def faults(doc: Document, statement: Statement) -> list[str]:
    return [refusal.reason for refusal in GROUND.sift(doc, [statement], "lift").refused]


@pytest.mark.parametrize("doc", DOCUMENTS, ids=lambda d: d.article.source)
def test_what_the_rules_find_is_grounded(doc: Document) -> None:
    found = RULES.extract(doc).statements
    assert found
    grounded = GROUND.sift(doc, found, "lift")
    assert grounded.refused == ()
    assert grounded.kept == found


@pytest.mark.parametrize("doc", DOCUMENTS, ids=lambda d: d.article.source)
def test_a_speaker_put_in_anothers_place_is_refused(doc: Document) -> None:
    """Each actor is given the words of each mention of another: none of the names may pass for it."""
    found = RULES.extract(doc).statements
    named = [m for s in found for m in s.speakers if m.how == "name" and m.cls is ActorClass.PERSON and not m.title]
    for statement in found:
        for mention in named:
            for wrong in named:
                if wrong.actor != mention.actor:
                    swapped = replace(mention, actor=wrong.actor, name=wrong.name)
                    assert faults(doc, replace(statement, speakers=(swapped,))) == [Fault.SPEAKER]


@pytest.fixture
def doc(tmp_path: Path) -> Document:
    filler = "\n\n".join(f"Hujan turun di dermaga nomor {n} sepanjang hari itu." for n in range(9))
    text = (
        "Dermaga Ditutup\n\nWali Kota Sari Dewi mengatakan dermaga harus segera dibuka.\n\n"
        "Baca juga: Moskow Menolak Membuka Dermaga\n\nMoskow menolak usul itu. Ia tidak mau berunding.\n\n" + filler
    )
    file = tmp_path / "dermaga.txt"
    file.write_text(text, encoding="utf-8")
    (article,) = read([file])
    assert isinstance(article, Article)
    return segment(article)


def at(doc: Document, words: str, last: bool = False) -> Span:
    start = doc.text.rindex(words) if last else doc.text.index(words)
    return Span(start, start + len(words))


def mayor(doc: Document) -> Statement:
    return next(s for s in RULES.extract(doc).statements if s.speakers[0].actor == "sari-dewi")


Changed = Callable[[Document, Statement], Statement]
FAULTY: dict[str, tuple[Changed, Fault]] = {
    "words beyond the text": (lambda d, s: replace(s, span=Span(5, 10**6)), Fault.NOT_IN_TEXT),
    "no words": (lambda d, s: replace(s, span=Span(50, 50)), Fault.NOT_IN_TEXT),
    "words before the text": (lambda d, s: replace(s, span=Span(-4, 20)), Fault.NOT_IN_TEXT),
    "a condition beyond the text": (lambda d, s: replace(s, condition=Span(5, 10**6)), Fault.NOT_IN_TEXT),
    "words of a teaser": (lambda d, s: replace(s, span=at(d, "Moskow Menolak Membuka")), Fault.NOT_READ),
    "words that run over a teaser": (
        lambda d, s: replace(s, span=Span(s.span.start, at(d, "menolak usul itu").end)),
        Fault.NOT_READ,
    ),
    "nobody": (lambda d, s: replace(s, speakers=()), Fault.NOBODY),
    "a speaker named in a teaser": (lambda d, s: replace(s, speakers=(_russia(at(d, "Moskow")),)), Fault.SPEAKER),
    "words that name nobody": (lambda d, s: replace(s, speakers=(_russia(at(d, "usul itu")),)), Fault.SPEAKER),
    "an actor the words do not name": (
        lambda d, s: replace(s, speakers=(replace(s.speakers[0], actor="nato"),)),
        Fault.SPEAKER,
    ),
    "an actor minted from no words": (
        lambda d, s: replace(s, speakers=(replace(s.speakers[0], actor="bo-ek", name="Bo Ek"),)),
        Fault.SPEAKER,
    ),
    "a slug that is not of its name": (
        lambda d, s: replace(s, speakers=(replace(s.speakers[0], actor="sari-dewi-2"),)),
        Fault.SPEAKER,
    ),
    "a pronoun before anybody was named": (
        lambda d, s: replace(s, speakers=(Mention(at(d, "Dermaga"), "nato", ActorClass.STATE, "", "", "pronoun"),)),
        Fault.SPEAKER,
    ),
    "a speaker named far away": (lambda d, s: replace(s, span=at(d, "Hujan turun", last=True)), Fault.FAR),
    "a target the words do not name": (lambda d, s: replace(s, targets=(_russia(at(d, "usul itu")),)), Fault.PARTY),
    "an agency the words do not name": (lambda d, s: replace(s, cited_from=(_russia(at(d, "harus")),)), Fault.PARTY),
}


def _russia(span: Span) -> Mention:
    return Mention(span, "russia", ActorClass.STATE, "Moskow", "", "metonym")


@pytest.mark.parametrize(("changed", "fault"), FAULTY.values(), ids=FAULTY.keys())
def test_what_the_text_does_not_bear_out_is_refused_with_the_reason(
    doc: Document, changed: Changed, fault: Fault
) -> None:
    good = mayor(doc)
    assert faults(doc, good) == []
    assert faults(doc, changed(doc, good)) == [fault]


def test_names_metonyms_and_pronouns_that_the_text_bears_out_pass(doc: Document) -> None:
    good = mayor(doc)
    moscow, pronoun = at(doc, "Moskow menolak"), at(doc, "Ia tidak")
    speaker = _russia(Span(moscow.start, moscow.start + len("Moskow")))
    assert faults(doc, replace(good, speakers=(speaker,))) == []
    pointing = replace(speaker, span=Span(pronoun.start, pronoun.start + 2), how="pronoun")
    assert faults(doc, replace(good, speakers=(pointing,))) == []
    assert faults(doc, replace(good, targets=(speaker,))) == []


def test_a_refusal_names_place_words_and_stage(doc: Document) -> None:
    wrong = replace(mayor(doc), speakers=())
    (refusal,) = GROUND.sift(doc, [wrong], "extract").refused
    assert (refusal.stage, refusal.reason) == ("extract", Fault.NOBODY)
    assert refusal.item == f"dermaga.txt[{wrong.span.start}:{wrong.span.end}]"
    assert refusal.detail == wrong.span.of(doc.text)


@pytest.mark.parametrize(
    ("quote", "near", "found"),
    [
        ("dermaga harus segera dibuka", 0, "dermaga harus segera dibuka"),
        ("“dermaga harus segera dibuka”", 0, "dermaga harus segera dibuka"),
        ("dermaga harus\nsegera  dibuka.", 0, "dermaga harus segera dibuka."),
        ("ermaga harus", 0, None),
        ("dermaga haru", 0, None),
        ("Membuka Dermaga", 0, None),
        ("dibuka.\n\nMoskow", 0, None),
        ("usul itu. Ia tidak", 2, "usul itu. Ia tidak"),
        ("", 0, None),
        ("“”", 0, None),
        ("itu", 10**9, "itu"),
    ],
)
def test_a_quote_is_found_in_the_articles_own_words_or_not_at_all(
    doc: Document, quote: str, near: int, found: str | None
) -> None:
    span = located(doc, quote, near)
    assert (span.of(doc.text) if span else None) == found
