"""Pieces that several answers share.

In      nothing
Out     pydantic models: the OpenAPI document is made of these.
"""

from pydantic import BaseModel, Field


class Snapshotted(BaseModel):
    """An answer and the state of the graph it comes from."""

    snapshot: str = Field(description="12 hex digits: the same input gives the same id.")


class ProblemDetails(BaseModel):
    """What is told of a request that gets no answer (RFC 9457); some problems tell more."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
