"""The page: what pyLODE makes of the terms, with contents and drawings, and no script, font or image from anywhere.

In      a Vocabulary
Out     HTML.
Source  pyLODE 3.3.4 for the sections; layout.html for the rest.
Limits  pyLODE's headings are English; those of the Indonesian page are put in their place by the words they are.
"""

import logging
import re
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from rdflib.namespace import OWL

from kg.documentation.drawing import pattern, tree
from kg.documentation.prepared import prepared
from kg.documentation.vocabulary import LANGUAGES, TERMS, Vocabulary, local
from kg.errors import SettingsError
from kg.names import ONTOLOGY_GRAPH

if TYPE_CHECKING:
    from pylode import OntPub

_HERE = Path(__file__).parent
_LINES = re.compile(r"\n\s*(?=<)")
_SPOKEN: Mapping[str, Mapping[str, str]] = {
    "en": {
        "home": "Communiqué",
        "contents": "Contents",
        "pattern": "What statements, actors, topics and documents have to do with one another",
        "tree": "Classes, from broader to narrower",
        "data": "As data",
        "other": "Bahasa Indonesia",
        "Equivalentclass": "Equivalent Class",
        "Versioniri": "Version IRI",
        "Versioninfo": "Version",
    },
    "id": {
        "home": "Communiqué",
        "contents": "Daftar isi",
        "pattern": "Kaitan antara pernyataan, aktor, topik, dan dokumen",
        "tree": "Kelas, dari yang luas ke yang sempit",
        "data": "Sebagai data",
        "other": "English",
        "Metadata": "Metadata",
        "Classes": "Kelas",
        "Object Properties": "Properti objek",
        "Datatype Properties": "Properti data",
        "Annotation Properties": "Properti anotasi",
        "Named Individuals": "Individu bernama",
        "Namespaces": "Ruang nama",
        "Legend": "Legenda",
        "Description": "Keterangan",
        "Scope Note": "Catatan cakupan",
        "Example": "Contoh",
        "Note": "Catatan",
        "Sub Class Of": "Subkelas dari",
        "Super Class Of": "Superkelas dari",
        "Sub Property Of": "Subproperti dari",
        "Super Property Of": "Superproperti dari",
        "Equivalentclass": "Kelas setara",
        "In Domain Of": "Domain dari",
        "In Range Of": "Rentang dari",
        "Domain": "Domain",
        "Range": "Rentang",
        "Restriction": "Pembatasan",
        "Versioniri": "IRI versi",
        "Versioninfo": "Versi",
    },
}
_SECTIONS = ("classes", "objectproperties", "datatypeproperties", "annotationproperties", "individuals")
_TITLES = ("Classes", "Object Properties", "Datatype Properties", "Annotation Properties", "Named Individuals")


def page(vocabulary: Vocabulary) -> str:
    """Return the page of a vocabulary, in its language.

    Raises:
        DataError: an expression is of a form that is not known.
        SettingsError: pyLODE is not installed.
    """
    words = _SPOKEN[vocabulary.language]
    body = _sections(vocabulary)
    for english, word in words.items():
        body = body.replace(f">{english}</a>", f">{word}</a>").replace(f">{english}</h2>", f">{word}</h2>")
    other = next(language for language in LANGUAGES if language != vocabulary.language)
    return Template((_HERE / "layout.html").read_text(encoding="utf-8")).substitute(
        {name: escape(word) for name, word in words.items() if name.islower()},
        language=vocabulary.language,
        other_language=other,
        title=escape(vocabulary.title),
        version=escape(vocabulary.version),
        iri=ONTOLOGY_GRAPH.value,
        toc="".join(_contents(vocabulary)),
        pattern_drawing=pattern(vocabulary, words["pattern"]),
        tree_drawing=tree(vocabulary, words["tree"]),
        body=body,
    )


def _sections(vocabulary: Vocabulary) -> str:
    """What pyLODE says of each term; its own frame, with style sheet, logo and contents, is left out."""
    made = _lode(vocabulary)
    children = [child.render() for child in made.content.children]
    individuals = _individuals(vocabulary, made)
    at = next(place for place, child in enumerate(children) if 'id="namespaces"' in child)
    # Blanks between tags are for people who read the source: they would be half of the page.
    return _LINES.sub("", "".join([*children[:at], individuals, *children[at:]]))


def _lode(vocabulary: Vocabulary) -> "OntPub":
    level = logging.root.level
    try:
        from pylode import OntPub
    except ImportError as error:
        raise SettingsError("pyLODE", "is not installed: `make setup` installs what documents are made with") from error
    finally:
        logging.root.setLevel(level)  # which pyLODE sets when it is imported
    made = OntPub(ontology=prepared(vocabulary), sort_subjects=True)
    made.fids.update({str(term): local(term) for sort in TERMS for term in vocabulary.terms(sort)})
    made.make_html()
    return made


def _individuals(vocabulary: Vocabulary, made: "OntPub") -> str:
    """The section of named individuals, which pyLODE knows how to make, but leaves out."""
    from pylode.rdf_elements import CLASS_PROPS
    from pylode.utils import section_html

    section = section_html(
        _TITLES[-1],
        made.ont,
        made.back_onts,
        made.ns,
        OWL.NamedIndividual,
        CLASS_PROPS,
        made.toc,
        _SECTIONS[-1],
        made.fids,
        made.props_labeled,
    )
    return str(section.render())


def _contents(vocabulary: Vocabulary) -> Iterator[str]:
    words = _SPOKEN[vocabulary.language]
    for section, title, sort in zip(_SECTIONS, _TITLES, TERMS, strict=True):
        terms = sorted((vocabulary.label(term), local(term)) for term in vocabulary.terms(sort))
        items = "".join(f'<li><a href="#{name}">{escape(label)}</a></li>' for label, name in terms)
        summary = f'<a href="#{section}">{escape(words.get(title, title))}</a>'
        yield f"<details><summary>{summary}</summary><ul>{items}</ul></details>"
