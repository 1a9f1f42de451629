"""Reconciliation: which thing of the graph somebody's table means, and what can be added to the table from it.

In      an Index; words, types and properties as a table has them
Out     candidates with scores; values of properties.
Source  W3C Reconciliation Service API 0.2 (community group report); OpenRefine 3.
Limits  knows nothing of HTTP. Only names in the graph are matched, not descriptions.
"""

from kg.reconcile.candidates import Candidate, Query, candidates, suggested
from kg.reconcile.properties import PROPERTIES, Property, extended
from kg.reconcile.readings import Value
from kg.reconcile.things import Entity, entity
from kg.reconcile.types import TYPES, Type, ancestors

__all__ = [
    "PROPERTIES",
    "TYPES",
    "Candidate",
    "Entity",
    "Property",
    "Query",
    "Type",
    "Value",
    "ancestors",
    "candidates",
    "entity",
    "extended",
    "suggested",
]
