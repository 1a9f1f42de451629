"""Answers of /statements and /documents.

In      nothing
Out     pydantic models: the OpenAPI document is made of these.
"""

from datetime import date

from pydantic import BaseModel, Field

from api.models.parts import Snapshotted, Thing


class Evidence(BaseModel):
    """A stretch of a document's text."""

    document: str
    start: int = Field(description="First character, in Unicode code points of the stored text.")
    end: int = Field(description="After the last character.")
    words: str
    before: str | None
    after: str | None


class Link(BaseModel):
    """A report in the chain by which a statement came, from the article upwards."""

    report: str
    issuer: Thing | None


class Statement(Snapshotted):
    """One statement with all its slots."""

    id: str
    iri: str
    kind: str
    speakers: list[Thing]
    targets: list[Thing]
    target_unstated: bool
    topics: list[Thing] = Field(description="What it takes a stand on, or tells of.")
    about: list[Thing] = Field(description="All that its words bring up; the topics are among them.")
    content_words: str | None
    stance: str | None
    polarity: str | None
    certainty: str | None
    day: date | None
    condition: str | None
    direct: bool
    confidence: float | None
    conveyed_by: list[Thing]
    cited_from: list[Thing]
    document: str
    evidence: list[Evidence]
    chain: list[Link]


class DocumentStatement(BaseModel):
    """A statement in the list of its document."""

    id: str
    kind: str
    speakers: list[Thing]
    targets: list[Thing]
    topics: list[Thing]
    stance: str | None
    day: date | None
    direct: bool
    words: str
    start: int


class Document(Snapshotted):
    """One document and what it says."""

    id: str
    iri: str
    source: str
    headline: str | None
    published: date | None
    language: str | None
    url: str | None
    outlet: Thing | None
    characters: int
    sha256: str
    statements: list[DocumentStatement]
