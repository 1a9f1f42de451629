"""A discourse network: what is asked for, and what answers.

In      nothing
Out     pydantic models.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from api.models.filters import FilterQuery
from api.models.parts import Snapshotted
from kg.discourse import Aggregation, Construction, Duplicates, Normalisation, Type, Variable
from kg.index.labels import Language

_Excluded = Annotated[str, Field(pattern=f"^({'|'.join(Variable)})=[^=]{{1,300}}$")]


class DiscourseQuery(FilterQuery):
    """Which statements are meant, and how they become a network."""

    type: Literal[Type.TWO_MODE, Type.ONE_MODE] = Field(
        Type.ONE_MODE, description="two-mode: variable 1 by variable 2; one-mode: variable 1 by what it shares of 2."
    )
    variable1: Variable = Field(Variable.SPEAKER, description="What the nodes are.")
    variable2: Variable = Field(Variable.TOPIC, description="What they are tied to, or by.")
    aggregation: Aggregation = Field(
        Aggregation.IGNORE, description="ignore, subtract; one-mode: congruence, conflict; two-mode: combine."
    )
    normalisation: Normalisation = Field(
        Normalisation.NO, description="no; one-mode: average, jaccard, cosine; two-mode: activity, prominence."
    )
    duplicates: Duplicates = Field(Duplicates.INCLUDE, description="Where statements that say the same count once.")
    isolates: bool = Field(False, description="Keep nodes of statements that are not counted.")
    minimum1: int = Field(1, ge=1, le=1_000_000, description="Least statements of a value of variable 1.")
    minimum2: int = Field(1, ge=1, le=1_000_000, description="Least statements of a value of variable 2.")
    exclude: Annotated[tuple[_Excluded, ...], Field(max_length=100)] = Field(
        (), description="Values whose statements are left out.", examples=[["kind=denial"]]
    )
    limit: int = Field(500, ge=1, le=20_000, description="Ties at most: those of the greatest weight, of either sign.")
    lang: Language = Field(Language.EN, description="The language of the labels.")

    def construction(self) -> Construction:
        """Return how the network is to be made.

        Raises:
            NetworkError: a network of this type has no such aggregation or normalisation.
        """
        parted = (one.partition("=") for one in self.exclude)
        return Construction(
            type=self.type,
            variable1=self.variable1,
            variable2=self.variable2,
            aggregation=self.aggregation,
            normalisation=self.normalisation,
            duplicates=self.duplicates,
            isolates=self.isolates,
            minimum1=self.minimum1,
            minimum2=self.minimum2,
            exclude=tuple((Variable(variable), value) for variable, _, value in parted),
        )


class DiscourseNode(BaseModel):
    """A value of a variable."""

    id: str = Field(description="Kind and slug; the page of an actor or topic is /id/{id}.", examples=["actor/nato"])
    label: str
    kind: str
    sort: str | None = Field(alias="class", description="Of an actor: Person, State, Group …")
    iri: str | None


class DiscourseTie(BaseModel):
    """A tie, and what it rests on."""

    source: str
    target: str
    weight: float
    first: str | None
    last: str | None
    statements: list[str] = Field(description="Ids of the statements, for /statements/{id}.")


class DiscourseTally(BaseModel):
    """Pairs of values of both variables in a statement: how many were counted, and why others were not."""

    chosen: int
    counted: int
    incomplete: int = Field(description="Without a value of one of the variables.")
    excluded: int
    without_stance: int = Field(description="Neither supporting nor opposing, where that matters.")
    duplicates: int
    rare: int


class DiscourseNetwork(Snapshotted):
    """A network, the greatest weights first."""

    tally: DiscourseTally
    rows: list[DiscourseNode]
    columns: list[DiscourseNode] = Field(description="The same as the rows in a one-mode network.")
    ties: list[DiscourseTie]
    truncated: bool = Field(description="Whether there are more ties than `limit`.")
    note: str | None = Field(None, description="What of it is not as of the day that `known_by` asks for.")
