"""Names, titles, offices, groups and unknown people in made-up sentences."""

from datetime import date

import pytest

from kg.curated import knowledge
from kg.language import lexicon
from kg.link import Linker
from kg.model import ActorClass, Article, Mention, Span, Zone, ZoneRole
from kg.places import ONTOLOGY
from kg.segment import segment

KNOWN = knowledge(ONTOLOGY)


def mentions(text: str, language: str = "id", published: date | None = date(2021, 12, 20)) -> list[Mention]:
    zone = Zone(ZoneRole.BODY, Span(0, len(text)))
    doc = segment(Article("made-up.txt", text, (zone,), "", language, published, None, None))
    return [m for sentence in Linker(KNOWN, lexicon(language)).link(doc) for m in sentence]


def named(text: str, language: str = "id") -> dict[str, str]:
    return {m.span.of(text): m.actor for m in mentions(text, language)}


CASES = {
    "name": ("Putin tiba.", {"Putin": "vladimir-putin"}),
    "title, country and name are one": (
        "Menteri Luar Negeri AS Antony Blinken tiba.",
        {"Menteri Luar Negeri AS Antony Blinken": "antony-blinken"},
    ),
    "title in apposition": (
        "Sekretaris jenderal blok itu, Jens Stoltenberg, tiba.",
        {"Sekretaris jenderal blok itu, Jens Stoltenberg": "jens-stoltenberg"},
    ),
    "former": (
        "Mantan Presiden Rusia Dmitry Medvedev tiba.",
        {"Mantan Presiden Rusia Dmitry Medvedev": "dmitry-medvedev"},
    ),
    "metonym": ("Moskow menolak.", {"Moskow": "russia"}),
    "letters matter": ("Ia naik as roda di AS.", {"AS": "united-states"}),
    "government of a state": ("Otoritas Ukraina menolak.", {"Otoritas Ukraina": "ukraine"}),
    "unknown person": (
        "Menteri Pertahanan Polandia Jan Kowalczyk tiba. Kowalczyk menolak.",
        {"Menteri Pertahanan Polandia Jan Kowalczyk": "jan-kowalczyk", "Kowalczyk": "jan-kowalczyk"},
    ),
    "surname of a known person": ("Josep Borrell tiba. Borrell menolak.", {
        "Josep Borrell": "josep-borrell", "Borrell": "josep-borrell",
    }),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_names(case: str) -> None:
    text, expected = CASES[case]
    assert named(text) == expected


def test_an_office_stands_for_its_holder_on_the_day() -> None:
    before = mentions("Presiden Amerika Serikat menolak.", published=date(2020, 6, 1))
    after = mentions("Presiden Amerika Serikat menolak.", published=date(2021, 6, 1))
    assert [m.actor for m in before] == ["donald-trump"]
    assert [m.actor for m in after] == ["joe-biden"]


def test_a_minted_person_keeps_name_and_title() -> None:
    (found,) = mentions("Duta Besar Polandia Jan Kowalczyk tiba.")
    assert (found.name, found.title, found.how) == ("Jan Kowalczyk", "Duta Besar Polandia", "minted")
    assert found.cls is ActorClass.PERSON


def test_groups_of_a_state_in_english() -> None:
    assert named("US officials declined to comment.", "en") == {"US officials": "us-officials"}


def test_a_sentence_without_names_has_no_mentions() -> None:
    assert mentions("Harga minyak naik tajam pada Senin.") == []


def test_a_head_word_at_the_very_end_is_nobody() -> None:
    assert named("Berkas Partai Biru tiba di mahkamah") == {"Partai Biru": "partai-biru"}
