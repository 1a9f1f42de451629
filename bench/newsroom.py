"""Made-up news articles, as many as are wanted, no two alike: the stuff of bench/pipeline.py and of a test.

In      how many
Out     lines of JSON, each an article in English or Indonesian of four to eight sentences; the same number, the same
        article, on every machine.
Limits  invented people, places and quarrels; grammar is that of plain agency copy, with quotations and without.
"""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_FIRST = "Ada Bram Citra Dewa Elin Fajar Gita Hasan Ines Jonas Karsa Lena Mirna Noor Olga Pavel Rani Sigit Tilda Wira"
_LAST = "Anwar Brandt Cahya Dorn Ekholm Falk Gunadi Hale Iskar Jensen Kurnia Lindt Marsh Nugra Osten Prast Quill Rahma"
_PLACE = "Teluk Jingga|Port Amsel|Kota Lumbung|Harrow Bay|Pulau Senja|Norvale|Muara Biru|Eastmere|Tanjung Pala|Velden"
_BODY_EN = "harbour union|city council|fishing league|ferry company|water board|teachers' guild|rail workers|millers"
_BODY_ID = "serikat pelabuhan|dewan kota|himpunan nelayan|perusahaan feri|badan air|persatuan guru|serikat kereta"
_TITLE_EN = "Mayor|Minister|Spokesperson|Chairwoman|General|Professor|Senator|Ambassador"
_TITLE_ID = "Wali Kota|Menteri|Juru bicara|Ketua|Jenderal|Profesor|Gubernur|Duta Besar"
_THING_EN = (
    "the new harbour fee|the closing of the mill|night fishing|the ferry timetable|the dam above the valley|"
    "the price of grain|the border market|the salt tax|the lease of the pier|the school reform"
)
_THING_ID = (
    "tarif pelabuhan baru|penutupan pabrik|penangkapan ikan malam hari|jadwal feri|bendungan di hulu|harga gabah|"
    "pasar perbatasan|pajak garam|sewa dermaga|pembaruan sekolah"
)
_ENGLISH = (
    '"We will not accept {thing}," {title} {name} of {place} said on {day}.',
    "{title} {name} demanded that the {body} end {thing} within {number} days.",
    "The {body} rejected the proposal on {thing}, saying it would cost {place} {number} jobs.",
    "{name} accused the {body} of hiding {number} letters about {thing}.",
    "The {body} denied that it had ever planned {thing}.",
    "{title} {name} warned that {place} would close its gates if {thing} went ahead.",
    'According to the {body}, {number} families in {place} support {thing}: "They need it," {name} added.',
    "{name} agreed to meet the {body} in {place} on {day} to talk about {thing}.",
    "The {body} of {place} praised {title} {name} for the talks on {thing}.",
    "About {number} people gathered in {place} on {day}, the {body} told reporters.",
    "{name}, who leads the {body}, urged {place} to drop {thing}.",
    "If {thing} is not withdrawn, the {body} will strike for {number} days, {name} threatened.",
)
_INDONESIAN = (
    '"Kami tidak akan menerima {thing}," kata {title} {name} di {place}, {day}.',
    "{title} {name} menuntut {body} mengakhiri {thing} dalam {number} hari.",
    "{body} {place} menolak usul tentang {thing} karena merugikan {number} keluarga.",
    "{name} menuduh {body} menyembunyikan {number} surat tentang {thing}.",
    "{body} membantah pernah merencanakan {thing}.",
    "{title} {name} memperingatkan bahwa {place} akan menutup gerbangnya jika {thing} diteruskan.",
    'Menurut {body}, {number} keluarga di {place} mendukung {thing}. "Mereka membutuhkannya," ujar {name}.',
    "{name} setuju bertemu {body} di {place} pada {day} untuk membahas {thing}.",
    "{body} {place} memuji {title} {name} atas perundingan tentang {thing}.",
    "Sekitar {number} orang berkumpul di {place} pada {day}, kata {body} kepada wartawan.",
    "{name}, yang memimpin {body}, mendesak {place} membatalkan {thing}.",
    "Jika {thing} tidak dicabut, {body} akan mogok selama {number} hari, ancam {name}.",
)
_DAYS_EN = "Monday|Tuesday|Wednesday|Thursday|Friday"
_DAYS_ID = "Senin|Selasa|Rabu|Kamis|Jumat"


@dataclass(frozen=True, slots=True)
class _Tongue:
    sentences: tuple[str, ...]
    bodies: tuple[str, ...]
    titles: tuple[str, ...]
    things: tuple[str, ...]
    days: tuple[str, ...]
    headline: str


def _tongue(sentences: tuple[str, ...], headline: str, *lists: str) -> _Tongue:
    bodies, titles, things, days = (tuple(words.split("|")) for words in lists)
    return _Tongue(sentences, bodies, titles, things, days, headline)


_TONGUES = (
    _tongue(_ENGLISH, "{place} quarrels over {thing}, day {number}", _BODY_EN, _TITLE_EN, _THING_EN, _DAYS_EN),
    _tongue(
        _INDONESIAN, "{place} bersengketa soal {thing}, hari ke-{number}", _BODY_ID, _TITLE_ID, _THING_ID, _DAYS_ID
    ),
)


def article(number: int) -> tuple[str, int]:
    """Return one article as a line of JSON, without its line break, and how many sentences it has.

    Raises:
        Nothing.
    """
    chance = random.Random(number)  # noqa: S311 - the same article for the same number
    tongue = _TONGUES[number % 2]
    people = [f"{chance.choice(_FIRST.split())} {chance.choice(_LAST.split())}" for _ in range(3)]
    places = chance.sample(_PLACE.split("|"), 2)
    sentences = chance.sample(tongue.sentences, chance.randint(4, 8))

    def filled(sentence: str) -> str:
        words = sentence.format(
            name=chance.choice(people),
            place=chance.choice(places),
            body=chance.choice(tongue.bodies),
            title=chance.choice(tongue.titles),
            thing=chance.choice(tongue.things),
            day=chance.choice(tongue.days),
            number=chance.randint(2, 9000),
        )
        return words[0].upper() + words[1:]

    middle = len(sentences) // 2
    paragraphs = (sentences[:middle], sentences[middle:])
    text = "\n\n".join(" ".join(filled(sentence) for sentence in part) for part in paragraphs)
    row = {
        "url": f"https://news.example/{number}",
        "title": filled(tongue.headline),
        "date": (date(2021, 1, 1) + timedelta(days=number % 365)).isoformat(),
        "text": f"{text}\n",
    }
    return json.dumps(row, ensure_ascii=False), len(sentences)


def articles(count: int) -> Iterator[tuple[str, int]]:
    """Yield the first so many articles.

    Raises:
        Nothing.
    """
    return (article(number) for number in range(count))
