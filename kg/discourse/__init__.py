"""Discourse networks, as Discourse Network Analyzer defines them.

In      an index, Filters (which statements), a Construction (how they become a network)
Out     Discourse: networks with exact weights, each tie with the statements it rests on; events; three-mode ties.
Source  docs/discourse-networks.md: the formulas, with an example; decision 0024: what was followed, and why.
Limits  two modes, one mode, events and speaker–target–topic; no kernels. Measures of nodes are those of networkx.
"""

from kg.discourse.construction import (
    Aggregation,
    Construction,
    Duplicates,
    Normalisation,
    Type,
    Unit,
    Variable,
    Window,
)
from kg.discourse.matrix import Matrix, Tie
from kg.discourse.network import Discourse, discourse

__all__ = [
    "Aggregation",
    "Construction",
    "Discourse",
    "Duplicates",
    "Matrix",
    "Normalisation",
    "Tie",
    "Type",
    "Unit",
    "Variable",
    "Window",
    "discourse",
]
