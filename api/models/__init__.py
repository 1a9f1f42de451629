"""What the REST API answers, as types.

In      nothing
Out     pydantic models. `id` is short and stands in paths; `iri` is the name in the graph.
Limits  every answer of its own carries the id of the snapshot it was read from.
"""

from api.models.actors import Actor, Actors, ActorSummary, Office, Position, Positions, Tie
from api.models.demands import Demand, Demands, DemandSummary, Stand
from api.models.export import ExportQuery
from api.models.filters import FilterQuery
from api.models.network import Network, NetworkEdge, NetworkNode, NetworkQuery
from api.models.parts import ProblemDetails, Quote, Snapshotted, Thing
from api.models.queries import Cell, Health, Probe, QueryAnswer, QueryParameter, SavedQueries, SavedQuery
from api.models.statements import Document, DocumentStatement, Evidence, Link, Statement

__all__ = [
    "Actor",
    "ActorSummary",
    "Actors",
    "Cell",
    "Demand",
    "DemandSummary",
    "Demands",
    "Document",
    "DocumentStatement",
    "Evidence",
    "ExportQuery",
    "FilterQuery",
    "Health",
    "Link",
    "Network",
    "NetworkEdge",
    "NetworkNode",
    "NetworkQuery",
    "Office",
    "Position",
    "Positions",
    "Probe",
    "ProblemDetails",
    "QueryAnswer",
    "QueryParameter",
    "Quote",
    "SavedQueries",
    "SavedQuery",
    "Snapshotted",
    "Stand",
    "Statement",
    "Thing",
    "Tie",
]
