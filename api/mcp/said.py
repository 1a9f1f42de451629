"""Statements, stands and positions as assistants are told them.

In      nothing
Out     pydantic models.
Limits  whatever an article wrote stands in fields whose name begins with `untrusted_`, except addresses.
"""

from pydantic import Field

from api.mcp.answers import Told
from api.mcp.marking import Untrusted


class Named(Told):
    """A thing of the graph: with a label that was curated, or with a name that only articles print."""

    iri: str
    label: str | None = None
    untrusted_name: Untrusted | None = None


class Candidate(Named):
    """A thing that goes by a name like the one looked for."""

    id: str = Field(description="What the other tools take in place of the IRI.")
    kind: str = Field(description="Person, State, … of an actor; demand or issue of a topic.")
    untrusted_match: Untrusted | None = Field(default=None, description="The name that is like the one looked for.")
    score: float | None = Field(default=None, description="How like, from 0 to 100.")
    statements: int = Field(description="Statements that it made or received, or that take a stand on it.")
    status: str | None = Field(
        default=None, description="Of a demand: open, answered, rejected, partly-met, conceded …"
    )


class Document(Told):
    """The document that a statement stands in."""

    iri: str
    url: str | None = None
    untrusted_source: Untrusted | None = Field(
        default=None, description="The name of its file, where it has no address."
    )
    untrusted_headline: Untrusted | None = None
    outlet: Named | None = None
    published: str | None = None


class Statement(Told):
    """One attributed act of speech, as one document reports it."""

    iri: str
    kind: str
    speakers: list[Named] = Field(description="Who holds what is said.")
    targets: list[Named] = Field(description="Who is asked, threatened, accused, rejected, supported or agreed with.")
    topics: list[Named] = Field(description="Demands and issues it takes a stand on, or tells of.")
    stance: str | None = None
    day: str | None = None
    dated: str | None = Field(default=None, description="Whether it was said or only published on that day.")
    untrusted_quote: Untrusted | None = None
    untrusted_condition: Untrusted | None = None
    direct: bool = Field(description="Whether the words are the speaker's own.")
    confidence: float | None = Field(
        default=None, description="The share of statements found in this way that was right."
    )
    document: Document | None = None
    conveyed_by: list[Named] | None = Field(default=None, description="Who passed it on.")
    cited_from: list[Named] | None = Field(default=None, description="Whose reports it names as its source.")


class Change(Told):
    """A change of stance, in the words before and after."""

    on: str | None = None
    was: str
    became: str
    before: Statement
    after: Statement


class Held(Told):
    """Where an actor stands on a demand or issue."""

    topic: Named
    topic_kind: str
    stance: str | None = Field(default=None, description="support, oppose, or mixed; none where no side was taken.")
    statements: int
    kinds: dict[str, int]
    first: str | None = None
    last: str | None = None
    outlets: int = Field(description="How many outlets report it.")
    outlets_most: list[Named] = Field(description="Those that report it most, three at most.")
    quotes: list[Statement]
    current: str | None = Field(default=None, description="support, oppose, conditional or ambiguous, as it last was.")
    changes: list[Change] = Field(default=[], description="Where the stance became another, the latest.")


class Side(Told):
    """An actor's statements on one side of a demand or issue."""

    actor: Named
    statements: int
    first: str | None = None
    last: str | None = None
    quotes: list[Statement]


class Compared(Told):
    """Where two actors stand on one demand or issue."""

    topic: Named
    topic_kind: str
    agreement: str = Field(description="agree, disagree, mixed, or unclear.")
    a: Held | None = None
    b: Held | None = None
