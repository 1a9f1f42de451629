"""What the REST API answers, as types.

In      nothing
Out     pydantic models. What lists, things and counts answer stands in kg.answers.values.
Limits  every answer of its own carries the id of the snapshot it was read from.
"""

from api.models.export import ExportQuery
from api.models.filters import FilterQuery
from api.models.network import Network, NetworkEdge, NetworkNode, NetworkQuery
from api.models.parts import ProblemDetails, Snapshotted
from api.models.queries import Cell, Health, Probe, QueryAnswer, QueryParameter, SavedQueries, SavedQuery

__all__ = [
    "Cell",
    "ExportQuery",
    "FilterQuery",
    "Health",
    "Network",
    "NetworkEdge",
    "NetworkNode",
    "NetworkQuery",
    "Probe",
    "ProblemDetails",
    "QueryAnswer",
    "QueryParameter",
    "SavedQueries",
    "SavedQuery",
    "Snapshotted",
]
