"""What hostile articles are made of: the word lists' own vocabulary among marks, blanks and characters that break code.

In      the languages' word lists, the curated names, the furniture lists' examples
Out     words and marks to build articles from, and long lines of one kind of thing
Limits  made up: no line of it says anything about anybody.
"""

import re
from collections.abc import Callable
from functools import cache
from itertools import count
from random import Random

from kg.curated import knowledge
from kg.language import LANGUAGES, lexicon
from kg.model import Knowledge
from kg.places import ONTOLOGY
from kg.read.patterns import patterns

_SLOT = re.compile(r"{(\w+)}")
QUOTES = (*"\"“”„«»‘’'″‹›‚`", "''", "“”", "‘“", "”’", '""', '“ "', "” “", "(“", "”)")
MARKS = (*".,;:!?…-–—/()[]{}*#_%&@|\\<>=+", "...", "?!", ". . .", ",,", "--", "***", " - ", " | ")
BLANKS = (" ", "  ", "\t", "\u00a0", "\u2009", "\u3000", "\v", "\f", "\x1c", "\x85", "")
BREAKS = ("\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\u2028", "\u2029", "\n \n", "\n\n\n")
ODD = (
    *("🙂", "👩‍👩‍👧", "🇮🇩", "e\u0301", "\u0301", "a" + "\u0300" * 40, "\u200b", "\u200d", "\u200e", "\u200f", "\u202e"),
    *("\u2066", "\u2069", "\ufeff", "\ufffe", "\uffff", "\ufffd", "\U0010ffff", "\U000e0001", "\ue000"),
    *("\x00", "\x01", "\x08", "\x1b[31m", "\x7f", "İ", "ı", "ſ", "K", "ß", "ŉ", "ǰ", "ΐ", "ﬁ", "Ǆ", "ª", "²", "½"),
    *(
        "①",
        "Ⅷ",
        "٣",
        "१२",
        "७/१२/२०२१",
        "京",
        "صرح",
        "ไทย",
        "ـ",
        "&#0;",
        "&#xD800;",
        "&amp;",
        "<b>",
        "</p>",
        "<!--",
        "%s",
    ),
    *("{}", "{0}", "\ud7ff"),
    *("aprıl 7, 2021", "auguſt 7, 2021", "7 deſember 2021", "x" * 3100, "Ab" * 700, "o'" * 200, "-" * 900, "a-" * 300),
)
DATES = (
    *("Selasa (7/12)", "7/12/2021", "31/2/2021", "29 Februari 2023", "0001-01-01", "1/1/0001", "31/12/9999"),
    *("9999-12-31", "1e9", "3 Maret 1999"),
    *("Rabu (22 Desember)", "Senin, 1 Januari 0001", "Jumat (31/12/9999)", "December 31, 9999", "January 1, 0001"),
    *("Monday", "kemarin", "yesterday", "hari ini", "today", "pada hari Kamis", "on Thursday", "2021", "0", "0000"),
    *("99/99/9999", "0/0/0000", "12:30 WIB", "30 Desember 2021, 19:29 WIB", "Dec. 7", "7 Dec 21", "1990"),
)
TOPS = (
    *("JAKARTA - ", "Moskow | SITUS.co – ", "KYIV (Reuters) - ", "(CNN)", "MOSCOW, January 27. /TASS/. "),
    *(
        "Wina, 1/1/0001 -- ",
        "Rusia, SITUS.COM ",
        "JAKARTA, 31 December 9999 - ",
        "WINA: ",
        "BRUSSEL --",
        "Moscow, 1 January 0001 (TASS) -- ",
    ),
)

