"""Document → mentions: which words stand for which actor.

In      Document (kg.segment), Knowledge (kg.curated), the word lists of the document's language (kg.language)
Out     for each sentence the mentions in it, in the order of the text; unknown people are minted from title and name.
Source  the gazetteer is the ontology's own labels and aliases, so adding one in Turtle is enough.
Limits  pronouns and descriptions that point back (`blok itu`, `dia`) are for kg.extract, which knows who spoke last.
"""

from kg.link.linker import Linker
from kg.link.spelling import medium_slug, spelled

__all__ = ["Linker", "medium_slug", "spelled"]
