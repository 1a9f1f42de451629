"""One language's word lists as values.

In      kg/language/{language}/{cues,content,grammar,names,time}.txt
Out     Lexicon, read once per language and process.
Source  each file says its form at its top.
Limits  a line that does not fit its file's form is a DataError naming file and line, never skipped.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.errors import DataError
from kg.language.book import PhraseBook
from kg.language.files import LISTS, Section, read_sections, surface
from kg.language.phrases import Phrase, phrase
from kg.language.sections import Sections
from kg.language.wordset import Words, WordSet
from kg.model import Kind

SAY = "say"
LANGUAGES = tuple(sorted(path.parent.name for path in LISTS.glob("*/cues.txt")))
"""A language is a folder of word lists."""
_WHOSE = ("self", "other", "any", "not-self", "not-other")


@dataclass(frozen=True, slots=True)
class Cue:
    """One surface form of a word that reports a speech act."""

    words: Words
    act: str
    """`say`, or one of the nine kinds."""
    behind: bool
    """May only stand behind what is said (`"…," kata X`)."""
    passive: bool
    """The doer follows (`ditolak oleh X`)."""
    noun: bool
    """A noun whose owner follows it (`permintaan Moskow agar …`)."""
    unsure: bool
    """Also another word (`demands` is a noun too): counts only directly behind its doer."""
    clitic: bool
    """Carries its speaker in a clitic (`ujarnya`)."""


@dataclass(frozen=True, slots=True)
class ContentRule:
    """A pattern that tells the kind of act from the words said."""

    kind: Kind
    whose: str
    phrase: Phrase
    example: str


@dataclass(frozen=True, slots=True)
class Group:
    """A noun that, with a state, names a body or group of it."""

    words: Words
    slug: str
    """`state` for the state itself, else a slug with `{}` for what is its own (`russian`) or `{state}` for its slug."""
    label: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is known of one language."""

    language: str
    cues: Mapping[str, tuple[Cue, ...]]
    """By first word, longest first."""
    content: tuple[ContentRule, ...]
    content_book: PhraseBook
    """Which of the content rules are worth trying on a line."""
    grammar: Mapping[str, WordSet]
    """Small word classes by name; phrases as tuples of lower-case words."""
    singles: Mapping[str, frozenset[str]]
    """The one-word members of each class."""
    traits: frozenset[str]
    sections: Sections
    """The same classes and those of names, to be found in a sentence all at once."""
    names: Mapping[str, WordSet]
    title_part: frozenset[str]
    """Words that may stand inside a title."""
    not_names: frozenset[str]
    """Words that begin with a capital without being a name."""
    groups: Mapping[str, tuple[Group, ...]]
    group_ends: frozenset[str]
    """The last words of the nouns of groups."""
    descriptions: Mapping[str, tuple[tuple[Words, str, str], ...]]
    """By first word: nouns that stand for a body, the class of body they stand for, and a part its id must have."""
    pointing: frozenset[str]
    """The words with which something that points back can begin: pronouns, descriptions, titles."""
    days: Mapping[str, int]
    months: Mapping[str, int]
    time: Mapping[str, WordSet]
    dating: frozenset[str]
    """The words, other than numbers, with which a date can begin."""

    def has_trait(self, trait: str) -> bool:
        """Say whether the language has a trait of word order that its `[trait]` section names.

        Raises:
            Nothing.
        """
        return trait in self.traits

    def single(self, section: str) -> frozenset[str]:
        """Return the one-word members of a grammar class.

        Raises:
            KeyError: the language has no such class.
        """
        return self.singles[section]


_POINTING = ("pair", "two_states", "three_states", "title", "former", "person_noun")
"""Lists of names whose words can stand for somebody named before."""