TAILS = (".", ". ", "?", "”", '"', ",", "", "…", ".”", '."')
FRAMES = {
    "id": (
        "{name} {cue} bahwa {name} {topic}",
        "“{topic},” {cue} {title} {name}",
        '"{topic}", kata {name}. {small} {name} akan {topic} jika {name} {topic}',
        "Menurut {name}, {name} {small} {topic}",
        "{title} {name} {cue} {name} pada {date}, {topic}",
        "{topic}, kata {title} Adi Contoh. Dia {cue} {topic}",
        "{name} {cue} {name} {small}",
        "{cue} {name} {small} {name}",
        "{small} {title} {name} {small} {cue} {small} {topic}",
    ),
    "en": (
        "{name} {cue} that {name} {topic}",
        "“{topic},” said {title} {name}",
        '"{topic}", {name} {cue}. {small} {name} will {topic} if {name} {topic}',
        "According to {name}, {name} {small} {topic}",
        "{title} {name} {cue} {name} on {date} to {topic}",
        "{topic}, said {title} Adam Sample. He {cue} {topic}",
        "{name} {cue} {name} {small}",
        "{cue} {name} {small} {name}",
        "{small} {title} {name} {small} {cue} {small} {topic}",
    ),
}
"""Sentences as news has them, with room for words of each kind."""


@cache
def known() -> Knowledge:
    """The curated knowledge."""
    return knowledge(ONTOLOGY)


@cache
def vocabulary(language: str) -> dict[str, tuple[str, ...]]:
    """The words of a language by what they are for: cues, titles, names, small words, words of topics, furniture."""
    words = lexicon(language)
    actors = known().actors.values()
    tables = [table for a in actors for table in (a.names, a.metonyms, a.adjectives)]
    posts = [name for post in known().posts.values() for name in post.names.get(language, ())]
    small = [" ".join(phrase) for section in words.grammar.values() for phrase in section]
    titles = [" ".join(phrase) for name, section in words.names.items() for phrase in section if name != "title_part"]
    phrases = [p for topic in known().topics.values() for p in topic.phrases.get(language, ())]
    phrases += [rule.phrase.pattern for rule in words.content]
    return {
        "cue": tuple(sorted({" ".join(cue.words) for cues in words.cues.values() for cue in cues})),
        "name": tuple(sorted({n for table in tables for key in (language, "") for n in table.get(key, ())})),
        "title": tuple(sorted({*titles, *posts, *(title.title() for title in titles)})),
        "small": tuple(sorted(set(small))),
        "topic": tuple(sorted({"".join(c for c in p if c not in "()*…").replace("|", " ") for p in phrases})),
        "furniture": tuple(sorted({p.example for p in patterns() if p.file in (language, "any")})),
    }


def everything(language: str) -> tuple[str, ...]:
    """The words of a language of all kinds, one of each kind after the other, so that no kind drowns the others."""
    kinds = list(vocabulary(language).values())
    longest = max(map(len, kinds))
    return tuple(kind[place % len(kind)] for place in range(longest) for kind in kinds)


def sentence(chance: Random) -> str:
    """A sentence of one language's words; at times a word or two of it left out."""
    language = chance.choice(LANGUAGES)
    words, frame = vocabulary(language), chance.choice(FRAMES[language])
    said = _SLOT.sub(lambda slot: chance.choice(DATES if slot[1] == "date" else words[slot[1]]), frame)
    if chance.random() < 0.3:
        pieces = said.split()
        del pieces[chance.randrange(len(pieces)) :]
        said = " ".join(pieces)
    return said[:1].upper() + said[1:] + chance.choice(TAILS)


