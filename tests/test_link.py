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
    "government of a state": ("Pemerintah Ukraina menolak.", {"Pemerintah Ukraina": "ukrainian-government"}),
    "authorities of a state": ("Otoritas Ukraina menolak.", {"Otoritas Ukraina": "ukraine"}),
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


# ---------------------------------------------------------------- actors nobody curates

BODIES = {
    "ministry of a state nobody curates": (
        "id",
        "Kementerian Luar Negeri Namibia menolak.",
        ("Kementerian Luar Negeri Namibia", "kementerian-luar-negeri-namibia", ActorClass.GOVERNMENT_BODY),
    ),
    "party whose name has a common word": (
        "id",
        "Partai Laut Biru menolak.",
        ("Partai Laut Biru", "partai-laut-biru", ActorClass.ORGANISATION),
    ),
    "state by its head word": ("id", "Republik Muara menolak.", ("Republik Muara", "republik-muara", ActorClass.STATE)),
    "medium": (
        "id",
        "Kantor berita Kabar Muara melaporkannya.",
        ("Kantor berita Kabar Muara", "kabarmuara", ActorClass.MEDIA_ORGANISATION),
    ),
    "organ of an organisation that is known": (
        "en",
        "The African Union Commission rejected it.",
        ("African Union Commission", "african-union-commission", ActorClass.GOVERNMENT_BODY),
    ),
    "name behind the head": (
        "en",
        "The Ministry of Foreign Affairs of Namibia rejected it.",
        (
            "Ministry of Foreign Affairs of Namibia",
            "ministry-of-foreign-affairs-of-namibia",
            ActorClass.GOVERNMENT_BODY,
        ),
    ),
    "owner before the head": (
        "en",
        "Namibia's Foreign Ministry rejected it.",
        ("Namibia's Foreign Ministry", "namibias-foreign-ministry", ActorClass.GOVERNMENT_BODY),
    ),
}


@pytest.mark.parametrize("case", BODIES, ids=str)
def test_an_unknown_body_gets_its_class_from_its_head_word(case: str) -> None:
    language, text, expected = BODIES[case]
    (found,) = mentions(text, language)
    assert (found.span.of(text), found.actor, found.cls) == expected
    assert found.how == "minted"


@pytest.mark.parametrize(
    ("language", "text"),
    [("id", "Kementerian luar negeri menolak."), ("en", "The Security Council and the Board met.")],
)
def test_a_head_word_without_a_name_is_nobody(language: str, text: str) -> None:
    assert [m.actor for m in mentions(text, language) if m.how == "minted"] == []


def test_a_short_name_in_brackets_stands_for_the_body() -> None:
    assert named("The Harbour Safety Board (HSB) met. Later HSB left.", "en")["HSB"] == "harbour-safety-board"


PLACES = {
    "one word": ("id", "Kepala Desa Muara Rini Astuti tiba.", "Kepala Desa Muara"),
    "with a direction": ("id", "Gubernur Muara Barat Rini Astuti tiba.", "Gubernur Muara Barat"),
    "behind a comma": ("id", "Kepala Desa Muara, Rini Astuti, tiba.", "Kepala Desa Muara"),
    "no place": ("id", "Bupati Rini Astuti tiba.", "Bupati"),
    "with of": ("en", "Mayor of Muara Rini Astuti left.", "Mayor of Muara"),
    "a body in the title": ("id", "Juru bicara Dewan Pelabuhan Rini Astuti tiba.", "Juru bicara Dewan Pelabuhan"),
    "behind the name": ("id", "Rini Astuti, kepala dinas pelabuhan, tiba.", "kepala dinas pelabuhan"),
    "behind the name, with a body": (
        "en",
        "Rini Astuti, head of the Harbour Board, left.",
        "head of the Harbour Board",
    ),
}


@pytest.mark.parametrize("case", PLACES, ids=str)
def test_a_place_or_body_in_a_title_is_no_part_of_the_name(case: str) -> None:
    language, text, title = PLACES[case]
    (person,) = [m for m in mentions(text, language) if m.cls is ActorClass.PERSON]
    assert (person.actor, person.name, person.title) == ("rini-astuti", "Rini Astuti", title)


def test_a_title_behind_a_place_makes_no_person_of_it() -> None:
    assert list(named("In Lake Placid, the mayor of the city left.", "en")) == []
    assert [m.actor for m in mentions("Di Muara Dua, Presiden Rini Astuti bicara.")] == ["rini-astuti"]


def test_a_verb_of_saying_behind_a_quotation_introduces_a_full_name() -> None:
    assert named('"We will not pay," said Zoë O\'Hara.', "en") == {"Zoë O'Hara": "zoe-ohara"}
    assert named('"We will not pay," said Monday.', "en") == {}


def test_spellings_of_one_name_are_one_actor() -> None:
    slugs = {mentions(f"Menteri {name} tiba.")[0].actor for name in ("Sergei Antonskiy", "Sergey Antonsky")}
    assert slugs == {"sergey-antonsky"}
    assert mentions("Menteri Sergej Lavrov tiba.")[0].actor == "sergey-lavrov"
    assert mentions("Menteri Ivan Lavrov tiba.")[0].actor == "ivan-lavrov"


def test_a_single_name_is_the_same_person_only_with_the_same_title() -> None:
    one, same, other = (
        mentions(f"{title} Kowalczyk tiba.")[0].actor
        for title in ("Menteri Pertahanan Polandia", "Menteri Pertahanan Polandia", "Duta Besar Polandia")
    )
    assert one == same != other


def test_somebody_introduced_is_found_again_by_full_name_and_by_surname() -> None:
    text = "Ketua Dewan Dermaga Rini Astuti tiba. Rini Astuti menolak. Kepala desa Astuti pergi."
    assert named(text) == {
        "Ketua Dewan Dermaga Rini Astuti": "rini-astuti",
        "Rini Astuti": "rini-astuti",
        "Kepala desa Astuti": "rini-astuti",
    }


def test_somebody_introduced_is_found_again_by_the_first_word_of_the_name() -> None:
    known = "Juru bicara Lin Jian tiba. Menurut Lin, Rusia menolak."
    minted = "Kepala desa Rini Astuti tiba. Rini menolak."
    assert named(known)["Lin"] == "lin-jian"
    assert named(minted)["Rini"] == "rini-astuti"


def test_a_first_word_that_two_people_share_or_that_is_another_word_is_nobody() -> None:
    shared = "Kepala desa Rini Astuti tiba. Kepala desa Rini Kowalczyk tiba. Rini menolak."
    assert "Rini" not in named(shared)
    assert "Will" not in named("Minister Will Kowalczyk arrived. Will it rain?", "en")
    assert "Rini" not in named("Kepala desa Rini Astuti tiba. Rini Laut menolak. Muara Rini tenang.")


def test_a_short_name_belongs_to_the_mention_that_introduces_it() -> None:
    assert list(named("Dewan Dermaga (DD) menolak.")) == ["Dewan Dermaga (DD)"]


def test_a_curated_person_keeps_a_title_that_names_a_place() -> None:
    (found,) = mentions("Gubernur Muara Barat Jens Stoltenberg tiba.")
    assert (found.actor, found.title, found.how) == ("jens-stoltenberg", "Gubernur Muara Barat", "name")