@cache
def lexicon(language: str) -> Lexicon:
    """Return the word lists of a language.

    Raises:
        DataError: a file is missing or a line does not fit its form.
    """
    folder = LISTS / language
    grammar = {name: _word_set(section) for name, section in read_sections(folder / "grammar.txt").items()}
    listed = read_sections(folder / "names.txt")
    names = {name: _word_set(section) for name, section in listed.items() if name not in ("group", "description")}
    dates = read_sections(folder / "time.txt")
    days, months = (_numbers(folder / "time.txt", dates.get(name, ())) for name in ("day", "month"))
    time = {name: _word_set(section) for name, section in dates.items() if name not in ("day", "month")}
    content = _content(folder / "content.txt")
    descriptions = _descriptions(listed.get("description", ()))
    groups = _groups(folder / "names.txt", listed.get("group", ()))
    pronouns = _firsts(grammar, "person_pronoun", "plural_pronoun", "own_pronoun")
    return Lexicon(
        language,
        _cues(folder / "cues.txt"),
        content,
        PhraseBook(rule.phrase for rule in content),
        grammar,
        {name: _single(phrases) for name, phrases in grammar.items()},
        frozenset("_".join(words) for words in grammar["trait"]),
        Sections({**grammar, **{name: phrases for name, phrases in names.items() if name != "title_part"}}),
        names,
        _single(names["title_part"]),
        _single(grammar["not_a_name"]),
        groups,
        frozenset(group.words[-1] for found in groups.values() for group in found),
        descriptions,
        pronouns.union(descriptions, _firsts(names, *_POINTING)),
        days,
        months,
        time,
        _firsts(time, "today", "yesterday").union(days, months),
    )


def _single(phrases: WordSet) -> frozenset[str]:
    return frozenset(words[0] for words in phrases if len(words) == 1)


def _firsts(sections: Mapping[str, WordSet], *names: str) -> frozenset[str]:
    return frozenset().union(*(sections[name].firsts for name in names))


def _word_set(section: Section) -> WordSet:
    return WordSet(surface(entry) for _, line in section for entry in line.split())


def _cues(path: Path) -> dict[str, tuple[Cue, ...]]:
    found: dict[str, list[Cue]] = {}
    for act, section in read_sections(path).items():
        if act and act != SAY and act not in set(Kind):
            raise DataError(str(path), None, f"section [{act}] is no kind of statement.")
        for _, line in section:
            forms = line.split("||")[0].split()
            bare = {form[1:] for form in forms if form.startswith("<")}
            for form in forms:
                plain = form.lstrip("<!~?")
                clitic = plain.endswith("nya") and plain[:-3] in bare
                behind = form.startswith("<") or clitic
                cue = Cue(
                    surface(plain), act, behind, form.startswith("!"), form.startswith("~"), "?" in form[:2], clitic
                )
                found.setdefault(cue.words[0], []).append(cue)
    return {first: tuple(sorted(cues, key=_longest_first)) for first, cues in found.items()}


def _longest_first(cue: Cue) -> tuple[int, bool]:
    return -len(cue.words), cue.behind


def _content(path: Path) -> tuple[ContentRule, ...]:
    rules = []
    for number, line in read_sections(path)[""]:
        fields, _, example = line.partition("||")
        # a phrase holds `|` in its alternatives: only the first two bars part the fields
        parts = [part.strip() for part in fields.split("|", 2)]
        if len(parts) != 3 or parts[0] not in set(Kind) or parts[1] not in _WHOSE:
            raise DataError(str(path), number, f"expected `kind | {', '.join(_WHOSE)} | phrase || example`.")
        rules.append(ContentRule(Kind(parts[0]), parts[1], phrase(parts[2]), example.strip()))
    return tuple(rules)


def _groups(path: Path, section: Section) -> dict[str, tuple[Group, ...]]:
    found: dict[str, list[Group]] = {}
    for number, line in section:
        parts = [part.strip() for part in line.split("|")]
        if len(parts) not in (2, 3):
            raise DataError(str(path), number, "expected `noun | state` or `noun | slug with {} | label with {}`.")
        group = Group(surface(parts[0]), parts[1], parts[2] if len(parts) == 3 else "{}")
        found.setdefault(group.words[0], []).append(group)
    return {first: tuple(sorted(groups, key=lambda g: -len(g.words))) for first, groups in found.items()}


def _descriptions(section: Section) -> dict[str, tuple[tuple[Words, str, str], ...]]:
    found: dict[str, dict[Words, tuple[str, str]]] = {}
    for _, line in section:
        noun, name, *part = (field.strip() for field in line.split("|"))
        found.setdefault(surface(noun)[0], {})[surface(noun)] = (name, part[0] if part else "")
    return {first: tuple((noun, *told) for noun, told in nouns.items()) for first, nouns in found.items()}


def _numbers(path: Path, section: Iterable[tuple[int, str]]) -> dict[str, int]:
    numbers = {}
    for number, line in section:
        word, _, value = line.rpartition(" ")
        if not word or not value.isdigit():
            raise DataError(str(path), number, "expected a word and a number.")
        numbers[word.strip().lower()] = int(value)
    return numbers
