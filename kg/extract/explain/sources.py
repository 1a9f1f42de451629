"""Where the data stands that decides: file and line of word-list entries, phrases of topics, actors.

In      the word lists of a language (kg/language/{id,en}/*.txt), the Turtle of the ontology folder
Out     places such as `kg/language/id/cues.txt:14 [say]`, for a person who wants to edit them.
Limits  reads the files as text, because the values made of them do not remember their lines.
"""

import re
from functools import cached_property
from pathlib import Path

from kg.language import LISTS, read_sections, surface
from kg.language.lexicon import Cue

_ACTOR = re.compile(r"\S*actor[:/]([\w-]+)>?(?:\s|$)")


class Sources:
    """Answers where entries stand, for one language and one ontology folder."""

    def __init__(self, language: str, ontology: Path) -> None:
        self._folder = LISTS / language
        self._ontology = ontology

    def cue(self, cue: Cue) -> str:
        """Return where the line of a cue stands.

        Raises:
            DataError: a word list cannot be read.
        """
        for number, line in read_sections(self._folder / "cues.txt").get(cue.act, ()):
            forms = (form.lstrip("<!~?") for form in line.split("||")[0].split())
            if any(surface(form) == cue.words for form in forms):
                return self._place("cues.txt", number, cue.act)
        return ""

    def content(self, pattern: str) -> str:
        """Return where a pattern that tells the kind from the words stands.

        Raises:
            DataError: a word list cannot be read.
        """
        for number, line in read_sections(self._folder / "content.txt")[""]:
            fields = line.partition("||")[0].split("|", 2)
            if len(fields) == 3 and fields[2].strip() == pattern:
                return self._place("content.txt", number, fields[0].strip())
        return ""

    def entry(self, place: str, words: tuple[str, ...]) -> str:
        """Return where words stand in a section such as `grammar/address`; the section alone where they are not found.

        Raises:
            DataError: a word list cannot be read.
        """
        name, _, section = place.partition("/")
        lines = read_sections(self._folder / f"{name}.txt").get(section, ())
        for number, line in lines:
            if any(surface(entry) == words for entry in line.split("|")[0].split()):
                return self._place(f"{name}.txt", number, section)
        return f"{self._shown(f'{name}.txt')} [{section}]" if lines else ""

    def actor(self, slug: str) -> str:
        """Return where the Turtle begins to describe an actor; empty for one nobody curates.

        Raises:
            OSError: a file cannot be read.
        """
        return self._actors.get(slug, "")

    def phrase(self, pattern: str) -> str:
        """Return where a phrase of a topic stands.

        Raises:
            OSError: a file cannot be read.
        """
        return next((place for place, line in self._lines if f'"{pattern}"' in line), "")

    @cached_property
    def _actors(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for place, line in self._lines:
            described = _ACTOR.match(line)
            if described:
                found.setdefault(described[1], place)
        return found

    @cached_property
    def _lines(self) -> list[tuple[str, str]]:
        return [
            (f"{self._ontology.name}/{path.name}:{number}", line)
            for path in sorted(self._ontology.glob("*.ttl"))
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        ]

    def _place(self, file: str, number: int, section: str) -> str:
        return f"{self._shown(file)}:{number} [{section}]"

    def _shown(self, file: str) -> str:
        return f"kg/language/{self._folder.name}/{file}"