def repeated(piece: str) -> Callable[[int], str]:
    """A line of so many characters that says one thing again and again."""
    return lambda size: (piece * (size // len(piece) + 1))[:size].strip()


def cycled(*kinds: str, between: str = " ") -> Callable[[int], str]:
    """A line of the vocabulary's words of some kinds, in turn, of both languages."""
    groups = [
        group
        for language in LANGUAGES
        for group in zip(*(vocabulary(language)[kind] * 3 for kind in kinds), strict=False)
    ]
    Random(7).shuffle(groups)  # noqa: S311 - so that any stretch is like any other
    words = [word for group in groups for word in group]
    return repeated(between.join(words) + between)


def numbered(pattern: str) -> Callable[[int], str]:
    """A line that says something again and again, each time of somebody else: `{}` in the pattern is a new name."""

    def line(size: int) -> str:
        pieces: list[str] = []
        for number in count(1):
            pieces.append(pattern.format(_named(number)))
            size -= len(pieces[-1])
            if size <= 0:
                return "".join(pieces)
        raise AssertionError

    return line


def _named(number: int) -> str:
    """A name for a number: letters alone, so that it reads as one."""
    letters = ""
    while number:
        number, rest = divmod(number, 26)
        letters += "abcdefghijklmnopqrstuvwxyz"[rest]
    return letters.capitalize().ljust(3, "o")


LINES: dict[str, Callable[[], Callable[[int], str]]] = {
    "plain words": lambda: repeated("kapal itu berlayar jauh ke utara pada musim yang tenang "),
    "plain sentences": lambda: repeated("Rusia mengatakan kapal itu berlayar jauh ke utara. "),
    "one word": lambda: repeated("kata"),
    "commas": lambda: repeated(","),
    "commas between words": lambda: repeated("dia, Rusia, "),
    **{f"marks {mark}": (lambda mark=mark: repeated(mark)) for mark in "\"“”„«»‘’'″"},  # type: ignore[misc]
    **{f"words in {mark}": (lambda mark=mark: repeated(f"{mark}Kami siap menunggu{mark} ")) for mark in "\"“”‘'"},  # type: ignore[misc]
    "nested marks": lambda: repeated("“Kata ‘dia "),
    "cues": lambda: cycled("cue"),
    "cues and names": lambda: cycled("name", "cue"),
    "cues behind quotations": lambda: repeated("“Kami akan menolak itu semua,” kata Putin, "),
    "names": lambda: cycled("name"),
    "names and commas": lambda: cycled("name", between=", "),
    "titles": lambda: cycled("title"),
    "titles and names": lambda: cycled("title", "name"),
    "small words": lambda: cycled("small"),
    "words of topics": lambda: cycled("topic"),
    "furniture": lambda: cycled("furniture", between=". "),
    "advertisements": lambda: repeated(". Iklan - "),
    "dan": lambda: repeated("dan Rusia dan NATO "),
    "and": lambda: repeated("and Russia and NATO "),
    "dan akan": lambda: repeated("Rusia menolak dan akan menyerang dan tidak menunggu "),
    "jika": lambda: repeated("jika Rusia menyerang jika NATO tetap "),
    "bahwa": lambda: repeated("Putin mengatakan bahwa Biden menuntut bahwa "),
    "dates": lambda: repeated("Rabu (22 Desember) 7/12/2021, "),
    "digits": lambda: repeated("7"),
    "digits and slashes": lambda: repeated("7/12/"),
    "brackets": lambda: repeated("("),
    "dashes": lambda: repeated("- "),
    "blanks": lambda: repeated("a" + " " * 2000),
    "stops": lambda: repeated(". "),
    "threats": lambda: repeated("Rusia akan membalas jika NATO memperluas ke timur. "),
    "quoted threats": lambda: repeated("“Kami akan membalas jika NATO memperluas,” kata Putin. "),
    "new people": lambda: numbered("Menteri Adi {} mengatakan dia menolak usulan itu. "),
    "new people in English": lambda: numbered("Minister Adam {} said he would reject the plan, and she agreed. "),
    "new people described": lambda: numbered("Minister Adam {} left. The envoy said it failed. The minister agreed. "),
    "new people, then she": lambda: numbered("Minister Adam {} left. Putin said she would reject the plan. "),
    "new people by surname": lambda: numbered("Menteri Adi {0} pergi. {0} menolak usulan itu, kata menteri itu. "),
    "new bodies": lambda: numbered("Partai {0} menuntut Rusia pergi, kata juru bicara Partai {0}. "),
    "new groups": lambda: numbered("Senior officials from {} said the official had told the minister to leave. "),
    "new groups, then others": lambda: numbered(
        "Senior {} officials left, officials in Kyiv said. The diplomat agreed. "
    ),
    "new people a line": lambda: numbered("Menteri Adi {} mengatakan dia menolak usulan itu.\n\n"),
    "lines": lambda: repeated("Rusia menolak usulan itu pada Rabu.\n\n"),
    "links": lambda: repeated("Baca juga: Rusia menolak usulan itu\n\n"),
    "dated lines": lambda: repeated("7 Desember 2021, 10:00 WIB\n"),
}
"""Texts of any length, each of one kind of thing; made when they are asked for."""
