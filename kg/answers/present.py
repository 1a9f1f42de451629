"""What is told as it stands today, although the statements beside it are those known on a day before.

In      Filters, a language
Out     a note for whoever reads the answer; none where the clock was not asked for.
Source  decision 0035.
Limits  acts, answers and statuses are drawn by rules at each publication and not folded anew.
"""

from enum import StrEnum
from typing import Final

from kg.index.filters import Filters
from kg.index.labels import Language


class Told(StrEnum):
    """What stands for today only."""

    TOPIC = "topic"
    ACTS = "acts"
    ANSWERS = "answers"
    LINKS = "links"
    DUPLICATES = "duplicates"


_TOLD: Final = {
    Told.TOPIC: {
        Language.EN: "Statements and counts are as known on that day. Statuses, their history and answers are as of "
        "today.",
        Language.ID: "Pernyataan dan jumlahnya menurut yang diketahui pada hari itu. Keadaan tuntutan, riwayatnya, dan "
        "jawaban menurut keadaan sekarang.",
    },
    Told.ACTS: {
        Language.EN: "Acts are as of today, and no retracted statement is a report of one: the day only chooses acts "
        "of which a report was known then.",
        Language.ID: "Tindakan menurut keadaan sekarang, dan pernyataan yang dicabut bukan laporannya: hari itu hanya "
        "memilih tindakan yang salah satu laporannya sudah diketahui.",
    },
    Told.ANSWERS: {
        Language.EN: "Answers are as of today, and none from or to a retracted statement is among them: the day only "
        "chooses answers of which both statements were known then.",
        Language.ID: "Jawaban menurut keadaan sekarang, tanpa jawaban dari atau atas pernyataan yang dicabut: hari itu "
        "hanya memilih jawaban yang kedua pernyataannya sudah diketahui.",
    },
    Told.LINKS: {
        Language.EN: "Answers are as of today, and none from or to a retracted statement is among them: the day only "
        "chooses the statements that answer.",
        Language.ID: "Jawaban menurut keadaan sekarang, tanpa jawaban dari atau atas pernyataan yang dicabut: hari itu "
        "hanya memilih pernyataan yang menjawab.",
    },
    Told.DUPLICATES: {
        Language.EN: "Acts, of which each counts once, are as of today: a statement that was retracted since counts by "
        "itself.",
        Language.ID: "Tindakan, yang masing-masing dihitung sekali, menurut keadaan sekarang: pernyataan yang dicabut "
        "sesudahnya dihitung tersendiri.",
    },
}


def note(language: Language, filters: Filters, of: Told) -> str | None:
    """Return what of an answer is as of today, in this language or in English; None if nothing is.

    Raises:
        Nothing.
    """
    if filters.known_by is None:
        return None
    told = _TOLD[of]
    return told.get(language, told[Language.EN])
