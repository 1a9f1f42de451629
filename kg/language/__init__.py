"""What the house knows of each language: cue words, act patterns, titles, small words, days; data files, no code.

In      the word lists of one folder per language (kg/language/{id,en}/*.txt), which a linguist can edit
Out     Lexicon: the same knowledge as values.
Source  the language notes of the design; each file says its own form at its top.
Limits  surface forms are written out: there is no stemmer at run time.
"""

from kg.language.book import PhraseBook
from kg.language.files import LISTS, read_sections, surface
from kg.language.lexicon import LANGUAGES, ContentRule, Cue, Group, Lexicon, lexicon
from kg.language.phrases import Line, Phrase, phrase
from kg.language.sections import Places

__all__ = [
    "LANGUAGES",
    "LISTS",
    "ContentRule",
    "Cue",
    "Group",
    "Lexicon",
    "Line",
    "Phrase",
    "PhraseBook",
    "Places",
    "lexicon",
    "phrase",
    "read_sections",
    "surface",
]
