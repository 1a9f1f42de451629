"""The order of the rooms, and nothing else: articles in, a published graph out.

In      paths of articles, a store's folder, options
Out     BuildReport and STORE/quarantine.jsonl; every article and statement is loaded, or refused with a reason.
Source  docs/tour.md walks one article through it.
Limits  one writer; `take` is a pure function of one article, so that workers, or others, can run it elsewhere.
"""

from kg.pipeline.build import build
from kg.pipeline.one import Rooms, Taken, extract, extract_as, open_rooms, take
from kg.pipeline.pace import usable_processors
from kg.pipeline.report import BuildReport, Options, Progress, Stage
from kg.pipeline.rows import cells, json_line, json_lines

__all__ = [
    "BuildReport",
    "Options",
    "Progress",
    "Rooms",
    "Stage",
    "Taken",
    "build",
    "cells",
    "extract",
    "extract_as",
    "json_line",
    "json_lines",
    "open_rooms",
    "take",
    "usable_processors",
]
