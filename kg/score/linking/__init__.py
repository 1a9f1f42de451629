"""How good is the linking? Answers and acts that were found, measured against those that a reader marked.

In      a folder of marks (offsets and ids, no text); a file of answers and acts that were found
Out     a Report, as values or as JSON.
Source  docs/linking.md: what an answer and an act are, the two forms of file, and what each figure means.
Limits  links nothing itself, and needs no text: statements are matched by their offsets.
"""

from kg.score.linking.reading import read_found, read_marks
from kg.score.linking.report import Report, report
from kg.score.linking.written import as_json

__all__ = ["Report", "as_json", "read_found", "read_marks", "report"]
