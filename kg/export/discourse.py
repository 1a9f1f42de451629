"""Discourse Network Analyzer: its event list, and its documents and statements as rDNA adds them to a database.

In      a Source
Out     a zip: eventlist.csv, documents.csv, statements.csv, import.R, README.txt.
Source  DNA 3.1: its export of event lists; rDNA's dna_addDocuments and dna_addStatement; columns.toml, docs/exports.md.
Limits  a row is one speaker's stand on one topic, with agreement 1 (support) or 0 (oppose): DNA knows no third.
        Articles are their publishers': the text of a document here is its quotations, and places in it count UTF-16
        units, as DNA does.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, groupby
from sqlite3 import Row
from typing import BinaryIO, Final

from kg.export.affiliations import Affiliations
from kg.export.columns import Value, columns
from kg.export.source import Source
from kg.export.statements import BY_PLACE, Party, Roles, spoken
from kg.export.written import Zip, table

_AGREEMENT: Final = {"support": 1, "oppose": 0}
_GAP: Final = "\n\n"
_TYPE: Final = "news article"
_README: Final = """{provenance}

Tables for Discourse Network Analyzer (DNA) 3: {statements} stands of a speaker on a topic, in {documents} documents.
Left out, as they neither support nor oppose a topic: {left_out} statements.

eventlist.csv   what DNA writes as an event list: semicolons between cells. For R: read.csv2("eventlist.csv").
documents.csv   one row a document, for rDNA's dna_addDocuments. The text holds the quotations alone.
statements.csv  one row a statement, for rDNA's dna_addStatement; start and stop are places in that text.
import.R        adds both to an empty DNA database.
"""
_IMPORT: Final = """\
# Adds documents.csv and statements.csv to a DNA database. Make an empty one in DNA first (communique.dna, in this
# folder), and say its coder's password here. Needs rDNA 3.1 or later.
library("rDNA")
dna_init()
dna_openDatabase(coderId = 1, coderPassword = "", db_url = "communique.dna")
told <- function(file) read.csv(file, encoding = "UTF-8", na.strings = character(0), colClasses = "character")
documents <- told("documents.csv")
ids <- dna_addDocuments(
  coder_id = 1, title = documents$title, text = documents$text, author = documents$author, source = documents$source,
  section = documents$section, type = documents$type, notes = documents$notes,
  date_time = as.POSIXct(documents$date_time, tz = "UTC")
)
statements <- told("statements.csv")
for (i in seq_len(nrow(statements))) {
  one <- statements[i, ]
  dna_addStatement(
    documentID = ids[as.integer(one$document_id)], startCaret = as.integer(one$start), endCaret = as.integer(one$stop),
    statementType = "DNA Statement", coder = 1, person = one$person, organization = one$organization,
    concept = one$concept, agreement = as.integer(one$agreement)
  )
}
"""


class _EventList(csv.excel):
    """As DNA writes it: texts in quotation marks, numbers without."""

    delimiter = ";"
    quoting = csv.QUOTE_NONNUMERIC
    lineterminator = "\n"


@dataclass(frozen=True, slots=True)
class _Stand:
    """One speaker's stand on one topic."""

    row: Row
    speaker: Party
    topic: Party
    start: int
    """In the text made of the document's quotations."""
    stop: int


@dataclass(frozen=True, slots=True)
class _Document:
    """A document, its quotations as one text, and the stands in it."""

    number: int
    row: Row
    text: str
    stands: list[_Stand]
    left_out: int


def write(source: Source, out: BinaryIO) -> int:
    """Return the number of stands written to the stream.

    Raises:
        UnknownIdError: a filter names what the graph does not hold.
        OSError: the stream cannot be written.
    """
    zipped, actors = Zip(out), Affiliations.read(source.index, source.selection.language)
    events = ([number, *_event(document, stand, actors)] for number, document, stand in _numbered(source))
    with zipped.file("eventlist.csv") as file:
        table(file, chain([_header("dna_eventlist")], events), _EventList)
    with zipped.file("documents.csv") as file:
        table(file, chain([_header("dna_documents")], map(_described, _documents(source))))
    coded = ([number, *_coded(document, stand, actors)] for number, document, stand in _numbered(source))
    with zipped.file("statements.csv") as file:
        count = table(file, chain([_header("dna_statements")], coded)) - 1
    zipped.text("import.R", _IMPORT)
    numbers = [(1, document.left_out) for document in _documents(source)]
    told = "\n".join(f"{name}: {value}" for name, value in source.provenance.pairs())
    left_out = sum(number for _, number in numbers)
    zipped.text(
        "README.txt", _README.format(provenance=told, statements=count, documents=len(numbers), left_out=left_out)
    )
    zipped.close()
    return count


def _header(name: str) -> list[Value]:
    return [column.name for column in columns(name)]


def _numbered(source: Source) -> Iterator[tuple[int, _Document, _Stand]]:
    stands = ((document, stand) for document in _documents(source) for stand in document.stands)
    return ((number, *both) for number, both in enumerate(stands, 1))


def _documents(source: Source) -> Iterator[_Document]:
    found = spoken(source.index, source.selection, BY_PLACE)
    groups = groupby(found, lambda both: both[0]["document_slug"])
    for number, (_, group) in enumerate(groups, 1):
        yield _document(number, list(group))


def _document(number: int, found: list[tuple[Row, Roles]]) -> _Document:
    text, stands, left_out = "", [], 0
    for row, roles in found:
        own = list(_stands(row, roles, _units(text)))
        left_out += not own
        stands += own
        text += (row["words"] or "") + _GAP
    return _Document(number, found[0][0], text.removesuffix(_GAP), stands, left_out)


def _stands(row: Row, roles: Roles, start: int) -> Iterator[_Stand]:
    if row["stance"] in _AGREEMENT:
        stop = start + _units(row["words"] or "")
        for speaker in roles.get("speaker", ()):
            for topic in roles.get("content", ()):
                yield _Stand(row, speaker, topic, start, stop)


def _event(document: _Document, stand: _Stand, actors: Affiliations) -> list[Value]:
    row = stand.row
    time = f"{row['day']} 00:00:00" if row["day"] else ""
    title, outlet = row["headline"] or "", row["outlet_name"] or ""
    return [
        time, document.number, title, "", outlet, "", _TYPE, row["words"], *_variables(stand, actors), row["kind"],
        row["iri"],
    ]  # fmt: skip


def _described(document: _Document) -> list[Value]:
    row = document.row
    time = f"{row['published']} 00:00:00" if row["published"] else ""
    notes = " ".join(filter(None, (row["document_iri"], row["url"])))
    return [
        document.number,
        row["headline"] or row["source"],
        document.text,
        "",
        row["outlet_name"],
        "",
        _TYPE,
        notes,
        time,
    ]


def _coded(document: _Document, stand: _Stand, actors: Affiliations) -> list[Value]:
    return [document.number, stand.start, stand.stop, *_variables(stand, actors), stand.row["iri"]]


def _variables(stand: _Stand, actors: Affiliations) -> tuple[str, str, str, int]:
    """DNA's own four: person, organization, concept, agreement."""
    speaker, row = stand.speaker, stand.row
    person = speaker.label if speaker.sort == "Person" else ""
    organization = actors.on(speaker.id, row["day"]) if person else speaker.label
    return person, organization, stand.topic.label, _AGREEMENT[row["stance"]]


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
